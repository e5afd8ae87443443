"""All windows of a backup, read or taken over, on their way into the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from influx_backup_gui.domain.coverage import Before
from influx_backup_gui.domain.coverage_records import Loss
from influx_backup_gui.domain.errors import TableGone
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.names import MemberFolders
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.unfinished import DonePart, DoneTable
from influx_backup_gui.domain.windows import Window
from influx_backup_gui.engine.backup_planning import Planner
from influx_backup_gui.engine.checkpoints import Checkpoints
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.part_check import PartCheck
from influx_backup_gui.engine.read_part import Arrived, ReadPart
from influx_backup_gui.engine.resuming import Resumption
from influx_backup_gui.engine.table_parts import ReadAhead, TableParts, TablePlan
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive import ArchiveWriter


@dataclass
class _Progressed:
    """Rows done so far (main thread only)."""

    rows: int = 0


class BackupReading:
    """`warnings` is what is to be said afterwards. Errors: every `BackupError`."""

    def __init__(
        self,
        client: Client,
        context: JobContext,
        meter: Meter,
        planner: Planner,
        reader: WindowReader,
        writer: ArchiveWriter,
        going_on: Resumption | None,
        checkpoints: Checkpoints,
    ) -> None:
        self._client, self._context, self._meter = client, context, meter
        self._planner, self._reader, self._writer = planner, reader, writer
        self._going_on, self._checkpoints = going_on, checkpoints
        self._tables: list[TableParts] = []
        self.warnings: list[str] = []
        self.losses: list[Loss] = []

    @property
    def done(self) -> tuple[DoneTable, ...]:
        """What is in the archive by now."""
        return tuple(d for d in (t.done for t in self._tables) if d.parts)

    def read(
        self,
        in_flight: int,
        planned: Callable[[Sequence[TablePlan]], None],
        before: Callable[[], Before],
    ) -> tuple[list[TableEntry], Before]:
        """Read all; `planned` is told what that is, and `before` is asked while the first windows are on their way."""
        # More than are in flight, so that the server is never idle: some count, decode, or wait with a file that came.
        pool = ThreadPoolExecutor(in_flight + 4, thread_name_prefix="window")
        try:
            self._meter.enter("planning")
            plans = self._planner.plan(self._reader, pool, self._told, self._going_on)
            self.warnings.extend(self._planner.warnings)
            planned(plans)
            self._meter.enter("reading")
            check = PartCheck(self._client, self._reader, self._planner.retentions, self._planner.now)
            queued = ReadAhead(pool, self._reader, check, plans, in_flight + 4)
            # Slow to load: here, so that it is there when the first window comes.
            import influx_backup_gui.engine.window_part  # noqa: F401

            last = before()
            self.warnings.extend(last.unread)
            return self._read_tables(plans, queued), last
        except BaseException:
            # Whoever is still reading shall not go on for nothing.
            pool.shutdown(wait=False, cancel_futures=True)
            self._client.abort()
            raise
        finally:
            pool.shutdown(wait=True)

    def _told(self, done: int, tables: int) -> None:
        self._context.cancel.check()
        self._meter.update(done / tables, tables=tables)

    def _read_tables(self, plans: Sequence[TablePlan], queued: ReadAhead) -> list[TableEntry]:
        progressed, expected = _Progressed(), sum(p.rows for p in plans)
        folders = MemberFolders()
        if self._going_on is not None:
            self._going_on.waiting = sum(len(p.done) for p in plans)
        entries = []
        for number, plan in enumerate(plans, 1):
            folder = folders.folder(plan.table.database, plan.table.name)
            parts = TableParts(plan.table, folder, self._writer)
            self._tables.append(parts)
            for future in queued.of(plan):
                progressed.rows += self._add(_wait(future, self._context), parts, plan)
                self._meter.update(
                    progressed.rows / expected if expected else number / len(plans),
                    rows=progressed.rows,
                    rows_expected=expected,
                    table=f"{plan.table.database}.{plan.table.name}",
                    table_number=number,
                    tables=len(plans),
                )
            self._writer.end_table()
            self.warnings.extend(parts.warnings())
            self.losses.extend(parts.losses())
            if parts.complete or parts.rows:
                entries.append(parts.entry())
        return entries

    def _add(self, arrived: Arrived | None, parts: TableParts, plan: TablePlan) -> int:
        """Put what came of a window into the archive; answers its rows."""
        if arrived is None or arrived.gone:
            parts.drop()
        if arrived is None:
            return 0
        read = arrived.read
        if arrived.kept is not None:
            for day, rows in arrived.missing.items():
                parts.missing[day] = parts.missing.get(day, 0) + rows
            read = self._taken(arrived.kept, parts, plan)
        for part in read:
            parts.add(part, plan.unchecked and arrived.kept is None)
        if self._going_on is not None and self._going_on.waiting:
            self._going_on.waiting -= 1
        self._checkpoints.part_added(lambda: self.done)
        return sum(p.rows for p in read)

    def _taken(self, kept: DonePart, parts: TableParts, plan: TablePlan) -> tuple[ReadPart, ...]:
        """The part that was read before; read again where its bytes are not those that were written."""
        assert self._going_on is not None
        part = self._going_on.take(kept)
        if part is not None:
            return (part,)
        try:
            return tuple(self._reader.read(plan.table, Window(kept.range)))
        except TableGone:
            parts.drop()
            return ()


def _wait(future: Future[Arrived], context: JobContext) -> Arrived | None:
    """What came of it, None where the table is no more; a cancel is noticed within a fifth of a second."""
    while not wait((future,), timeout=0.2).done:
        context.cancel.check()
    try:
        return future.result()
    except TableGone:
        return None
