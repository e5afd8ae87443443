"""The window planner: the windows tile the time line, whatever the files look like."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT, TimeRange
from influx_backup_gui.domain.windows import Window, cut_evenly, expiring, files_allowed, gaps, halve, plan_windows

BLOCK = 600 * 10**9


@dataclass(frozen=True)
class File:
    first: int
    last: int
    rows: int


INSTANTS = st.one_of(st.integers(-50, 50), st.integers(-(10**18), 2 * 10**18), st.sampled_from([-1, 0, 1]))
FILES = st.lists(
    st.builds(
        lambda first, length, rows: File(first, first + length, rows),
        INSTANTS,
        st.one_of(st.just(0), st.integers(0, 60), st.integers(0, 10**15)),
        st.integers(1, 10**7),
    ),
    max_size=12,
)
RANGES = (
    st.tuples(st.none() | INSTANTS, st.none() | INSTANTS)
    .filter(lambda r: r[0] is None or r[1] is None or r[0] < r[1])
    .map(lambda r: TimeRange(*r))
)


def tiles(windows: tuple[TimeRange, ...], span: TimeRange) -> None:
    assert windows[0].first == span.first
    assert windows[-1].last == span.last
    for before, after in pairwise(windows):
        assert before.last is not None
        assert before.last == after.first
    assert all(w.first is None or w.last is None or w.first < w.last for w in windows)


@given(FILES, RANGES, st.integers(1, 10**6), st.integers(1, 10))
def test_windows_tile_the_range(files: list[File], span: TimeRange, target: int, limit: int) -> None:
    if sum(f.rows for f in files) // target > 2000:
        target = 10**6
    tiles(tuple(w.range for w in plan_windows(files, span, target, limit)), span)


@given(FILES, RANGES, st.integers(1, 10), INSTANTS)
def test_rows_that_may_expire_have_windows_of_their_own(
    files: list[File], span: TimeRange, limit: int, horizon: int
) -> None:
    windows = list(expiring(plan_windows(files, span, 10**6, limit), horizon))
    tiles(tuple(w.range for w in windows), span)
    for window in windows:
        before = window.range.last is not None and window.range.last <= horizon
        assert window.shrinks == before
        assert before or (window.range.first is not None and window.range.first >= horizon)
        assert not (window.shrinks and window.least)


@given(FILES, RANGES, st.integers(1, 10), INSTANTS)
def test_every_instant_falls_into_exactly_one_window(files: list[File], span: TimeRange, limit: int, at: int) -> None:
    windows = plan_windows(files, span, 10**6, limit)
    edges = [e for w in windows for e in (w.range.first, w.range.last) if e is not None]
    for instant in {at, *(e + d for e in edges for d in (-1, 0, 1))}:
        assert sum(w.range.holds(instant) for w in windows) == span.holds(instant)


@given(FILES, RANGES, st.integers(1, 10))
def test_no_window_touches_more_files_than_allowed_unless_one_instant_does(
    files: list[File], span: TimeRange, limit: int
) -> None:
    for window in plan_windows(files, span, 10**9, limit):
        touched = [f for f in files if window.range.overlaps(f.first, f.last)]
        if len(touched) > limit:
            starts = [f.first if window.range.first is None else max(f.first, window.range.first) for f in touched]
            assert max(sum(f.first <= s <= f.last for f in files) for s in starts) > limit


def test_on_which_side_of_the_horizon_rows_lie_is_not_known() -> None:
    over, cut, fresh = (Window(TimeRange(n, n + 10), 10, 10) for n in (-20, -5, 20))
    assert list(expiring((over, cut, fresh), 0)) == [
        Window(over.range, 10, 0, shrinks=True),
        Window(TimeRange(-5, 0), 0, 0, shrinks=True),
        Window(TimeRange(0, 5), 10, 0),
        fresh,
    ]
    edge = Window(TimeRange(0, 10), 10, 10)
    assert list(expiring((edge,), 0)) == [edge]
    assert [w.shrinks for w in expiring((edge,), 10)] == [True]


@given(FILES, st.integers(1, 10**6), st.integers(1, 10))
def test_all_rows_of_the_files_are_expected_somewhere(files: list[File], target: int, limit: int) -> None:
    rows = sum(f.rows for f in files)
    windows = plan_windows(files, TimeRange(), max(target, rows // 2000 + 1), limit)
    assert abs(sum(w.expected or 0 for w in windows) - rows) <= len(windows) + len(files)


def test_a_window_takes_as_much_as_it_may() -> None:
    files = [File(n * 10, n * 10 + 9, 100) for n in range(10)]
    for windows in (plan_windows(files, max_files=5), plan_windows(files, target_rows=500)):
        assert [(w.range.last, w.expected) for w in windows] == [(50, 500), (100, 500), (None, None)]


def test_what_lies_behind_the_files_is_a_window_also_where_the_range_ends() -> None:
    windows = plan_windows([File(0, 9, 10)], TimeRange(None, 100))
    assert [w.range for w in windows] == [TimeRange(None, 10), TimeRange(10, 100)]
    assert [w.range for w in plan_windows([File(0, 9, 10)], TimeRange(None, 10))] == [TimeRange(None, 10)]


@given(RANGES, st.none() | st.tuples(INSTANTS, st.integers(0, 10**15)))
def test_halves_tile_what_they_halve(span: TimeRange, known: tuple[int, int] | None) -> None:
    halves = halve(span, None if known is None else (known[0], known[0] + known[1]))
    if halves is None:
        low = MIN_INSTANT if span.first is None else span.first
        high = MAX_INSTANT if span.last is None else span.last
        assert high - low < 2
    else:
        tiles(halves, span)


@given(st.integers(1, 10**7), INSTANTS, st.integers(0, 10**15))
def test_even_pieces_tile(rows: int, first: int, length: int) -> None:
    tiles(cut_evenly(TimeRange(), rows, first, first + length), TimeRange())


def test_gaps_before_the_first_file_and_behind_the_last_are_read_too() -> None:
    windows = plan_windows([File(0, 9, 10), File(1_000_000, 1_000_009, 10)])
    assert [w.range for w in windows] == [TimeRange(None, 1_000_010), TimeRange(1_000_010, None)]
    assert windows[-1].expected is None


def test_all_rows_at_one_instant_make_one_window() -> None:
    windows = plan_windows([File(7, 7, 5_000_000)], target_rows=100)
    assert [w.range for w in windows] == [TimeRange(None, 8), TimeRange(8, None)]


def test_everything_in_one_ten_minute_block_is_cut_evenly() -> None:
    windows = plan_windows([File(0, BLOCK - 1, 1_000_000)], target_rows=250_000)
    assert [w.expected for w in windows] == [250_000, 250_000, 250_000, 250_000, None]
    assert windows[0].range == TimeRange(None, BLOCK // 4)


def test_five_hundred_files_keep_below_the_limit_and_near_the_target() -> None:
    files = [File(n * BLOCK, (n + 1) * BLOCK - 1, 6000) for n in range(500)]
    windows = plan_windows(files)
    assert len(windows) == 14
    assert all(w.expected is None or w.expected <= 250_000 for w in windows)


def test_a_table_without_files_is_one_unknown_window() -> None:
    assert plan_windows([]) == (Window(TimeRange(), None),)


def test_behind_the_last_instant_there_is_no_window() -> None:
    """No text of a time names what would lie there."""
    files = [File(0, 5, 10), File(MAX_INSTANT - 1, MAX_INSTANT, 2)]
    found = [w.range for w in plan_windows(files, max_files=1)]
    tiles(tuple(found), TimeRange())
    assert [r for r in found if r.first is not None and r.first > MAX_INSTANT] == []
    nearly = plan_windows([File(0, MAX_INSTANT - 1, 2)])
    assert [w.range for w in nearly] == [TimeRange(None, MAX_INSTANT), TimeRange(MAX_INSTANT, None)]


def test_one_instant_cannot_be_halved() -> None:
    assert halve(TimeRange(5, 6)) is None
    assert halve(TimeRange(5, 7)) == (TimeRange(5, 6), TimeRange(6, 7))


@pytest.mark.parametrize(
    ("span", "known", "middle"),
    [
        (TimeRange(), (100, 199), 150),
        (TimeRange(0, 100), None, 50),
        (TimeRange(0, 100), (90, 500), 95),
        (TimeRange(0, 100), (-500, 9), 5),
        (TimeRange(0, 100), (10, 11), 11),
        (TimeRange(0, 100), (10, 10), 50),
    ],
)
def test_halves_have_about_as_much_data(span: TimeRange, known: tuple[int, int] | None, middle: int) -> None:
    assert halve(span, known) == (TimeRange(span.first, middle), TimeRange(middle, span.last))


@pytest.mark.parametrize(
    ("rows", "last", "cuts"), [(10, 99, [25, 50, 75]), (9, 99, [33, 66]), (3, 99, []), (0, 99, []), (9, 1, [1])]
)
def test_pieces_have_the_wanted_rows_as_far_as_there_are_instants(rows: int, last: int, cuts: list[int]) -> None:
    found = cut_evenly(TimeRange(), rows, 0, last, 3)
    assert [r.first for r in found[1:]] == cuts


@pytest.mark.parametrize("first", [-(10**9) - 1, -1])
def test_before_1970(first: int) -> None:
    windows = plan_windows([File(first, first + 1, 2)], target_rows=1)
    assert [w.range for w in windows] == [
        TimeRange(None, first + 1),
        TimeRange(first + 1, first + 2),
        TimeRange(first + 2, None),
    ]


@given(FILES, RANGES, st.integers(1, 10))
def test_the_least_of_a_window_is_never_more_than_its_files_must_show(
    files: list[File], span: TimeRange, limit: int
) -> None:
    """Files that overlap in time may hold the same rows, so that the largest of them is all that is sure."""
    for window in plan_windows(files, span, 10**9, limit):
        within = [f for f in files if window.range.holds(f.first) and window.range.holds(f.last)]
        assert window.least <= sum(f.rows for f in within)
        if any(a is not b and a.first <= b.last and b.first <= a.last for a in within for b in within):
            assert window.least < sum(f.rows for f in within)


def test_files_one_after_the_other_must_all_be_there() -> None:
    files = [File(n * BLOCK, (n + 1) * BLOCK - 1, 6000) for n in range(100)]
    assert sum(w.least for w in plan_windows(files)) == 600_000
    assert plan_windows(files[::-1]) == plan_windows(files)


@given(st.lists(st.integers(-20, 20), max_size=8, unique=True).map(sorted), RANGES)
def test_gaps_are_what_the_windows_leave_out(edges: list[int], span: TimeRange) -> None:
    windows = [w for a, b in zip(edges[::2], edges[1::2], strict=False) if (w := TimeRange(a, b).intersect(span))]
    every = sorted([*windows, *gaps(span, windows)], key=lambda w: MIN_INSTANT if w.first is None else w.first)
    tiles(tuple(every), span)


def test_nothing_is_left_out_behind_a_window_without_an_end() -> None:
    assert list(gaps(TimeRange(), [TimeRange(5, None)])) == [TimeRange(None, 5)]
    assert list(gaps(TimeRange(), [TimeRange()])) == []
    assert list(gaps(TimeRange(0, 9), [])) == [TimeRange(0, 9)]


@pytest.mark.parametrize(("limit", "files"), [(None, 400), (432, 396), (10_000, 400), (3, 2), (1, 1)])
def test_room_is_left_below_the_limit(limit: int | None, files: int) -> None:
    assert files_allowed(limit) == files
