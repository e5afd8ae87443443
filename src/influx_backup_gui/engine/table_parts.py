"""One table of a backup: its windows, the requests for them, and its parts on their way into the archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.windows import Window
from influx_backup_gui.engine.read_part import ReadPart
from influx_backup_gui.engine.window_reader import CONTRADICTORY, WindowReader
from influx_backup_gui.store.archive import ArchiveWriter


@dataclass(frozen=True)
class TablePlan:
    """The windows of one table, and the rows and bytes that are expected of them."""

    table: Table
    windows: tuple[Window, ...]
    rows: int
    bytes: int


class ReadAhead:
    """Submits windows of the coming tables, so that no thread waits, but only so many that the spool stays small."""

    def __init__(self, pool: ThreadPoolExecutor, reader: WindowReader, plans: Sequence[TablePlan], ahead: int) -> None:
        self._tasks = iter([(p.table, w) for p in plans for w in p.windows])
        self._pool, self._reader = pool, reader
        self._queue: deque[Future[list[ReadPart]]] = deque()
        for _ in range(ahead):
            self._submit()

    def _submit(self) -> None:
        task = next(self._tasks, None)
        if task is not None:
            table, window = task
            self._queue.append(self._pool.submit(self._reader.read, table, window))

    def of(self, plan: TablePlan) -> Iterator[Future[list[ReadPart]]]:
        """The windows of the next table, in order."""
        for _ in plan.windows:
            yield self._queue.popleft()
            self._submit()


class TableParts:
    """Puts the parts of a table into the archive as they come. `complete` is False when it was dropped meanwhile."""

    def __init__(self, table: Table, folder: str, writer: ArchiveWriter) -> None:
        self._table, self._folder, self._writer = table, folder, writer
        self._parts: list[Part] = []
        self._days: dict[str, int] = {}
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._contradictory = False
        self.complete = True

    @property
    def rows(self) -> int:
        """Rows so far."""
        return sum(p.rows for p in self._parts)

    def add(self, read: ReadPart) -> None:
        """The next window, in ascending order."""
        self._contradictory |= read.note == CONTRADICTORY
        if read.path is None or read.first is None or read.last is None:
            return
        member = f"{self._folder}/{len(self._parts) + 1}.parquet"
        self._writer.add_part(member, read.path)
        self._parts.append(Part(member, read.range, read.rows, read.bytes, read.sha256, read.note))
        self._firsts.append(read.first)
        self._lasts.append(read.last)
        for day, rows in read.days.items():
            self._days[day] = self._days.get(day, 0) + rows

    def warnings(self) -> Iterator[str]:
        """What is to be said about this table."""
        if not self.complete:
            yield dropped(self._table)
        if self._contradictory:
            yield (
                f"Rows of {self._table.database}.{self._table.name} came and went while they were read: the server "
                "counted or listed other rows than it showed. The backup holds what was read last; take another one."
            )

    def entry(self) -> TableEntry:
        """The table as the manifest has it."""
        table = self._table
        return TableEntry(
            table.database,
            table.name,
            table.columns,
            table.tags,
            table.series_key is not None,
            self.rows,
            min(self._firsts, default=None),
            max(self._lasts, default=None),
            self._days,
            tuple(self._parts),
            self.complete,
        )


def untold_order(entries: Iterable[TableEntry]) -> Iterator[str]:
    """What to say of tables whose tags have an order that the server did not tell, or not so that it is clear."""
    names = [f"{e.database}.{e.table}" for e in entries if not e.series_key_known and len(e.series_key) > 1]
    if names:
        more = f" and {counted(len(names) - 1, 'more table')}" if names[1:] else ""
        yield (
            f"The server does not say clearly in which order the tags of {names[0]}{more} are: "
            "a restore makes them in the order of their names."
        )


def dropped(table: Table) -> str:
    """What to say of a table that was there when the backup began."""
    return f"The table {table.database}.{table.name} was dropped while the backup was taken."
