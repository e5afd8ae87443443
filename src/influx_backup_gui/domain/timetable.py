"""Timetables: which days and which clock times a schedule names. What a clock change makes of them: slots.py.

* `Daily`: at each of its times, every day or on the chosen weekdays.
* `Monthly`: at each of its times on one day of the month. In a month that is too short for the day it is the last
  day: a backup that is due on the 31st is not left out in April.
* `EveryHours`: whenever so many hours have passed since `start`. Hours that pass, not faces of a clock: a clock change
  neither adds nor drops one, and the times of day move by its hour.
* `Cron`: the days and times of a cron expression.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from influx_backup_gui.domain.cron import CronRule, parse_cron
from influx_backup_gui.domain.errors import UsageError

LAST_DAY = 0
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_MOST_HOURS = 24 * 31


@dataclass(frozen=True)
class Daily:
    """`times` in minutes after midnight; `weekdays` from 0 for Monday, () is every day."""

    times: tuple[int, ...]
    weekdays: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        _check_times(self.times)
        if any(not 0 <= d <= 6 for d in self.weekdays):
            raise UsageError("This is no day of the week.", "They are numbered from 0 for Monday to 6 for Sunday.")


@dataclass(frozen=True)
class Monthly:
    """`day` 1 to 31, or LAST_DAY; `times` in minutes after midnight."""

    day: int
    times: tuple[int, ...]

    def __post_init__(self) -> None:
        _check_times(self.times)
        if not 0 <= self.day <= 31:
            raise UsageError(f"{self.day} is no day of a month.", "Give 1 to 31, or the last day.")


@dataclass(frozen=True)
class EveryHours:
    """Every `hours` hours, counted from the instant `start` (ns), to both sides of it."""

    hours: int
    start: int

    def __post_init__(self) -> None:
        if not 1 <= self.hours <= _MOST_HOURS:
            raise UsageError(f"{self.hours} is no number of hours for a schedule.", f"Give 1 to {_MOST_HOURS}.")


@dataclass(frozen=True)
class Cron:
    """A cron expression of five fields."""

    text: str

    def __post_init__(self) -> None:
        parse_cron(self.text)


Timetable = Daily | Monthly | EveryHours | Cron


def days_and_times(timetable: Daily | Monthly | Cron) -> tuple[Callable[[date], bool], tuple[int, ...]]:
    """Whether a day is named, and the times (minutes after midnight, ascending) on such a day."""
    if isinstance(timetable, Daily):
        weekdays = timetable.weekdays
        return (lambda day: not weekdays or day.weekday() in weekdays), timetable.times
    if isinstance(timetable, Monthly):
        wanted = timetable.day
        return (lambda day: day.day == _day_of_month(wanted, day)), timetable.times
    rule = _rule(timetable.text)
    return rule.fits, rule.times


def parse_times(text: str) -> tuple[int, ...]:
    """`02:00,14:30` as minutes after midnight, ascending. UsageError for what is no time of a day."""
    found = set()
    for word in text.split(","):
        match = _TIME.fullmatch(word.strip())
        if not match:
            raise UsageError(f"{word.strip()!r} is no time of day.", "Write HH:MM, several with commas: 02:00,14:30.")
        found.add(int(match[1]) * 60 + int(match[2]))
    return tuple(sorted(found))


def _check_times(times: tuple[int, ...]) -> None:
    if not times or any(not 0 <= t < 1440 for t in times) or list(times) != sorted(set(times)):
        raise UsageError("A schedule needs times of day, each once, in order.", "For example 02:00,14:30.")


def _day_of_month(wanted: int, day: date) -> int:
    longest = calendar.monthrange(day.year, day.month)[1]
    return longest if wanted == LAST_DAY else min(wanted, longest)


@lru_cache(maxsize=64)
def _rule(text: str) -> CronRule:
    return parse_cron(text)
