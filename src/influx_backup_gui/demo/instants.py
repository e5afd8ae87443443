"""Instants as the server reads and writes them (facts.md 1.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

SECOND = 1_000_000_000
_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?)?(?:Z|\+00:00|(?<=:\d\d)|(?<=\.\d{9}))?"
)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - all times here are UTC; zones would only cost time


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
