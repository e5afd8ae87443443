"""What is due: first runs, sleep, clocks that were wrong, changed rules, and a year minute by minute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import Trigger
from influx_backup_gui.domain.schedule import MOST_COUNTED, ON_TIME, RunRules, Schedule, changed, due
from influx_backup_gui.domain.slots import zone_named
from influx_backup_gui.domain.timetable import Cron, Daily, EveryHours, Timetable
from tests.domain.clock import at, schedule

MINUTE = 60 * SECOND
MADE = at("2026-11-25 21:00")
TWO = schedule(Daily((120,)), "UTC", MADE)
FIRST = at("2026-11-26 02:00")


def test_nothing_is_due_before_the_first_slot() -> None:
    assert due(TWO, None, MADE) is None
    assert due(TWO, None, FIRST - 1) is None


def test_the_first_slot_is_due_on_time() -> None:
    found = due(TWO, None, FIRST)
    assert found is not None
    assert (found.slot, found.trigger, found.missed, found.first_missed) == (FIRST, Trigger.SCHEDULE, 0, None)
    assert due(TWO, FIRST, FIRST + MINUTE) is None


def test_a_late_start_is_a_catch_up() -> None:
    late = due(TWO, None, FIRST + ON_TIME + 1)
    assert late is not None
    assert (late.slot, late.trigger, late.missed) == (FIRST, Trigger.CATCH_UP, 0)


def test_a_sleep_over_three_slots_is_one_catch_up() -> None:
    found = due(TWO, FIRST, FIRST + 3 * DAY + 5 * HOUR)
    assert found is not None
    assert (found.slot, found.trigger) == (FIRST + 3 * DAY, Trigger.CATCH_UP)
    assert (found.missed, found.first_missed) == (2, FIRST + DAY)
    assert due(TWO, found.slot, FIRST + 3 * DAY + 6 * HOUR) is None


def test_waking_on_time_still_tells_what_was_missed() -> None:
    found = due(TWO, FIRST, FIRST + 2 * DAY)
    assert found is not None
    assert (found.trigger, found.missed) == (Trigger.SCHEDULE, 1)


def test_a_year_asleep_is_counted_so_far_and_no_further() -> None:
    busy = schedule(Cron("* * * * *"), "UTC", MADE)
    found = due(busy, MADE, MADE + 365 * DAY)
    assert found is not None
    assert (found.slot, found.missed) == (MADE + 365 * DAY, MOST_COUNTED)


def test_what_is_switched_off_is_never_due() -> None:
    assert due(replace(TWO, enabled=False), None, FIRST) is None


def test_a_clock_set_back_does_not_start_a_slot_again() -> None:
    before = replace(TWO, since=MADE - 2 * DAY)
    assert due(before, FIRST - DAY, FIRST - 3 * HOUR) is None
    assert due(before, FIRST, FIRST) is None
    assert due(before, FIRST, FIRST + HOUR) is None


def test_a_clock_that_ran_ahead_does_not_silence_a_schedule() -> None:
    ahead = at("2030-01-01 02:00")
    # What was started in 2030 says nothing about 2026.
    found = due(TWO, ahead, FIRST)
    assert found is not None
    assert found.slot == FIRST
    # Made while the clock ran ahead: rather one backup too many.
    future = replace(TWO, since=ahead)
    found = due(future, None, FIRST + HOUR)
    assert found is not None
    assert found.slot == FIRST
    assert due(future, FIRST, FIRST + HOUR) is None


def test_a_clock_set_back_behind_the_making_of_a_schedule_starts_nothing() -> None:
    made = replace(TWO, since=FIRST - 10 * MINUTE)
    assert due(made, None, FIRST - 30 * MINUTE) is None
    assert due(made, None, FIRST - DAY) is not None


def test_times_that_were_changed_count_from_then_on() -> None:
    now = FIRST + 8 * HOUR
    later = changed(TWO, replace(TWO, timetable=Daily((540,))), now)
    assert due(later, FIRST, now) is None
    assert due(changed(TWO, replace(TWO, zone="Asia/Tokyo"), now), None, now) is None
    off = changed(TWO, replace(TWO, enabled=False), now)
    on = changed(off, replace(off, enabled=True), now + 5 * DAY)
    assert due(on, FIRST, now + 5 * DAY) is None
    found = due(on, FIRST, FIRST + 6 * DAY)
    assert found is not None
    assert found.missed == 0


def test_another_name_or_another_job_changes_no_time() -> None:
    renamed = changed(TWO, replace(TWO, name="other", id="other", rules=RunRules(True, True, 60)), FIRST + HOUR)
    assert (renamed.since, renamed.id) == (TWO.since, TWO.id)
    found = due(renamed, None, FIRST + HOUR)
    assert found is not None
    assert found.slot == FIRST


def starts(found: Schedule, first: int, last: int, step: int) -> list[int]:
    """The slots that a program starts that asks every `step`."""
    done, started = None, []
    for now in range(first, last, step):
        ready = due(found, done, now)
        if ready is not None:
            done = ready.slot
            started.append(now)
    return started


def test_both_clock_changes_of_berlin_minute_by_minute() -> None:
    two_thirty = schedule(Daily((150,)), "Europe/Berlin", at("2026-03-28 12:00"))
    spring = starts(two_thirty, two_thirty.since, two_thirty.since + 2 * DAY, MINUTE)
    assert spring == [at("2026-03-29 01:00"), at("2026-03-30 00:30")]
    two_thirty = replace(two_thirty, since=at("2026-10-24 12:00"))
    autumn = starts(two_thirty, two_thirty.since, two_thirty.since + 2 * DAY, MINUTE)
    assert autumn == [at("2026-10-25 00:30"), at("2026-10-26 01:30")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("timetable", "zone", "count"),
    [
        (Daily((150,)), "Europe/Berlin", 365),
        (Daily((90, 135)), "Australia/Lord_Howe", 730),
        (Daily((90,), (6,)), "America/New_York", 52),
        (EveryHours(6, 0), "America/New_York", 1460),
        # 24 an hour-face each day; the one that spring jumps over falls together with the next.
        (Cron("0 * * * *"), "Europe/Berlin", 365 * 24 - 1),
    ],
)
def test_a_year_minute_by_minute(timetable: Timetable, zone: str, count: int) -> None:
    first = at("2026-01-01 00:00", zone) - MINUTE
    year = schedule(timetable, zone, first)
    assert len(starts(year, first, at("2026-12-31 23:59", zone) + 1, MINUTE)) == count


def test_a_year_of_half_hours() -> None:
    first = at("2026-01-01 00:00", "Europe/Berlin")
    assert len(starts(schedule(Daily((150,)), "Europe/Berlin", first), first, first + 365 * DAY, 30 * MINUTE)) == 365


def test_a_schedule_that_makes_no_sense_cannot_be_made() -> None:
    for wrong in ({"name": "a/b"}, {"zone": "Europe/Atlantis"}, {"rules": RunRules(network_wait=-1)}):
        with pytest.raises(UsageError):
            replace(TWO, **wrong)
    assert zone_named("UTC") is zone_named("UTC")
