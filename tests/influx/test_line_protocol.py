"""The encoder against the demo server's parser, which was written without it, and against Python's own floats."""

from __future__ import annotations

import random
import struct
from collections import Counter
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.demo.line_protocol import Dialect, Line, parse_line, split_lines, trimmed
from influx_backup_gui.demo.schema import Kind
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.influx.line_protocol import encode
from tests.influx.hostile_tables import ARROW, Drawn, Row, arrow_table, frozen, plain, tables

V = Column("v", Role.FIELD, Type.FLOAT)
KINDS = {
    Type.STRING: Kind.STRING,
    Type.INTEGER: Kind.INTEGER,
    Type.UNSIGNED: Kind.UINTEGER,
    Type.FLOAT: Kind.FLOAT,
    Type.BOOLEAN: Kind.BOOLEAN,
}


def text_of(name: str, tags: list[str], rows: pa.Table, max_bytes: int = 4_000_000) -> str:
    return b"".join(b.data for b in encode(name, tags, rows, max_bytes)).decode()


def lines_of(text: str) -> list[Line]:
    """As a server splits and reads it."""
    lines = [trimmed(line) for line in split_lines(text)]
    assert lines.pop() == ""
    return [parse_line(line, Dialect()) for line in lines]


def row_of(line: Line) -> Row:
    assert line.time is not None
    row: Row = {"time": line.time, **dict(line.tags), **{name: value for name, _, value in line.fields}}
    assert len(row) == 1 + len(line.tags) + len(line.fields)
    return row


@given(tables(hostile=False))
@settings(max_examples=150, deadline=None)
def test_a_server_reads_every_line_as_it_was_meant(drawn: Drawn) -> None:
    lines = lines_of(text_of(drawn.name, drawn.tags, drawn.rows))
    assert {line.table for line in lines} == {drawn.name}
    assert [frozen(row_of(line)) for line in lines] == [frozen(v) for v in drawn.values]
    kinds = {c.name: KINDS[c.type] for c in drawn.columns if c.role is Role.FIELD}
    assert all(kinds[name] is kind for line in lines for name, kind, _ in line.fields)
    assert all([t for t, _ in line.tags] == [t for t in drawn.tags if t in dict(line.tags)] for line in lines)


@given(tables(hostile=False))
@settings(max_examples=60, deadline=None)
def test_what_a_server_answers_is_what_was_written(drawn: Drawn) -> None:
    server = DemoServer()
    try:
        server.write("db", text_of(drawn.name, drawn.tags, drawn.rows))
        assert plain(server.rows("db", drawn.name)) == Counter(map(frozen, drawn.values))
    finally:
        server.stop()


@given(tables(hostile=False, max_rows=12), st.integers(1, 200))
@settings(max_examples=80, deadline=None)
def test_bodies_are_cut_between_rows_and_nothing_is_lost(drawn: Drawn, most: int) -> None:
    bodies = list(encode(drawn.name, drawn.tags, drawn.rows, most))
    assert [b.first_row for b in bodies] == [sum(b.rows for b in bodies[:n]) for n in range(len(bodies))]
    for body in bodies:
        lines = lines_of(bytes(body.data).decode())
        wanted = drawn.values[body.first_row : body.first_row + body.rows]
        assert [frozen(row_of(line)) for line in lines] == [frozen(v) for v in wanted]
        assert body.rows == 1 or len(body.data) <= most


# --- numbers -------------------------------------------------------------------------------------------------------


def _floats(count: int) -> list[float]:
    """Random bits, decimal fractions, whole numbers, the smallest and the largest; no NaN, no infinity."""
    draw = random.Random(3)
    bits = [struct.unpack("<d", draw.randbytes(8))[0] for _ in range(count)]
    short = [round(draw.uniform(-1000, 1000), draw.randrange(5)) for _ in range(count)]
    powers = [float(f"{sign}{mantissa}e{e}") for e in range(-324, 309) for mantissa in (1, 9.999) for sign in ("", "-")]
    near = [x for e in range(-1074, 1023) for x in (2.0**e, 2.0**e * (1 + 2**-52))]
    return [x for x in [*bits, *short, *powers, *near, 1e22, 1e23, 5e-324, -0.0, 0.0] if x - x == 0]


