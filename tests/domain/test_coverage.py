"""Rows that are gone without a reason are said aloud; rows that may be gone are not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.domain.coverage import Before, compare, shortened
from influx_backup_gui.domain.coverage_records import Acknowledgement, Keeps, Loss, LossKind
from influx_backup_gui.domain.coverage_state import days_that_stay
from influx_backup_gui.domain.coverage_values import OtherValues, days_that_should_be_equal, values_corrected
from influx_backup_gui.domain.instants import DAY, HOUR, TimeRange, day_of, parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, TableEntry
from influx_backup_gui.domain.server import Column, Role, Type

NOW = parse_instant("2026-11-23T12:00:00Z")
TEMP, NOTE = Column("temp", Role.FIELD, Type.FLOAT), Column("note", Role.FIELD, Type.STRING)
ON_DISK = "They are probably still on its disk: see look-back."


def table(days: dict[str, int], name: str = "temp", columns: tuple[Column, ...] = (TEMP,)) -> TableEntry:
    return TableEntry("home", name, columns, (), True, sum(days.values()), None, None, days, ())


def manifest(*tables: TableEntry, retention: int | None = None, **changes: Any) -> Manifest:
    origin = Origin("s", "u", "3.6.0", "Core", "", "p", "p")
    databases = (DatabaseEntry("home", retention),)
    made = Manifest("id", "n", "", NOW, NOW, "small", origin, Selection(), databases, tables)
    return replace(made, **changes)


def every_day(first: str, last: str, rows: int = 10) -> dict[str, int]:
    start, end = parse_instant(first), parse_instant(last)
    return {day_of(t): rows for t in range(start, end + 1, DAY)}


def losses(before: Manifest, now: Manifest, **given: Any) -> tuple[Loss, ...]:
    return compare(Before(before, **given), now).losses


def said(before: TableEntry, *now: TableEntry, **changes: Any) -> list[str]:
    return [x.text for x in losses(manifest(before), manifest(*now, **changes))]


SPRING = every_day("2026-11-01", "2026-11-22")
YEAR = every_day("2025-07-02", "2026-11-22", 50_820)
TRUE_ALARMS: dict[str, tuple[TableEntry, TableEntry | None, str]] = {
    "months that a look-back hides": (
        table(YEAR),
        table({d: n for d, n in YEAR.items() if d > "2026-03-03"}),
        f"The server no longer shows 8 months of home.temp (12.5 M rows until 3 March). {ON_DISK}",
    ),
    "the border of a look-back lies within a day": (
        table(every_day("2026-11-01", "2026-11-22")),
        table({"2026-11-05": 3} | every_day("2026-11-06", "2026-11-22")),
        f"The server no longer shows 4 days of home.temp (47 rows until 5 November). {ON_DISK}",
    ),
    "all but the table is hidden": (
        table({"2025-12-31": 7}),
        table({}),
        f"The server no longer shows 1 day of home.temp (7 rows until 31 December 2025). {ON_DISK}",
    ),
    "a part of one day": (
        table({"2026-11-22": 7}),
        table({"2026-11-22": 6}),
        f"The server no longer shows 1 row of home.temp (on 22 November). {ON_DISK}",
    ),
    "rows in the middle": (
        table(every_day("2026-11-01", "2026-11-22")),
        table(every_day("2026-11-01", "2026-11-22") | {"2026-11-03": 9, "2026-11-04": 0}),
        (
            "The server no longer shows 11 rows of home.temp (from 3 November to 4 November). Older rows are there, so "
            "it is not the look-back: find out who removed them."
        ),
    ),
    "a table": (
        table({"2026-11-01": 12_400_000}),
        None,
        "The server no longer has the table home.temp (12.4 M rows until 1 November).",
    ),
    "a column": (
        table({"2026-11-01": 1}, columns=(TEMP, NOTE)),
        table({"2026-11-01": 1}, columns=(NOTE,)),
        "The server no longer has the column temp (float64) of home.temp.",
    ),
    "a column of another type, and one that is gone": (
        table({"2026-11-01": 1}, columns=(TEMP, NOTE)),
        table({"2026-11-01": 1}, columns=(replace(TEMP, type=Type.INTEGER),)),
        (
            "The server no longer has the column temp and 1 more of home.temp as it was: it was float64 and is int64 "
            "now. The table was made anew."
        ),
    ),
    "a field that became a tag": (
        table({"2026-11-01": 1}, columns=(NOTE,)),
        table({"2026-11-01": 1}, columns=(Column("note", Role.TAG, Type.TAG),)),
        (
            "The server no longer has the column note of home.temp as it was: it was utf8 and is tag now. "
            "The table was made anew."
        ),
    ),
}


@pytest.mark.parametrize("name", TRUE_ALARMS)
def test_what_is_gone_is_named_with_rows_and_days(name: str) -> None:
    before, now, text = TRUE_ALARMS[name]
    assert said(before, *([now] if now else [])) == [text]


FROM_THE_20TH = Selection(range=TimeRange(parse_instant("2026-11-20T01:00:00Z"), None))
FELL = ("2026-11-03", "2026-11-05")


OLDER = manifest(id="older", name="of_october")


@pytest.mark.parametrize(
    ("older", "lost", "text"),
    [
        (OtherValues(FELL), FELL, "Either somebody corrected them, or a value that was written over an older one fell"),
        (
            OtherValues(FELL, {"2026-11-05": OLDER}),
            FELL,
            "They fell back to what they were before they were written over (on 5 November), as in the backup of_oct",
        ),
        (OtherValues(FELL, {}, frozenset(FELL[:1])), FELL[1:], "Either somebody corrected them, or"),
        (
            OtherValues(FELL, dict.fromkeys(FELL, OLDER), frozenset(FELL)),
            FELL,
            "(from 3 November to 5 November), as in",
        ),
    ],
    ids=["unknown", "one fell back", "one was corrected", "corrected once, and fell back"],
)
def test_values_that_are_others_since_a_restart_are_told(older: OtherValues, lost: tuple[str, ...], text: str) -> None:
    was, now = manifest(table(SPRING)), manifest(table(SPRING))
    others = {("home", "temp"): older}
    (loss,) = compare(Before(was), now, others).losses
    assert (loss.kind, loss.rows, loss.first, loss.last) == (LossKind.VALUES, 10 * len(lost), lost[0], lost[-1])
    assert loss.text.startswith("Since the server was restarted it shows other values of home.temp (")
    assert text in loss.text
    assert len(list(values_corrected(was, now, others))) == (len(lost) < len(FELL))
    said = Acknowledgement("s", NOW, "me", "mended by hand", NOW, (loss,))
    assert compare(Before(was, acknowledged=(said,)), now, others).losses == ()


def test_values_that_outlived_a_restart_and_are_others_now_are_no_loss_and_are_said() -> None:
    was, now = manifest(table(SPRING), name="of_monday"), manifest(table(SPRING))
    others = {("home", "temp"): OtherValues(FELL, {}, frozenset(FELL))}
    assert compare(Before(was), now, others).losses == ()
    (text,) = values_corrected(was, now, others)
    assert "(from 3 November to 5 November), in as many rows as before. What they were had outlived a restart" in text
    assert text.endswith("The backup of_monday holds what they were.")


@pytest.mark.parametrize(
    ("now", "changes", "days"),
    [
        (table(SPRING), {}, tuple(SPRING)[:-1]),
        (table(SPRING | {"2026-11-03": 11, "2026-11-05": 12}), {}, tuple(d for d in SPRING if d not in FELL)[:-1]),
        (table(SPRING, name="other"), {}, ()),
        (table(SPRING, columns=(replace(TEMP, type=Type.INTEGER),)), {}, ()),
        (table(SPRING, columns=(TEMP, NOTE)), {}, tuple(SPRING)[:-1]),
        (table(SPRING), {"selection": FROM_THE_20TH}, ("2026-11-21",)),
    ],
    ids=["all that were over", "late rows", "no such table", "made anew", "a new column", "narrower"],
)
def test_values_are_compared_after_a_restart_where_they_should_be_the_same(
    now: TableEntry, changes: dict[str, Any], days: tuple[str, ...]
) -> None:
    was = manifest(table(SPRING), cutoff=NOW - DAY)
    assert days_that_should_be_equal(was, manifest(now, **changes)) == ({("home", "temp"): days} if days else {})
    assert days_that_should_be_equal(was, manifest(now, **changes), {("home", "temp")}) == {}, "it is written over"
    other = days_that_should_be_equal(was, manifest(now, **changes), {("home", "other")})
    assert other == days_that_should_be_equal(was, manifest(now, **changes))


def test_which_days_were_over_and_are_in_both() -> None:
    whole, backwards = manifest(table(SPRING)), manifest(table(dict(reversed(SPRING.items()))))
    midnight = parse_instant("2026-11-23")
    for cutoff, days in ((midnight, tuple(SPRING)), (midnight - 1, tuple(SPRING)[:-1])):
        was = replace(backwards, cutoff=cutoff)
        assert days_that_should_be_equal(was, whole) == {("home", "temp"): days}
    part = replace(whole, selection=FROM_THE_20TH)
    assert days_that_should_be_equal(part, whole) == {("home", "temp"): ("2026-11-21", "2026-11-22")}
    assert days_that_should_be_equal(part, part) == {("home", "temp"): tuple(SPRING)}, "cut in the same way"
    assert days_that_should_be_equal(whole, manifest(table({"2026-11-01": 11}))) == {}


FALSE_ALARMS: dict[str, tuple[Manifest, Manifest]] = {
    "nothing has changed": (manifest(table(SPRING)), manifest(table(SPRING))),
    "late rows, and new ones": (manifest(table(SPRING)), manifest(table(SPRING | {"2026-11-02": 99, "2026-11-23": 4}))),
    "a new table and a new column": (
        manifest(table(SPRING)), manifest(table(SPRING, columns=(TEMP, NOTE)), table({"2026-11-23": 1}, "new")),
    ),
    "retention moved on": (
        manifest(table(SPRING), retention=10 * DAY),
        # It keeps rows from the noon of the 13th on: that day is there by half.
        manifest(table({"2026-11-13": 5} | every_day("2026-11-14", "2026-11-22")), retention=10 * DAY),
    ),
    "retention moved on, by clocks that differ around midnight": (
        manifest(table(SPRING), retention=10 * DAY),
        manifest(
            table({"2026-11-14": 9} | every_day("2026-11-15", "2026-11-22")),
            retention=10 * DAY, created=NOW + 11 * HOUR + HOUR // 2,
        ),
    ),
    "retention took the last row of a table, and the table": (
        manifest(table({"2026-11-01": 1}), retention=DAY), manifest(retention=DAY),
    ),
    "a narrower selection": (manifest(table(SPRING)), manifest(selection=Selection(databases=("other",)))),
    "a narrower range": (
        manifest(table(SPRING)),
        manifest(
            table({"2026-11-10": 4} | every_day("2026-11-11", "2026-11-22")),
            selection=Selection(range=TimeRange(parse_instant("2026-11-10") + HOUR)),
        ),
    ),
    "an empty table that was dropped": (manifest(table({})), manifest()),
    "columns of a table without rows": (manifest(table({}, columns=(TEMP,))), manifest(table({}, columns=()))),
}  # fmt: skip


@pytest.mark.parametrize("name", FALSE_ALARMS)
def test_what_may_be_gone_is_no_loss(name: str) -> None:
    assert losses(*FALSE_ALARMS[name]) == ()


def test_the_first_backup_is_compared_with_nothing() -> None:
    assert compare(Before(), manifest(table(SPRING))) == compare(Before(), manifest())


def test_retention_explains_no_day_that_it_keeps() -> None:
    """The day after the one of the horizon has to be whole."""
    kept = every_day("2026-11-13", "2026-11-22") | {"2026-11-14": 9}
    (loss,) = losses(manifest(table(SPRING), retention=10 * DAY), manifest(table(kept), retention=10 * DAY))
    assert (loss.rows, loss.first, loss.last) == (1, "2026-11-14", "2026-11-14")


def test_ranges_that_were_cut_alike_are_compared_wholly() -> None:
    """Also where the first day is there by half."""
    before, now = (manifest(table({"2026-11-20": n}), selection=FROM_THE_20TH) for n in (9, 8))
    (loss,) = losses(before, now)
    assert (loss.rows, loss.first) == (1, "2026-11-20")
    assert losses(replace(before, selection=Selection()), now) == ()


def test_a_shorter_retention_is_no_loss_and_is_said() -> None:
    before, now = manifest(table(SPRING)), manifest(table(every_day("2026-11-14", "2026-11-22")), retention=10 * DAY)
    assert losses(before, now) == ()
    (text,) = shortened(Before(before), now)
    assert text.startswith("The database home keeps rows 10 days now, and kept them for ever before: 120 rows of the")
    old = manifest(table(SPRING), table({"2026-11-01": 1}, "t"), retention=20 * DAY)
    (text,) = shortened(Before(old), replace(now, created=NOW - 12 * HOUR))
    assert ", and kept them 20 days before: 121 rows of the" in text, "of the 12th, too, which just was too old"
    (text,) = shortened(Before(manifest(table({"2026-11-01": 1}))), now)
    assert ": 1 row of the backup before had to go." in text
    assert shortened(Before(manifest(table(SPRING), retention=10 * DAY)), now) == (), "it is as long as it was"
    assert shortened(Before(manifest(table(SPRING), retention=9 * DAY)), now) == (), "it is longer"
    assert shortened(Before(replace(before, databases=())), now) == (), "nobody knows how long it was"
    other = replace(before, databases=(*before.databases, DatabaseEntry("other", None)))
    both = replace(now, databases=(DatabaseEntry("home", None), DatabaseEntry("other", DAY)))
    assert shortened(Before(other), both) == (), "the rows are of a database that keeps them"
    longer = manifest(table(SPRING), retention=30 * DAY)
    assert shortened(Before(now), longer) == shortened(Before(longer), longer) == shortened(Before(), longer) == ()


GONE = losses(manifest(table(SPRING)), manifest(table(every_day("2026-11-11", "2026-11-22"))))[0]


@pytest.mark.parametrize(
    ("changes", "seen", "explains"),
    [
        ({}, NOW, True),
        ({"rows": GONE.rows + 1, "first": "2026-10-01"}, NOW, True),
        ({"rows": GONE.rows - 1}, NOW, False),
        ({"first": "2026-11-02"}, NOW, False),
        ({"last": "2026-11-09"}, NOW, False),
        ({"table": "other"}, NOW, False),
        ({"kind": LossKind.COLUMN}, NOW, False),
        ({"kind": LossKind.TABLE}, NOW, True),
        ({}, NOW - 1, False),
    ],
)
def test_an_acknowledgement_explains_what_it_names_and_no_more(
    changes: dict[str, Any], seen: int, explains: bool
) -> None:
    known = Acknowledgement("s", NOW, "anna on desk", "deleted", seen, (replace(GONE, **changes),))
    left = losses(
        manifest(table(SPRING)), manifest(table(every_day("2026-11-11", "2026-11-22"))), acknowledged=(known,)
    )
    assert (left == ()) is explains


def test_what_an_incomplete_backup_lacked_is_owed_until_it_is_back() -> None:
    shrunk, whole = manifest(table(every_day("2026-11-11", "2026-11-22"))), manifest(table(SPRING))
    assert losses(shrunk, shrunk, owed=(GONE,)) == (GONE,)
    assert losses(shrunk, whole, owed=(GONE,)) == ()
    assert losses(shrunk, manifest(table(SPRING | {"2026-11-01": 9})), owed=(GONE,)) == (GONE,)
    column = losses(manifest(table(SPRING, columns=(TEMP, NOTE))), manifest(table(SPRING)))
    assert losses(whole, whole, owed=column) == column
    assert losses(whole, manifest(table(SPRING, columns=(TEMP, NOTE))), owed=column) == ()
    dropped = losses(whole, manifest())
    assert losses(manifest(), manifest(), owed=dropped) == dropped
    assert losses(manifest(), whole, owed=dropped) == ()


ROLLING = Acknowledgement("s", NOW, "anna on desk", "a trigger removes them", NOW, (), (Keeps("home", "temp", 14),))


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (every_day("2026-11-10", "2026-11-22"), False),
        (every_day("2026-11-11", "2026-11-22"), True),
        ({d: n for d, n in SPRING.items() if d != "2026-11-15"}, True),
    ],
    ids=["older than it keeps", "one that it keeps", "a hole"],
)
def test_days_that_go_regularly_are_no_loss_as_long_as_they_are_old_enough(left: dict[str, int], told: bool) -> None:
    before, now = manifest(table(SPRING), table(SPRING, "other")), manifest(table(left), table(SPRING, "other"))
    assert bool(losses(before, now, acknowledged=(ROLLING,))) is told
    before, now = (replace(m, databases=(DatabaseEntry("home", 10 * DAY),)) for m in (before, now))
    hole = left.get("2026-11-15") is None
    assert bool(losses(before, now, acknowledged=(ROLLING,))) is hole, "retention takes more than is said"
    assert losses(before, manifest(table(SPRING), table(left, "other")), acknowledged=(ROLLING,)), "another table"


@pytest.mark.parametrize(
    ("loss", "left", "days"),
    [
        ({"last": "2026-11-08"}, every_day("2026-11-09", "2026-11-22"), 13),
        ({"last": "2026-11-09"}, every_day("2026-11-09", "2026-11-22"), 13),
        ({"last": "2026-11-10"}, every_day("2026-11-09", "2026-11-22"), None),
        ({"last": "2026-11-08", "kind": LossKind.COLUMN}, every_day("2026-11-09", "2026-11-22"), None),
        ({"last": "2026-11-21"}, every_day("2026-11-22", "2026-11-22"), None),
        ({"last": "2026-11-22"}, {}, None),
    ],
    ids=["the oldest", "the border", "others, too", "a column", "hardly anything stays", "nothing stays"],
)
def test_how_many_days_stay_follows_from_what_is_left(
    loss: dict[str, Any], left: dict[str, int], days: int | None
) -> None:
    gone = replace(Loss(LossKind.ROWS, "home", "temp", 9, "2026-11-01", "", ""), **loss)
    assert days_that_stay(gone, table(left), NOW) == days
    assert days_that_stay(gone, None, NOW) is None
