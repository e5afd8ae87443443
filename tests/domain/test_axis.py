from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.axis import round_steps, time_steps


@pytest.mark.parametrize(
    ("highest", "steps"),
    [(0, (0, 1)), (10, (0, 2.5, 5, 7.5, 10)), (390, (0, 100, 200, 300, 400)), (0.9, (0, 0.25, 0.5, 0.75, 1.0))],
)
def test_round_numbers(highest: float, steps: tuple[float, ...]) -> None:
    assert round_steps(highest, 4) == pytest.approx(steps)


def test_time_is_counted_in_minutes() -> None:
    assert time_steps(250, 4) == (0, 120, 240, 360)
    assert time_steps(2, 4) == round_steps(2, 4)


@given(st.floats(1e-6, 1e18), st.integers(2, 8))
def test_all_of_it_is_shown_in_few_steps(highest: float, wanted: int) -> None:
    for steps in (round_steps(highest, wanted), time_steps(highest, wanted)):
        assert steps[0] == 0
        assert steps[-1] >= highest * 0.999
        assert 2 <= len(steps) <= wanted + 2
