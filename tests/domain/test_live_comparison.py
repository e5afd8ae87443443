"""What a comparison says: the worst of its days, what may explain it, and no more days than anybody reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from influx_backup_gui.domain.coverage import LOOK_BACK
from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.domain.live_comparison import (
    OVERWRITTEN,
    DayCounts,
    DayState,
    Example,
    TableComparison,
    comparison_text,
    comparison_to_json,
    days_of_each,
    newer_text,
)

EQUAL, MORE, FEWER, DIFFERS = DayCounts(1, 1), DayCounts(1, 2, 0, 1), DayCounts(2, 1, 1), DayCounts(1, 1, 0, 0, 1)


def table(*days: DayCounts, name: str = "t", **changes: object) -> TableComparison:
    return TableComparison("db", name, {day_of(n * DAY): d for n, d in enumerate(days)}, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (table(), DayState.EQUAL),
        (table(EQUAL, EQUAL), DayState.EQUAL),
        (table(EQUAL, newer=7), DayState.EQUAL),
        (table(EQUAL, MORE), DayState.MORE),
        (table(MORE, FEWER, MORE), DayState.FEWER),
        (table(FEWER, DIFFERS), DayState.DIFFERS),
        (table(DayCounts(5, 5, 1, 1, 1)), DayState.DIFFERS),
        (table(EQUAL, columns=("column a",)), DayState.DIFFERS),
        (table(missing=True), DayState.FEWER),
    ],
)
def test_the_worst_of_its_days(found: TableComparison, state: DayState) -> None:
    assert found.state is state


def test_what_may_explain_it() -> None:
    assert table(EQUAL, MORE).notes == ()
    assert table(FEWER).notes == (LOOK_BACK,)
    assert table(FEWER, DIFFERS).notes == (LOOK_BACK, OVERWRITTEN)
    assert "expired" in table(EQUAL, FEWER, horizon=DAY + 1).notes[0]
    assert table(EQUAL, FEWER, horizon=DAY).notes == (LOOK_BACK,), "that day is kept as a whole"
    assert table(FEWER, FEWER, horizon=DAY).notes == (LOOK_BACK,), "one of them is"
    assert table(FEWER, MORE, horizon=1).notes == (
        "The database keeps no rows that are so old: they expired since the backup.",
    )
    assert table(FEWER, missing=True).notes == ()


def test_all_of_it_in_a_sentence() -> None:
    assert comparison_text([table(EQUAL), table(newer=3)]) == ""
    assert newer_text([table(newer=3), table(newer=1)]) == "4 rows are newer than the backup."
    found = [table(MORE, name="a"), table(DIFFERS, DIFFERS, FEWER, name="b"), table(FEWER, name="c", missing=True)]
    assert comparison_text([table(EQUAL), found[0]]) == (
        "The server differs from the backup in 1 table (db.a): it has more rows on 1 day."
    )
    assert comparison_text([table(columns=("column a",)), table(EQUAL, columns=("column b",))]) == (
        "The server differs from the backup in 2 tables (first of all db.t): 2 tables with other columns."
    )
    assert newer_text([table(newer=1)]) == "1 row is newer than the backup."
    assert newer_text([table()]) == ""
    assert comparison_text(found) == (
        "The server differs from the backup in 3 tables (first of all db.b): values differ on 2 days, it has fewer "
        "rows on 1 day, it has more rows on 1 day, 1 table missing."
    )


def test_the_worst_days_are_told_where_there_are_too_many() -> None:
    told = comparison_to_json(table(*[MORE] * 5, FEWER, *[EQUAL] * 9, DIFFERS), "b", 3)
    assert [d["state"] for d in told["days"]] == ["more", "fewer", "differs"]
    assert (told["equal_days"], told["days_left_out"], told["rows"]) == (9, 4, 17)
    assert [d["day"] for d in told["days"]] == sorted(d["day"] for d in told["days"])
    assert comparison_to_json(table(MORE), "b", 3)["days_left_out"] == 0


def test_a_day_is_told_as_expired_where_rows_of_it_are_gone_and_it_is_old_enough() -> None:
    told = comparison_to_json(table(FEWER, MORE, FEWER, horizon=2 * DAY), "b")
    assert [d["expired"] for d in told["days"]] == [True, False, False]


def test_windows_of_a_day_add_up() -> None:
    first = Example(1, "host=a", "v", "1", "2")
    day = DayCounts(1, 2, 3, 4, 5, (first, first))
    day.add(DayCounts(10, 20, 30, 40, 50, (replace(first, time=2), replace(first, time=3))))
    assert day == DayCounts(11, 22, 33, 44, 55, (first, first, replace(first, time=2)))


@pytest.mark.parametrize(("unlike", "most"), [(0, 400), (1, 400), (25, 400), (100, 100), (2000, 5), (100_000, 3)])
def test_of_many_tables_fewer_days_are_told(unlike: int, most: int) -> None:
    assert days_of_each([*[table(MORE)] * unlike, *[table(EQUAL)] * 10]) == most
