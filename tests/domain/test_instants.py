"""Instants: nine digits, no zone means UTC, also before 1970."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import (
    DAY,
    MAX_INSTANT,
    MIN_INSTANT,
    TimeRange,
    day_of,
    format_instant,
    parse_instant,
)


@given(st.integers(MIN_INSTANT, MAX_INSTANT))
def test_every_instant_survives_its_text(ns: int) -> None:
    assert parse_instant(format_instant(ns)) == ns


@pytest.mark.parametrize(
    ("text", "ns"),
    [
        ("1970-01-01T00:00:00", 0),
        ("2023-11-14T22:13:22.123456789", 1_700_000_002_123_456_789),
        ("1969-12-31T23:59:59.999999999Z", -1),
        ("2026-11-23", 1_795_392_000_000_000_000),
        ("2026-11-23 02:00+02:00", 1_795_392_000_000_000_000),
        ("1970-01-01T00:00:00.5", 500_000_000),
        ("1970-01-01T02:30", 9_000_000_000_000),
        ("1970-01-01T00:00-02:30", 9_000_000_000_000),
        ("1970-01-01T02:30:00+0230", 0),
        (" 2262-04-11T23:47:16.854775807Z ", MAX_INSTANT),
        ("1677-09-21T00:12:43.145224192Z", MIN_INSTANT),
    ],
)
def test_trap_5_a_time_without_zone_is_utc(text: str, ns: int) -> None:
    assert parse_instant(text) == ns


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-13-01", "1700000000", "2026-11-23T02:00:00.1234567890Z", "2026-11-23T02:00+99:99"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_instant(text)


def test_days_before_1970_begin_at_midnight() -> None:
    assert day_of(-1) == "1969-12-31"
    assert day_of(0) == "1970-01-01"


def test_texts_have_the_digits_that_are_needed() -> None:
    assert format_instant(MAX_INSTANT) == "2262-04-11T23:47:16.854775807Z"
    assert format_instant(MIN_INSTANT) == "1677-09-21T00:12:43.145224192Z"
    assert (MIN_INSTANT, MAX_INSTANT) == (-9_223_372_036_854_775_808, 9_223_372_036_854_775_807)


ENDS = st.none() | st.integers(-9, 9)
SPANS = st.tuples(ENDS, ENDS).filter(lambda e: e[0] is None or e[1] is None or e[0] < e[1]).map(lambda e: TimeRange(*e))
NEAR = range(-11, 12)


@given(SPANS, SPANS, st.integers(-9, 9), st.integers(0, 9))
def test_what_a_range_holds(span: TimeRange, other: TimeRange, first: int, length: int) -> None:
    both = span.intersect(other)
    assert [both is not None and both.holds(n) for n in NEAR] == [span.holds(n) and other.holds(n) for n in NEAR]
    assert span.overlaps(first, first + length) is any(span.holds(n) for n in range(first, first + length + 1))
    closed = TimeRange.closed(first, first + length)
    assert [n for n in range(-11, 22) if closed.holds(n)] == list(range(first, first + length + 1))
    assert span.everything is (span == TimeRange())
    day = TimeRange(first * DAY, None if length == 9 else (first + length) * DAY)
    assert [d for d in NEAR if day.holds_day(d * DAY)] == [
        d for d in NEAR if first <= d and (length == 9 or d < first + length)
    ]
    assert not TimeRange(first * DAY + 1).holds_day(first * DAY)
    assert not TimeRange(None, first * DAY - 1).holds_day((first - 1) * DAY)


def test_behind_the_last_instant_nothing_can_be_named() -> None:
    assert TimeRange.closed(0, MAX_INSTANT) == TimeRange(0, None)
    assert TimeRange.closed(0, MAX_INSTANT - 1) == TimeRange(0, MAX_INSTANT)


def test_ranges_are_half_open() -> None:
    span = TimeRange(10, 20)
    assert span.holds(10)
    assert not span.holds(20)
    assert span.overlaps(0, 10)
    assert not span.overlaps(20, 30)
    assert span.intersect(TimeRange(20, None)) is None
    assert span.intersect(TimeRange(None, 15)) == TimeRange(10, 15)
