"""What a restore does with objects that are no rows, as data. How it is decided: domain/restore_objects.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from influx_backup_gui.domain.differences import Weight
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.server_objects import DistinctCache, LastCache, Trigger

Wanted = LastCache | DistinctCache | Trigger
NOT_READ = "not read"


class ObjectAction(StrEnum):
    """What happens to one object of the backup (`goes`: of the target)."""

    MAKE = "make"
    SAME = "is there"
    OTHER = "is there otherwise"
    CANNOT = "cannot be made"
    LEFT = "not asked for"
    GOES = "goes with its table"


@dataclass(frozen=True)
class ObjectStep:
    """One object. `database` of the target, "" for what belongs to the whole server; `wanted` as it shall be there."""

    kind: str
    database: str
    name: str
    action: ObjectAction
    weight: Weight
    reason: str
    wanted: Wanted | None = None

    @property
    def place(self) -> str:
        """Its name, behind its database."""
        return f"{self.database}.{self.name}" if self.database else self.name

    def to_json(self) -> dict[str, Any]:
        """As `restore --dry-run --json` prints it."""
        return {
            "kind": self.kind,
            "database": self.database,
            "name": self.name,
            "action": self.action.value,
            "weight": self.weight.value,
            "reason": self.reason,
        }


@dataclass(frozen=True)
class ObjectReport:
    """What became of one object that was asked for: `state` is MADE, WAS_THERE or NOT_MADE."""

    kind: str
    database: str
    name: str
    state: str
    reason: str


MADE, WAS_THERE, NOT_MADE = "made", "was there", "not made"


def not_made_text(reports: Sequence[ObjectReport]) -> Iterator[str]:
    """What has to be said at the end; nothing where all that was asked for is there."""
    left = [r for r in reports if r.state == NOT_MADE and r.kind != NOT_READ]
    if left:
        name = f"{left[0].kind} {left[0].name}"
        yield (
            f"{len(left)} of {counted(len(reports), 'object')} beside the rows could not be made; the first is "
            f"{name}: {left[0].reason}"
        )
