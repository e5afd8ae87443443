"""Undoing a restore from the safety backup that was taken before it overwrote anything.

The rules:
* Values come back by writing them over what is there (`merge`), by the ordinary restore: it may be killed and repeated.
  `exactly` replaces the tables instead, which also takes away what others wrote since; it is saved before.
* Single rows cannot be deleted on Core. Those that are not in the safety backup stay, and are listed.
* Tables and databases that the restore made are named, and left to a person: others may write there by now.
* What the restore did to retention, and caches that went with replaced tables, come back, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.job import CatalogPart, IfExists, RestoreJob, Run
from influx_backup_gui.domain.restore_plan import CREATE, MISSING, REPLACE
from influx_backup_gui.domain.restore_retention import RETENTIONS

# Rows that are named one by one in the report; the others are counted.
NAMED_ROWS = 200
WHICH = "See the ids of restores with: influx-backup runs --kind restore --json."


@dataclass(frozen=True)
class AddedRow:
    """A row that is on the server and not in the safety backup.

    `time` in ns; `key` are its tags in words; `restored` says whether the undone restore wrote it (None: not known).
    """

    time: int
    key: str
    restored: bool | None


@dataclass(frozen=True)
class AddedRows:
    """What of one table is not in the safety backup: `rows` in all, and the first of them by name."""

    database: str
    table: str
    rows: int
    named: tuple[AddedRow, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As `--json` prints it."""
        named = [{"time": format_instant(r.time), "key": r.key, "restored": r.restored} for r in self.named]
        return {"database": self.database, "table": self.table, "rows": self.rows, "named": named}


def safety_backup(run: Run) -> Mapping[str, Any] | None:
    """The backup of what a restore overwrote, as JSON; None where it overwrote nothing."""
    found = run.details.get("safety_backup")
    return found if isinstance(found, Mapping) and run.kind == "restore" else None


def undo_job(run: Run, exactly: bool = False) -> RestoreJob:
    """The restore that undoes `run`. UsageError where there is nothing to undo, or it goes on."""
    if run.kind != "restore":
        raise UsageError(
            f"The run {run.id[:8]} is no restore.", "See restores with: influx-backup runs --kind restore."
        )
    if run.outcome is None:
        raise UsageError("That restore is still going on.", "Cancel it, or wait until it has ended.")
    safety = safety_backup(run)
    if safety is None:
        said = " ".join(d.text for d in left_by(run))
        raise UsageError(
            f"That restore overwrote nothing, so there are no values to bring back. {said}".strip(),
            "A table or database that it made can be deleted on the server.",
        )
    catalog = []
    if run.details.get("retentions") or run.details.get(RETENTIONS):
        catalog.append(CatalogPart.RETENTION)
    if any(t.get("action") == REPLACE for t in _tables(run)):
        catalog.append(CatalogPart.CACHES)
    return RestoreJob(
        str(safety["id"]),
        run.server,
        if_exists=IfExists.REPLACE if exactly else IfExists.MERGE,
        catalog=tuple(catalog),
        undo_of=run.id,
    )


def left_by(run: Run) -> Iterator[Difference]:
    """What a restore made or added that no safety backup knows, and that stays."""
    made = run.details.get("created_databases")
    databases = [str(d) for d in made] if isinstance(made, list) else []
    if databases:
        yield Difference(Weight.FIXABLE, f"That restore made the database {', '.join(databases)}, which stays.")
    fresh = [_name(t) for t in _tables(run) if t.get("action") == CREATE and t.get("database") not in databases]
    if fresh:
        yield Difference(Weight.FIXABLE, f"That restore made {_some(fresh)}, which stay on the server.")
    added = [t for t in _tables(run) if t.get("action") == MISSING and t.get("rows")]
    if added:
        rows = sum(int(t["rows"]) for t in added)
        names = _some([_name(t) for t in added])
        text = f"That restore added {counted(rows, 'row')} to {names}, which stay: nothing there was overwritten."
        yield Difference(Weight.FIXABLE, text)


def better_beside(job: RestoreJob, name: str) -> Difference:
    """When another way is the better one; `name` of the safety backup."""
    if job.if_exists is IfExists.REPLACE:
        text = (
            "The tables become exactly what they were: also what was written since goes with them. It is in the backup "
            "that is taken first."
        )
    else:
        text = (
            "Rows that the restore added stay, and a value that is written over another one can fall back on Core. "
            f"Where that matters, bring {name} back beside, under another database name, look at it, and let readers "
            "and writers use that one; or make the tables exactly what they were (--exactly)."
        )
    return Difference(Weight.HARMLESS, text)


def staying(found: Sequence[tuple[str, str, int]]) -> Iterator[Difference]:
    """What a plan says of rows that will stay: (database, table, at least so many)."""
    for database, table, rows in found:
        said = f"At least {counted(rows, 'row')} of {database}.{table}"
        text = f"{said} that the safety backup does not have will stay: single rows cannot be deleted."
        yield Difference(Weight.FIXABLE, text)


def added_text(added: Sequence[AddedRows]) -> Iterator[str]:
    """What the end of an undoing says."""
    for a in added:
        yield (
            f"{counted(a.rows, 'row')} of {a.database}.{a.table} that the safety backup does not have stayed: "
            "single rows cannot be deleted. The report lists them."
        )


def _tables(run: Run) -> list[Mapping[str, Any]]:
    found = run.details.get("tables")
    return [t for t in found if isinstance(t, Mapping)] if isinstance(found, list) else []


def _name(table: Mapping[str, Any]) -> str:
    return f"{table.get('database')}.{table.get('table')}"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
