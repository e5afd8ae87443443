"""Durations as InfluxDB 3 writes and reads them: `30d`, `1h 30m`, `1month` (the humantime crate, facts.md trap 22)."""

from __future__ import annotations

import re

from influx_backup_gui.domain.instants import DAY, HOUR, SECOND

# A month is 30.44 days, a year 365.25 days.
MONTH, YEAR = 2_630_016 * SECOND, 31_557_600 * SECOND
_UNITS = {
    **dict.fromkeys(("nanos", "nsec", "ns"), 1),
    **dict.fromkeys(("usec", "us"), 1000),
    **dict.fromkeys(("millis", "msec", "ms"), 10**6),
    **dict.fromkeys(("seconds", "second", "secs", "sec", "s"), SECOND),
    **dict.fromkeys(("minutes", "minute", "mins", "min", "m"), 60 * SECOND),
    **dict.fromkeys(("hours", "hour", "hrs", "hr", "h"), HOUR),
    **dict.fromkeys(("days", "day", "d"), DAY),
    **dict.fromkeys(("weeks", "week", "w"), 7 * DAY),
    **dict.fromkeys(("months", "month", "M"), MONTH),
    **dict.fromkeys(("years", "year", "y"), YEAR),
}
_PART = re.compile(r"\s*(\d+)\s*([A-Za-z]+)\s*")


def parse_duration(text: str) -> int:
    """Nanoseconds of a text such as `30d` or `1h 30m`. ValueError where it is none."""
    total, position = 0, 0
    while position < len(text):
        part = _PART.match(text, position)
        if part is None or part[2] not in _UNITS:
            raise ValueError(f"not a duration: {text!r}")
        total += int(part[1]) * _UNITS[part[2]]
        position = part.end()
    if not text.strip():
        raise ValueError("an empty duration")
    return total
