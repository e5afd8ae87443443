"""Timetables in words."""

from __future__ import annotations

import pytest

from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Monthly, Timetable
from influx_backup_gui.domain.timetable_text import timetable_text


@pytest.mark.parametrize(
    ("timetable", "text"),
    [
        (Daily((120,)), "every day at 02:00"),
        (Daily((5, 120, 1439)), "every day at 00:05, 02:00 and 23:59"),
        (Daily((720,), (0, 1, 2, 3, 4)), "Monday to Friday at 12:00"),
        (Daily((720,), (5, 6)), "every Saturday and Sunday at 12:00"),
        (Daily((720,), (6,)), "every Sunday at 12:00"),
        (Daily((720,), (0, 2, 4)), "every Monday, Wednesday and Friday at 12:00"),
        (Daily((720,), (0, 1, 2, 3, 4, 5, 6)), "every day at 12:00"),
        (Monthly(1, (600,)), "every month on day 1 at 10:00"),
        (Monthly(31, (600,)), "every month on day 31, or on the last day of a shorter month, at 10:00"),
        (Monthly(LAST_DAY, (600,)), "on the last day of every month at 10:00"),
        (EveryHours(1, 0), "every hour"),
        (EveryHours(6, 0), "every 6 hours"),
        (Cron("0 2 * * 1"), "cron 0 2 * * 1"),
    ],
)
def test_words(timetable: Timetable, text: str) -> None:
    assert timetable_text(timetable) == text
