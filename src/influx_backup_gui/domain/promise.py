"""What a schedule promises: a proved backup for each of its times. When is that late, and when broken?

The rule in prose:
* A time (slot) is served by a proved backup of the same data that began at it or later. A backup of the whole server
  serves every selection of it.
* The oldest time that is not served counts. A quarter of the way to the next time (15 minutes to 2 hours) it is late:
  amber. Half of the way (1 to 24 hours) the promise is broken: red. So a nightly backup has until about noon, and a
  machine that was asleep has time to catch up.
* Times before the schedule was made or switched on do not count, nor does what was begun in the future: a clock ran
  ahead then.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Selection
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.slots import slots_after, zone_named

_LATE = (900 * SECOND, 2 * HOUR)
_BROKEN = (HOUR, 24 * HOUR)


@dataclass(frozen=True)
class Unserved:
    """The oldest slot without a proved backup; from `late` and from `broken` (ns) on it is amber and red."""

    slot: int
    late: int
    broken: int


def unserved(schedule: Schedule, served: int | None, now: int) -> Unserved | None:
    """The oldest slot up to `now` that `served`, when the newest proved backup began, does not serve. All in ns UTC."""
    believed = [i for i in (schedule.since, served) if i is not None and i <= now]
    if not schedule.enabled or not believed:
        return None
    coming = tuple(islice(slots_after(schedule.timetable, zone_named(schedule.zone), max(believed)), 2))
    if not coming or coming[0] > now:
        return None
    slot = coming[0]
    pace = coming[1] - slot if len(coming) > 1 else _BROKEN[1] * 2
    return Unserved(slot, slot + _within(pace // 4, _LATE), slot + _within(pace // 2, _BROKEN))


def serves(backup: Backup, schedule: Schedule) -> bool:
    """Whether a backup holds what the schedule is to save: the same selection, or the whole server."""
    job = schedule.job
    if not isinstance(job, BackupJob):
        return False
    return backup.selection in (selection_text(job.server, job.selection), selection_text(job.server, Selection()))


def _within(value: int, limits: tuple[int, int]) -> int:
    return min(max(value, limits[0]), limits[1])
