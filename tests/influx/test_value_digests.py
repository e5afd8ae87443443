"""The number of a day's values: the same however the rows come, another one for any other value."""

from __future__ import annotations

import random
from typing import Any

import pyarrow as pa
import pytest

from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.influx.value_digests import added, value_digests

TAG = pa.dictionary(pa.int32(), pa.string())


def rows(**changes: list[Any]) -> pa.Table:
    """Six rows on three days, one of them before 1970, of every type."""
    columns: dict[str, tuple[list[Any], pa.DataType]] = {
        "time": ([-1, 0, 1, 2, DAY, DAY + 1], pa.timestamp("ns")),
        "room": (["a", None, "b", "a", "a", "b"], TAG),
        "f": ([0.0, 1.5, None, -0.0, float("inf"), float("nan")], pa.float64()),
        "i": ([0, -1, None, 2**62, 5, 6], pa.int64()),
        "u": ([0, 2**64 - 1, None, 1, 2, 3], pa.uint64()),
        "b": ([True, False, None, True, True, False], pa.bool_()),
        "s": (["", "x", None, "ü", "y", "z"], pa.string()),
    }
    arrays = {n: pa.array(changes.get(n, values), kind) for n, (values, kind) in columns.items()}
    return pa.table(arrays)


KNOWN = value_digests(rows())


def test_the_days_are_those_of_the_rows() -> None:
    assert sorted(KNOWN) == ["1969-12-31", "1970-01-01", "1970-01-02"]


def test_order_windows_and_columns_do_not_matter() -> None:
    mixed = list(range(6))
    random.Random(3).shuffle(mixed)
    assert value_digests(rows().take(mixed).select(["s", "u", "time", "room", "b", "i", "f"])) == KNOWN
    assert added(value_digests(rows().slice(0, 3)), value_digests(rows().slice(3))) == KNOWN
    wider = rows().append_column("new", pa.nulls(6, pa.int64())).append_column("tag", pa.nulls(6, TAG))
    assert value_digests(wider) == KNOWN
    assert value_digests(rows(room=["a", "", "b", "a", "a", "b"])) == KNOWN, "a tag that was not given, before 3.1"


@pytest.mark.parametrize(
    ("column", "row", "value"),
    [
        ("f", 0, -0.0),
        ("f", 1, 1.5000000000000002),
        ("f", 2, 0.0),
        ("i", 2, 0),
        ("i", 0, None),
        ("i", 1, -2),
        ("u", 2, 0),
        ("b", 2, False),
        ("b", 3, False),
        ("s", 2, ""),
        ("s", 0, None),
        ("s", 3, "u"),
        ("room", 1, "b"),
        ("time", 1, 3),
    ],
)
def test_any_other_value_is_noticed(column: str, row: int, value: Any) -> None:
    values = rows().column(column).cast(pa.int64() if column == "time" else rows().column(column).type).to_pylist()
    values[row] = value
    found = value_digests(rows(**{column: values}))
    assert {day for day in KNOWN if found[day] != KNOWN[day]} == {"1969-12-31" if row == 0 else "1970-01-01"}


def test_values_that_change_places_are_noticed() -> None:
    assert value_digests(rows(i=[0, 2**62, None, -1, 5, 6])) != KNOWN
