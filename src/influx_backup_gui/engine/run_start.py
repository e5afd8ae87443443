"""Why and for what a run starts: by hand, or for a slot of a schedule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from influx_backup_gui.domain.job import Run


@dataclass(frozen=True)
class Start:
    """`id` of the run; `schedule` (its id) and `slot` (ns) it is for; `note` goes behind its summary."""

    id: str
    schedule: str = ""
    slot: int | None = None
    note: str = ""
    details: Mapping[str, object] = field(default_factory=dict)

    def begun(self, run: Run) -> Run:
        """The run as it starts."""
        return replace(run, id=self.id, schedule=self.schedule, slot=self.slot, details=dict(self.details))

    def told(self, run: Run) -> Run:
        """The run as it ended, with what is to be said about its start."""
        summary = f"{run.summary} {self.note}".strip() if self.note else run.summary
        return replace(run, summary=summary, details={**self.details, **run.details})
