"""Which windows a backup reads: table by table, from the server's files, and behind what was read already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from influx_backup_gui.domain.errors import QueryFailed, ServerUnreachable, TableGone
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import HOUR, TimeRange
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.server import Database, Identity, Table
from influx_backup_gui.domain.unfinished import DoneTable
from influx_backup_gui.domain.windows import Window, expiring, files_allowed, plan_windows
from influx_backup_gui.engine.resuming import Resumption
from influx_backup_gui.engine.table_parts import TablePlan, dropped
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.influx.client import Client, FileSpan

# What a buffered row may take in an archive where no file tells (measured.md: 16.5 bytes on the wire).
_BYTES_PER_ROW = 20


class Planner:
    """`now` (ns) is when this sitting began; `warnings` is what the server would not tell, and dropped tables.

    `orders_are_told`: the server is one that tells the order of tags, and this token may read it.
    """

    def __init__(
        self,
        job: BackupJob,
        client: Client,
        identity: Identity,
        databases: tuple[Database, ...],
        now: int,
        file_limit: int | None,
    ) -> None:
        self._job, self._client, self._databases, self.now = job, client, databases, now
        self._file_limit = file_limit
        self.retentions = {d.name: d.retention_ns for d in databases}
        # Compaction and row deletes of Enterprise may make a file's rows fewer after it was listed (facts.md 5).
        self._files_are_final = identity.edition != "Enterprise"
        self.warnings: list[str] = []
        # Why the list of the files of a table could not be read, "" where all were.
        self._no_list = ""
        told = all(d.retention_known for d in databases)
        self.orders_are_told = told and identity.release >= (3, 2)
        if identity.release >= (3, 2) and not told:
            self.warnings.append(
                "The token may not read the system tables of the server: retention and the order of tags are not in "
                "this backup, and dropped tables cannot be told from others. Use an admin token."
            )

    def plan(
        self,
        reader: WindowReader,
        pool: ThreadPoolExecutor,
        progressed: Callable[[int, int], None],
        going_on: Resumption | None = None,
    ) -> tuple[TablePlan, ...]:
        """The plans of all tables; `progressed` is told (tables done, tables).

        Tables that were begun before the backup was cut off come first, in the order in which they were read.
        """
        tables = [t for d in self._databases for t in d.tables]
        done: dict[tuple[str, str], DoneTable] = {}
        if going_on is not None:
            begun = {(t.table.database, t.table.name): n for n, t in enumerate(going_on.left.tables)}
            tables.sort(key=lambda t: begun.get((t.database, t.name), len(begun)))
            found = ((t, going_on.of(t)) for t in tables)
            done = {(t.database, t.name): d for t, d in found if d is not None}
        plans = []
        work = pool.map(lambda t: self._plan_table(t, reader, done.get((t.database, t.name))), tables)
        for number, plan in enumerate(work, 1):
            progressed(number, len(tables))
            if plan is not None:
                plans.append(plan)
        self.warnings.extend(_unchecked(plans, self._no_list))
        return (*plans, *(_of_done(gone, True) for gone in (going_on.others() if going_on is not None else ())))

    def _plan_table(self, table: Table, reader: WindowReader, done: DoneTable | None) -> TablePlan | None:
        try:
            with reader.requests:
                return self._windows_of(table, reader, done)
        except TableGone:
            if done is not None:
                return _of_done(done, True)
            self.warnings.append(dropped(table))
            return None

    def _windows_of(self, table: Table, reader: WindowReader, done: DoneTable | None) -> TablePlan:
        span = self._job.selection.range
        if done is not None:
            if done.rest is None or done.rest == span.last:
                return replace(_of_done(done), table=table)
            span = TimeRange(done.rest, span.last)
        files, unchecked = self._files_of(table, reader)
        windows: list[Window] = []
        for window in plan_windows(files, span, max_files=files_allowed(self._file_limit)):
            if window.expected is None:
                windows.extend(reader.plan_unknown(table.database, table.name, window, self.now))
            else:
                windows.append(window)
        windows = self._as_far_as_they_stay(table, windows)
        rows = sum(w.expected or 0 for w in windows)
        known_rows = sum(f.rows for f in files) or 1
        per_row = sum(f.bytes for f in files) / known_rows or _BYTES_PER_ROW
        plan = TablePlan(table, tuple(windows), rows, int(rows * per_row), unchecked=unchecked)
        if done is None:
            return plan
        before = _of_done(done)
        return replace(plan, rows=plan.rows + before.rows, bytes=plan.bytes + before.bytes, done=before.done)

    def _files_of(self, table: Table, reader: WindowReader) -> tuple[tuple[FileSpan, ...], bool]:
        """The files of a table, and whether their list could not be read: the rows may be readable all the same."""
        try:
            return reader.insisting(lambda: self._client.files(table.database, table.name)), False
        except TableGone:
            raise
        except (QueryFailed, ServerUnreachable) as error:
            self._no_list = self._no_list or error.message
            return (), True

    def _as_far_as_they_stay(self, table: Table, windows: list[Window]) -> list[Window]:
        """The windows without what cannot be expected of them: rows that may disappear by themselves meanwhile."""
        retention = self.retentions[table.database]
        if retention is not None:
            windows = list(expiring(windows, self.now - retention + HOUR))
        return windows if self._files_are_final else [replace(w, least=0) for w in windows]


def _unchecked(plans: Sequence[TablePlan], why: str) -> Iterator[str]:
    """What to say of tables whose list of files could not be read."""
    names = [f"{p.table.database}.{p.table.name}" for p in plans if p.unchecked]
    if names:
        more = f" and {counted(len(names) - 1, 'more table')}" if names[1:] else ""
        yield (
            f"The rows of {names[0]}{more} were not checked against the server's list of files, for that could not be "
            f"read: rows that the server does not show just now would be missing unnoticed. {why}"
        )


def _of_done(done: DoneTable, gone: bool = False) -> TablePlan:
    """A plan that reads nothing."""
    rows, size = sum(p.rows for p in done.parts), sum(p.bytes for p in done.parts)
    return TablePlan(done.table, (), rows, size, done.parts, gone)