@pytest.mark.parametrize("repeats", [False, True])
def test_floats_are_exact_and_as_short_as_repr(repeats: bool) -> None:
    values = _floats(15_000)
    if repeats:
        values = [-0.0, 0.0, 1.5, -1.5] * 500 + values
    table = pa.table({"v": values, "time": pa.array(range(len(values)), pa.timestamp("ns"))})
    texts = [line.split("=")[1].split(" ")[0] for line in text_of("t", [], table).splitlines()]
    assert len(texts) == len(values)
    for text, value in zip(texts, values, strict=True):
        assert struct.pack("<d", float(text)) == struct.pack("<d", value)
        assert Decimal(text) == Decimal(repr(value))
    # What the server's grammar takes (facts.md 3.3).
    assert all(parse_line(f"t v={t}", Dialect()).fields[0][1] is Kind.FLOAT for t in texts[:2000])


def test_infinity_is_a_number_that_is_too_large() -> None:
    rows = arrow_table([{"time": n, "v": v} for n, v in enumerate([float("inf"), float("-inf"), 1.0])], [V])
    assert text_of("t", [], rows) == "t v=1e999 0\nt v=-1e999 1\nt v=1 2\n"


def test_integers_at_their_limits_and_zero_with_a_sign() -> None:
    columns = [
        Column("f", Role.FIELD, Type.FLOAT),
        Column("i", Role.FIELD, Type.INTEGER),
        Column("u", Role.FIELD, Type.UNSIGNED),
    ]
    values: list[Row] = [
        {"time": -(2**63) + 1, "f": -0.0, "i": -(2**63), "u": 2**64 - 1},
        {"time": 2**63 - 1, "f": 0.0, "i": 2**63 - 1, "u": 0},
    ]
    assert text_of("t", [], arrow_table(values, columns)) == (
        "t f=-0,i=-9223372036854775808i,u=18446744073709551615u -9223372036854775807\n"
        "t f=0,i=9223372036854775807i,u=0u 9223372036854775807\n"
    )


