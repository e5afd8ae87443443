"""One table of a backup: its windows, the requests for them, and its parts on their way into the archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from influx_backup_gui.domain.agreement import CONTRADICTORY, UNCHECKED
from influx_backup_gui.domain.coverage import LOOK_BACK
from influx_backup_gui.domain.coverage_records import Loss, LossKind
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.unfinished import DonePart, DoneTable
from influx_backup_gui.domain.windows import Window
from influx_backup_gui.engine.part_check import PartCheck
from influx_backup_gui.engine.read_part import Arrived, ReadPart
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.store.archive import ArchiveWriter


@dataclass(frozen=True)
class TablePlan:
    """The windows of one table, and the rows and bytes that are expected of them.

    `done` are the parts that come before the windows, of a backup that was cut off; `gone`: nothing else is to be had.
    `unchecked`: the list of its files could not be read, so that nobody knows how many rows must be there at least.
    """

    table: Table
    windows: tuple[Window, ...]
    rows: int
    bytes: int
    done: tuple[DonePart, ...] = ()
    gone: bool = False
    unchecked: bool = False


class ReadAhead:
    """Submits windows of the coming tables, so that no thread waits, but only so many that the spool stays small."""

    def __init__(
        self,
        pool: ThreadPoolExecutor,
        reader: WindowReader,
        check: PartCheck,
        plans: Sequence[TablePlan],
        ahead: int,
    ) -> None:
        self._tasks = (task for plan in plans for task in self._tasks_of(plan))
        self._pool, self._reader, self._check = pool, reader, check
        self._queue: deque[Future[Arrived]] = deque()
        for _ in range(ahead):
            self._submit()

    def _tasks_of(self, plan: TablePlan) -> Iterator[Callable[[], Arrived]]:
        for part in plan.done:
            yield partial(Arrived, kept=part, gone=True) if plan.gone else partial(self._check.look, plan.table, part)
        for window in plan.windows:
            yield partial(self._read, plan.table, window)

    def _read(self, table: Table, window: Window) -> Arrived:
        return Arrived(tuple(self._reader.read(table, window)))

    def _submit(self) -> None:
        task = next(self._tasks, None)
        if task is not None:
            self._queue.append(self._pool.submit(task))

    def of(self, plan: TablePlan) -> Iterator[Future[Arrived]]:
        """What becomes of the next table, in order."""
        for _ in range(len(plan.done) + len(plan.windows)):
            yield self._queue.popleft()
            self._submit()


class TableParts:
    """Puts the parts of a table into the archive as they come.

    `missing`: rows of it by UTC day that were taken over and that the server does not show any more.
    """

    def __init__(self, table: Table, folder: str, writer: ArchiveWriter) -> None:
        self._table, self._folder, self._writer = table, folder, writer
        self._done: list[DonePart] = []
        self._members = 0
        # How many parts follow each other without a gap, where there is one.
        self._without_gap: int | None = None
        self.missing: dict[str, int] = {}

    @property
    def complete(self) -> bool:
        """Whether the table was there all the time."""
        return self._without_gap is None

    @property
    def rows(self) -> int:
        """Rows so far."""
        return sum(p.rows for p in self._done)

    @property
    def done(self) -> DoneTable:
        """What was read so far, without gaps."""
        return DoneTable(self._table, tuple(self._done[: self._without_gap]))

    def drop(self) -> None:
        """The table was dropped: its next window cannot be read."""
        if self._without_gap is None:
            self._without_gap = len(self._done)

    def add(self, read: ReadPart, unchecked: bool = False) -> None:
        """The next window, in ascending order; `unchecked` as in `TablePlan`."""
        note = UNCHECKED if unchecked and read.note != CONTRADICTORY else read.note
        member = ""
        if read.path is not None:
            self._members += 1
            member = f"{self._folder}/{self._members}.parquet"
            self._writer.add_part(member, read.path)
        self._done.append(
            DonePart(
                member,
                read.range,
                read.rows,
                read.bytes,
                read.sha256,
                read.first,
                read.last,
                read.days,
                note,
                read.read,
            )
        )

    def warnings(self) -> Iterator[str]:
        """What is to be said about this table."""
        if not self.complete:
            yield dropped(self._table)
        if any(p.note == CONTRADICTORY for p in self._done):
            yield (
                f"Rows of {self._table.database}.{self._table.name} came and went while they were read: the server "
                "counted or listed other rows than it showed. The backup holds what was read last; take another one."
            )

    def losses(self) -> Iterator[Loss]:
        """Rows that the server showed before the backup was cut off, and does not show any more."""
        if not self.missing:
            return
        table, rows = self._table, sum(self.missing.values())
        first, last = min(self.missing), max(self.missing)
        text = (
            f"The server no longer shows {counted(rows, 'row')} of {table.database}.{table.name} that it showed before "
            f"this backup was cut off (from {first} to {last}). They are in this backup; others of that time may not "
            f"be. {LOOK_BACK}"
        )
        yield Loss(LossKind.HIDDEN, table.database, table.name, rows, first, last, text)

    def entry(self) -> TableEntry:
        """The table as the manifest has it."""
        table, filled = self._table, [p for p in self._done if p.member]
        days: dict[str, int] = {}
        for part in filled:
            for day, rows in part.days.items():
                days[day] = days.get(day, 0) + rows
        read = [p.read for p in self._done]
        return TableEntry(
            table.database,
            table.name,
            table.columns,
            table.tags,
            table.series_key is not None,
            self.rows,
            min((p.first for p in filled if p.first is not None), default=None),
            max((p.last for p in filled if p.last is not None), default=None),
            days,
            tuple(Part(p.member, p.range, p.rows, p.bytes, p.sha256, p.note) for p in filled),
            self.complete,
            (min(read), max(read)) if read else None,
        )


def untold_order(entries: Iterable[TableEntry]) -> Iterator[str]:
    """What to say of tables whose tags have an order that the server did not tell, or not so that it is clear."""
    names = [e.name for e in entries if not e.series_key_known and len(e.series_key) > 1]
    if names:
        more = f" and {counted(len(names) - 1, 'more table')}" if names[1:] else ""
        yield (
            f"The server does not say clearly in which order the tags of {names[0]}{more} are: "
            "a restore makes them in the order of their names."
        )


def dropped(table: Table) -> str:
    """What to say of a table that was there when the backup began."""
    return f"The table {table.database}.{table.name} was dropped while the backup was taken."
