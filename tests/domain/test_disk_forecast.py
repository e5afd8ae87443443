from __future__ import annotations

import pytest

from influx_backup_gui.domain.disk_forecast import Stay, full_at, growth_per_day, used_by_day
from influx_backup_gui.domain.instants import DAY

NOW = 1000 * DAY


def daily(days: int, size: int = 100, kept: int | None = None) -> list[Stay]:
    """A backup a day, each removed after `kept` days."""
    return [
        Stay(NOW - d * DAY, size, None if kept is None or d < kept else NOW - (d - kept) * DAY) for d in range(days)
    ]


def test_a_steady_growth_has_a_date() -> None:
    history = used_by_day(daily(30), NOW)
    assert (history[0], history[-1]) == ((NOW - 29 * DAY, 100), (NOW, 3000))
    assert growth_per_day(history) == pytest.approx(100)
    assert full_at(history, 1400, NOW) == NOW + 14 * DAY


def test_one_huge_backup_moves_nothing() -> None:
    stays = [*daily(30), Stay(NOW - 10 * DAY, 50_000, NOW - 9 * DAY)]
    assert growth_per_day(used_by_day(stays, NOW)) == pytest.approx(100, rel=0.1)


def test_what_is_pruned_as_fast_as_it_comes_fills_nothing() -> None:
    history = used_by_day(daily(200, kept=14), NOW)
    assert len(history) == 61
    assert full_at(history, 1400, NOW) is None


def test_a_week_is_the_least() -> None:
    assert growth_per_day(used_by_day(daily(7), NOW)) is None
    assert growth_per_day(used_by_day(daily(9), NOW)) == pytest.approx(100)
    assert used_by_day([], NOW) == ((NOW, 0),)
    assert full_at(used_by_day([], NOW), 10, NOW) is None


def test_a_date_in_a_far_future_is_none() -> None:
    assert full_at(used_by_day(daily(30), NOW), 10**12, NOW) is None
