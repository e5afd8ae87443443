"""Until when a pause lasts. Instants are ns UTC; "tomorrow" is meant by the clock of this machine."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTime

from influx_backup_gui.domain.instants import HOUR, SECOND

# Before most people need it, and late enough to let them sleep.
_MORNING = QTime(6, 0)


def for_an_hour(now: int) -> int:
    """One hour from `now`."""
    return now + HOUR


def until_tomorrow(now: int) -> int:
    """Six in the morning of the next day, also where the clock changes in the night."""
    today = QDateTime.fromSecsSinceEpoch(now // SECOND).date()
    return QDateTime(today.addDays(1), _MORNING).toSecsSinceEpoch() * SECOND
