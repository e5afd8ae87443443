"""Slots when clocks change: each face once, the first valid minute behind a gap, the first of two in a fold."""

from __future__ import annotations

import time
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.alert_rules import short_time
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.schedule import next_slots
from influx_backup_gui.domain.slots import last_slot, slots_after, zone_named
from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Monthly, Timetable, parse_times
from tests.domain.clock import at, faces, schedule

MINUTE = 60 * SECOND
HALF_PAST_TWO = Daily((150,))


def shown(timetable: Timetable, zone: str, after: str, count: int) -> list[str]:
    start = at(after, zone)
    return faces(next_slots(schedule(timetable, zone, start), start, count), zone)


@pytest.mark.parametrize(
    ("zone", "after", "expected"),
    [
        (
            "Europe/Berlin",
            "2026-03-28 00:00",
            ["2026-03-28 02:30+01:00", "2026-03-29 03:00+02:00", "2026-03-30 02:30+02:00"],
        ),
        (
            "Europe/Berlin",
            "2026-10-24 12:00",
            ["2026-10-25 02:30+02:00", "2026-10-26 02:30+01:00"],
        ),
        (
            "America/New_York",
            "2026-03-07 12:00",
            ["2026-03-08 03:00-04:00", "2026-03-09 02:30-04:00"],
        ),
    ],
)
def test_half_past_two_when_the_clock_changes(zone: str, after: str, expected: list[str]) -> None:
    assert shown(HALF_PAST_TWO, zone, after, len(expected)) == expected


def test_half_past_one_in_an_american_autumn_is_the_first_of_two() -> None:
    expected = ["2026-11-01 01:30-04:00", "2026-11-02 01:30-05:00"]
    assert shown(Daily((90,)), "America/New_York", "2026-10-31 12:00", 2) == expected


def test_half_an_hour_on_lord_howe() -> None:
    zone = "Australia/Lord_Howe"
    spring = ["2026-10-03 02:15+10:30", "2026-10-04 02:30+11:00", "2026-10-05 02:15+11:00"]
    assert shown(Daily((135,)), zone, "2026-10-03 00:00", 3) == spring
    autumn = ["2026-04-04 01:45+11:00", "2026-04-05 01:45+11:00", "2026-04-06 01:45+10:30"]
    assert shown(Daily((105,)), zone, "2026-04-04 00:00", 3) == autumn


def test_a_day_that_samoa_skipped_is_not_left_out() -> None:
    expected = ["2011-12-29 02:00-10:00", "2011-12-31 00:00+14:00", "2011-12-31 02:00+14:00", "2012-01-01 02:00+14:00"]
    assert shown(Daily((120,)), "Pacific/Apia", "2011-12-28 12:00", 4) == expected


def test_faces_that_fall_together_are_one_slot() -> None:
    timetable = Cron("*/20 * * * *")
    found = shown(timetable, "Europe/Berlin", "2026-03-29 01:30", 3)
    assert found == ["2026-03-29 01:40+01:00", "2026-03-29 03:00+02:00", "2026-03-29 03:20+02:00"]
    found = shown(Daily((0, 120, 720)), "Pacific/Apia", "2011-12-29 12:00", 3)
    assert found == ["2011-12-31 00:00+14:00", "2011-12-31 02:00+14:00", "2011-12-31 12:00+14:00"]


def test_a_midnight_that_does_not_exist() -> None:
    found = shown(Daily((0,)), "Asia/Beirut", "2024-03-30 12:00", 2)
    assert found == ["2024-03-31 01:00+03:00", "2024-04-01 00:00+03:00"]


def test_an_autumn_change_across_midnight() -> None:
    found = shown(Daily((0, 1410)), "Asia/Beirut", "2024-10-26 12:00", 4)
    assert found == [
        "2024-10-26 23:30+03:00",
        "2024-10-27 00:00+02:00",
        "2024-10-27 23:30+02:00",
        "2024-10-28 00:00+02:00",
    ]


def test_hours_that_pass_know_no_clock_change() -> None:
    start = at("2026-03-28 20:00", "Europe/Berlin")
    found = next_slots(schedule(EveryHours(6, start), "Europe/Berlin", start), start + HOUR, 3)
    assert found == (start + 6 * HOUR, start + 12 * HOUR, start + 18 * HOUR)
    assert faces(found, "Europe/Berlin")[1] == "2026-03-29 09:00+02:00"
    before = next(slots_after(EveryHours(5, start), ZoneInfo("UTC"), start - 7 * HOUR))
    assert before == start - 5 * HOUR
    assert last_slot(EveryHours(5, start), ZoneInfo("UTC"), start - 1, 0) == start - 5 * HOUR
    assert last_slot(EveryHours(5, start), ZoneInfo("UTC"), start, start) is None


