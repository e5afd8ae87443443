"""Decides what a restore would do, before the first write (design.md section 7).

The rules:
* A table that is not there is created. One that is there is refused, unless the job says `missing`, `merge` or
  `replace`.
* What cannot end well is blocked here: conflicting columns, limits of the server, names it does not take, two
  tables with one target, what line protocol cannot carry.
* Retention is set last, and only where all of the database comes from the backup, or a person asks for it.
* How the target differs is said with its weight: what is blocking stops everything before the first write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.job import CatalogPart, IfExists, RestoreJob
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.restore_plan import CREATE, MERGE, MISSING, REFUSE, REPLACE, SKIP, RestorePlan, Step
from influx_backup_gui.domain.restore_retention import RetentionChange, left_alone, retention_changes, retention_text
from influx_backup_gui.domain.restore_schema import (
    column_limit_problems,
    compare_schema,
    database_name_problem,
    shown,
    table_name_problem,
)
from influx_backup_gui.domain.restore_selection import chosen_databases, chosen_tables, free_name, rows_within
from influx_backup_gui.domain.server import Database, Limits, Role, Table

_REASONS = {
    CREATE: "It does not exist there: it is created.",
    MISSING: "Only rows whose tags and time are not there yet are written.",
    MERGE: (
        "All rows are written over what is there. Measured on Core: a value written over another one can fall back to "
        "the old one after a restart of the server. A fresh table (a new name) is dependable."
    ),
    REPLACE: "The table there is deleted first, then created anew.",
    SKIP: "The backup holds no rows of it for this range, and the table exists: nothing to do.",
}


@dataclass(frozen=True)
class Circumstances:
    """What counts beside the backup and the target.

    `release` of the server, (0, 0) when unknown; `now` by its clock in ns, None when unknown; `to_be_set`: retentions
    that an earlier restore of the same has left open; `unread`: databases whose retention the backup does not know.
    """

    release: tuple[int, int] = (0, 0)
    now: int | None = None
    to_be_set: Sequence[RetentionChange] = ()
    unread: Collection[str] = ()


@dataclass(frozen=True)
class _Target:
    """The server as the plan sees it. `lifted`: databases whose retention does not count while rows come in."""

    databases: Mapping[str, Database]
    limits: Limits
    circumstances: Circumstances
    tables: Mapping[tuple[str, str], Table]
    lifted: Collection[str]


def plan_restore(
    manifest: Manifest,
    job: RestoreJob,
    existing: tuple[Database, ...],
    limits: Limits,
    circumstances: Circumstances = Circumstances(),
) -> RestorePlan:
    """The plan of a restore onto a server that has `existing` databases (with tables).

    What the rows hold is not known here: see `refusing`. UsageError when the job names what the backup does not hold.
    """
    tables = {(t.database, t.name): t for d in existing for t in d.tables}
    there = {d.name: d for d in existing}
    chosen, databases = chosen_tables(manifest, job), chosen_databases(manifest, job)
    asked = _asked_retentions(job, databases, circumstances)
    lifted = asked | _replaced_whole(chosen, job, tables)
    target = _Target(there, limits, circumstances, tables, lifted)
    steps = _without_collisions(tuple(_step(entry, name, job, target) for entry, name in chosen))
    wanted = dict.fromkeys([*databases.values(), *(name[0] for _, name in chosen)])
    fresh = tuple(d for d in wanted if d not in there)
    bad = tuple(p for d in fresh if (p := database_name_problem(d, circumstances.release)))
    retentions = retention_changes(manifest, databases, there, lifted, circumstances.to_be_set)
    differences: list[Difference] = []
    if retentions and (0, 0) < circumstances.release < (3, 2):
        names = ", ".join(c.database for c in retentions)
        text = f"The server is older than 3.2 and has no retention: {names} will keep all rows."
        retentions, differences = (), [Difference(Weight.FIXABLE, text)]
    whole: Mapping[str, str] = {} if job.tables else databases
    differences.extend(Difference(Weight.HARMLESS, c.planned) for c in retentions)
    differences.extend(left_alone(manifest, whole, there, retentions, circumstances.unread))
    return RestorePlan(
        steps,
        fresh,
        retentions,
        (*bad, *_limit_problems(steps, fresh, target)),
        any(s.action in (MERGE, REPLACE) for s in steps),
        tuple(differences),
        limits.text,
    )


def _asked_retentions(job: RestoreJob, databases: Mapping[str, str], circumstances: Circumstances) -> frozenset[str]:
    """The databases of the target whose retention shall become the backup's, though they are there."""
    if CatalogPart.RETENTION not in job.catalog:
        return frozenset()
    unknown = {databases[d] for d in circumstances.unread if d in databases}
    return frozenset(databases.values()) - unknown


def _key(entry: TableEntry) -> tuple[str, str]:
    return entry.database, entry.table


# --- one table -----------------------------------------------------------------------------------------------------


