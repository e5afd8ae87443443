"""An archive beside the rows that a server shows now: every window of it, and what the server has between them.

Requests stay as bounded as those of a backup: a window that holds far more rows by now is read in pieces, and what lies
between and behind the windows, where the backup found nothing, is only counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa

from influx_backup_gui.domain.errors import TableGone, TooMuchForServer
from influx_backup_gui.domain.instants import CLOCKS_APART, MAX_INSTANT, TimeRange
from influx_backup_gui.domain.live_comparison import DayCounts, TableComparison
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.server import Role
from influx_backup_gui.domain.windows import TARGET_ROWS, cut_evenly, files_allowed, gaps, halve, plan_windows
from influx_backup_gui.engine.asking import asked_again
from influx_backup_gui.engine.restore_rows import within, without_empty_tags
from influx_backup_gui.engine.selecting import with_tables
from influx_backup_gui.engine.served import served
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.day_differences import column_differences, day_differences
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import read_parquet

_TOO_MANY = TARGET_ROWS * 3 // 2
# Rows may be missing for one query while the server persists them (facts.md 6): a difference counts when it stays.
_ROUNDS = 3
_PAUSE = 0.3


def compare_with_server(
    path: Path, password: str | None, client: Client, context: JobContext, progressed: Callable[[int, int], None]
) -> Iterator[TableComparison]:
    """Every table of the archive, in its order, then those that only the server has.

    `progressed` is told (rows done, rows in all).
    """
    with ArchiveReader(path, password) as archive:
        manifest = archive.manifest
        retentions = {d.name: d.retention_ns for d in client.databases()}
        tables = {
            (e.database, e.table): _Table(client, context, manifest, e, retentions.get(e.database))
            for e in (*manifest.tables, *_new_tables(client, manifest))
        }
        for table in tables.values():
            context.cancel.check()
            table.look_between()
        done = 0
        for entry, part, data in archive.parts():
            context.cancel.check()
            tables[entry.database, entry.table].look_at(part, data)
            done += part.rows
            progressed(done, manifest.rows)
        for table in tables.values():
            yield table.found()


def _new_tables(client: Client, manifest: Manifest) -> Iterator[TableEntry]:
    """The tables that the server has, that the selection of the backup names, and that the backup does not have."""
    wanted, known = manifest.selection, {(t.database, t.table) for t in manifest.tables}
    listed = (d for d in client.databases() if wanted.wants_database(d.name))
    for database in with_tables(client, listed).databases:
        for table in database.tables:
            if wanted.wants(database.name, table.name) and (database.name, table.name) not in known:
                yield TableEntry(database.name, table.name, (), (), False, 0, None, None, {}, ())


class _Table:
    """One table of the archive, or (an entry without parts) one that only the server has."""

    def __init__(
        self, client: Client, context: JobContext, manifest: Manifest, entry: TableEntry, retention: int | None
    ) -> None:
        self._client, self._context, self._manifest, self._entry = client, context, manifest, entry
        self._retention = retention
        self._tags = [c.name for c in entry.columns if c.role is Role.TAG]
        self._days: dict[str, DayCounts] = {}
        self._columns: dict[str, None] = {}
        self._newer = 0
        self._gone = False

    def look_between(self) -> None:
        """Count what the server has where the backup has nothing."""
        try:
            self._newer = sum(self._between([self._covered(p.window) for p in self._entry.parts]))
        except TableGone:
            self._gone = True

    def look_at(self, part: Part, data: bytes) -> None:
        """Compare one part with what the server shows of its window."""
        if not self._gone:
            try:
                self._compare(read_parquet(data), self._covered(part.window))
            except TableGone:
                self._gone = True

    def found(self) -> TableComparison:
        """What was found; a table that is gone is one whose rows are all missing."""
        entry, columns = self._entry, tuple(self._columns)
        if not self._gone:
            kept = self._retention
            horizon = None if kept is None else time.time_ns() - kept + CLOCKS_APART
            return TableComparison(entry.database, entry.table, self._days, columns, newer=self._newer, horizon=horizon)
        days = {day: DayCounts(backup=rows, only_backup=rows) for day, rows in entry.days.items()}
        return TableComparison(entry.database, entry.table, days, missing=True)

    def _covered(self, window: TimeRange) -> TimeRange:
        """A window as far as the table had rows: the first and the last one are open, and a server goes on."""
        entry = self._entry
        assert entry.first is not None
        assert entry.last is not None
        # There is no instant behind the last one that the server knows.
        end = entry.last + 1 if entry.last < MAX_INSTANT else None
        return window.intersect(TimeRange(entry.first, end)) or window

    def _between(self, covered: list[TimeRange]) -> Iterator[int]:
        """What the server has where the backup has nothing; answers how many of the rows are newer than the backup."""
        span, cutoff = self._manifest.selection.range, self._manifest.cutoff
        for gap in gaps(span, covered):
            for side in (TimeRange(None, cutoff), TimeRange(cutoff, None)):
                part = gap.intersect(side)
                if part is None:
                    continue
                days = self._count(part)
                if side.first is not None:
                    yield sum(days.values())
                    continue
                for day, rows in days.items():
                    self._days.setdefault(day, DayCounts()).add(DayCounts(server=rows, only_server=rows))

    def _count(self, span: TimeRange) -> dict[str, int]:
        database, table = self._entry.database, self._entry.table
        try:
            return self._client.count_days(database, table, span)
        except TooMuchForServer as error:
            found: dict[str, int] = {}
            for piece in self._smaller(span, error):
                for day, rows in self._count(piece).items():
                    found[day] = found.get(day, 0) + rows
            return found

    def _compare(self, stored: pa.Table, span: TimeRange) -> None:
        """One window; the server may show it in pieces."""
        database, table = self._entry.database, self._entry.table
        try:
            rows, first, last = self._client.extent(database, table, span)
        except TooMuchForServer as error:
            pieces = self._smaller(span, error)
        else:
            whole = rows <= _TOO_MANY or first is None or last is None
            pieces = (span,) if whole else cut_evenly(span, rows, first or 0, last or 0)
        if len(pieces) > 1:
            for piece in pieces:
                self._compare(within(stored, piece), piece)
            return
        for day, counts in self._settled(within(stored, span), span).items():
            self._days.setdefault(day, DayCounts()).add(counts)

    def _settled(self, stored: pa.Table, span: TimeRange) -> dict[str, DayCounts]:
        """The days of a window; what the server lacks or has otherwise is asked again."""
        stored = without_empty_tags(stored, self._tags)
        found: dict[str, DayCounts] = {}
        for attempt in range(_ROUNDS):
            if attempt:
                self._context.cancel.wait(_PAUSE * attempt)
            live = self._live(span, stored)
            tags = [*self._tags, *(t for t in _tags(live) if t not in self._tags)]
            live = without_empty_tags(live, tags)
            found = day_differences(stored, live, tags)
            if not any(c.only_backup or c.changed for c in found.values()):
                break
        self._columns.update(dict.fromkeys(column_differences(stored, live)))
        return found

    def _live(self, span: TimeRange, stored: pa.Table) -> pa.Table:
        """The rows that the server shows of a range."""
        database, table = self._entry.database, self._entry.table

        def ask() -> pa.Table:
            return served(self._client.read(database, table, span), f"{database}.{table}", span)

        try:
            rows = asked_again(ask, self._context.cancel)
        except TooMuchForServer as error:
            pieces = [self._live(piece, stored) for piece in self._smaller(span, error)]
            return pa.concat_tables(pieces, promote_options="permissive")
        return rows if rows.num_columns else stored.schema.empty_table()

    def _smaller(self, span: TimeRange, error: TooMuchForServer) -> tuple[TimeRange, ...]:
        """Two or more pieces of a range that the server refuses."""
        self._context.cancel.check()
        if error.limit is not None:
            files = self._client.files_if_told(self._entry.database, self._entry.table)
            planned = plan_windows(files, span, max_files=files_allowed(error.limit))
            if len(planned) > 1:
                return tuple(w.range for w in planned)
        halves = halve(span)
        if halves is None:
            raise error
        return halves


def _tags(rows: pa.Table) -> list[str]:
    return [f.name for f in rows.schema if pa.types.is_dictionary(f.type)]
