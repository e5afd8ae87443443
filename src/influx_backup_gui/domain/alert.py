"""An alert: something that a person should know although nobody is looking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AlertKind(StrEnum):
    """What an alert is about; each can be switched off by itself. `test` is always sent."""

    FAILURE = "failure"
    WARNING = "warning"
    OVERDUE = "overdue"
    DAMAGE = "damage"
    COVERAGE = "coverage"
    DISK = "disk"
    STUCK = "stuck"
    RECOVERY = "recovery"
    RESTORE = "restore"
    SUMMARY = "summary"
    TEST = "test"


class Ping(StrEnum):
    """What is said to a dead-man watch; the value goes behind the address."""

    START = "/start"
    SUCCESS = ""
    FAIL = "/fail"
    LOG = "/log"


# What a person can switch; all but the weekly summary are on unless somebody says otherwise.
SWITCHABLE = tuple(k for k in AlertKind if k is not AlertKind.TEST)
DEFAULT_KINDS = frozenset(SWITCHABLE) - {AlertKind.SUMMARY}


@dataclass(frozen=True)
class Alert:
    """One message. `at` in ns UTC; `facts` are (label, value); `log` are lines of the log about it.

    `topic` is what repeats of the same thing have in common ("" for what never repeats): they are bundled by it. No
    field ever holds a secret.
    """

    id: str
    kind: AlertKind
    at: int
    subject: str
    message: str
    meaning: str = ""
    hint: str = ""
    server: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    log: tuple[str, ...] = ()
    topic: str = ""
