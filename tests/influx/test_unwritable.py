"""What line protocol cannot carry is named, and nothing else: the demo server has the last word."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.server import Column, Identity, Role, Type, limits_of
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.line_protocol import encode
from influx_backup_gui.influx.unwritable import LARGEST_BODY, unwritable
from tests.influx.hostile_tables import Drawn, Row, arrow_table, frozen, plain, tables

LONGEST = 65_536
TAG, V = Column("k", Role.TAG, Type.TAG), Column("v", Role.FIELD, Type.FLOAT)
TEXT = Column("s", Role.FIELD, Type.STRING)


def said_of(values: list[Row], columns: list[Column], table: str = "t", longest: int = LONGEST) -> tuple[str, ...]:
    return unwritable(table, columns, arrow_table(values, columns), longest)


def stored(drawn: Drawn) -> Any:
    """What a server holds after a write of whatever the encoder makes of the rows; None when one of them refuses."""
    server = DemoServer()
    try:
        server.write("db", b"".join(b.data for b in encode(drawn.name, drawn.tags, drawn.rows)))
        return plain(server.rows("db", drawn.name))
    except (ValueError, Refused, KeyError):
        return None
    finally:
        server.stop()


@given(tables())
@settings(max_examples=400, deadline=None)
def test_what_is_named_cannot_be_written_and_all_else_can(drawn: Drawn) -> None:
    wanted = Counter(frozen({n: v for n, v in r.items() if n not in drawn.tags or v != ""}) for r in drawn.values)
    said = unwritable(drawn.name, drawn.columns, drawn.rows, LONGEST)
    assert (stored(drawn) == wanted) is (said == ()), said


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "empty"),
        ("#t", "begins with #"),
        ("t\\", "backslash"),
        ("a\nb", "newline or tab"),
        ("\t", "newline or tab"),
        ("a\0", "zero byte"),
        ("é" * 32_769, "65,538 bytes"),
    ],
)
def test_names_of_tables(name: str, why: str) -> None:
    (said,) = said_of([{"time": 1, "v": 1.0}], [V], name)
    assert said.startswith("Table ")
    assert why in said


@pytest.mark.parametrize("name", ["a#", "a\\\nb", "a\\\0b", "\r", '"', " ", "time", "é" * 32_768])
def test_odd_names_of_tables_that_can_be_written(name: str) -> None:
    assert said_of([{"time": 1, "v": 1.0}], [V], name) == ()


@pytest.mark.parametrize("role", [Role.TAG, Role.FIELD])
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "empty"),
        ("a\\", "backslash"),
        ("\n", "newline or tab"),
        ("__chunk_order", "reserved"),
        ("n" * 65_537, "65,537 bytes"),
    ],
)
def test_names_of_columns(role: Role, name: str, why: str) -> None:
    column = Column(name, role, Type.TAG if role is Role.TAG else Type.STRING)
    (said,) = said_of([{"time": 1, name: "x", "v": 1.0}], [column, V])
    assert why in said
    # Where no row has a value, nothing is written.
    assert said_of([{"time": 1, "v": 1.0}], [column, V]) == ()


@pytest.mark.parametrize(
    ("value", "why"),
    [("C:\\", "'C:\\\\\\\\', which ends with a backslash"), ("a\nb", "newline or tab"), ("x\\\n\n", "newline or tab")],
)
def test_values_of_tags(value: str, why: str) -> None:
    (said,) = said_of([{"time": 1, "k": value, "v": 1.0}, {"time": 2, "k": "good", "v": 1.0}], [TAG, V])
    assert "'k'" in said
    assert why.replace("\\\\\\\\", "\\\\") in said
    # The same text is no trouble in a string.
    assert said_of([{"time": 1, "s": value}], [TEXT]) == ()


def test_values_that_no_row_has_are_not_named() -> None:
    words = pa.array(["good", "C:\\", "k" * 70_000])
    rows = pa.table(
        {
            "k": pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None], pa.int32()), words),
            "v": [1.0] * 4,
            "time": pa.array([1, 2, 3, 4], pa.timestamp("ns")),
        }
    )
    assert len(unwritable("t", [TAG, V], rows, LONGEST)) == 2
    assert unwritable("t", [TAG, V], rows.slice(0, 1), LONGEST) == ()
    assert unwritable("t", [TAG, V], rows.filter([True, False, False, True]), LONGEST) == ()


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_every_type_of_text_is_looked_at(kind: pa.DataType) -> None:
    time = pa.array([1], pa.timestamp("ns"))
    rows = pa.table({"k": pa.array(["x\\"], kind), "s": pa.array(["s" * 65_537], kind), "time": time})
    assert len(unwritable("t", [TAG, TEXT], rows, LONGEST)) == 2


def test_nan_and_rows_without_field_are_counted() -> None:
    nan = float("nan")
    values: list[Row] = [{"time": 1, "v": nan}, {"time": 2, "v": nan}, {"time": 3, "k": "x"}, {"time": 4, "v": 1.0}]
    assert said_of(values, [TAG, V]) == ("Column 'v' holds NaN 2 times.", "1 row without any field.")
    assert said_of([{"time": 3, "k": "x"}], [TAG]) == ("1 row without any field.",)
    assert unwritable("t", [TAG, V], arrow_table(values, [TAG, V]).slice(4), LONGEST) == ()


def test_trap_15_rows_that_an_empty_tag_would_make_one_are_named() -> None:
    alone: list[Row] = [{"time": 1, "k": "", "v": 1.0}, {"time": 2, "v": 2.0}]
    assert said_of(alone, [TAG, V]) == ()
    (said,) = said_of([*alone, {"time": 1, "v": 3.0}], [TAG, V])
    assert said.startswith("1 row like others")


@pytest.mark.parametrize("profile", ["3.8", "3.9"])
def test_long_texts_depend_on_the_release(profile: str) -> None:
    with DemoServer(profile=profile, token=None) as server:
        client = Client(server.url, patience=1)
        longest = limits_of(client.identity()).text
        for size in (65_536, 65_537, 1 << 20, (1 << 20) + 1):
            values: list[Row] = [{"time": size, "k": "k" * size, "s": "é" * (size // 2) + "s" * (size % 2)}]
            said = said_of(values, [TAG, TEXT], longest=longest)
            assert len(said) == (2 if size > longest else 0)
            body = b"".join(b.data for b in encode("t", ["k"], arrow_table(values, [TAG, TEXT])))
            if said:
                with pytest.raises(BackupError, match="greater than"):
                    client.write("db", body)
            else:
                client.write("db", body)
                assert frozen(values[0]) in plain(server.rows("db", "t"))
        client.close()


def test_an_unknown_release_takes_what_the_oldest_takes() -> None:
    assert limits_of(Identity("")).text == limits_of(Identity("3.8.2")).text == 65_536
    assert limits_of(Identity("3.9.0", "Enterprise")).text == limits_of(Identity("4.0.0")).text == 1 << 20


def test_trap_17_a_row_larger_than_a_request_is_named(client: Client) -> None:
    columns = [Column(f"s{n:03d}", Role.FIELD, Type.STRING) for n in range(161)]
    row: Row = {"time": 5, **{c.name: "x" * 65_200 for c in columns}}
    (said,) = said_of([{"time": 4, "s000": "x"}, row], columns)
    assert said.startswith("The row at 1970-01-01T00:00:00.000000005Z makes a line of 10,498,")
    (body,) = encode("t", [], arrow_table([row], columns))
    assert len(body.data) > LARGEST_BODY
    with pytest.raises(BackupError, match="max request size"):
        client.write("db", body.data)


@given(tables(hostile=False), st.integers(1, 120))
@settings(max_examples=100, deadline=None)
def test_rows_are_too_large_exactly_when_their_lines_are(drawn: Drawn, largest: int) -> None:
    sizes = [len(b.data) for b in encode(drawn.name, drawn.tags, drawn.rows, 1)]
    said = unwritable(drawn.name, drawn.columns, drawn.rows, LONGEST, largest)
    assert len(said) == sum(size > largest for size in sizes)
