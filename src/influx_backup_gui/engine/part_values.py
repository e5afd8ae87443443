"""The values of the days of parts as numbers (influx/value_digests.py); no part of the same bytes is read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from influx_backup_gui.domain.coverage_values import Days
from influx_backup_gui.domain.instants import DAY, TimeRange, parse_instant
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry

# (database, table).
Name = tuple[str, str]
# UTC day → the number of its values, of each table.
Numbers = Mapping[Name, Mapping[str, int]]
# Member → its table and itself.
Parts = dict[str, tuple[TableEntry, Part]]
# Members → these and their bytes, as far as they can be read.
Read = Callable[[Collection[str]], Iterable[tuple[str, bytes]]]


def parts_of(manifest: Manifest, days: Days) -> Parts:
    """The parts that may hold rows of these days."""
    return {p.member: (t, p) for t in manifest.tables for p in _within(t, days.get((t.database, t.table), ()))}


def _within(table: TableEntry, days: Iterable[str]) -> Iterator[Part]:
    wanted = tuple(days)
    if wanted:
        span = TimeRange(parse_instant(wanted[0]), parse_instant(wanted[-1]) + DAY)
        yield from (p for p in table.parts if p.window.intersect(span) is not None)


def without_same_bytes(ours: Parts, theirs: Parts) -> None:
    """Remove from both what both have of a table: it adds the same to the number of each day."""
    same = _bytes_of(ours) & _bytes_of(theirs)
    for parts in (ours, theirs):
        left = same.copy()
        for member, (table, part) in list(parts.items()):
            key = (table.database, table.table, part.sha256)
            if left[key]:
                left[key] -= 1
                del parts[member]


def _bytes_of(parts: Parts) -> Counter[tuple[str, str, str]]:
    return Counter((t.database, t.table, p.sha256) for t, p in parts.values())


class PartValues:
    """`passed` is told the rows of each part that is done with."""

    def __init__(self, passed: Callable[[int], None]) -> None:
        self._passed = passed
        # By the hash of a part.
        self._known: dict[str, Mapping[str, int]] = {}

    def of(self, parts: Parts, read: Read) -> Numbers:
        """The numbers of all days of these parts together."""
        # Late, for pyarrow is slow to load: a backup loads it while the first windows are on their way.
        from influx_backup_gui.influx.value_digests import added, value_digests
        from influx_backup_gui.store.columnar import read_parquet

        new = {member for member, (_, part) in parts.items() if part.sha256 not in self._known}
        for member, data in read(new) if new else ():
            part = parts[member][1]
            self._known[part.sha256] = value_digests(read_parquet(data))
            self._passed(part.rows)
        found: dict[Name, dict[str, int]] = {}
        for table, part in parts.values():
            key = table.database, table.table
            found[key] = added(found.get(key, {}), self._known.get(part.sha256, {}))
        return found
