"""What holds a scheduled run back: a pause, battery, a metered network, another run, a repository in use or not there.

A rule that cannot be evaluated never holds back: the run goes on, and says what could not be told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from influx_backup_gui.domain.errors import BackupError, Busy, UsageError
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.engine.presence import emptied
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import disk_errors
from influx_backup_gui.store.machine import metered, on_battery
from influx_backup_gui.store.processes import alive

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Held:
    """A slot that is not started now, and why. `passing`: waiting for a while may be enough."""

    schedule: Schedule
    slot: int
    reason: str
    passing: bool = False


@dataclass(frozen=True)
class Conditions:
    """How the machine is asked; each answers None where it cannot be told. An error in one is no answer either."""

    on_battery: Callable[[], bool | None] = on_battery
    metered: Callable[[], bool | None] = metered

    def asked(self, name: str) -> bool | None:
        """The answer to `on_battery` or `metered`."""
        try:
            found: bool | None = getattr(self, name)()
        except Exception:
            log.exception("whether the machine is %s could not be asked", name)
            return None
        return found


def held(resources: Resources, schedule: Schedule, now: int, conditions: Conditions) -> tuple[str, bool] | None:
    """(reason, passing) of the first rule that holds the schedule back at `now` (ns), None where none does."""
    for until in (schedule.paused_until, resources.settings.paused_until):
        if until is not None and now < until:
            return f"paused until {format_instant(until)}", False
    if schedule.rules.not_on_battery and conditions.asked("on_battery") is True:
        return "the machine runs on battery", False
    if schedule.rules.not_metered and conditions.asked("metered") is True:
        return "the network is metered", False
    server = schedule.works_on
    if server and any(r.server == server for r in resources.catalog.open_runs(alive)):
        return f"another run on {server} is going on", True
    return _repository_busy(resources, schedule)


def untold(schedule: Schedule, conditions: Conditions) -> tuple[str, ...]:
    """What a rule asked for and the machine did not tell, in words."""
    said = []
    if schedule.rules.not_on_battery and conditions.asked("on_battery") is None:
        said.append("Whether the machine runs on battery could not be told; it ran anyway.")
    if schedule.rules.not_metered and conditions.asked("metered") is None:
        said.append("Whether the network is metered could not be told; it ran anyway.")
    return tuple(said)


def gone(resources: Resources, schedule: Schedule) -> str:
    """That the folder of its backups is not there, or the disk that belongs there; "" otherwise."""
    job = schedule.job
    if not isinstance(job, BackupJob):
        return ""
    try:
        repository = resources.repository(job.repository)
        with disk_errors(repository.path):
            repository.path.stat()
        if emptied(resources.catalog, repository):
            return f"the disk of repository {repository.name} is probably not mounted"
    except UsageError:
        return ""
    except BackupError:
        return f"the folder of repository {repository.name} is not there"
    return ""


def without_holder(message: str) -> str:
    """What `Busy` says without the process and the time of the holder, so that the same reason is told once."""
    said = message.split(" by ", 1)[0].rstrip(".")
    return f"{said[:1].lower()}{said[1:]}"


def _repository_busy(resources: Resources, schedule: Schedule) -> tuple[str, bool] | None:
    job = schedule.job
    if not isinstance(job, BackupJob):  # A drill reads an archive; it writes to none.
        return None
    try:
        with resources.locked(job.repository, f"start of schedule {schedule.name}", job.server):
            return None
    except Busy as error:
        return without_holder(error.message), True
    except BackupError:
        # A folder that is gone or cannot be locked: the run itself fails of it, and says so.
        return None
