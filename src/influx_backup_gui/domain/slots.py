"""Slots: the instants (ns UTC) that a timetable names in a time zone.

The rule in prose:
* A slot is a face of the clock in the schedule's zone, such as 02:30 on 29 March.
* Where the clock jumps over the face in spring, the slot is the first valid minute after the jump. Where a zone
  skipped a whole day, so is the slot of that day. Faces that fall together this way are one slot.
* Where the clock shows the face twice in autumn, the slot is the first of the two, once.
* Slots are compared as instants in UTC only. Python compares two times of one zone by their faces, and would say that
  02:30 before the autumn change is the same moment as 02:30 after it.
* `EveryHours` counts hours that pass and has no faces.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.timetable import Cron, Daily, EveryHours, Monthly, Timetable, days_and_times

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - faces and UTC are both kept naive here, and never mixed
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
# The calendar repeats after 28 years, after 40 around a year like 2100: no rule waits longer for its next day.
_HORIZON = 41 * 366
# Python's calendar ends with the year 9999, and a day needs the next one to be measured.
_LAST_YEAR = 9998


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that name. UsageError where the system knows none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(f"There is no time zone {name!r}.", "For example UTC, Europe/Berlin.") from error


def slots_after(timetable: Timetable, zone: tzinfo, after: int) -> Iterator[int]:
    """The slots behind the instant `after`, in order."""
    if isinstance(timetable, EveryHours):
        step = timetable.hours * HOUR
        slot = after - (after - timetable.start) % step
        while True:
            slot += step
            yield slot
    last, day = after, _face(after, zone).date() - 2 * _DAY
    for _ in range(_HORIZON):
        for slot in _slots_of_day(timetable, zone, day):
            if slot > last:
                last = slot
                yield slot
        day += _DAY
        if day.year > _LAST_YEAR:
            return


def last_slot(timetable: Timetable, zone: tzinfo, now: int, after: int) -> int | None:
    """The newest slot in `(after, now]`, None where there is none."""
    if isinstance(timetable, EveryHours):
        slot = now - (now - timetable.start) % (timetable.hours * HOUR)
        return slot if slot > after else None
    day, oldest = _face(now, zone).date() + _DAY, _face(after, zone).date() - 2 * _DAY
    for _ in range(_HORIZON):
        if day < oldest:
            return None
        found = [s for s in _slots_of_day(timetable, zone, day) if s <= now]
        if found:
            return found[-1] if found[-1] > after else None
        day -= _DAY
    return None


def _slots_of_day(timetable: Daily | Monthly | Cron, zone: tzinfo, day: date) -> list[int]:
    """The slots of one day of the zone's calendar, ascending."""
    fits, times = days_and_times(timetable)
    if not fits(day):
        return []
    midnight, next_midnight = _naive(day), _naive(day + _DAY)
    before, after = _offset(midnight, zone), _offset(next_midnight, zone)
    if before == after:
        start = _ns(midnight - before)
        return [start + t * 60 * SECOND for t in times]
    return sorted({instant_of(midnight + timedelta(minutes=t), zone) for t in times})


def instant_of(face: datetime, zone: tzinfo) -> int:
    """The instant (ns) of a naive face of the zone's clock: the first of two, or the end of the gap it lies in."""
    before, after = _offset(face, zone, 0), _offset(face, zone, 1)
    if after <= before:
        return _ns(face - before)
    # The face was jumped over. The jump lies between these two readings of it; find its second.
    early, late = face - after, face - before
    while late - early > _SECOND:
        middle = early + (late - early) // 2 // _SECOND * _SECOND
        early, late = (middle, late) if _offset_at(middle, zone) == before else (early, middle)
    return _ns(late)


def _face(instant: int, zone: tzinfo) -> datetime:
    return (_EPOCH + timedelta(seconds=instant // SECOND)).replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)


@lru_cache(maxsize=4096)
def _offset(face: datetime, zone: tzinfo, fold: int = 0) -> timedelta:
    return face.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta()


def _offset_at(utc: datetime, zone: tzinfo) -> timedelta:
    return utc.replace(tzinfo=UTC).astimezone(zone).utcoffset() or timedelta()


def _naive(day: date) -> datetime:
    return datetime.combine(day, time())


def _ns(utc: datetime) -> int:
    return (utc - _EPOCH) // _SECOND * SECOND
