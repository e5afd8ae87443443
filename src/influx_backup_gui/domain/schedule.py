"""Schedules, and which of them is due.

The rule in prose:
* A schedule is due when a slot of its timetable has come that was not started yet. Slots before `since` (when the
  schedule was made, switched on, or got another timetable or zone) do not count.
* Of several slots that were missed (the machine was off or asleep, or a rule held them back) the newest is due: they
  count as one catch-up, and the ones before it are told as missed.
* Only slots up to now are looked at, and only starts up to now: what was started while the clock ran ahead says nothing
  about today. A `since` more than an hour in the future is a clock that ran ahead, too, and is not believed: rather one
  backup too many.
* Nothing is remembered here. Whoever starts a slot claims it first (the catalog), so that it is started once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import CLOCKS_APART, DAY, SECOND
from influx_backup_gui.domain.job import BackupJob, DrillJob, Trigger
from influx_backup_gui.domain.names import checked_file_name
from influx_backup_gui.domain.retention import KEEP_ALL, RetentionPolicy
from influx_backup_gui.domain.slots import last_slot, slots_after, zone_named
from influx_backup_gui.domain.timetable import Timetable

# A start within this time (ns) is on time: `run-due` from cron may look only every ten minutes.
ON_TIME = 600 * SECOND
# Slots are counted one by one only so far: after a year asleep, "more than 9,999" says enough.
MOST_COUNTED = 10_000
# How far to look back (ns) where nothing says when a slot was started: a yearly slot is found, too.
_LONGEST_PAUSE = 366 * DAY


@dataclass(frozen=True)
class RunRules:
    """What holds a run back, and for how long (seconds) a run waits for the server to answer before it fails."""

    not_on_battery: bool = False
    not_metered: bool = False
    network_wait: int = 1800


@dataclass(frozen=True)
class Schedule:
    """A job, its times and what to keep. `id` stays when the schedule is renamed; `since` and `paused_until` in ns.

    The job is a backup, or a drill of the newest backup of a server, for which `retention` says nothing.
    """

    id: str
    name: str
    job: BackupJob | DrillJob
    timetable: Timetable
    zone: str
    since: int
    retention: RetentionPolicy = KEEP_ALL
    rules: RunRules = RunRules()
    enabled: bool = True
    paused_until: int | None = None

    def __post_init__(self) -> None:
        checked_file_name(self.name)
        zone_named(self.zone)
        if not 0 <= self.rules.network_wait <= 86_400:
            raise UsageError("The wait for the network is not within a day.", "Give 0 to 86400 seconds.")
        if isinstance(self.job, DrillJob) and not self.job.newest_of:
            raise UsageError("A drill by schedule is of the newest backup of a server.", "Name that server.")

    @property
    def kind(self) -> str:
        """The kind of its runs."""
        return "backup" if isinstance(self.job, BackupJob) else "drill"

    @property
    def server(self) -> str:
        """The server that it is about: whose data it saves, or whose newest backup it drills."""
        return self.job.server if isinstance(self.job, BackupJob) else self.job.newest_of

    @property
    def works_on(self) -> str:
        """The server that its runs talk to; "" for none."""
        return self.job.works_on

    @property
    def servers(self) -> frozenset[str]:
        """The servers without which it makes no sense."""
        return frozenset({self.server, self.works_on} - {""})


@dataclass(frozen=True)
class Due:
    """A slot to start now. `missed` slots before it, from `first_missed` on, were never started."""

    schedule: Schedule
    slot: int
    trigger: Trigger
    missed: int = 0
    first_missed: int | None = None


def backups_of(schedules: Iterable[Schedule]) -> tuple[tuple[Schedule, BackupJob], ...]:
    """The schedules that take backups, each with its job."""
    return tuple((s, s.job) for s in schedules if isinstance(s.job, BackupJob))


def due(schedule: Schedule, last_slot_done: int | None, now: int) -> Due | None:
    """What of a schedule is due; `last_slot_done` is the newest slot that was started. All in ns UTC."""
    if not schedule.enabled:
        return None
    zone = zone_named(schedule.zone)
    believed = [schedule.since] if schedule.since <= now + CLOCKS_APART else []
    believed += [last_slot_done] if last_slot_done is not None and last_slot_done <= now else []
    slot = last_slot(schedule.timetable, zone, now, max(believed, default=now - _LONGEST_PAUSE))
    if slot is None:
        return None
    trigger = Trigger.SCHEDULE if now - slot <= ON_TIME else Trigger.CATCH_UP
    if not believed:
        return Due(schedule, slot, trigger)
    behind = islice(slots_after(schedule.timetable, zone, max(believed)), MOST_COUNTED)
    missed = tuple(takewhile(lambda s: s < slot, behind))
    return Due(schedule, slot, trigger, len(missed), missed[0] if missed else None)


def next_slots(schedule: Schedule, after: int, count: int) -> tuple[int, ...]:
    """The next `count` slots behind the instant `after`, whether the schedule is switched on or not."""
    return tuple(islice(slots_after(schedule.timetable, zone_named(schedule.zone), after), count))


def changed(old: Schedule, new: Schedule, now: int) -> Schedule:
    """`new` in place of `old` at the instant `now`: other times, or switched on again, count from now on only."""
    same = (old.timetable, old.zone) == (new.timetable, new.zone) and old.enabled == new.enabled
    return replace(new, id=old.id, since=old.since if same else now)
