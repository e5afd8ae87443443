"""What is said beforehand about clock changes agrees with the slots that really come."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from influx_backup_gui.domain.clock_changes import ClockChange, clock_changes, utc_days_of_change
from influx_backup_gui.domain.instants import DAY, HOUR, parse_instant
from influx_backup_gui.domain.slots import slots_after
from influx_backup_gui.domain.timetable import Cron, Daily, EveryHours, Monthly

BERLIN = ZoneInfo("Europe/Berlin")
JANUARY = parse_instant("2026-01-01T00:00:00Z")


def test_a_time_in_the_gap_and_in_the_hour_that_comes_twice() -> None:
    spring = parse_instant("2026-03-29T01:00:00Z")
    autumn = parse_instant("2026-10-25T00:30:00Z")
    assert clock_changes(Daily((150,)), BERLIN, JANUARY) == (
        ClockChange(date(2026, 3, 29), True, (150,), spring),
        ClockChange(date(2026, 10, 25), False, (150,), autumn),
    )
    slots = slots_after(Daily((150,)), BERLIN, JANUARY)
    assert {spring, autumn} <= {next(slots) for _ in range(366)}


@pytest.mark.parametrize(
    "timetable",
    [
        Daily((60, 240)),
        Daily((150,), (0, 1, 2, 3, 4, 5)),
        Monthly(1, (150,)),
        EveryHours(1, JANUARY),
        Cron("30 2 * * mon"),
    ],
)
def test_times_and_days_that_no_change_touches(timetable: Daily | Monthly | EveryHours | Cron) -> None:
    assert clock_changes(timetable, BERLIN, JANUARY) == ()


def test_a_zone_without_clock_changes() -> None:
    assert clock_changes(Cron("* * * * *"), ZoneInfo("Asia/Kolkata"), JANUARY) == ()


def test_all_times_of_the_hour_are_one_change() -> None:
    spring, autumn = clock_changes(Cron("*/10 * * * *"), BERLIN, JANUARY)
    assert (spring.skipped, spring.times) == (True, (120, 130, 140, 150, 160, 170))
    assert (autumn.skipped, autumn.times) == (False, spring.times)


def test_half_an_hour() -> None:
    island = ZoneInfo("Australia/Lord_Howe")
    found = clock_changes(Daily((105, 135, 150)), island, JANUARY)
    assert [(c.day, c.skipped, c.times) for c in found] == [
        (date(2026, 4, 5), False, (105,)),
        (date(2026, 10, 4), True, (135,)),
    ]


def test_a_change_at_midnight() -> None:
    havana = ZoneInfo("America/Havana")
    found = clock_changes(Daily((0, 30)), havana, JANUARY)
    assert [(c.day, c.skipped, c.times) for c in found] == [
        (date(2026, 3, 8), True, (0, 30)),
        (date(2026, 11, 1), False, (0, 30)),
    ]


def test_what_is_over_is_not_said() -> None:
    (spring, autumn) = clock_changes(Daily((150,)), BERLIN, JANUARY)
    assert clock_changes(Daily((150,)), BERLIN, spring.slot - HOUR)[0] == spring
    assert clock_changes(Daily((150,)), BERLIN, spring.slot)[0] == autumn
    assert clock_changes(Daily((150,)), BERLIN, JANUARY, days=30) == ()


@pytest.mark.parametrize(
    ("zone", "found"),
    [
        ("Europe/Berlin", {"2026-03-29", "2026-10-25"}),
        ("Australia/Sydney", {"2026-04-04", "2026-10-03"}),
        ("America/New_York", {"2026-03-08", "2026-11-01"}),
        ("Asia/Kolkata", set()),
    ],
)
def test_the_utc_days_in_which_clocks_are_changed(zone: str, found: set[str]) -> None:
    assert utc_days_of_change(ZoneInfo(zone), JANUARY, JANUARY + 364 * DAY) == found
    assert utc_days_of_change(ZoneInfo(zone), JANUARY, JANUARY + 30 * DAY) == set()
