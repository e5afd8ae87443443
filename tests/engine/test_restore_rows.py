"""Rows on their way into a server, against a model in plain Python: keys are dictionaries there, rows are too."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.engine import restore_rows
from influx_backup_gui.engine.restore_rows import (
    absent,
    by_time,
    covered,
    described,
    matched,
    shaped,
    time_span,
    within,
    without_empty_tags,
)

TAGS = ("x", "y", "z")
COLUMNS = [
    *(Column(t, Role.TAG, Type.TAG) for t in TAGS),
    Column("f", Role.FIELD, Type.FLOAT),
    Column("s", Role.FIELD, Type.STRING),
    Column("time", Role.TIME, Type.TIME),
]
Row = dict[str, Any]


def key_of(row: Row) -> tuple[Any, ...]:
    return row["time"], *(row.get(t) for t in TAGS)


WORDS = st.sampled_from(["", "a", "b", "a,b"])
ROWS = st.lists(
    st.fixed_dictionaries(
        {"time": st.integers(-2, 2)},
        optional={"x": WORDS, "y": WORDS, "z": WORDS, "f": st.sampled_from([0.0, -0.0, 1.5]), "s": WORDS},
    ),
    max_size=12,
    unique_by=key_of,
)


def arrow(rows: list[Row]) -> pa.Table:
    """In two chunks, each with a dictionary of its own."""
    pieces = [rows[: len(rows) // 2], rows[len(rows) // 2 :]]
    return pa.concat_tables([_piece(p) for p in pieces])


def _piece(rows: list[Row]) -> pa.Table:
    arrays = {t: pa.array([r.get(t) for r in rows], pa.string()).dictionary_encode() for t in TAGS}
    arrays |= {"f": pa.array([r.get("f") for r in rows], pa.float64())}
    arrays |= {"s": pa.array([r.get("s") for r in rows], pa.string())}
    return pa.table({**arrays, "time": pa.array([r["time"] for r in rows], pa.timestamp("ns"))})


def plain(rows: pa.Table) -> list[Row]:
    numbers = rows.set_column(rows.column_names.index("time"), "time", rows.column("time").cast(pa.int64()))
    return [{n: v for n, v in row.items() if v is not None} for row in numbers.to_pylist()]


def bag(rows: list[Row]) -> Counter[str]:
    """The sign of zero shows in the text of a float."""
    return Counter(repr(sorted(row.items())) for row in rows)


@pytest.fixture(params=[2**62, 2], ids=["codes fit", "codes are packed anew"])
def fits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes of several tags in one number, and what is done when they do not fit."""
    monkeypatch.setattr(restore_rows, "_FITS", request.param)


given_rows = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given_rows
@given(ROWS, ROWS)
@pytest.mark.usefixtures("fits")
def test_absent_are_the_rows_whose_key_is_not_there(rows: list[Row], there: list[Row]) -> None:
    known = {key_of(r) for r in there}
    found = plain(absent(arrow(rows), arrow(there), TAGS))
    assert list(map(repr, found)) == [repr(_sorted(r)) for r in rows if key_of(r) not in known]


def _sorted(row: Row) -> Row:
    return {c.name: row[c.name] for c in COLUMNS if c.name in row}


@given_rows
@given(ROWS, ROWS)
@pytest.mark.usefixtures("fits")
def test_matched_are_pairs_of_one_key(rows: list[Row], there: list[Row]) -> None:
    mine, theirs = matched(arrow(rows), arrow(there), TAGS)
    pairs = list(zip(plain(mine), plain(theirs), strict=True))
    assert all(key_of(a) == key_of(b) for a, b in pairs)
    known = {key_of(r): r for r in there}
    assert bag([a for a, _ in pairs]) == bag([r for r in rows if key_of(r) in known])
    assert bag([b for _, b in pairs]) == bag([known[key_of(r)] for r in rows if key_of(r) in known])


@given_rows
@given(ROWS, ROWS)
@pytest.mark.usefixtures("fits")
def test_covered_are_the_rows_over_what_is_there(rows: list[Row], there: list[Row]) -> None:
    known = {key_of(r): r for r in there}
    assert bag(plain(covered(arrow(rows), arrow(there), TAGS))) == bag([known.get(key_of(r), {}) | r for r in rows])


