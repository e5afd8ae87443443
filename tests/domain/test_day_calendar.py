from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from influx_backup_gui.domain.day_calendar import Day, DayState, day_calendar
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.domain.run_figures import RunFigures
from tests.domain.clock import at
from tests.domain.figures import figures

UTC = ZoneInfo("UTC")
NOW = at("2026-11-23 12:00")
GOOD, WARN, BAD, SKIP = Outcome.SUCCEEDED, Outcome.WARNING, Outcome.FAILED, Outcome.SKIPPED


def today(*runs: RunFigures, damaged: frozenset[str] = frozenset()) -> Day:
    return day_calendar(runs, damaged, UTC, NOW, 3)[-1]


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        ((), DayState.NONE),
        ((None,), DayState.NONE),
        ((GOOD,), DayState.PROVED),
        ((SKIP,), DayState.SKIPPED),
        ((Outcome.CANCELLED,), DayState.SKIPPED),
        ((SKIP, GOOD), DayState.PROVED),
        ((WARN, GOOD), DayState.WARNING),
        ((BAD,), DayState.FAILED),
        ((Outcome.INTERRUPTED,), DayState.FAILED),
        ((BAD, GOOD), DayState.WARNING),
        ((GOOD, BAD), DayState.FAILED),
    ],
)
def test_the_state_of_a_day(outcomes: tuple[Outcome | None, ...], state: DayState) -> None:
    assert today(*(figures(NOW - (9 - n) * HOUR, o) for n, o in enumerate(outcomes))).state is state


def test_what_was_found_damaged_later_is_not_proved() -> None:
    run = figures(NOW - HOUR)
    assert today(run).state is DayState.PROVED
    assert today(run, damaged=frozenset({run.backup})) == Day(date(2026, 11, 23), DayState.FAILED, failed=1)


def test_of_several_servers_the_worst_counts() -> None:
    good, skipped = figures(NOW - HOUR), figures(NOW - 2 * HOUR, SKIP, server="home")
    assert today(good, skipped).state is DayState.SKIPPED
    assert today(figures(NOW - 2 * HOUR, BAD, server="home"), good).state is DayState.FAILED, (
        "another server mends none"
    )


def test_days_are_those_of_the_zone_also_where_the_clock_changes() -> None:
    zone = ZoneInfo("Europe/Berlin")
    late = figures(at("2026-10-25 23:30", "Europe/Berlin"))
    days = day_calendar([late], frozenset(), zone, at("2026-10-27 00:10", "Europe/Berlin"), 4)
    assert [d.day.day for d in days] == [24, 25, 26, 27]
    assert [d.state for d in days] == [DayState.NONE, DayState.PROVED, DayState.NONE, DayState.NONE]


def test_only_backups_count_and_none_of_the_future() -> None:
    assert today(figures(NOW - HOUR, BAD, kind="restore"), figures(NOW + DAY, BAD)).state is DayState.NONE


def test_counts_and_size() -> None:
    runs = [figures(NOW - n * HOUR, o, bytes=10) for n, o in enumerate((GOOD, WARN, BAD, SKIP, GOOD), 1)]
    day = today(*runs)
    assert (day.proved, day.warnings, day.failed, day.skipped, day.bytes) == (2, 1, 1, 1, 50)
