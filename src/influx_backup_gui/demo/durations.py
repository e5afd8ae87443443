"""Durations and instants as the server reads and writes them (facts.md 1.5, 1.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

SECOND = 1_000_000_000
_UNITS = {
    "nanos": 1, "nsec": 1, "ns": 1, "usec": 1000, "us": 1000, "millis": 10**6, "msec": 10**6, "ms": 10**6,
    "seconds": SECOND, "second": SECOND, "secs": SECOND, "sec": SECOND, "s": SECOND,
    "minutes": 60 * SECOND, "minute": 60 * SECOND, "mins": 60 * SECOND, "min": 60 * SECOND, "m": 60 * SECOND,
    "hours": 3600 * SECOND, "hour": 3600 * SECOND, "hrs": 3600 * SECOND, "hr": 3600 * SECOND, "h": 3600 * SECOND,
    "days": 86400 * SECOND, "day": 86400 * SECOND, "d": 86400 * SECOND,
    "weeks": 604800 * SECOND, "week": 604800 * SECOND, "w": 604800 * SECOND,
    # humantime: a month is 30.44 days, a year 365.25 days.
    "months": 2_630_016 * SECOND, "month": 2_630_016 * SECOND, "M": 2_630_016 * SECOND,
    "years": 31_557_600 * SECOND, "year": 31_557_600 * SECOND, "y": 31_557_600 * SECOND,
}  # fmt: skip
_PART = re.compile(r"\s*(\d+)\s*([A-Za-z]+)\s*")
_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?)?(?:Z|\+00:00|(?<=:\d\d)|(?<=\.\d{9}))?"
)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - all times here are UTC; zones would only cost time


def parse_duration(text: str) -> int:
    """Nanoseconds of a humantime text such as `30d` or `1h 30m`. Raises ValueError."""
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


def parse_instant(text: str) -> int | None:
    """Nanoseconds since the epoch of an RFC 3339 UTC text with up to 9 digits; None when it is written otherwise."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(g or 0) for g in match.groups()[:6])
    try:
        since = datetime(year, month, day, hour, minute, second) - _EPOCH  # noqa: DTZ001 - UTC, see _EPOCH
    except ValueError:
        return None
    return (since.days * 86400 + since.seconds) * SECOND + int((match[7] or "0").ljust(9, "0"))


def instant_text(ns: int) -> str:
    """As the server writes a time in JSON and CSV: no zone, 0, 3, 6 or 9 digits (facts.md 1.3)."""
    seconds, fraction = divmod(ns, SECOND)
    text = (_EPOCH + timedelta(seconds=seconds)).isoformat()
    if not fraction:
        return text
    digits = f"{fraction:09d}"
    if digits.endswith("000000"):
        return f"{text}.{digits[:3]}"
    return f"{text}.{digits[:6]}" if digits.endswith("000") else f"{text}.{digits}"


def stamp(ns: int, pattern: str) -> str:
    """A UTC time in a pattern of strftime."""
    return datetime.fromtimestamp(ns // SECOND, UTC).strftime(pattern)
