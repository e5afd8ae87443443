"""Read one window of a table truthfully: rows, count of the same rows, and a part whose bytes are known to be right."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Semaphore
from typing import TypeVar

from influx_backup_gui.domain.agreement import CONTRADICTORY, GREW, Round, Verdict, judge
from influx_backup_gui.domain.errors import QueryFailed, TooMuchForServer
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import Profile
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.windows import TARGET_ROWS, Window, cut_evenly, files_allowed, halve, plan_windows
from influx_backup_gui.engine.asking import asked_again
from influx_backup_gui.engine.read_part import ReadPart
from influx_backup_gui.influx.client import Client

T = TypeVar("T")

_NOTES = {Verdict.BELIEVED: "", Verdict.GREW: GREW, Verdict.AGAIN: CONTRADICTORY}
# Seconds before a contradictory or failed window is asked again: the server may be persisting, or restarting.
_PAUSES = (0.3, 1.0, 2.0)
# A window may hold this many times the rows that are aimed at before it is cut.
_TOO_MANY = TARGET_ROWS * 3 // 2


class WindowReader:
    """Reads windows into a spool folder. Used by several threads at once.

    `in_flight` windows are read at a time, and the rows of as many are in memory; neither holds up the other.
    `learned` is the number of files that the server turned out to allow one query, None while nothing was refused.
    """

    def __init__(self, client: Client, spool: Path, profile: Profile, cancel: CancelToken, in_flight: int) -> None:
        self._client, self._spool, self._cancel = client, spool, cancel
        self.requests = Semaphore(in_flight)
        # Rows in memory are many times what they are in a file.
        self._at_hand = Semaphore(in_flight)
        self._recode = profile is Profile.SMALL
        self._numbers = itertools.count(1)
        self.learned: int | None = None

    def plan_unknown(self, database: str, table: str, window: Window, cutoff: int) -> Iterator[Window]:
        """Find out how many rows a window of unknown size holds, and cut it until the pieces are of a fair size.

        Rows from `cutoff` on (being written now) get a window of their own, so that all others stand still.
        """
        try:
            rows, first, last = self._extent(database, table, window.range)
        except TooMuchForServer as error:
            for piece in self._smaller(database, table, window.range, error):
                yield from self.plan_unknown(database, table, Window(piece), cutoff)
            return
        if first is None or last is None or (rows <= _TOO_MANY and last < cutoff):
            yield Window(window.range, rows, rows)
            return
        if first < cutoff <= last:
            yield from self.plan_unknown(database, table, Window(TimeRange(window.range.first, cutoff)), cutoff)
            yield from self.plan_unknown(database, table, Window(TimeRange(cutoff, window.range.last)), cutoff)
            return
        pieces = cut_evenly(window.range, rows, first, last)
        if len(pieces) == 1:
            yield Window(window.range, rows, rows)
            return
        for piece in pieces:
            yield from self.plan_unknown(database, table, Window(piece), cutoff)

    def read(self, table: Table, window: Window) -> list[ReadPart]:
        """Read a window, in pieces where it holds too much for one request. In ascending order."""
        try:
            counted = self._count(table, window.range)
            if counted <= _TOO_MANY:
                return [self._read_one(table, window, counted)]
            pieces = self._cut(table.database, table.name, window.range)
            if len(pieces) == 1:
                return [self._read_one(table, window, counted)]
        except TooMuchForServer as error:
            pieces = self._smaller(table.database, table.name, window.range, error)
        parts = [part for piece in pieces for part in self.read(table, Window(piece, shrinks=window.shrinks))]
        if sum(p.rows for p in parts) < window.least:
            parts[-1] = replace(parts[-1], note=CONTRADICTORY)
        return parts

    def _cut(self, database: str, table: str, window: TimeRange) -> tuple[TimeRange, ...]:
        """Pieces of a window in which more rows turned up than its files hold: late ones, still in the buffer."""
        rows, first, last = self._extent(database, table, window)
        return (window,) if first is None or last is None else cut_evenly(window, rows, first, last)

    def _smaller(self, database: str, table: str, window: TimeRange, error: TooMuchForServer) -> tuple[TimeRange, ...]:
        """Two or more pieces of a window that the server refuses: by its file limit where that is known, or halves."""
        self._cancel.check()
        if error.limit is not None:
            self.learned = min(error.limit, self.learned or error.limit)
            planned = plan_windows(
                self._client.files_if_told(database, table), window, max_files=files_allowed(self.learned)
            )
            if len(planned) > 1:
                return tuple(w.range for w in planned)
        halves = halve(window)
        if halves is None:
            raise QueryFailed(
                "The server refuses to read even one instant of this table: too many files or too much data overlap.",
                "Restart the server with a higher --query-file-limit (InfluxDB 3 Core: 432), then back up again.",
            )
        return halves

    def _read_one(self, table: Table, window: Window, counted: int) -> ReadPart:
        """Count, read, and again until both agree (domain/agreement.py)."""
        rounds: tuple[Round, ...] = ()
        while True:
            rounds, part = self.insisting(partial(self._round, table, window, counted, rounds))
            if part is not None:
                return part
            self._cancel.wait(_PAUSES[len(rounds) - 1])
            counted = self._count(table, window.range)

    def _round(
        self, table: Table, window: Window, counted: int, before: tuple[Round, ...]
    ) -> tuple[tuple[Round, ...], ReadPart | None]:
        """The rounds with one more, and the part, None where both do not agree yet."""
        path = self._spool / f"{next(self._numbers):08d}.parquet"
        try:
            with self.requests:
                asked = time.time_ns()
                size = self._client.read_to(path, table.database, table.name, window.range)
            with self._at_hand:
                from influx_backup_gui.engine.window_part import part_of, rows_in

                rows = rows_in(path, size, table, window.range)
                read = rows.num_rows
                doubted = read > counted or (window.shrinks and read < counted)
                after = self._client.count(table.database, table.name, window.range) if doubted else None
                rounds = (*before, Round(counted, read, after))
                verdict = judge(rounds, window.least, window.shrinks)
                if verdict is not Verdict.AGAIN or len(rounds) > len(_PAUSES):
                    return rounds, part_of(window.range, path, rows, _NOTES[verdict], self._recode, asked)
                path.unlink(missing_ok=True)
                return rounds, None
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _count(self, table: Table, window: TimeRange) -> int:
        return self.insisting(lambda: self._client.count(table.database, table.name, window))

    def _extent(self, database: str, table: str, window: TimeRange) -> tuple[int, int | None, int | None]:
        return self.insisting(lambda: self._client.extent(database, table, window))

    def insisting(self, ask: Callable[[], T]) -> T:
        """Ask again where a query failed, as often and as long as for a contradictory window."""
        return asked_again(ask, self._cancel, _PAUSES)
