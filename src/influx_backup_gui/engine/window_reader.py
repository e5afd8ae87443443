"""Read one window of a table truthfully: rows, count of the same rows, and a part whose bytes are known to be right."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from influx_backup_gui.domain.errors import BackupError, QueryFailed, TableGone, TooMuchForServer
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import Profile
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.windows import TARGET_ROWS, Window, cut_evenly, halve
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import count_days, span
from influx_backup_gui.store.columnar import identical, read_parquet, recode

GREW = "written to while it was read"
CONTRADICTORY = "rows came and went while it was read"
_ROUNDS = 3


@dataclass(frozen=True)
class ReadPart:
    """One window, read and proved: a file in the spool, or no file (`path` None) when the window is empty."""

    range: TimeRange
    path: Path | None
    rows: int
    bytes: int
    sha256: str
    first: int | None
    last: int | None
    days: Mapping[str, int]
    columns: tuple[str, ...]
    note: str = ""


class WindowReader:
    """Reads windows into a spool folder. Used by several threads at once."""

    def __init__(self, client: Client, spool: Path, profile: Profile, cancel: CancelToken) -> None:
        self._client, self._spool, self._profile, self._cancel = client, spool, profile, cancel
        self._numbers = itertools.count(1)

    def plan_unknown(self, database: str, table: str, window: Window, cutoff: int) -> Iterator[Window]:
        """Find out how many rows a window of unknown size holds, and cut it until the pieces are of a fair size.

        Rows from `cutoff` on (being written now) get a window of their own, so that all others stand still.
        """
        try:
            rows, first, last = self._client.extent(database, table, window.range)
        except TooMuchForServer:
            for half in self._halves(window.range):
                yield from self.plan_unknown(database, table, Window(half), cutoff)
            return
        if first is None or last is None or (rows <= TARGET_ROWS * 3 // 2 and last < cutoff):
            yield Window(window.range, rows)
            return
        if first < cutoff <= last:
            yield from self.plan_unknown(database, table, Window(TimeRange(window.range.first, cutoff)), cutoff)
            yield from self.plan_unknown(database, table, Window(TimeRange(cutoff, window.range.last)), cutoff)
            return
        pieces = cut_evenly(window.range, rows, first, last)
        if len(pieces) == 1:
            yield Window(window.range, rows)
            return
        for piece in pieces:
            yield from self.plan_unknown(database, table, Window(piece), cutoff)

    def read(self, database: str, table: str, window: TimeRange) -> list[ReadPart]:
        """Read a window, or its halves where the server refuses so much. In ascending order."""
        try:
            return [self._read_one(database, table, window)]
        except TooMuchForServer:
            low, high = self._halves(window)
            return self.read(database, table, low) + self.read(database, table, high)

    def _halves(self, window: TimeRange) -> tuple[TimeRange, TimeRange]:
        self._cancel.check()
        halves = halve(window)
        if halves is None:
            raise QueryFailed(
                "The server refuses to read even one instant of this table: too many files or too much data overlap.",
                "Restart the server with a higher --query-file-limit (InfluxDB 3 Core: 432), then back up again.",
            )
        return halves

    def _read_one(self, database: str, table: str, window: TimeRange) -> ReadPart:
        """Read, count, and read again until both agree (design.md 6.3)."""
        most, note = -1, ""
        for attempt in range(_ROUNDS):
            if attempt:
                self._cancel.wait(0.3 * attempt)
            path, rows = self._rows(database, table, window)
            counted = self._client.count(database, table, window)
            read = rows.num_rows
            if read == counted and read >= most:
                note = ""
                break
            if most >= 0 and read >= most and counted >= read:
                note = GREW
                break
            most, note = max(most, counted, read), CONTRADICTORY
        return self._part(window, path, rows, note)

    def _rows(self, database: str, table: str, window: TimeRange) -> tuple[Path, pa.Table]:
        path = self._spool / f"{next(self._numbers):08d}.parquet"
        for attempt in range(_ROUNDS):
            try:
                size = self._client.read_to(path, database, table, window)
                return path, read_parquet(path) if size else pa.table({})
            except (TooMuchForServer, TableGone):
                path.unlink(missing_ok=True)
                raise
            except (QueryFailed, pa.ArrowException) as error:
                path.unlink(missing_ok=True)
                if attempt == _ROUNDS - 1:
                    raise (
                        error
                        if isinstance(error, BackupError)
                        else QueryFailed(
                            f"The server sent a Parquet file that cannot be read: {error}",
                            "Look into the server's log; then run the backup again.",
                        )
                    ) from error
                self._cancel.wait(0.3 * (attempt + 1))
        raise AssertionError("unreachable: the last attempt raises or returns")

    def _part(self, window: TimeRange, path: Path, rows: pa.Table, note: str) -> ReadPart:
        if not rows.num_rows:
            path.unlink(missing_ok=True)
            return ReadPart(window, None, 0, 0, "", None, None, {}, tuple(rows.column_names), note)
        if self._profile is Profile.SMALL:
            self._recode(path, rows)
        times = rows.column("time")
        found = span(times)
        assert found is not None
        return ReadPart(
            window,
            path,
            rows.num_rows,
            path.stat().st_size,
            _sha256(path),
            found[0],
            found[1],
            count_days(times),
            tuple(rows.column_names),
            note,
        )

    def _recode(self, path: Path, rows: pa.Table) -> None:
        """Replace the server's file by a smaller one, and compare both while both are at hand."""
        small = path.with_suffix(".small")
        with small.open("wb") as sink:
            recode(rows, sink)
        if identical(rows, read_parquet(small)):
            small.replace(path)
        else:  # The server's own bytes are the truth; a lossy encoder must never replace them.
            small.unlink()


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