# --- the table of escapes, place by place --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a b,c", "a\\ b\\,c"),
        ("a=b", "a=b"),
        ('quo"te', 'quo"te'),
        ("back\\slash", "back\\\\slash"),
        ("\\ x", "\\\\\\ x"),
        ("kept\\\nnewline", "kept\\\nnewline"),
        ("kept\\\\\ttab", "kept\\\\\\\ttab"),
        ("kept\\\0zero", "kept\\\0zero"),
        (" leads", "\\ leads"),
        ("not # first", "not\\ #\\ first"),
        ("carriage\rreturn", "carriage\rreturn"),
        ("time", "time"),
        ("ünï☃", "ünï☃"),
    ],
)
def test_names_of_tables(name: str, written: str) -> None:
    text = text_of(name, [], arrow_table([{"time": 1, "v": 1.0}], [V]))
    assert text == f"{written} v=1 1\n"
    assert [line.table for line in lines_of(text)] == [name]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a b", "a\\ b"),
        ("a,b", "a\\,b"),
        ("a=b", "a\\=b"),
        ('"', '"'),
        ('x="', 'x\\="'),
        ("\\x", "\\\\x"),
        ("C:\\ Program", "C:\\\\\\ Program"),
        ("\\\n", "\\\n"),
        ("\\\\\n.", "\\\\\\\n."),
        ("\\\t\\,", "\\\t\\\\\\,"),
        ("zero\0byte", "zero\0byte"),
        ("\r", "\r"),
        ("#", "#"),
        (" ", "\\ "),
    ],
)
def test_tags_and_names_of_columns(text: str, written: str) -> None:
    tag = arrow_table([{"time": 1, "v": 1.0, "k": text}], [Column("k", Role.TAG, Type.TAG), V])
    key = arrow_table([{"time": 1, "v": 1.0, text: "x"}], [Column(text, Role.TAG, Type.TAG), V])
    field = arrow_table([{"time": 1, text: 1.0, "w": 2.0}], [Column(text, Role.FIELD, Type.FLOAT), V])
    for rows, tags, wanted in (
        (tag, ["k"], f"t,k={written} v=1 1\n"),
        (key, [text], f"t,{written}=x v=1 1\n"),
        (field, [], f"t {written}=1 1\n"),
    ):
        found = text_of("t", tags, rows)
        assert found == wanted
        (line,) = lines_of(found)
        assert text in (*dict(line.tags), *dict(line.tags).values(), line.fields[0][0])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ('"', '\\"'),
        ("\\", "\\\\"),
        ('\\"', '\\\\\\"'),
        ("C:\\", "C:\\\\"),
        ("\\\n", "\\\\\n"),
        ("a, b=c", "a, b=c"),
        ("tab\tnul\0cr\r\n", "tab\tnul\0cr\r\n"),
        ("#", "#"),
    ],
)
def test_trap_16_strings(text: str, written: str) -> None:
    column = Column("s", Role.FIELD, Type.STRING)
    found = text_of("t", [], arrow_table([{"time": 1, "s": text}, {"time": 2, "s": "next"}], [column]))
    assert found == f't s="{written}" 1\nt s="next" 2\n'
    assert [line.fields for line in lines_of(found)] == [(("s", Kind.STRING, text),), (("s", Kind.STRING, "next"),)]


def test_trap_16_rows_with_newlines_in_strings_are_never_cut_inside() -> None:
    column = Column("s", Role.FIELD, Type.STRING)
    values: list[Row] = [{"time": n, "s": '\nt v=1 1\n# "\n' * 9} for n in range(20)]
    bodies = list(encode("t", [], arrow_table(values, [column]), 200))
    assert len(bodies) == 20
    assert all(bytes(b.data).startswith(b"t s=") and bytes(b.data).endswith(b"\n") for b in bodies)


def test_trap_15_an_empty_tag_is_written_as_none() -> None:
    columns = [Column("a", Role.TAG, Type.TAG), Column("b", Role.TAG, Type.TAG), V]
    values: list[Row] = [{"time": 1, "a": "", "b": "x", "v": 1.0}, {"time": 2, "a": "", "b": "", "v": 1.0}]
    assert text_of("t", ["a", "b"], arrow_table(values, columns)) == "t,b=x v=1 1\nt v=1 2\n"


# --- what is null, and where it stands -----------------------------------------------------------------------------


def test_fields_that_are_null_leave_no_trace_whichever_comes_first() -> None:
    columns = [Column(n, Role.FIELD, t) for n, t in zip("abcde", ARROW, strict=True)]
    ones = dict(zip("abcde", ["x", 1, 2, 1.5, True], strict=True))
    values = [{"time": bits, **{n: ones[n] for i, n in enumerate("abcde") if bits >> i & 1}} for bits in range(1, 32)]
    lines = lines_of(text_of("t", [], arrow_table(values, columns)))
    assert [frozen(row_of(line)) for line in lines] == [frozen(v) for v in values]


def test_columns_that_are_null_everywhere_and_tags_that_the_rows_lack() -> None:
    columns = [Column("a", Role.TAG, Type.TAG), Column("n", Role.FIELD, Type.STRING), V]
    assert text_of("t", ["lacking", "a"], arrow_table([{"time": 1, "v": 2.0}], columns)) == "t v=2 1\n"


