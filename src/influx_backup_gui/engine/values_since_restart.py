"""Days whose values are others since the server was restarted: the rows of two archives, side by side.

Only a backup that follows a restart reads the one before it again, and of both only the parts that are not the same
bytes: a server shows most of its files as it did before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from influx_backup_gui.domain.coverage import NO_DAYS, Before, Days, days_that_should_be_equal
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.instants import DAY, TimeRange, parse_instant
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.unfinished_archive import UnfinishedArchive

COMPARING = "comparing values with the backup before"
_Parts = dict[str, tuple[TableEntry, Part]]
_Numbers = Mapping[str, int]


class ArchiveParts(Protocol):
    """What is read of an archive; ArchiveDamaged where a part is not what the manifest says."""

    def parts(self, wanted: Collection[str]) -> Iterator[tuple[TableEntry, Part, bytes]]:
        """These members, in the order of the archive."""


# Opens the archive of a backup that was taken before.
Opened = Callable[[Manifest], AbstractContextManager[ArchiveParts]]


class ValuesSinceRestart:
    """`warnings` is what could not be compared. Errors: Cancelled."""

    def __init__(self, opened: Opened, password: str | None, context: JobContext, meter: Meter) -> None:
        self._opened, self._password, self._context, self._meter = opened, password, context, meter
        self._done = self._expected = 0
        self.warnings: tuple[str, ...] = ()

    def changed(self, before: Before, now: Manifest, writer: ArchiveWriter) -> Days:
        """The days that should have the values that they had, and have others. `writer` holds all parts of `now`."""
        old = before.manifest
        days = days_that_should_be_equal(old, now) if old is not None else NO_DAYS
        mark = writer.mark() if days else None
        if old is None or mark is None:
            return NO_DAYS
        self._meter.enter(COMPARING)
        ours, theirs = _parts_of(now, days), _parts_of(old, days)
        _without_same_bytes(ours, theirs)
        self._expected = sum(p.rows for _, p in (*ours.values(), *theirs.values()))
        try:
            with self._opened(old) as archive:
                stored = self._values(theirs, ((part.member, data) for _, part, data in archive.parts(set(theirs))))
        except (BackupError, OSError) as error:
            self._context.cancel.check()
            reason = error.message if isinstance(error, BackupError) else str(error)
            said = f"The server was restarted, and values could not be compared with those of {old.name}: {reason}"
            self.warnings = (said,)
            return NO_DAYS
        # What is not readable here is found by the proof.
        with UnfinishedArchive(writer.partial, mark, self._password) as unfinished:
            read = unfinished.members({member: part.bytes for member, (_, part) in ours.items()})
            shown = self._values(ours, ((member, data) for member, data, reason in read if not reason))
        return {
            table: others
            for table, comparable in days.items()
            if (others := _unequal(comparable, stored.get(table, {}), shown.get(table, {})))
        }

    def _values(self, parts: _Parts, read: Iterable[tuple[str, bytes]]) -> Mapping[tuple[str, str], _Numbers]:
        """(database, table) → the number of the values of each day in these parts."""
        # Late, for pyarrow is slow to load: a backup loads it while the first windows are on their way.
        from influx_backup_gui.influx.value_digests import added, value_digests
        from influx_backup_gui.store.columnar import read_parquet

        found: dict[tuple[str, str], _Numbers] = {}
        for member, data in read:
            self._context.cancel.check()
            table, part = parts[member]
            key = table.database, table.table
            found[key] = added(found.get(key, {}), value_digests(read_parquet(data)))
            self._done += part.rows
            self._meter.update(self._done / self._expected)
        return found


def _unequal(days: Sequence[str], these: _Numbers, those: _Numbers) -> tuple[str, ...]:
    return tuple(d for d in days if these.get(d) != those.get(d))


def _parts_of(manifest: Manifest, days: Days) -> _Parts:
    return {p.member: (t, p) for t in manifest.tables for p in _within(t, days.get((t.database, t.table), ()))}


def _within(table: TableEntry, days: Iterable[str]) -> Iterator[Part]:
    """The parts of a table that may hold rows of these days."""
    wanted = tuple(days)
    if wanted:
        span = TimeRange(parse_instant(wanted[0]), parse_instant(wanted[-1]) + DAY)
        yield from (p for p in table.parts if p.window.intersect(span) is not None)


def _without_same_bytes(ours: _Parts, theirs: _Parts) -> None:
    """Remove from both what both have of a table: it adds the same to the number of each day."""
    same = _bytes_of(ours) & _bytes_of(theirs)
    for parts in (ours, theirs):
        left = same.copy()
        for member, (table, part) in list(parts.items()):
            key = (table.database, table.table, part.sha256)
            if left[key]:
                left[key] -= 1
                del parts[member]


def _bytes_of(parts: _Parts) -> Counter[tuple[str, str, str]]:
    return Counter((t.database, t.table, p.sha256) for t, p in parts.values())
