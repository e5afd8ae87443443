"""Figures in words, at the edges where they change their unit."""

from __future__ import annotations

import pytest

from influx_backup_gui.domain.humanize import (
    age_text,
    date_text,
    day_text,
    days_text,
    duration_text,
    rows_counted,
    rows_of_tables_text,
    rows_text,
    size_text,
    time_text,
    when_text,
)
from tests.domain.clock import at


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (1_234, "1.23 kB"),
        (99_940, "99.9 kB"),
        (99_960, "100 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (212_000_000, "212 MB"),
        (100_000_000, "100 MB"),
        (81_000_000_000, "81 GB"),
        (5 * 10**18, "5000 PB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (0, "0"),
        (9_999, "9,999"),
        (10_000, "10.0 k"),
        (999_949, "999.9 k"),
        (999_950, "1.0 M"),
        (18_234_567, "18.2 M"),
        (9_999_000_000, "10.0 G"),
        (1_234_000_000, "1.2 G"),
        (10**13, "10,000.0 G"),
    ],
)
def test_rows(rows: int, text: str) -> None:
    assert rows_text(rows) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "0.0 s"),
        (0.44, "0.4 s"),
        (9.94, "9.9 s"),
        (9.96, "0:10"),
        (59.6, "1:00"),
        (101, "1:41"),
        (3599.7, "1:00:00"),
        (7390, "2:03:10"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (10_800, "3 h ago"),
        (86_400, "1 day ago"),
        (200_000, "2 days ago"),
    ],
)
def test_ages(seconds: float, text: str) -> None:
    assert age_text(seconds) == text


@pytest.mark.parametrize(
    ("rows", "tables", "text"),
    [(1, 1, "1 row of 1 table"), (0, 0, "0 rows of 0 tables"), (18_200_000, 1_204, "18.2 M rows of 1,204 tables")],
)
def test_rows_of_tables(rows: int, tables: int, text: str) -> None:
    assert rows_of_tables_text(rows, tables) == text
    assert rows_counted(rows) == text.partition(" of ")[0]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "0.0 s"),
        (0, "0.0 s"),
        (40.4, "40 s"),
        (250, "4 min 10 s"),
        (1_800, "30 min"),
        (10_800, "3 h"),
        (10_861, "3 h 1 min"),
        (86_401, "1 day"),
        (187_200, "2 days 4 h"),
    ],
)
def test_times_in_a_sentence(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "1 day"), (59, "59 days"), (60, "2 months"), (729, "24 months"), (730, "2 years"), (1096, "3 years")],
)
def test_spans_of_days(days: int, text: str) -> None:
    assert days_text(days) == text


def test_days_are_named_with_their_year_where_it_is_another_one() -> None:
    may, december, now = at("2026-05-03 23:59"), at("2025-12-31 12:00"), at("2026-11-23 12:00")
    assert (date_text(may), date_text(december)) == ("3 May 2026", "31 December 2025")
    assert (day_text(may, now), day_text(december, now)) == ("3 May", "31 December 2025")
    assert when_text(may, at("2026-05-03 00:00"), now) == "on 3 May"
    assert when_text(december, may, now) == "from 31 December 2025 to 3 May"
