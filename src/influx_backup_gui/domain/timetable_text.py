"""Timetables in words: `every day at 02:00`, `Monday to Friday at 02:00 and 14:00`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Timetable

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def timetable_text(timetable: Timetable) -> str:
    """The rule of a timetable in words, without its zone."""
    if isinstance(timetable, EveryHours):
        return "every hour" if timetable.hours == 1 else f"every {timetable.hours} hours"
    if isinstance(timetable, Cron):
        return f"cron {timetable.text}"
    times = _listed([time_text(t) for t in timetable.times])
    if isinstance(timetable, Daily):
        return f"{_weekdays(timetable.weekdays)} at {times}"
    if timetable.day == LAST_DAY:
        return f"on the last day of every month at {times}"
    shorter = ", or on the last day of a shorter month," if timetable.day > 28 else ""
    return f"every month on day {timetable.day}{shorter} at {times}"


def time_text(minutes: int) -> str:
    """Minutes after midnight as `02:00`."""
    return str(timedelta(minutes=minutes)).rjust(8, "0")[:5]


def _weekdays(days: Sequence[int]) -> str:
    chosen = sorted(set(days))
    if not chosen or len(chosen) == 7:
        return "every day"
    if len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1:
        return f"{_DAYS[chosen[0]]} to {_DAYS[chosen[-1]]}"
    return f"every {_listed([_DAYS[d] for d in chosen])}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