def test_leap_day_and_short_months() -> None:
    assert shown(Cron("0 0 29 2 *"), "UTC", "2027-01-01 00:00", 2) == [
        "2028-02-29 00:00+00:00",
        "2032-02-29 00:00+00:00",
    ]
    assert shown(Cron("0 0 29 2 *"), "UTC", "2096-03-01 00:00", 1) == ["2104-02-29 00:00+00:00"]
    days = [s[:10] for s in shown(Monthly(31, (0,)), "UTC", "2028-01-30 00:00", 5)]
    assert days == ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31"]
    assert [s[:10] for s in shown(Monthly(LAST_DAY, (0,)), "UTC", "2027-02-01 00:00", 1)] == ["2027-02-28"]
    assert [s[:10] for s in shown(Monthly(29, (0,)), "UTC", "2027-02-01 00:00", 2)] == ["2027-02-28", "2027-03-29"]


def test_weekdays() -> None:
    days = [s[:10] for s in shown(Daily((0,), (0, 6)), "UTC", "2026-11-25 00:00", 3)]
    assert days == ["2026-11-29", "2026-11-30", "2026-12-06"]


def test_the_end_of_the_calendar_is_an_end() -> None:
    found = list(islice(slots_after(Daily((0,)), ZoneInfo("UTC"), at("9998-12-29 12:00")), 5))
    assert 0 < len(found) < 5


ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])
TIMETABLES = st.sampled_from(
    [
        Daily((150,)),
        Daily((0, 105, 135, 1439), (0, 2, 6)),
        Monthly(31, (120,)),
        Cron("*/30 1-3 * * *"),
        EveryHours(7, 12345 * SECOND),
    ]
)
INSTANTS = st.integers(at("2011-12-20 00:00"), at("2027-01-01 00:00"))


@settings(max_examples=100, deadline=None)
@given(TIMETABLES, ZONES, INSTANTS)
def test_looking_back_and_looking_forward_agree(timetable: Timetable, name: str, instant: int) -> None:
    zone = ZoneInfo(name)
    slots = list(islice(slots_after(timetable, zone, instant), 4))
    assert slots == sorted(set(slots))
    assert slots[0] > instant
    for slot, following in pairwise(slots):
        assert last_slot(timetable, zone, slot, slot - 1) == slot
        assert last_slot(timetable, zone, following - 1, instant) == slot
    assert last_slot(timetable, zone, slots[0] - 1, instant) is None


@settings(max_examples=60, deadline=None)
@given(ZONES, INSTANTS)
def test_a_daily_time_comes_once_for_every_day_of_the_calendar(name: str, instant: int) -> None:
    first = last_slot(HALF_PAST_TWO, ZoneInfo(name), instant, instant - 3 * DAY)
    assert first is not None
    found = list(islice(slots_after(HALF_PAST_TWO, ZoneInfo(name), first), 10))
    gaps = [b - a for a, b in zip([first, *found], found, strict=False)]
    # 26.5 hours: the skipped day of Samoa is caught up at the midnight behind it.
    assert all(2 * HOUR < gap <= 26 * HOUR for gap in gaps)


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_on_a_day_of_change_all_times_come_in_order(day: str) -> None:
    zone, every = ZoneInfo("Europe/Berlin"), Cron("*/7 * * * *")
    midnight, behind = at(f"{day} 00:00", "Europe/Berlin"), at(f"{day} 23:59", "Europe/Berlin")
    found = [s for s in islice(slots_after(every, zone, midnight - 1), 300) if s <= behind]
    # Nine an hour; those that spring jumps over fall together with 03:00, those that come twice count once.
    assert len(found) == (23 if day == "2026-03-29" else 24) * 9
    assert last_slot(every, zone, behind, midnight) == found[-1]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no such call")
def test_the_zone_of_the_machine_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = shown(HALF_PAST_TWO, "Europe/Berlin", "2031-03-29 12:00", 3)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        found = shown(HALF_PAST_TWO, "Europe/Berlin", "2031-03-29 12:00", 3)
        assert short_time(at("2026-11-23 02:00")) == "23 Nov 02:00"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found == expected == ["2031-03-30 03:00+02:00", "2031-03-31 02:30+02:00", "2031-04-01 02:30+02:00"]


def test_a_zone_that_nobody_knows() -> None:
    for name in ("Europe/Atlantis", "", "../etc/passwd", "Europe"):
        with pytest.raises(UsageError, match="no time zone"):
            zone_named(name)


def test_times_of_day() -> None:
    assert parse_times("14:30, 2:00,02:00") == (120, 870)
    for text in ("", "24:00", "2", "02:60", "02:00,"):
        with pytest.raises(UsageError):
            parse_times(text)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Daily(()),
        lambda: Daily((1440,)),
        lambda: Daily((2, 1)),
        lambda: Daily((1,), (7,)),
        lambda: Monthly(32, (1,)),
        lambda: EveryHours(0, 0),
        lambda: Cron("x"),
    ],
)
def test_a_timetable_that_makes_no_sense_cannot_be_made(make) -> None:
    with pytest.raises(UsageError):
        make()
