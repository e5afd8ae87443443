from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.outliers import alike, is_outlier, outliers
from tests.domain.figures import figures


@pytest.mark.parametrize(
    ("value", "before", "unlike"),
    [
        (100, [10] * 7, False),
        (100, [10] * 8, True),
        (15, [10] * 8, False),
        (16, [10] * 8, True),
        # Four times the usual spread of 1 are 5.93.
        (15.9, [9, 11] * 8, False),
        (15.95, [9, 11] * 8, True),
        # Between two in the middle, and the one in the middle.
        (17, [10] * 4 + [12] * 4, True),
        (16.6, [10] * 4 + [11] + [12] * 4, False),
        (4, [10] * 8, True),
        (16, [5, 15] * 8, False),
        (0, [0] * 8, False),
        (1, [0] * 8, True),
        (11, [*range(1, 11), 500], False),
    ],
)
def test_what_is_unlike_those_before(value: float, before: list[float], unlike: bool) -> None:
    assert is_outlier(value, sorted(before)) is unlike


def test_a_slow_growth_is_usual_and_one_spike_does_not_make_the_next_ones_odd() -> None:
    sizes = [1000 + 20 * n for n in range(40)]
    sizes[20] = 9000
    runs = [figures(n * DAY, bytes=size) for n, size in enumerate(sizes)]
    assert outliers(alike(runs), lambda r: r.bytes) == {runs[20].id}


def test_what_is_long_ago_is_forgotten() -> None:
    runs = [figures(n * DAY, bytes=1000 if n < 40 else 10) for n in range(80)]
    again = figures(80 * DAY, bytes=1000)
    assert again.id in outliers(alike([*runs, again]), lambda r: r.bytes)


def test_other_data_is_compared_with_its_own() -> None:
    runs = [figures(n * DAY, bytes=1000) for n in range(10)]
    other = figures(10 * DAY, bytes=5)._replace(databases=("plant",))
    assert outliers(alike([*runs, other]), lambda r: r.bytes) == frozenset()
    assert outliers(alike([*runs, figures(11 * DAY, bytes=5)]), lambda r: r.bytes) == {"r" + str(11 * DAY)}


@given(st.lists(st.none() | st.integers(-5, 400) | st.sampled_from([100, 100, 101, 149, 151]), max_size=90))
def test_the_quick_way_finds_what_the_rule_says(sizes: list[int | None]) -> None:
    runs = [figures(n * DAY, bytes=size) for n, size in enumerate(sizes)]
    expected = set()
    for number, run in enumerate(runs):
        before = [s for s in sizes[:number] if s is not None][-30:]
        if run.bytes is not None and is_outlier(run.bytes, sorted(before)):
            expected.add(run.id)
    assert outliers(alike(runs), lambda r: r.bytes) == expected
