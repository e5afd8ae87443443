"""Two backups side by side: tables, columns and rows per UTC day, told by their manifests alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from influx_backup_gui.domain.manifest import Manifest, TableEntry

ADDED, REMOVED, CHANGED, EQUAL = "added", "removed", "changed", "equal"


@dataclass(frozen=True)
class DayDifference:
    """A UTC day (`2026-11-23`) on which the backups hold different numbers of rows."""

    day: str
    before: int
    after: int


@dataclass(frozen=True)
class TableDifference:
    """A table in both backups, or in one. `change`: added, removed, changed or equal; `columns` are sentences.

    Equal means the same columns, series key and rows per day. The values of rows are not compared: an overwritten value
    shows in `verify --against` or in the rows themselves.
    """

    database: str
    table: str
    change: str
    rows_before: int
    rows_after: int
    columns: tuple[str, ...] = ()
    days: tuple[DayDifference, ...] = ()


def compare_backups(before: Manifest, after: Manifest) -> tuple[TableDifference, ...]:
    """Every table of both, by name."""
    old = {(t.database, t.table): t for t in before.tables}
    new = {(t.database, t.table): t for t in after.tables}
    return tuple(_table(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()))


def _table(old: TableEntry | None, new: TableEntry | None) -> TableDifference:
    there = new or old
    assert there is not None
    if old is None or new is None:
        change = ADDED if old is None else REMOVED
        days = _days(old.days if old else {}, new.days if new else {})
        return TableDifference(
            there.database, there.table, change, old.rows if old else 0, new.rows if new else 0, (), days
        )
    columns, days = _columns(old, new), _days(old.days, new.days)
    change = CHANGED if columns or days else EQUAL
    return TableDifference(new.database, new.table, change, old.rows, new.rows, columns, days)


def _days(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[DayDifference, ...]:
    both = ((day, old.get(day, 0), new.get(day, 0)) for day in sorted(old.keys() | new.keys()))
    return tuple(DayDifference(day, before, after) for day, before, after in both if before != after)


def _columns(old: TableEntry, new: TableEntry) -> tuple[str, ...]:
    mine, theirs = {c.name: c for c in old.columns}, {c.name: c for c in new.columns}
    said = [f"column {name} is gone" for name in sorted(mine.keys() - theirs.keys())]
    said += [f"column {name} is new" for name in sorted(theirs.keys() - mine.keys())]
    for name in sorted(mine.keys() & theirs.keys()):
        a, b = mine[name], theirs[name]
        if (a.role, a.type) != (b.role, b.type):
            said.append(
                f"column {name} was {_kind(a.role.value, a.type.value)}, now {_kind(b.role.value, b.type.value)}"
            )
    if old.series_key_known and new.series_key_known and old.series_key != new.series_key:
        said.append(f"series key was ({', '.join(old.series_key)}), now ({', '.join(new.series_key)})")
    return tuple(said)


def _kind(role: str, kind: str) -> str:
    return role if role == kind else f"{role} {kind}"
