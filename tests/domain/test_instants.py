"""Instants: nine digits, no zone means UTC, also before 1970."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import (
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


def test_ranges_are_half_open() -> None:
    span = TimeRange(10, 20)
    assert span.holds(10)
    assert not span.holds(20)
    assert span.overlaps(0, 10)
    assert not span.overlaps(20, 30)
    assert span.intersect(TimeRange(20, None)) is None
    assert span.intersect(TimeRange(None, 15)) == TimeRange(10, 15)
