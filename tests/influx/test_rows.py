"""Rows are the same only when every bit is; a difference names the right row. Alterations of every single kind."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.influx.rows import Difference, count_days, same_rows, span
from tests.influx.hostile_tables import Drawn, Row, arrow_table, plain, tables

COLUMNS = [
    Column("host", Role.TAG, Type.TAG),
    Column("room", Role.TAG, Type.TAG),
    Column("f", Role.FIELD, Type.FLOAT),
    Column("i", Role.FIELD, Type.INTEGER),
    Column("u", Role.FIELD, Type.UNSIGNED),
    Column("b", Role.FIELD, Type.BOOLEAN),
    Column("s", Role.FIELD, Type.STRING),
]
TAGS = ["host", "room"]


def rows_of(values: list[Row], chunk: int = 1000) -> pa.Table:
    return arrow_table(values, COLUMNS, before=1, chunk=chunk)


def good() -> list[Row]:
    """Forty rows; row 7 has everything, others lack this and that."""
    rows: list[Row] = []
    for n in range(40):
        row: Row = {"time": 1_700_000_000_000_000_000 + n // 4, "host": f"h{n % 4}", "f": n / 3, "i": n, "s": f"s{n}"}
        if n % 2:
            row |= {"room": f"r{n % 3}", "u": n, "b": n % 3 == 0}
        rows.append(row)
    rows[7] |= {"s": "", "f": 0.0, "i": 2**63 - 1, "u": 2**64 - 1, "b": True}
    return rows


def shuffled(values: list[Row]) -> list[Row]:
    return random.Random(4).sample(values, len(values))


def found(values: list[Row], altered: list[Row]) -> Difference | None:
    """The difference, whichever order the rows are in, and the same the other way round."""
    one = same_rows(rows_of(values), rows_of(altered), TAGS)
    two = same_rows(rows_of(shuffled(values), 7), rows_of(altered), TAGS)
    back = same_rows(rows_of(altered), rows_of(values), TAGS)
    assert one == two
    assert (one is None) is (back is None)
    return one


def test_order_chunks_and_the_form_of_dictionaries_do_not_matter() -> None:
    assert found(good(), good()) is None
    assert found(good(), shuffled(good())) is None
    assert same_rows(rows_of(good()).combine_chunks(), rows_of(shuffled(good()), 3), TAGS) is None
    # Tags in another order, or unknown: the same answer.
    for tags in (["room", "host"], ["host"], []):
        assert same_rows(rows_of(good()), rows_of(shuffled(good())), tags) is None


def _set(name: str, value: object) -> Callable[[Row], Row]:
    def change(row: Row) -> Row:
        return {n: v for n, v in (row | {name: value}).items() if v is not None}

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("f", math.nextafter(0.0, 1.0)), "f 0.0 in the backup, 5e-324 on the server"),
        (_set("f", -0.0), "f 0.0 in the backup, -0.0 on the server"),
        (_set("f", math.inf), "f 0.0 in the backup, inf on the server"),
        (_set("f", math.nan), "f 0.0 in the backup, nan on the server"),
        (_set("f", None), "f 0.0 in the backup, null on the server"),
        (_set("i", 2**63 - 2), "i 9223372036854775807 in the backup, 9223372036854775806 on the server"),
        (_set("u", 2**64 - 2), "u 18446744073709551615 in the backup, 18446744073709551614 on the server"),
        (_set("b", False), "b True in the backup, False on the server"),
        (_set("b", None), "b True in the backup, null on the server"),
        (_set("s", None), "s '' in the backup, null on the server"),
        (_set("s", " "), "s '' in the backup, ' ' on the server"),
    ],
)
def test_one_altered_value(change: Callable[[Row], Row], said: str) -> None:
    altered = good()
    altered[7] = change(altered[7])
    difference = found(good(), altered)
    assert difference == Difference("value", 1, (f"time 2023-11-14T22:13:20.000000001Z host=h3 room=r1: {said}",))


@pytest.mark.parametrize(
    "change",
    [
        _set("time", 1_700_000_000_000_000_002),
        _set("host", "H3"),
        _set("host", None),
        _set("host", ""),
        _set("room", None),
        _set("room", "r1 "),
    ],
)
def test_an_altered_key_is_a_row_that_is_missing(change: Callable[[Row], Row]) -> None:
    altered = good()
    altered[7] = change(altered[7])
    assert found(good(), altered) == Difference(
        "missing", 1, ("time 2023-11-14T22:13:20.000000001Z host=h3 room=r1: only in the backup",)
    )


def test_an_empty_tag_is_not_null() -> None:
    empty, none = [{"time": 1, "host": "", "f": 1.0}], [{"time": 1, "f": 1.0}]
    assert found(empty, none) == Difference(
        "missing", 1, ("time 1970-01-01T00:00:00.000000001Z host=: only in the backup",)
    )


def test_tags_that_look_alike_side_by_side_are_different_rows() -> None:
    one: list[Row] = [{"time": 1, "host": "x,y", "room": "z", "f": 1.0}]
    difference = found(one, [{"time": 1, "host": "x", "room": "y,z", "f": 1.0}])
    assert difference is not None
    assert difference.kind == "missing"


def test_values_that_changed_places_between_two_rows() -> None:
    altered = good()
    altered[7], altered[9] = altered[7] | {"s": altered[9]["s"]}, altered[9] | {"s": altered[7]["s"]}
    difference = found(good(), altered)
    assert difference is not None
    assert (difference.kind, difference.count, len(difference.examples)) == ("value", 2, 2)


def test_values_that_changed_places_between_two_tags() -> None:
    altered = good()
    altered[7] |= {"host": "r1", "room": "h3"}
    difference = found(good(), altered)
    assert difference is not None
    assert (difference.kind, difference.count) == ("missing", 1)


def test_missing_and_additional_rows() -> None:
    less = [r for n, r in enumerate(good()) if n not in (7, 11)]
    difference = found(good(), less)
    assert difference is not None
    assert (difference.kind, difference.count) == ("missing", 2)
    assert difference.examples[0].startswith("time 2023-11-14T22:13:20.000000001Z host=h3 room=r1: only in the backup")
    more = [*good(), {"time": -1, "host": "new", "f": 1.0}]
    assert found(good(), more) == Difference(
        "extra", 1, ("time 1969-12-31T23:59:59.999999999Z host=new: only on the server",)
    )


def test_rows_that_are_there_twice() -> None:
    twice = [*good(), good()[7]]
    row = "time 2023-11-14T22:13:20.000000001Z host=h3 room=r1"
    assert found(good(), twice) == Difference("extra", 1, (f"{row}: only on the server",))
    assert found(twice, good()) == Difference("missing", 1, (f"{row}: only in the backup",))
    assert found(twice, twice) is None
    # As many rows on both sides, but another one is there twice.
    difference = found(twice, [*good(), good()[9]])
    assert difference == Difference("missing", 1, (f"{row}: only in the backup",))
    # The same key twice on both sides with other values.
    one, other = good()[7] | {"i": 1}, good()[7] | {"i": 2}
    difference = found([*good(), one], [*good(), other])
    assert difference is not None
    assert (difference.kind, difference.count) == ("value", 1)


def test_a_tag_that_came_back_as_a_field_and_other_types() -> None:
    rows = rows_of(good())
    host = rows.column_names.index("host")
    as_text = rows.set_column(host, "host", rows.column("host").cast(pa.string()))
    assert same_rows(rows, as_text, TAGS) == Difference(
        "column", 1, ("column host: tag in the backup, string on the server",)
    )
    number = rows.column_names.index("i")
    for kind in (pa.float64(), pa.string()):
        changed = rows.set_column(number, "i", rows.column("i").cast(kind, safe=False))
        difference = same_rows(rows, changed, TAGS)
        assert difference is not None
        assert difference.examples == (f"column i: int64 in the backup, {kind} on the server",)


def test_every_type_of_text_is_text() -> None:
    rows = rows_of(good())
    text = rows.column_names.index("s")
    for kind in (pa.large_string(), pa.string_view()):
        other = rows.set_column(text, "s", rows.column("s").cast(kind))
        assert same_rows(rows, other, TAGS) is None
        assert same_rows(other, rows.slice(1), TAGS) is not None


def test_a_column_on_one_side_only() -> None:
    rows = rows_of(good())
    for name in ("room", "b", "host"):
        assert same_rows(rows, rows.drop_columns([name]), TAGS) is not None
        assert same_rows(rows.drop_columns([name]), rows, TAGS) is not None
    # Null everywhere is the same as not there.
    values: list[Row] = [{"time": 1, "f": 1.0}, {"time": 2, "f": 2.0}]
    full, bare = rows_of(values), rows_of(values).drop_columns(["host", "room", "s", "i"])
    assert same_rows(full, bare, TAGS) is None
    assert same_rows(bare, full, TAGS) is None
    difference = same_rows(bare, full.slice(1), TAGS)
    assert difference == Difference("missing", 1, ("time 1970-01-01T00:00:00.000000001Z: only in the backup",))


def test_no_rows() -> None:
    rows = rows_of(good())
    none = rows.schema.empty_table()
    assert same_rows(none, none, TAGS) is None
    assert same_rows(none, none.drop_columns(["s"]), TAGS) is None
    assert same_rows(pa.table({}), pa.table({}), TAGS) is None
    for a, b, kind in ((rows, none, "missing"), (none, rows, "extra")):
        difference = same_rows(a, b, TAGS)
        assert difference is not None
        assert (difference.kind, difference.count, len(difference.examples)) == (kind, 40, 5)
    assert same_rows(rows, pa.table({}), TAGS) is not None


def test_rows_without_time_are_an_error() -> None:
    rows = pa.table({"f": [1.0]})
    with pytest.raises(ValueError, match="without time"):
        same_rows(rows, rows, [])


def test_long_texts_are_cut_in_examples() -> None:
    altered = good()
    altered[7] |= {"s": "x" * 100_000}
    difference = found(good(), altered)
    assert difference is not None
    assert len(difference.examples[0]) < 250


def test_many_rows() -> None:
    count = 50_000
    numbers = pa.array(range(count), pa.int64())
    rows = pa.table(
        {
            "host": pc.cast(pc.bit_wise_and(numbers, 15), pa.string()).dictionary_encode(),
            "f": pc.divide(numbers.cast(pa.float64()), 3.0),
            "time": numbers.cast(pa.timestamp("ns")),
        }
    )
    order = random.Random(1).sample(range(count), count)
    mixed = rows.take(pa.array(order))
    assert same_rows(rows, mixed, ["host"]) is None
    at = order.index(31_415)
    values = mixed.column("f").to_pylist()
    values[at] = math.nextafter(values[at], 0.0)
    difference = same_rows(rows, mixed.set_column(1, "f", pa.array(values)), ["host"])
    assert difference is not None
    assert (difference.kind, difference.count) == ("value", 1)
    assert difference.examples[0].startswith("time 1970-01-01T00:00:00.000031415Z host=7: f 10471.666")


@given(tables(), st.data())
@settings(max_examples=200, deadline=None)
def test_the_same_bag_of_plain_rows(drawn: Drawn, data: st.DataObject) -> None:
    """Any rows against any others of the same columns: the same exactly when the bags of plain rows are."""
    pick = st.lists(st.integers(0, drawn.rows.num_rows - 1), max_size=drawn.rows.num_rows + 1)
    a = drawn.rows.take(pa.array(data.draw(pick), pa.int64()))
    b = drawn.rows.take(pa.array(data.draw(pick | st.permutations(range(drawn.rows.num_rows))), pa.int64()))
    difference = same_rows(a, b, drawn.tags)
    mine, theirs = plain(a), plain(b)
    assert (difference is None) is (mine == theirs)
    if difference is not None:
        lost, gained = Counter(mine) - theirs, Counter(theirs) - mine
        assert 0 < difference.count <= max(lost.total(), gained.total())
        assert difference.examples


def test_spans_and_days() -> None:
    day = 86_400 * 10**9
    times = pa.array([-1, 0, day - 1, day, -day - 1], pa.timestamp("ns"))
    assert span(times) == (-day - 1, day)
    assert count_days(times) == {"1969-12-30": 1, "1969-12-31": 1, "1970-01-01": 2, "1970-01-02": 1}
    assert count_days(times.slice(1, 2)) == {"1970-01-01": 2}
    assert (span(times.slice(0, 0)), count_days(times.slice(0, 0))) == (None, {})
    ends = pa.array([-(2**63) + 1, 2**63 - 1], pa.timestamp("ns"))
    assert span(ends) == (-(2**63) + 1, 2**63 - 1)
    assert count_days(ends) == {"1677-09-21": 1, "2262-04-11": 1}


def test_columns_whose_names_look_like_paths() -> None:
    a = pa.table({"[0]": [1.0, 2.0], ".": ["x", "y"], "a.b": [1, 2], "time": pa.array([1, 2], pa.timestamp("ns"))})
    assert same_rows(a, a.take([1, 0]), []) is None
    b = a.set_column(1, ".", pa.array(["x", "z"]))
    difference = same_rows(a, b.take([1, 0]), [])
    assert difference is not None
    assert difference.kind == "value"
