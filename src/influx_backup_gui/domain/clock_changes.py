"""What the coming clock changes do to a timetable: times that the clock jumps over, and times that it shows twice.

For saying it beforehand. What is made of such times is decided in slots.py: the first valid minute behind a gap, once
for all that fall into it; the first of two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from influx_backup_gui.domain.instants import DAY, SECOND, day_of
from influx_backup_gui.domain.slots import instant_of
from influx_backup_gui.domain.timetable import EveryHours, Timetable, days_and_times

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ClockChange:
    """On `day` the clock jumps over (`skipped`) or shows twice the `times` (minutes after midnight) of a timetable.

    `slot` (ns) is when it runs for the first of them.
    """

    day: date
    skipped: bool
    times: tuple[int, ...]
    slot: int


def clock_changes(timetable: Timetable, zone: tzinfo, after: int, days: int = 366) -> tuple[ClockChange, ...]:
    """What changes for a timetable within so many days behind the instant `after` (ns), in order."""
    if isinstance(timetable, EveryHours):
        return ()
    fits, times = days_and_times(timetable)
    first = (_EPOCH + timedelta(seconds=after // SECOND)).astimezone(zone).date()
    found: list[ClockChange] = []
    for number in range(days):
        day = first + number * _DAY
        if fits(day) and _changes(day, zone):
            found += _of_day(day, times, zone)
    return tuple(c for c in found if c.slot > after)


def utc_days_of_change(zone: tzinfo, first: int, last: int) -> frozenset[str]:
    """UTC days `2026-10-25` between two instants (ns) in which the clocks of a zone were changed."""
    return frozenset(
        day_of(day)
        for day in range(first // DAY * DAY, last + 1, DAY)
        if _offset_at(day, zone) != _offset_at(day + DAY, zone)
    )


def _offset_at(ns: int, zone: tzinfo) -> timedelta:
    return (_EPOCH + timedelta(seconds=ns // SECOND)).astimezone(zone).utcoffset() or timedelta()


def _of_day(day: date, times: tuple[int, ...], zone: tzinfo) -> list[ClockChange]:
    changed: dict[bool, list[int]] = {True: [], False: []}
    for minutes in times:
        face = _face(day, minutes)
        before, after = _offset(face, zone, 0), _offset(face, zone, 1)
        if before != after:
            changed[after > before].append(minutes)
    return [ClockChange(day, s, tuple(t), instant_of(_face(day, t[0]), zone)) for s, t in changed.items() if t]


def _changes(day: date, zone: tzinfo) -> bool:
    return _offset(_face(day, 0), zone, 0) != _offset(_face(day + _DAY, 0), zone, 1)


def _face(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)


def _offset(face: datetime, zone: tzinfo, fold: int) -> timedelta:
    return face.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta()
