"""Names with dots, equals signs and quotes; times and ranges."""

from __future__ import annotations

from argparse import Namespace

import pytest

from influx_backup_gui.cli.arguments import database, renamed_database, renamed_table, table, time_range
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import SECOND, TimeRange


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("db.t", ("db", "t")),
        ("db.t.with.dots", ("db", "t.with.dots")),
        ('"d.b".t', ("d.b", "t")),
        ('"d.b"."t"', ("d.b", "t")),
        ('"d""b"."t=1"', ('d"b', "t=1")),
        ("db.t=1", ("db", "t=1")),
        ("d b.t ü", ("d b", "t ü")),
    ],
)
def test_tables(text: str, names: tuple[str, str]) -> None:
    assert table(text) == names


@pytest.mark.parametrize("text", ["", "db", ".t", "db.", '"db"t', '"d"."t"x', '""."t"'])
def test_what_names_no_table(text: str) -> None:
    with pytest.raises(UsageError):
        table(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("db", ("db", "db")),
        ("db=new", ("db", "new")),
        ('"a=b"', ("a=b", "a=b")),
        ('"a=b"="c=d"', ("a=b", "c=d")),
        ("d.b=n.b", ("d.b", "n.b")),
    ],
)
def test_renamed_databases(text: str, names: tuple[str, str]) -> None:
    assert renamed_database(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("db.t", ("db", "t", "t")),
        ("db.t=new", ("db", "t", "new")),
        ('"d.b"."t=1"=t', ("d.b", "t=1", "t")),
        ("db.t.u=v.w", ("db", "t.u", "v.w")),
    ],
)
def test_renamed_tables(text: str, names: tuple[str, str, str]) -> None:
    assert renamed_table(text) == names


@pytest.mark.parametrize("text", ["", "=new", "db=", '"db"x', '"db"="n"x'])
def test_renamings_that_cannot_be_understood(text: str) -> None:
    with pytest.raises(UsageError):
        renamed_database(text)
    with pytest.raises(UsageError):
        renamed_table(f"d.{text}")


def test_a_new_name_that_names_the_database_again_is_no_name_by_mistake() -> None:
    with pytest.raises(UsageError, match="a table whose name is"):
        renamed_table("home.cpu=home.cpu2")
    assert renamed_table('home.cpu="home.cpu2"') == ("home", "cpu", "home.cpu2")


def test_a_quoted_database() -> None:
    assert database('"a b"') == "a b"
    assert database("a=b.c") == "a=b.c"


def span(since: str | None, until: str | None) -> TimeRange:
    return time_range(Namespace(since=since, until=until))


def test_ranges() -> None:
    assert span(None, None) == TimeRange()
    assert span("1970-01-01T00:00:00.000000001Z", None) == TimeRange(1, None)
    assert span("1969-12-31T23:59:59Z", "1970-01-01") == TimeRange(-SECOND, 0)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("yesterday", None),
        (None, "2026-13-01"),
        ("1970-01-02", "1970-01-02"),
        ("0001-01-01", None),
        (None, "9999-12-31"),
    ],
)
def test_ranges_that_make_no_sense(since: str | None, until: str | None) -> None:
    with pytest.raises(UsageError) as caught:
        span(since, until)
    assert "--" in caught.value.message
