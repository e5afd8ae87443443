"""What a comparison says: the worst of its days, what may explain it, and no more days than anybody reads."""

from __future__ import annotations

import pytest

from influx_backup_gui.domain.coverage import LOOK_BACK
from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.domain.live_comparison import (
    OVERWRITTEN,
    DayCounts,
    DayState,
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
    assert "expired" in table(FEWER, horizon=5).notes[0]
    assert table(EQUAL, FEWER, horizon=-DAY).notes == (LOOK_BACK,)
    assert table(FEWER, missing=True).notes == ()


def test_all_of_it_in_a_sentence() -> None:
    assert comparison_text([table(EQUAL), table(newer=3)]) == ""
    assert newer_text([table(newer=3), table(newer=1)]) == "4 rows are newer than the backup."
    found = [table(MORE, name="a"), table(DIFFERS, DIFFERS, FEWER, name="b"), table(FEWER, name="c", missing=True)]
    assert comparison_text(found) == (
        "The server differs from the backup in 3 tables (first of all db.b): values differ on 2 days, it has fewer "
        "rows on 1 day, it has more rows on 1 day, 1 table missing."
    )


def test_the_worst_days_are_told_where_there_are_too_many() -> None:
    told = comparison_to_json(table(*[MORE] * 5, FEWER, *[EQUAL] * 9, DIFFERS), "b", 3)
    assert [d["state"] for d in told["days"]] == ["more", "fewer", "differs"]
    assert (told["equal_days"], told["days_left_out"], told["rows"]) == (9, 4, 17)


@pytest.mark.parametrize(("unlike", "most"), [(0, 400), (1, 400), (25, 400), (100, 100), (2000, 5), (100_000, 3)])
def test_of_many_tables_fewer_days_are_told(unlike: int, most: int) -> None:
    assert days_of_each([*[table(MORE)] * unlike, *[table(EQUAL)] * 10]) == most
