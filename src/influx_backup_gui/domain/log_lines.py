"""The log as records: what each says, how bad it is and when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_HEAD = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} \d+ ([A-Z]+) ")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True)
class LogRecord:
    """One record with all of its lines (a traceback has many). `at` is `2026-11-23 02:00:00` by the machine's clock."""

    at: str
    level: str
    text: str


def log_records(text: str) -> tuple[LogRecord, ...]:
    """The records of a log file; lines before the first record (the file was cut) are left out."""
    found: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        head = _HEAD.match(line)
        if head:
            found.append((head[1], head[2], [line]))
        elif found:
            found[-1][2].append(line)
    return tuple(LogRecord(at, level, "\n".join(lines)) for at, level, lines in found)


def at_least(records: Iterable[LogRecord], level: str) -> tuple[LogRecord, ...]:
    """Those that are as bad as `level` or worse; an unknown level counts as the worst."""
    least = LEVELS.index(level)
    return tuple(r for r in records if r.level not in LEVELS or LEVELS.index(r.level) >= least)
