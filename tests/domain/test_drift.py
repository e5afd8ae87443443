"""What is odd although nothing is lost is told once and in words; what may be so is not."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.drift import drift, slow
from influx_backup_gui.domain.instants import DAY, HOUR, TimeRange, day_of, parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import Manifest, Origin, Part, TableEntry

NOW = parse_instant("2026-11-23T13:00:00Z")
TODAY = "2026-11-23"


def days(*rows: int, last: str = TODAY) -> dict[str, int]:
    """Rows of the days up to `last`, the oldest first."""
    end = parse_instant(last)
    return {day_of(end - (len(rows) - 1 - n) * DAY): count for n, count in enumerate(rows) if count}


def table(of: dict[str, int], last: int = NOW - HOUR, name: str = "temp", size: int = 0) -> TableEntry:
    parts = (Part("1", TimeRange(), sum(of.values()), size, ""),)
    return TableEntry("home", name, (), (), True, sum(of.values()), None, last, of, parts)


def manifest(*tables: TableEntry, at: int = NOW, **changes: Any) -> Manifest:
    origin = Origin("s", "u", "3.6.0", "Core", "", "p", "p")
    return replace(Manifest("id", "n", "", at, at, "small", origin, Selection(), (), tables), **changes)


def said(
    now: TableEntry,
    hours: int | None = None,
    ago: int = DAY,
    before: TableEntry | None = None,
    clocks: tuple[str, ...] = (),
) -> str:
    """About a table, where the backup before was taken `ago` and held the same, or `before`."""
    was = manifest(before or now, at=NOW - ago)
    return " ".join(drift(was, manifest(now), quiet_hours=hours, clocks_changed=clocks))


MONTH = days(*[2_000] * 30)


def stopped(hours: int, of: dict[str, int] | None = None) -> TableEntry:
    """No row for so long; on the days until then `of`, or 2,000 a day."""
    last = NOW - hours * HOUR
    return table({d: n for d, n in (of or MONTH).items() if parse_instant(d) <= last}, last)


def test_a_sensor_that_stopped_is_told_and_the_backup_is_fine() -> None:
    assert said(stopped(37)) == (
        "home.temp has had no new rows for 1 day 13 h (since 22 November), which is longer than usual: its sensor may "
        "have stopped. The backup is fine."
    )
    several = [replace(stopped(40 + n), table=f"t{n}") for n in range(5)]
    (text,) = drift(manifest(*several, at=NOW - DAY), manifest(*several))
    assert text.startswith(
        "home.t4, home.t3, home.t2 and 2 more tables have had no new rows for 1 day 16 h or longer (since "
    )
    (text,) = drift(manifest(*several[:2], at=NOW - DAY), manifest(*several[:2]))
    assert text.startswith("home.t1 and home.t0 have had no new rows for 1 day 16 h")


WORKDAYS = {d: n for d, n in MONTH.items() if parse_instant(d) // DAY % 7 not in (2, 3)}  # 1970-01-03 was a Saturday
HOLED, MEAGRE = {d: n for d, n in MONTH.items() if d != "2026-11-20"}, MONTH | {"2026-11-20": 5}
SPORADIC = {d: n for d, n in MONTH.items() if parse_instant(d) // DAY % 3 == 0}


@pytest.mark.parametrize(
    ("now", "given", "told"),
    [
        (stopped(36), {}, False),
        (stopped(37), {}, True),
        (stopped(3), {"hours": 2}, True),
        (stopped(3), {"hours": 4}, False),
        (stopped(37), {"hours": 72}, False),
        (stopped(37), {"hours": 0}, False),
        (stopped(3, dict.fromkeys(MONTH, 23)), {"hours": 2}, False),
        (stopped(37, dict.fromkeys(MONTH, 1)), {"hours": 2}, True),
        (stopped(3, days(0, 50, 50)), {"hours": 2}, True),
        (stopped(3, dict.fromkeys(MONTH, 24)), {"hours": 2}, True),
        (stopped(3, HOLED), {"hours": 2}, False),
        (stopped(3, MEAGRE), {"hours": 2}, False),
        (stopped(61, HOLED), {}, True),
        (stopped(61, HOLED), {"hours": 72}, False),
        (stopped(37, days(*[50] * 7)), {}, False),
        (stopped(37, days(*[50] * 8)), {}, True),
        (stopped(61, WORKDAYS), {}, False),
        (stopped(109, WORKDAYS), {}, True),
        (stopped(20 * 24, SPORADIC), {}, False),
        (table(MONTH, NOW + DAY), {}, False),
        (stopped(24 * 8), {}, True),
        (stopped(24 * 9), {}, False),
        (stopped(24 * 9), {"ago": 9 * DAY}, True),
        (stopped(37), {"ago": HOUR}, True),
        (table({}), {}, False),
    ],
    ids=[
        "a day and a half",
        "longer",
        "as a person named it",
        "not that long",
        "a person lets it be quiet",
        "nobody wants to know",
        "hardly a row an hour: by its rhythm",
        "one row a day: by its rhythm",
        "hours named for what has three days",
        "a row an hour",
        "a day without rows: by its rhythm",
        "a day with few rows: by its rhythm",
        "longer than by its rhythm",
        "a person lets it be quiet for longer",
        "six days are no rhythm",
        "seven days are one",
        "a weekend",
        "longer than a weekend",
        "always sporadic",
        "rows of the future",
        "told for a week on top",
        "told for a week",
        "never told before",
        "told again by the next backup",
        "empty",
    ],
)
def test_when_a_table_is_quiet_for_too_long(now: TableEntry, given: dict[str, Any], told: bool) -> None:
    assert ("no new rows" in said(now, **given)) is told


def test_a_time_range_that_ends_says_nothing_about_what_is_new() -> None:
    was = manifest(stopped(60), selection=Selection(range=TimeRange(None, NOW)))
    assert drift(was, was) == ()


def yesterday(rows: int, *before: int) -> TableEntry:
    """The last day that is over had so many rows, and today a few."""
    return table(days(*(before or [2_000, 2_100] * 6), rows, 50))


@pytest.mark.parametrize(
    ("now", "given", "text"),
    [
        (
            yesterday(900),
            {},
            "home.temp got 900 rows on 22 November, and 2,000–2,100 on each of the 11 days before: is",
        ),
        (yesterday(4_300), {}, "home.temp got 4,300 rows on 22 November, and 2,000–2,100 on each of"),
        (
            yesterday(0, *[500] * 11),
            {},
            "home.temp got 0 rows on 22 November, and 500 on each of the 10 days before: is",
        ),
        (yesterday(1_000), {}, "home.temp got 1,000 rows on 22 November"),
        (yesterday(1_001), {}, ""),
        (yesterday(4_200), {}, "home.temp got 4,200 rows on 22 November"),
        (yesterday(4_199), {}, ""),
        (yesterday(100, *[200] * 12), {}, "home.temp got 100 rows on 22 November"),
        (yesterday(50, *[149] * 12), {}, ""),
        (yesterday(200, *[100] * 12), {}, "home.temp got 200 rows on 22 November"),
        (yesterday(198, *[99] * 12), {}, ""),
        (table(days(*[2_000, 2_100] * 6, 900, 2_000, 50)), {"ago": 3 * DAY}, "home.temp got 900 rows on 21 November"),
        (table(days(*[2_000, 2_100] * 6, 900, 2_000, 50)), {}, ""),
        (yesterday(900, *[2_000] * 10), {}, ""),
        (yesterday(40, *[90] * 12), {}, ""),
        (yesterday(900, 2_000, 800, *[2_000] * 10), {}, ""),
        (yesterday(4_300, 2_000, 800, *[2_000] * 10), {}, ""),
        (yesterday(900), {"ago": HOUR // 2}, ""),
        (table(days(*[2_000] * 12, 700)), {}, ""),
        (table(days(300, *[2_000] * 28)), {}, ""),
        (yesterday(900, 300, *[2_000] * 10), {}, "home.temp got 900 rows on 22 November, and 2,000 on each of the 10"),
        (yesterday(900, *[2_000, 0, 0] * 9), {}, ""),
        (yesterday(9_000, *[*[0] * 6, 2_000] * 4), {}, ""),
        (yesterday(2_000, 2_000, *[0] * 29), {}, ""),
        (yesterday(9_000, *[300, 4_000, 900] * 4), {}, ""),
        (yesterday(100, *[300, 4_000, 1_200] * 4), {}, ""),
        (yesterday(4_300, *[*[2_000] * 5, 0, 0] * 4), {}, "home.temp got 4,300 rows on 22 November, and 0–2,000 on"),
        (yesterday(0), {"clocks": ("2026-11-22",)}, ""),
        (yesterday(4_300), {"clocks": ("2026-11-22",)}, ""),
        (yesterday(0), {"clocks": ("2026-11-21",)}, "home.temp got 0 rows on 22 November"),
    ],
    ids=[
        "half",
        "twice",
        "nothing at all",
        "just half",
        "more than half",
        "just twice",
        "less than twice",
        "a hundred rows less",
        "some rows less",
        "a hundred rows more",
        "some rows more",
        "the day before, and no backup since",
        "the day before, told by the backup since",
        "nine days say nothing",
        "few rows",
        "such days there were",
        "twice, and one day that was not as usual",
        "told by the backup before",
        "today is not over",
        "retention moved on",
        "the first day is there by half",
        "every third day",
        "weekly, and more of it",
        "monthly",
        "bursts, and a large one",
        "bursts, and a small one",
        "workdays that are steady",
        "winter time: written once a day, at midnight",
        "summer time: written once a day, at midnight",
        "clocks changed the day before",
    ],
)
def test_days_with_far_fewer_or_more_rows_than_those_before(now: TableEntry, given: dict[str, Any], text: str) -> None:
    found = said(now, **given)
    assert found.startswith(text) if text else not found


def test_of_several_odd_days_the_newest_is_told() -> None:
    for first, second in ((1_000, 500), (4_000, 8_000)):
        now = table(days(*[2_000] * 12, first, second, 50))
        (text,) = drift(manifest(now, at=NOW - 3 * DAY), manifest(now))
        assert text.startswith(f"home.temp got {second:,} rows on 22 November")
        assert text.endswith("?"), "and no other one"


def test_a_day_is_judged_when_late_rows_have_had_half_a_day() -> None:
    now = yesterday(900)
    early = manifest(now, at=parse_instant("2026-11-23T11:59:00Z"))
    assert drift(manifest(now, at=NOW - DAY), early) == ()
    assert drift(early, manifest(now)) != ()


LATE = table(MONTH | {"2026-11-01": 62_000})


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (table(MONTH), LATE, True),
        (table(MONTH), table(MONTH | {"2026-11-01": 2_500}), False),
        (table(days(2_000)), table(days(*[2_000] * 2)), False),
        (table(days(5, last="2026-11-20")), table(days(900, 100, last="2026-11-21")), False),
    ],
    ids=["imported", "late rows", "a young table grows", "small"],
)
def test_rows_that_come_late_are_told_where_they_double_a_table(
    before: TableEntry, now: TableEntry, told: bool
) -> None:
    assert ("more than it had at all" in said(now, before=before)) is told


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (2_000_000, 4_000_000, True),
        (4_000_000, 2_000_000, True),
        (2_000_000, 3_900_000, False),
        (400_000, 900_000, False),
    ],
    ids=["twice", "half", "nearly", "small"],
)
def test_rows_that_take_far_more_or_less_space_are_told(was: int, now: int, told: bool) -> None:
    found = said(table(MONTH, size=now), before=table(MONTH, size=was))
    assert ("bytes in this backup, and took" in found) is told
    other = manifest(table(MONTH, size=now), profile="fast")
    assert drift(manifest(table(MONTH, size=was)), other) == ()


def test_parts_that_were_small_files_of_the_server_take_more() -> None:
    """Until it compacts them: then the same rows come in long parts."""

    def of(parts: int, size: int) -> TableEntry:
        each = tuple(Part(str(n), TimeRange(), 60_000 // parts, size // parts, "") for n in range(parts))
        return replace(table(MONTH), rows=60_000, parts=(*each, Part("", TimeRange(), 0, 0, "")))

    small, long = of(100, 4_000_000), of(10, 1_900_000)
    assert said(long, before=small) == said(small, before=long) == ""
    assert "bytes in this backup" in said(of(30, 1_900_000), before=small)


def test_tables_without_a_rhythm_do_not_warn_every_day() -> None:
    """Twenty of them over forty days, their days lognormal; and a steady one is still told at once."""
    dice = random.Random(7)

    def lognormal(number: int, sigma: float) -> list[int]:
        return [int(2_000 * math.exp(dice.gauss(0, sigma))) for _ in range(number)]

    told = 0
    for _ in range(20):
        rows = lognormal(70, 1.0)
        told += sum(bool(said(table(days(*rows[:end], 50)))) for end in range(30, 70))
    assert told <= 2
    assert said(table(days(*lognormal(30, 0.1), 600, 50)))


QUIET, ODD = stopped(60), yesterday(900)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (None, QUIET),
        (manifest(QUIET, at=NOW - DAY, selection=Selection(("home",))), QUIET),
        (manifest(at=NOW - DAY), QUIET),
        (manifest(at=NOW - DAY), ODD),
    ],
    ids=["first backup", "narrower selection", "new table", "new table with an odd day"],
)
def test_what_cannot_be_compared_is_not_odd(before: Manifest | None, now: TableEntry) -> None:
    assert drift(before, manifest(now)) == ()


def test_of_a_table_that_lost_rows_only_its_silence_is_told() -> None:
    before = manifest(replace(QUIET, table="a"), replace(ODD, table="b"), at=NOW - DAY)
    now = replace(before, created=NOW)
    assert [text.split()[0] for text in drift(before, now)] == ["home.a", "home.b"]
    assert [text.split()[0] for text in drift(before, now, (("home", "a"), ("home", "b")))] == ["home.a"]


def test_a_backup_that_takes_far_longer_than_usual_is_told() -> None:
    usual = [600.0, 640.0, 580.0, 610.0, 615.0, 590.0, 605.0, 620.0]
    assert slow(1_500.0, usual) == "It took 25 min, and usually takes 10 min 10 s: is the server, network or disk busy?"
    assert slow(1_220.0, usual) != "", "twice as long"
    assert slow(1_219.0, usual) == ""
    assert slow(220.0, [100.0] * 9) != "", "two minutes longer"
    assert slow(219.0, [100.0] * 9) == ""
    assert slow(1_100.0, usual) == slow(1_500.0, usual[:7]) == slow(90.0, [1.0] * 9) == slow(5.0, []) == ""
