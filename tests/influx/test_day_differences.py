"""Rows that differ, counted per day, against plain Python rows; both values in the examples."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.domain.live_comparison import DayCounts, DayState, Example
from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.influx.day_differences import column_differences, day_differences
from tests.influx.hostile_tables import Drawn, Row, arrow_table, frozen, plain, tables

COLUMNS = [
    Column("host", Role.TAG, Type.TAG),
    Column("f", Role.FIELD, Type.FLOAT),
    Column("i", Role.FIELD, Type.INTEGER),
]


def rows_of(*values: Row) -> pa.Table:
    return arrow_table(list(values), COLUMNS, before=1)


def test_each_day_has_its_own_counts_and_both_values() -> None:
    backup = rows_of(
        {"time": -1, "host": "a", "i": 1},
        {"time": 5, "host": "a", "f": 0.0},
        {"time": DAY, "host": "a", "i": 2},
        {"time": 2 * DAY, "i": 3},
    )
    server = rows_of(
        {"time": -1, "host": "a", "i": 1},
        {"time": 5, "host": "a", "f": -0.0},
        {"time": 6, "host": "b", "f": 1.0},
        {"time": 3 * DAY, "i": 4},
    )
    found = day_differences(backup, server, ["host"])
    assert found == {
        "1969-12-31": DayCounts(1, 1),
        "1970-01-01": DayCounts(1, 2, 0, 1, 1, (Example(5, "host=a", "f", "0.0", "-0.0"),)),
        "1970-01-02": DayCounts(1, 0, 1),
        "1970-01-03": DayCounts(1, 0, 1),
        "1970-01-04": DayCounts(0, 1, 0, 1),
    }
    assert [found[d].state for d in sorted(found)] == [
        DayState.EQUAL,
        DayState.DIFFERS,
        DayState.FEWER,
        DayState.FEWER,
        DayState.MORE,
    ]


def test_a_column_that_is_new_on_the_server_is_null_in_the_backup() -> None:
    backup = rows_of({"time": 1, "host": "a", "i": 1}, {"time": 2, "host": "a", "i": 2}).drop_columns(["f"])
    server = rows_of({"time": 1, "host": "a", "i": 1, "f": 7.5}, {"time": 2, "host": "a", "i": 2})
    (day,) = day_differences(backup, server, ["host"]).values()
    assert (day.changed, day.examples) == (1, (Example(1, "host=a", "f", "null", "7.5"),))
    (back,) = day_differences(server, backup, ["host"]).values()
    assert back.examples == (Example(1, "host=a", "f", "7.5", "null"),)
    # A tag that is new makes another key of the row.
    (tagged,) = day_differences(server.drop_columns(["host"]), server, ["host"]).values()
    assert (tagged.only_backup, tagged.only_server) == (2, 2)


def test_a_column_of_another_type_is_said_and_left_out() -> None:
    backup = rows_of({"time": 1, "i": 1, "f": 1.0})
    server = backup.set_column(backup.column_names.index("i"), "i", pa.array([1.0]))
    assert column_differences(backup, server) == ("column i: int64 in the backup, double on the server",)
    (day,) = day_differences(backup, server, ["host"]).values()
    assert day == DayCounts(1, 1)


@given(tables(), st.data())
@settings(max_examples=150, deadline=None)
def test_the_counts_of_plain_rows(drawn: Drawn, data: st.DataObject) -> None:
    """What is counted per day is what plain Python counts; equal days have equal bags of rows."""
    pick = st.lists(st.integers(0, drawn.rows.num_rows - 1), max_size=drawn.rows.num_rows + 1, unique=True)
    a = drawn.rows.take(pa.array(data.draw(pick), pa.int64()))
    b = drawn.rows.take(pa.array(data.draw(pick), pa.int64()))
    found = day_differences(a, b, drawn.tags)
    mine, theirs = by_day(a), by_day(b)
    assert found.keys() == mine.keys() | theirs.keys()
    for day, counts in found.items():
        left, right = mine.get(day, Counter()), theirs.get(day, Counter())
        assert (counts.backup, counts.server) == (left.total(), right.total())
        assert (counts.only_backup, counts.only_server) == ((left - right).total(), (right - left).total())
        assert (counts.state is DayState.EQUAL) is (left == right)


def by_day(rows: pa.Table) -> dict[str, Counter[Any]]:
    found: dict[str, Counter[Any]] = {}
    for row, count in plain(rows).items():
        found.setdefault(day_of(dict(row)["time"][1]), Counter())[frozen({"r": str(row)})] += count
    return found
