"""Cron expressions: compared with cronsim, and refused with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest
from cronsim import CronSim
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.cron import parse_cron
from influx_backup_gui.domain.errors import UsageError

START = datetime(2027, 12, 30, 23, 58, tzinfo=UTC)


def starts(text: str, count: int, days: int) -> list[datetime]:
    """The first starts behind START, within so many days, by our rule in UTC."""
    rule = parse_cron(text)
    found = []
    for number in range(days):
        day = START.date() + timedelta(days=number)
        if rule.fits(day):
            midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
            found += [t for m in rule.times if (t := midnight + timedelta(minutes=m)) > START]
        if len(found) >= count:
            break
    return found[:count]


def cronsim(text: str, count: int) -> list[datetime]:
    """The same by cronsim."""
    return list(islice(CronSim(text, START), count))


@pytest.mark.parametrize(
    "text",
    [
        "* * * * *",
        "*/7 * * * *",
        "30 2 * * mon-fri",
        "0 0 29 2 *",
        "0 12 31 * *",
        "5,35 */6 1-7 * 1",
        "0 4 */2 * 0",
        "0 4 1 * */3",
        "0 4 13 1-6/2 fri",
        "15 8-18/5 * JAN,jul Sun",
        "0 0 * * 7",
        "3/10 5/8 * * *",
        "0 0 * * */7",
        "0 0 30 2 mon",
        "0 0 * * 5-7",
    ],
)
def test_the_same_starts_as_cronsim(text: str) -> None:
    ours = starts(text, 30, 14_000)
    assert len(ours) >= 9
    assert ours == cronsim(text, len(ours))


def fields(first: int, last: int) -> st.SearchStrategy[str]:
    number = st.integers(first, last)
    span = st.tuples(number, number).map(lambda p: f"{min(p)}-{max(p)}")
    # Not `5-5/2`: cronsim reads that as `5/2`, cron(5) and we as 5 alone.
    longer = st.integers(first, last - 1).map(lambda n: f"{n}-{last}")
    item = st.one_of(number.map(str), span, st.tuples(longer, st.integers(1, 9)).map(lambda p: f"{p[0]}/{p[1]}"))
    stars = st.one_of(st.just("*"), st.integers(1, 9).map(lambda n: f"*/{n}"))
    return st.one_of(stars, st.lists(item, min_size=1, max_size=3).map(",".join))


@settings(max_examples=60, deadline=None)
@given(st.tuples(fields(0, 59), fields(0, 23), fields(1, 28), fields(1, 12), fields(0, 7)).map(" ".join))
def test_the_same_starts_as_cronsim_for_any_expression(text: str) -> None:
    expected = [t for t in cronsim(text, 5) if t < START + timedelta(days=700)]
    assert starts(text, len(expected), 701) == expected


def test_a_day_that_a_month_has_at_the_longest() -> None:
    for month, longest in enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1):
        assert parse_cron(f"0 0 {longest} {month} *").days == {longest}
        if longest < 31:
            with pytest.raises(UsageError, match="no month has such a day"):
                parse_cron(f"0 0 {longest + 1} {month} *")


def test_nicknames() -> None:
    assert parse_cron(" @hourly ") == parse_cron("0 * * * *")
    assert parse_cron("@daily") == parse_cron("0 0 * * *")
    assert parse_cron("@Weekly").fits(date(2026, 11, 29))
    assert not parse_cron("@weekly").fits(date(2026, 11, 30))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "x * * * *",
        "*/0 * * * *",
        "*/ * * * *",
        "5-1 * * * *",
        "1,,2 * * * *",
        "-1 * * * *",
        "mon * * * *",
        "0 0 30 2 *",
        "*/² * * * *",
        "0 0 31 4,6,9,11 *",
        "0 0 L * *",
        "٣ * * * *",
        "@reboot",
    ],
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="cannot be understood"):
        parse_cron(text)
