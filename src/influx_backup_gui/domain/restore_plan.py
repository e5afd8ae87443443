"""What a restore would do, table by table, as data. How it is decided: domain/restore_planning.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.object_steps import ObjectStep
from influx_backup_gui.domain.restore_retention import RetentionChange
from influx_backup_gui.domain.server import Limits

CREATE, MISSING, MERGE, REPLACE, SKIP, REFUSE = "create", "add missing rows", "merge", "replace", "skip", "refuse"


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
    differences: tuple[Difference, ...] = ()
    estimated: bool = False


@dataclass(frozen=True)
class RestorePlan:
    """All steps, in the order of the archive. `problems` (limits) block everything.

    `differences` are those of databases; the ones of tables are in the steps. `retentions` are set when all rows are
    back; `longest_text` is what the server takes for a name, tag or string, in bytes; `objects` are caches,
    triggers and tokens.
    """

    steps: tuple[Step, ...]
    databases_to_create: tuple[str, ...] = ()
    retentions: tuple[RetentionChange, ...] = ()
    problems: tuple[str, ...] = ()
    overwrites: bool = False
    differences: tuple[Difference, ...] = ()
    longest_text: int = Limits().text
    objects: tuple[ObjectStep, ...] = ()

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
    def notes(self) -> tuple[str, ...]:
        """What a person has to know of databases, also when all went well."""
        return tuple(d.text for d in self.differences if d.weight is Weight.FIXABLE)

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
            "differences": [d.to_json() for d in self.differences],
            "notes": list(self.notes),
            "objects": [o.to_json() for o in self.objects],
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
        "differences": [d.to_json() for d in s.differences],
    }


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
