"""Cron expressions of five fields: minute, hour, day of month, month, day of week.

The language is that of cron(5): `*`, numbers, ranges `1-5`, lists `1,15`, steps `*/10` and `9-17/2`, English names of
months and weekdays, 7 for Sunday, and @hourly, @daily, @weekly, @monthly, @yearly. As there, a day fits when the day of
month or the day of week fits where both are restricted, and when both fit where one of them begins with `*`.
Only the days and the clock times are read here; what they mean when a clock is changed is schedule.py's rule.
Why this is no library: docs/decisions/001-cron.md. The tests compare it with one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from influx_backup_gui.domain.errors import UsageError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class _Field:
    """What a field may hold; `names[0]` stands for the number `first`."""

    name: str
    first: int
    last: int
    names: tuple[str, ...] = ()


_MINUTE, _HOUR = _Field("minute", 0, 59), _Field("hour", 0, 23)
_DAY, _MONTH = _Field("day of month", 1, 31), _Field("month", 1, 12, _MONTHS)
_WEEKDAY = _Field("day of week", 0, 7, _WEEKDAYS)


@dataclass(frozen=True)
class CronRule:
    """A cron expression, understood. `times` are minutes after midnight; weekdays count from 0 for Sunday."""

    times: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    both: bool

    def fits(self, day: date) -> bool:
        """Whether it names this day."""
        if day.month not in self.months:
            return False
        in_month, in_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return (in_month and in_week) if self.both else (in_month or in_week)


def parse_cron(text: str) -> CronRule:
    """The rule that a cron expression states. UsageError where it states none, or names a day that never comes."""
    words = _NICKNAMES.get(text.strip().lower(), text).split()
    if len(words) != 5:
        raise _wrong(text, f"it has {len(words)} fields")
    minutes = _numbers(text, words[0], _MINUTE)
    hours = _numbers(text, words[1], _HOUR)
    days, months = _numbers(text, words[2], _DAY), _numbers(text, words[3], _MONTH)
    weekdays = frozenset(n % 7 for n in _numbers(text, words[4], _WEEKDAY))
    rule = CronRule(
        tuple(sorted(h * 60 + m for h in hours for m in minutes)),
        days,
        months,
        weekdays,
        words[2].startswith("*") or words[4].startswith("*"),
    )
    if rule.both and not any(d <= _LONGEST[m - 1] for d in days for m in months):
        raise _wrong(text, "no month has such a day")
    return rule


def _numbers(text: str, word: str, field: _Field) -> frozenset[int]:
    found: set[int] = set()
    for item in word.split(","):
        span, slash, step = item.partition("/")
        if slash and not (step.isascii() and step.isdigit() and int(step) > 0):
            raise _wrong(text, f"{item!r} has no usable step")
        first, last = _span(text, span, field, open_end=bool(slash))
        found.update(range(first, last + 1, int(step) if slash else 1))
    return frozenset(found)


def _span(text: str, span: str, field: _Field, open_end: bool) -> tuple[int, int]:
    """First and last number of `*`, `5` (with a step: from 5 on) or `5-9`."""
    if span == "*":
        return field.first, field.last
    low, dash, high = span.partition("-")
    first = _number(text, low, field)
    last = _number(text, high, field) if dash else field.last if open_end else first
    if last < first:
        raise _wrong(text, f"the range {span!r} runs backwards")
    return first, last


def _number(text: str, word: str, field: _Field) -> int:
    if word.lower() in field.names:
        return field.names.index(word.lower()) + field.first
    if not (word.isascii() and word.isdigit()) or not field.first <= int(word) <= field.last:
        raise _wrong(text, f"{word!r} is no {field.name}")
    return int(word)


def _wrong(text: str, reason: str) -> UsageError:
    return UsageError(
        f"The cron expression {text!r} cannot be understood: {reason}.",
        "Write minute, hour, day of month, month, day of week: '0 2 * * mon-fri' is 02:00 from Monday to Friday.",
    )
