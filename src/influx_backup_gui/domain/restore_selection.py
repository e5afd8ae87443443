"""What of a backup a restore wants, and how it shall be called.

Without a selection everything is restored. Naming a database restores all its tables; naming tables of it as well
restores only those. A new name may be given to both.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT, TimeRange
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry


def chosen_tables(manifest: Manifest, job: RestoreJob) -> tuple[tuple[TableEntry, tuple[str, str]], ...]:
    """The tables to restore, each with its target (database, table)."""
    databases, tables = _renamed(manifest, job)
    narrowed = {d for d, _ in tables}
    everything = not databases and not tables
    found = []
    for entry in manifest.tables:
        key = entry.database, entry.table
        if everything or key in tables or (entry.database in databases and entry.database not in narrowed):
            found.append((entry, (databases.get(entry.database, entry.database), tables.get(key, entry.table))))
    return tuple(found)


def chosen_databases(manifest: Manifest, job: RestoreJob) -> dict[str, str]:
    """Source → target of the databases that are restored, those without any table included."""
    databases, tables = _renamed(manifest, job)
    if not databases and not tables:
        return {d.name: d.name for d in manifest.databases}
    return {d: d for d, _ in tables} | databases


def _renamed(manifest: Manifest, job: RestoreJob) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    databases: dict[str, str] = _unique(job.databases, "database")
    tables: dict[tuple[str, str], str] = _unique((((d, t), new) for d, t, new in job.tables), "table")
    _check_names(manifest, databases, tables)
    return databases, tables


def _unique(pairs: Iterable[tuple[Any, str]], what: str) -> dict[Any, str]:
    known: dict[Any, str] = {}
    for source, target in pairs:
        if known.setdefault(source, target) != target:
            raise UsageError(f"The {what} {source!r} is named twice.", "Restore it once for each target.")
    return known


def _check_names(manifest: Manifest, databases: Iterable[str], tables: Iterable[tuple[str, str]]) -> None:
    names = {d.name for d in manifest.databases} | {t.database for t in manifest.tables}
    for name in [*databases, *(d for d, _ in tables)]:
        if name not in names:
            raise UsageError(f"The backup holds no database {name!r}.", f"It holds: {', '.join(sorted(names))}.")
    for database, table in tables:
        if manifest.table(database, table) is None:
            held = ", ".join(sorted(t.table for t in manifest.tables if t.database == database))
            raise UsageError(f"The backup holds no table {database}.{table}.", f"It holds: {held or 'none'}.")


def free_name(database: str, taken: Container[str]) -> str:
    """A name for a database beside one that exists: `home_restored`, `home_restored_2`…"""
    name, number = f"{database}_restored", 1
    while name in taken:
        number += 1
        name = f"{database}_restored_{number}"
    return name


def rows_within(entry: TableEntry, span: TimeRange) -> tuple[int, bool]:
    """(rows of a table within a range, whether that is an estimate)."""
    total, estimated = 0, False
    for part in entry.parts:
        rows, cut = _part_rows(entry, part, span)
        total, estimated = total + rows, estimated or cut
    return total, estimated


def _part_rows(entry: TableEntry, part: Part, span: TimeRange) -> tuple[int, bool]:
    """Rows of a part within a range: all, none, or in proportion to the time that is left of it."""
    low = max(_or(part.window.first, MIN_INSTANT), _or(entry.first, MIN_INSTANT))
    high = min(_or(part.window.last, MAX_INSTANT + 1), _or(entry.last, MAX_INSTANT) + 1)
    first, last = max(low, _or(span.first, MIN_INSTANT)), min(high, _or(span.last, MAX_INSTANT + 1))
    if first >= last:
        return 0, False
    if (first, last) == (low, high):
        return part.rows, False
    return max(1, part.rows * (last - first) // (high - low)), True


def _or(value: int | None, otherwise: int) -> int:
    return otherwise if value is None else value