def test_rows_without_any_field_or_time_are_an_error_not_a_lost_line() -> None:
    a, b = Column("a", Role.FIELD, Type.FLOAT), Column("b", Role.FIELD, Type.BOOLEAN)
    some: list[Row] = [{"time": 1, "a": 1.0}, {"time": 2}, {"time": 3, "b": True}]
    for values in (some, [{"time": 1}]):
        with pytest.raises(ValueError, match="without any field"):
            text_of("t", [], arrow_table(values, [a, b]))
    with pytest.raises(ValueError, match="without time"):
        text_of("t", [], pa.table({"v": [1.0], "time": pa.array([None], pa.timestamp("ns"))}))


def test_a_tag_is_never_written_as_a_field_by_mistake() -> None:
    rows = arrow_table([{"time": 1, "k": "x", "v": 1.0}], [Column("k", Role.TAG, Type.TAG), V])
    with pytest.raises(ValueError, match="'k'"):
        text_of("t", [], rows)


def test_times_are_nanoseconds_whatever_arrow_counts_in() -> None:
    for unit, text in (("s", "5000000000"), ("ms", "5000000"), ("us", "5000"), ("ns", "5")):
        assert text_of("t", [], pa.table({"v": [1.0], "time": pa.array([5], pa.timestamp(unit))})) == f"t v=1 {text}\n"


def test_names_that_differ_only_in_case_stay_two() -> None:
    columns = [Column("Tag", Role.TAG, Type.TAG), Column("tag", Role.TAG, Type.TAG)]
    columns += [Column("V", Role.FIELD, Type.INTEGER), V]
    rows = arrow_table([{"time": 1, "Tag": "A", "tag": "a", "V": 1, "v": 1.0}], columns)
    assert text_of("t", ["tag", "Tag"], rows) == "t,tag=a,Tag=A V=1i,v=1 1\n"


# --- Arrow's forms, and size ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_every_type_of_text(kind: pa.DataType) -> None:
    texts = pa.array(["a b", None, 'q"'], kind)
    time = pa.array([1, 2, 3], pa.timestamp("ns"))
    rows = pa.table({"k": texts, "s": texts, "v": [1, 2, 3], "time": time})
    wanted = 't,k=a\\ b v=1i,s="a b" 1\nt v=2i 2\nt,k=q" v=3i,s="q\\"" 3\n'
    assert text_of("t", ["k"], rows) == wanted
    if kind != pa.string_view():
        coded = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2], pa.int8()), texts)
        assert text_of("t", ["k"], rows.set_column(0, "k", coded)) == wanted


def test_a_large_dictionary_of_which_few_values_are_used() -> None:
    words = pa.array([f"w{n} " for n in range(50_000)])
    numbers = pa.array([49_999, None, 3, 49_999], pa.int32())
    rows = pa.table(
        {
            "k": pa.DictionaryArray.from_arrays(numbers, words),
            "v": [1, 1, 1, 1],
            "time": pa.array([1, 2, 3, 4], pa.timestamp("ns")),
        }
    )
    assert text_of("t", ["k"], rows) == "t,k=w49999\\  v=1i 1\nt v=1i 2\nt,k=w3\\  v=1i 3\nt,k=w49999\\  v=1i 4\n"


def test_memory_is_that_of_a_few_bodies_however_much_text_there_is() -> None:
    # 60,000 rows of a tag of 60 kB: 3.6 GB of text, more than one array of Arrow can hold.
    tag = pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int32()), 60_000), pa.array(["k" * 60_000]))
    rows = pa.table({"k": tag, "v": pa.repeat(1, 60_000), "time": pa.array(range(60_000), pa.timestamp("ns"))})
    before, peak, bodies = pa.total_allocated_bytes(), 0, 0
    for body in encode("t", ["k"], rows, 3_000_000):
        peak, bodies = max(peak, pa.total_allocated_bytes() - before), bodies + 1
        assert len(body.data) <= 3_000_000
        if bodies == 12:
            break
    assert bodies == 12
    assert peak < 30_000_000
