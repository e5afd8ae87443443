"""Small backups and servers for plans of restores."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import RestoreJob, Selection
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, Part, TableEntry
from influx_backup_gui.domain.restore_plan import RestorePlan, Step
from influx_backup_gui.domain.restore_planning import Circumstances, plan_restore
from influx_backup_gui.domain.server import Column, Database, Limits, Role, Table, Type

TIME = Column("time", Role.TIME, Type.TIME)
CORE = Limits(5, 2000, 500, 256)


def tag(name: str) -> Column:
    return Column(name, Role.TAG, Type.TAG)


def value(name: str, kind: Type = Type.FLOAT) -> Column:
    return Column(name, Role.FIELD, kind)


def entry(
    table: str = "home", database: str = "sensors", rows: int = 10, *columns: Column, known: bool = True
) -> TableEntry:
    columns = columns or (tag("room"), value("temp"), TIME)
    tags = tuple(c.name for c in columns if c.role is Role.TAG)
    parts = (
        Part(f"{table}/1", TimeRange(None, 100), rows - rows // 2, 1, ""),
        Part(f"{table}/2", TimeRange(100), rows // 2, 1, ""),
    )
    first, last = (0, 199) if rows else (None, None)
    return TableEntry(database, table, columns, tags, known, rows, first, last, {}, parts if rows else ())


def manifest(*tables: TableEntry, retention: int | None = None) -> Manifest:
    names = dict.fromkeys(t.database for t in tables)
    origin = Origin("lab", "http://h", "3.6.0", "Core", "", "", "")
    databases = tuple(DatabaseEntry(n, retention) for n in names)
    return Manifest("id", "name", "", 0, 0, "small", origin, Selection(), databases, tables)


def there(name: str = "sensors", *tables: Table, retention: int | None = None) -> Database:
    return Database(name, retention, tables)


def like(e: TableEntry, **changes: Any) -> Table:
    return replace(Table(e.database, e.table, e.columns, e.series_key), **changes)


def plan(
    m: Manifest,
    *existing: Database,
    limits: Limits = CORE,
    release: tuple[int, int] = (3, 6),
    now: int | None = None,
    unread: tuple[str, ...] = (),
    **job: Any,
) -> RestorePlan:
    return plan_restore(m, RestoreJob("b", **job), existing, limits, Circumstances(release, now, unread=unread))


def actions(p: RestorePlan) -> list[str]:
    return [s.action for s in p.steps]


def said(step: Step) -> str:
    return " ".join(d.text for d in step.differences)


def targets(p: RestorePlan) -> list[str]:
    return [f"{s.source_database}.{s.source_table}>{s.target_database}.{s.target_table}" for s in p.steps]
