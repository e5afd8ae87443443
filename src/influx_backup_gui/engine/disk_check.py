"""The disks of the repositories, looked at again and again: what is new about them is one line of the history."""

from __future__ import annotations

import uuid

from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.engine.health_facts import gather
from influx_backup_gui.engine.resources import Resources

KIND = "disk-check"
_ABOUT_DISKS = (ReasonKind.REPOSITORY_UNREACHABLE, ReasonKind.DISK_FILLING)


def check_disks(resources: Resources, now: int) -> Run | None:
    """The line that was written at `now` (ns); None where all is as it was at the last look."""
    reasons = [r for r in assess(gather(resources, now), now).reasons if r.kind in _ABOUT_DISKS]
    found = sorted([r.kind.value, *r.subjects] for r in reasons)
    before = next(iter(resources.catalog.runs(1, KIND)), None)
    if found == (before.details.get("found") if before else []):
        return None
    said = " ".join(r.message for r in reasons) or "All repositories can be used again, and none is filling up."
    outcome = Outcome.WARNING if reasons else Outcome.SUCCEEDED
    line = Run(uuid.uuid4().hex, KIND, Trigger.SCHEDULE, outcome, now, now, said, details={"found": found})
    resources.catalog.end_run(line)
    return line