def test_more_tags_than_one_number_can_hold() -> None:
    # Nine tags of 256 values: without packing, the code of the first would be multiplied by 2**64.
    tags = [f"t{n}" for n in range(9)]
    every = [[str(n)] * 9 for n in range(256)]

    def table(rows: list[list[str]]) -> pa.Table:
        columns = {t: pa.array([r[n] for r in rows]).dictionary_encode() for n, t in enumerate(tags)}
        return pa.table({**columns, "time": pa.array([0] * len(rows), pa.timestamp("ns"))})

    rows = table([*every, ["2", *["1"] * 8]])
    there = table([*every, ["0", *["1"] * 8]])
    assert [r["t0"] for r in plain(absent(rows, there, tags))] == ["2"]


def test_a_tag_that_one_side_lacks_is_null_there() -> None:
    rows = arrow([{"time": 1, "x": "a", "f": 1.0}, {"time": 2, "x": "a", "y": "b", "f": 2.0}])
    there = arrow([{"time": 1, "x": "a"}, {"time": 2, "x": "a"}]).drop_columns(["y", "z"])
    assert plain(absent(rows, there, TAGS)) == [{"time": 2, "x": "a", "y": "b", "f": 2.0}]
    assert plain(absent(there, rows, TAGS)) == [{"time": 2, "x": "a"}]


def test_null_and_empty_are_two_keys() -> None:
    rows, there = arrow([{"time": 1, "x": ""}]), arrow([{"time": 1}])
    assert absent(rows, there, TAGS).num_rows == absent(there, rows, TAGS).num_rows == 1


def test_a_key_that_is_there_twice_is_absent_or_not_twice() -> None:
    rows = arrow([{"time": 1, "x": "a", "f": 1.0}, {"time": 1, "x": "a", "f": 2.0}, {"time": 2, "f": 3.0}])
    assert [r["f"] for r in plain(absent(rows, arrow([{"time": 2}]), TAGS))] == [1.0, 2.0]
    assert [r["f"] for r in plain(absent(rows, arrow([{"time": 1, "x": "a"}]), TAGS))] == [3.0]


@given(ROWS, st.none() | st.integers(-3, 3), st.none() | st.integers(-3, 3))
@settings(max_examples=60, deadline=None)
def test_within_is_half_open(rows: list[Row], first: int | None, last: int | None) -> None:
    if first is not None and last is not None and first >= last:
        return
    wanted = [r for r in rows if (first is None or r["time"] >= first) and (last is None or r["time"] < last)]
    found = within(arrow(rows), TimeRange(first, last))
    assert plain(found) == list(map(_sorted, wanted))
    times = [r["time"] for r in wanted]
    assert time_span(found) == ((min(times), max(times)) if times else None)


@given(ROWS)
@settings(max_examples=40, deadline=None)
def test_by_time_keeps_the_order_of_rows_of_one_instant(rows: list[Row]) -> None:
    assert plain(by_time(arrow(rows))) == [_sorted(r) for r in sorted(rows, key=lambda r: r["time"])]


@given(ROWS)
@settings(max_examples=40, deadline=None)
def test_trap_15_empty_tags_become_null_and_strings_do_not(rows: list[Row]) -> None:
    wanted = [{n: v for n, v in _sorted(r).items() if n not in TAGS or v != ""} for r in rows]
    found = without_empty_tags(arrow(rows), TAGS)
    assert plain(found) == wanted
    assert all(pa.types.is_dictionary(found.schema.field(t).type) for t in TAGS)
    assert without_empty_tags(arrow(rows).drop_columns(["y"]), TAGS).column_names == ["x", "z", "f", "s", "time"]


def test_shaped_has_exactly_the_columns() -> None:
    rows = arrow([{"time": 1, "x": "a", "f": 1.0}])
    columns = [*COLUMNS[2:], Column("new", Role.TAG, Type.TAG), Column("n", Role.FIELD, Type.UNSIGNED)]
    found = shaped(rows, columns)
    assert found.column_names == ["z", "f", "s", "time", "new", "n"]
    assert [str(found.schema.field(n).type) for n in ("new", "n")] == [str(rows.schema.field("x").type), "uint64"]
    assert plain(found) == [{"f": 1.0, "time": 1}]
    assert shaped(pa.table({}), COLUMNS).schema.types == rows.select([c.name for c in COLUMNS]).schema.types


def test_a_row_in_words() -> None:
    rows = arrow([{"time": 5, "x": "a b"}, {"time": 6, "y": ""}])
    assert described(rows, 1, TAGS[:2]) == "x=None y='' at 1970-01-01T00:00:00.000000006Z"
