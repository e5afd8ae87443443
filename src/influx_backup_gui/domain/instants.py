"""Instants as int nanoseconds since 1970-01-01 UTC (signed), and half-open ranges of them.

Python's datetime ends at microseconds, so texts are split by hand (facts.md trap 5, 8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SECOND = 1_000_000_000
HOUR = 3_600 * SECOND
DAY = 24 * HOUR
# A clock that was set back by less (ns) makes nothing one of the future.
CLOCKS_APART = HOUR
MIN_INSTANT = -(2**63)
MAX_INSTANT = 2**63 - 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TEXT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$"
)


def parse_instant(text: str) -> int:
    """RFC 3339 text (date alone, or with up to 9 fraction digits; no zone means UTC) as ns; else ValueError."""
    found = _TEXT.match(text.strip())
    if not found:
        raise ValueError(f"not a date or time: {text!r} (write 2026-11-23 or 2026-11-23T02:00:00Z)")
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    whole = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
    ns = (whole - _EPOCH) // timedelta(seconds=1) * SECOND + int((fraction or "").ljust(9, "0"))
    return ns - _offset(zone)


def _offset(zone: str | None) -> int:
    if zone is None or zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return (-seconds if zone[0] == "-" else seconds) * SECOND


def format_instant(ns: int) -> str:
    """`2026-11-23T02:00:00.000000001Z`: the fraction only where there is one."""
    seconds, fraction = divmod(ns, SECOND)
    whole = (_EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    return f"{whole}.{fraction:09d}Z" if fraction else f"{whole}Z"


def day_of(ns: int) -> str:
    """The UTC day `2026-11-23` that holds this instant."""
    return format_instant(ns // DAY * DAY)[:10]


@dataclass(frozen=True, order=True)
class TimeRange:
    """Half-open range `[first, last)` in ns; None is open to that side."""

    first: int | None = None
    last: int | None = None

    @staticmethod
    def closed(first: int, last: int) -> TimeRange:
        """The range from `first` to `last`, which belongs to it. Behind the last instant there is none to name."""
        return TimeRange(first, last + 1 if last < MAX_INSTANT else None)

    def holds(self, ns: int) -> bool:
        """Whether the instant lies within."""
        return (self.first is None or ns >= self.first) and (self.last is None or ns < self.last)

    def holds_day(self, day: int) -> bool:
        """Whether all of the day that begins then lies within."""
        return self.intersect(TimeRange(day, day + DAY)) == TimeRange(day, day + DAY)

    def overlaps(self, first: int, last: int) -> bool:
        """Whether any instant of the closed span `[first, last]` lies within."""
        return (self.last is None or first < self.last) and (self.first is None or last >= self.first)

    def intersect(self, other: TimeRange) -> TimeRange | None:
        """The common part, or None when there is none."""
        first = max((f for f in (self.first, other.first) if f is not None), default=None)
        last = min((x for x in (self.last, other.last) if x is not None), default=None)
        if first is not None and last is not None and first >= last:
            return None
        return TimeRange(first, last)

    @property
    def everything(self) -> bool:
        """Open on both sides."""
        return self.first is None and self.last is None