def _step(entry: TableEntry, name: tuple[str, str], job: RestoreJob, target: _Target) -> Step:
    rows, estimated = rows_within(entry, job.range)
    there = target.tables.get(name)
    action = _action(job.policy(*_key(entry)), there, rows)
    differences = [
        *(compare_schema(entry, there, action == REPLACE) if there is not None else ()),
        *_remarks(entry, name[0], action, target),
    ]
    step = Step(
        *_key(entry),
        *name,
        action,
        _reason(action, name, target),
        rows,
        action == REFUSE,
        tuple(differences),
        estimated,
    )
    obstacles = _obstacles(entry, name[1], rows, there if action in (MISSING, MERGE) else None, target)
    if action in (MISSING, MERGE):
        obstacles.extend(d.text for d in differences if d.weight is Weight.BLOCKING)
    if obstacles and action != SKIP:
        return replace(step, action=REFUSE, blocked=True, reason=" ".join(obstacles))
    return step


def _action(if_exists: IfExists, there: Table | None, rows: int) -> str:
    if there is None:
        return CREATE
    if if_exists is IfExists.REFUSE:
        return REFUSE
    if if_exists is IfExists.REPLACE:
        return REPLACE
    if not rows:
        return SKIP
    return MISSING if if_exists is IfExists.MISSING else MERGE


def _reason(action: str, name: tuple[str, str], target: _Target) -> str:
    if action != REFUSE:
        return _REASONS[action]
    return (
        f"The table {name[0]}.{name[1]} exists already. Restore beside it under a new name "
        f"(--database {name[0]}={free_name(name[0], target.databases)}), or say what to do with it (--if-exists)."
    )


def _obstacles(entry: TableEntry, table: str, rows: int, there: Table | None, target: _Target) -> list[str]:
    """What makes it impossible to write this table at all."""
    found = list(column_limit_problems(entry, there, target.limits))
    if rows:
        if why := table_name_problem(table, target.limits.text):
            found.append(f"Table {shown(table)}: {why}: line protocol cannot carry it.")
        if not any(c.role is Role.FIELD for c in entry.columns):
            found.append("It has rows but no field: line protocol cannot carry it.")
    return found


def _remarks(entry: TableEntry, database: str, action: str, target: _Target) -> Iterator[Difference]:
    if not entry.series_key_known and len(entry.series_key) > 1 and action in (CREATE, REPLACE):
        text = "The backup does not know the order of the tags (server before 3.2): they are created by name."
        yield Difference(Weight.HARMLESS, text)
    if not entry.complete:
        text = "The backup holds only a part of this table: it was dropped while it was read."
        yield Difference(Weight.FIXABLE, f"{text} An older backup may hold more.")
    there = target.databases.get(database)
    writes = action not in (SKIP, REFUSE) and database not in target.lifted
    if there is not None and there.retention_ns is not None and writes:
        yield _expiring(entry, database, there.retention_ns, target.circumstances.now)


def _expiring(entry: TableEntry, database: str, retention: int, now: int | None) -> Difference:
    """A retention of the target that stays; `now` by the clock of the server."""
    kept = f"The database {database} keeps rows for {retention_text(retention)} only"
    if now is not None and (entry.first is None or entry.first >= now - retention):
        return Difference(Weight.HARMLESS, f"{kept}; no row of the backup is older than that now.")
    return Difference(
        Weight.FIXABLE,
        f"{kept}: older ones vanish as soon as they are written, and the comparison will say so. Take a longer "
        "retention there first, a new database, or the retention of the backup (--catalog retention).",
    )


# --- all tables together -------------------------------------------------------------------------------------------


def _without_collisions(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Block tables that share one target."""
    sources: dict[tuple[str, str], list[str]] = {}
    for s in steps:
        sources.setdefault((s.target_database, s.target_table), []).append(f"{s.source_database}.{s.source_table}")
    found = []
    for s in steps:
        rivals = sources[s.target_database, s.target_table]
        if len(rivals) > 1:
            said = f"Several tables would go to {s.target_database}.{s.target_table}: {', '.join(rivals)}."
            found.append(replace(s, action=REFUSE, blocked=True, reason=said))
        else:
            found.append(s)
    return tuple(found)


def _limit_problems(steps: Sequence[Step], fresh: Sequence[str], target: _Target) -> tuple[str, ...]:
    """Limits of the whole server; deleted databases and `_internal` are not among the existing ones (trap 24)."""
    found = []
    databases = len(target.databases) + len(fresh)
    if fresh and target.limits.databases is not None and databases > target.limits.databases:
        found.append(
            f"The server allows {target.limits.databases} databases, has {len(target.databases)}, and this restore "
            f"would add {len(fresh)}: {', '.join(fresh)}. Delete one, or restore into one that is there."
        )
    created = len({(s.target_database, s.target_table) for s in steps} - target.tables.keys())
    if created and target.limits.tables is not None and len(target.tables) + created > target.limits.tables:
        found.append(
            f"The server allows {target.limits.tables} tables, has {len(target.tables)}, "
            f"and this restore would add {created}."
        )
    return tuple(found)


def _replaced_whole(
    chosen: Sequence[tuple[TableEntry, tuple[str, str]]], job: RestoreJob, tables: Collection[tuple[str, str]]
) -> frozenset[str]:
    """The databases of the target in which every table is replaced."""
    replaced = {name for entry, name in chosen if name in tables and job.policy(*_key(entry)) is IfExists.REPLACE}
    return frozenset(d for d, _ in replaced if {t for t in tables if t[0] == d} <= replaced)
