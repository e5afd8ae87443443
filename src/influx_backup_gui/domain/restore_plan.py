"""What a restore would do, table by table, decided before the first write (design.md section 7).

The rules:
* A table that is not there is created. One that is there is refused, unless the job says `missing`, `merge` or
  `replace`.
* What cannot end well is blocked here: conflicting columns, limits of the server, names it does not take, two
  tables with one target, what line protocol cannot carry.
* Retention is set last, and only where all of the database comes from the backup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from influx_backup_gui.domain.job import IfExists, RestoreJob
from influx_backup_gui.domain.manifest import Manifest, TableEntry
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

CREATE, MISSING, MERGE, REPLACE, SKIP, REFUSE = "create", "add missing rows", "merge", "replace", "skip", "refuse"
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
class Step:
    """What happens to one table. `rows` are those of the backup; an estimate when the range cuts a part."""

    source_database: str
    source_table: str
    target_database: str
    target_table: str
    action: str
    reason: str
    rows: int
    blocked: bool = False
    differences: tuple[str, ...] = ()
    estimated: bool = False


@dataclass(frozen=True)
class RestorePlan:
    """All steps, in the order of the archive. `problems` (limits) block everything; `notes` are said and accepted.

    `retentions` are set when all rows are back; `longest_text` is what the server takes for a name, tag or string, in
    bytes.
    """

    steps: tuple[Step, ...]
    databases_to_create: tuple[str, ...] = ()
    retentions: tuple[RetentionChange, ...] = ()
    problems: tuple[str, ...] = ()
    overwrites: bool = False
    notes: tuple[str, ...] = ()
    longest_text: int = Limits().text

    @property
    def blocked(self) -> bool:
        """Whether nothing may be written."""
        return bool(self.problems) or any(s.blocked for s in self.steps)

    @property
    def refusal(self) -> str:
        """The first reason why nothing may be written, and how many more there are; "" where it may."""
        reasons = [*self.problems, *(s.reason for s in self.steps if s.blocked)]
        if not reasons:
            return ""
        return f"Nothing was written: {reasons[0]}" + (f" (and {len(reasons) - 1} more)" if reasons[1:] else "")

    @property
    def rows(self) -> int:
        """Rows of all steps."""
        return sum(s.rows for s in self.steps if s.action not in (SKIP, REFUSE))

    def to_json(self) -> dict[str, Any]:
        """The plan as `restore --dry-run --json` prints it."""
        return {
            "steps": [_step_to_json(s) for s in self.steps],
            "databases_to_create": list(self.databases_to_create),
            "retentions": [c.to_json() for c in self.retentions],
            "problems": list(self.problems),
            "notes": list(self.notes),
            "overwrites": self.overwrites,
            "blocked": self.blocked,
        }


def _step_to_json(s: Step) -> dict[str, Any]:
    return {
        "source": {"database": s.source_database, "table": s.source_table},
        "target": {"database": s.target_database, "table": s.target_table},
        "action": s.action,
        "reason": s.reason,
        "rows": s.rows,
        "estimated": s.estimated,
        "blocked": s.blocked,
        "differences": list(s.differences),
    }


@dataclass(frozen=True)
class _Target:
    """The server as the plan sees it."""

    databases: Mapping[str, Database]
    limits: Limits
    release: tuple[int, int]
    tables: Mapping[tuple[str, str], Table] = field(default_factory=dict)


def plan_restore(
    manifest: Manifest,
    job: RestoreJob,
    existing: tuple[Database, ...],
    limits: Limits,
    server_version: tuple[int, int] = (0, 0),
    to_be_set: Sequence[RetentionChange] = (),
) -> RestorePlan:
    """The plan of a restore onto a server that has `existing` databases (with tables).

    `server_version` is (major, minor), (0, 0) when unknown; `to_be_set` are retentions that an earlier restore of the
    same has left open. What the rows hold is not known here: see `refusing`.
    UsageError when the job names what the backup does not hold.
    """
    tables = {(t.database, t.name): t for d in existing for t in d.tables}
    target = _Target({d.name: d for d in existing}, limits, server_version, tables)
    chosen = chosen_tables(manifest, job)
    databases = chosen_databases(manifest, job)
    steps = tuple(_step(entry, name, job, target) for entry, name in chosen)
    steps = _without_collisions(steps)
    wanted = dict.fromkeys([*databases.values(), *(name[0] for _, name in chosen)])
    fresh = tuple(d for d in wanted if d not in target.databases)
    bad = tuple(p for d in fresh if (p := database_name_problem(d, server_version)))
    whole: Mapping[str, str] = {} if job.tables else databases
    retentions = retention_changes(manifest, databases, target.databases, _replaced_whole(steps, target), to_be_set)
    notes: tuple[str, ...] = ()
    if retentions and (0, 0) < server_version < (3, 2):
        names = ", ".join(c.database for c in retentions)
        retentions, notes = (), (f"The server is older than 3.2 and has no retention: {names} will keep all rows.",)
    notes = (*notes, *left_alone(manifest, whole, target.databases, retentions))
    return RestorePlan(
        steps,
        fresh,
        retentions,
        (*bad, *_limit_problems(steps, fresh, target)),
        any(s.action in (MERGE, REPLACE) for s in steps),
        notes,
        limits.text,
    )


def refusing(plan: RestorePlan, found: Mapping[tuple[str, str], tuple[str, ...]]) -> RestorePlan:
    """The plan without the tables of the backup (database, table) that hold what cannot be written, in words."""
    return replace(
        plan, steps=tuple(_refused(s, found.get((s.source_database, s.source_table), ())) for s in plan.steps)
    )


def _refused(step: Step, said: Sequence[str]) -> Step:
    if not said:
        return step
    name = f"{step.source_database}.{step.source_table}"
    reason = f"{name} holds what line protocol cannot carry: {' '.join(said)}"
    return replace(step, action=REFUSE, blocked=True, reason=reason)


def _key(entry: TableEntry) -> tuple[str, str]:
    return entry.database, entry.table


# --- one table -----------------------------------------------------------------------------------------------------


def _step(entry: TableEntry, name: tuple[str, str], job: RestoreJob, target: _Target) -> Step:
    rows, estimated = rows_within(entry, job.range)
    there = target.tables.get(name)
    compared = compare_schema(entry, there) if there is not None else None
    action = _action(job.policy(*_key(entry)), there, rows)
    differences = [*(compared.differences if compared else ()), *_remarks(entry, name[0], action, target)]
    step = Step(*_key(entry), *name, action, _reason(action, name, target), rows, action == REFUSE, (), estimated)
    obstacles = _obstacles(entry, name[1], rows, there if action in (MISSING, MERGE) else None, target)
    if compared and action in (MISSING, MERGE):
        obstacles.extend(compared.conflicts)
    elif compared:
        differences.extend(compared.conflicts)
    step = replace(step, differences=tuple(differences))
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


def _remarks(entry: TableEntry, database: str, action: str, target: _Target) -> list[str]:
    found = []
    if not entry.series_key_known and len(entry.series_key) > 1 and action in (CREATE, REPLACE):
        found.append("The backup does not know the order of the tags (server before 3.2): they are created by name.")
    if not entry.complete:
        found.append("The backup holds only a part of this table: it was dropped while it was read.")
    there = target.databases.get(database)
    if there is not None and there.retention_ns is not None and action not in (SKIP, REFUSE, REPLACE):
        found.append(
            f"The database {database} keeps rows for {retention_text(there.retention_ns)} only: "
            "older ones vanish as soon as they are written, and the comparison will say so."
        )
    return found


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


def _replaced_whole(steps: Sequence[Step], target: _Target) -> frozenset[str]:
    """The databases of the target in which every table is replaced."""
    replaced = {(s.target_database, s.target_table) for s in steps if s.action == REPLACE}
    return frozenset(d for d, _ in replaced if {t for t in target.tables if t[0] == d} <= replaced)
