from __future__ import annotations

import pytest

from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.outliers import is_outlier, outliers
from tests.domain.figures import figures


@pytest.mark.parametrize(
    ("value", "before", "unlike"),
    [
        (100, [10] * 7, False),
        (100, [10] * 8, True),
        (14, [10] * 8, False),
        (16, [10] * 8, True),
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
    assert outliers(runs, lambda r: r.bytes) == {runs[20].id}


def test_other_data_is_compared_with_its_own() -> None:
    runs = [figures(n * DAY, bytes=1000) for n in range(10)]
    other = figures(10 * DAY, bytes=5)._replace(databases=("plant",))
    assert outliers([*runs, other], lambda r: r.bytes) == frozenset()
    assert outliers([*runs, figures(11 * DAY, bytes=5)], lambda r: r.bytes) == {"r" + str(11 * DAY)}
