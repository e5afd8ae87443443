"""The quick way through line protocol gives exactly what the line by line parser gives, or gives up."""

import math
import struct
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from influx_backup_gui.demo.batches import UNITS, Batch, BatchBuilder
from influx_backup_gui.demo.columnar import parse_columns
from influx_backup_gui.demo.line_protocol import Dialect, LineError, parse_line, split_lines, trimmed

DIALECT = Dialect(longest=64)


def line_by_line(body: bytes, precision: str, dialect: Dialect) -> list[Batch] | None:
    """Batches as the slow way builds them; None when it would refuse a line."""
    builder = BatchBuilder()
    kinds: dict[tuple[str, str], Any] = {}
    for source in split_lines(body.decode()):
        text = trimmed(source)
        if not text:
            continue
        try:
            line = parse_line(text, dialect)
        except LineError:
            return None
        names = [name for name, _, _ in line.fields]
        for name, kind in [(n, "tag") for n, _ in line.tags] + [(n, k.value) for n, k, _ in line.fields]:
            if kinds.setdefault((line.table, name), kind) != kind:
                return None
        if line.time is None or len(set(names)) < len(names):
            return None
        time = line.time * UNITS[precision]
        if not -(1 << 63) <= time < 1 << 63:
            return None
        builder.add(line, time)
    return builder.batches()


def values(column: Any) -> list[Any]:
    """Floats by their bits, so that -0.0 is not 0.0."""
    return [struct.pack(">d", v) if isinstance(v, float) else v for v in column.to_pylist()]


def contents(batches: list[Batch]) -> list[Any]:
    """All that is handed on: tables, columns in order, kinds, types as stored, values."""
    return [
        (
            b.table,
            list(b.kinds.items()),
            b.rows.num_rows,
            sorted((name, values(b.rows.column(name))) for name in b.rows.column_names),
            {name: b.rows.column(name).type for name in b.rows.column_names if not is_text(b.rows.column(name))},
        )
        for b in batches
    ]


def is_text(column: Any) -> bool:
    return bool(pa.types.is_dictionary(column.type) or pa.types.is_string(column.type))


def check(body: bytes, precision: str = "nanosecond", dialect: Dialect = DIALECT) -> list[Batch] | None:
    quick = parse_columns(body, precision, dialect)
    if quick is not None:
        slow = line_by_line(body, precision, dialect)
        assert slow is not None, "the quick way took what the slow way refuses"
        assert contents(quick) == contents(slow)
    return quick


# Pieces that mean something to one of the parsers, in no sensible order.
FRAGMENTS = [
    "m", "m1", "a", "b", "é", "日", "\\", "\\\\", "\\ ", "\\,", "\\=", '\\"', '"', '""', '"x"', '"a b"', '"a,b=c"',
    '"\n"', '"\\\\"', '"\\""', "=", ",", " ", "  ", "\n", "\n\n", "\r", "\t", "#", "\0", "\x01", "\x02", "\x03", "\x04",
    "\x05", "1", "-1", "0", "1i", "-5i", "7u", "1.5", "1e3", "1e999", "-0", "t", "T", "true", "f", "False", "i", "u",
    "v=1", ",k=v", " v=1 1", " s=\"x\" 2", "m v=1 1\n", 'm,t=a v=1i,s="q" 5\n', "9223372036854775808i", "1e-400",
    "18446744073709551615u", "99999999999999999999", "007", ".5", "5.", "+1", "nan",
]  # fmt: skip


@settings(max_examples=800, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join), st.sampled_from(["nanosecond", "second", "ms"]))
@example("m\x03a v=1 1", "ns")
@example('m v="\x02" 1', "ns")
@example("m,a=1 x=1 1\nm,b=1 x=1 2", "ns")
@example('m k"=1 1\nm k"=2 1', "ns")
@example("m v=1 9223372036854775807", "second")
@example('m a"b=1,c=" 1\nm v=" 1', "ns")
@example('a"b v=1 1\na"b v=1 1', "ns")
@example(' # a="x\nm v=1 1', "ns")
def test_hostile_text(text: str, precision: str) -> None:
    check(text.encode(), precision)


SAFE = st.text(st.sampled_from("ab,= \\\"'é日#\x01\x03\x05\x7f☃\u2028"), min_size=1, max_size=6)
NAMES = SAFE.filter(lambda s: not s.endswith("\\"))
STRINGS = st.text(st.sampled_from('ab,= \\"\n\r\té日#\x01\x02\x05'), max_size=8)
NUMBERS = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["1e999", "-1e999", "1e-400", "-0", "007", "1E5", "123456789012345678901234567890"]),
)
FIELDS = st.one_of(
    STRINGS.map(lambda s: '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'),
    NUMBERS,
    st.integers(-(1 << 63), (1 << 63) - 1).map(lambda v: f"{v}i"),
    st.integers(0, (1 << 64) - 1).map(lambda v: f"{v}u"),
    st.sampled_from(["t", "T", "true", "True", "TRUE", "f", "F", "false", "False", "FALSE"]),
)


def escaped(text: str, characters: str) -> str:
    return "".join("\\" + c if c in characters else c for c in text)


@st.composite
def points(draw: st.DrawFn) -> str:
    """Bodies as an encoder writes them: each field of a table has its own sort of value, in some rows only."""
    tables = draw(st.lists(NAMES.filter(lambda s: not s.startswith("#")), min_size=1, max_size=2, unique=True))
    tags = draw(st.lists(NAMES, max_size=3, unique=True))
    fields = draw(
        st.lists(st.tuples(NAMES, st.sampled_from(range(5))), min_size=1, max_size=4, unique_by=lambda f: f[0])
    )
    sorts = [FIELDS.original_strategies[n] for _, n in fields]  # type: ignore[attr-defined] # a one_of lists its parts
    lines = []
    for number in range(draw(st.integers(1, 12))):
        series = escaped(draw(st.sampled_from(tables)), ", \\")
        for tag in tags:
            if draw(st.booleans()):
                series += f",{escaped(tag, ',= ' + chr(92))}={escaped(draw(NAMES), ',= ' + chr(92))}"
        chosen = [n for n in range(len(fields)) if draw(st.booleans())] or [0]
        pairs = ",".join(f"{escaped(fields[n][0], ',= ' + chr(92))}={draw(sorts[n])}" for n in chosen)
        lines.append(f"{series} {pairs} {number * 1000 - 3000}")
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"]))


@settings(max_examples=200, deadline=None)
@given(points())
def test_what_an_encoder_writes(text: str) -> None:
    check(text.encode(), dialect=Dialect())


TAKEN = [
    b"m v=1 1",
    b'm,a=1,b=2 v=1,w=2i,x=3u,y=t,s="q" 1\nm,b=2 w=3i -5\n\nn v=1 2\n',
    'k\\ l\\,m,t\\ g=\\=,é=日 f\\=="a\\\\\\"b",g="two\nlines" 1'.encode(),
    b"m v=1e999,w=-0 1\nm v=-1e999,w=1.7976931348623157e308 2",
    b"m,a=1 x=1 1\nm,b=1 y=1 2\nm,a=1,c=1 x=2 3",
]


@pytest.mark.parametrize("body", TAKEN)
def test_ordinary_bodies_take_the_quick_way(body: bytes) -> None:
    """Else the tests above would compare nothing."""
    assert check(body) is not None


LEFT = [
    b"", b"\n", b"#c\nm v=1 1", b" m v=1 1", b"m v=1", b"m  v=1 1", b"m v=1 1 ", b"m v=1 1\r\n", b"m v=1,v=2 1",
    b"m,v=1 v=2 1", b"m v=1 1\nm v=1i 2", b"m v=\"" + b"x" * 65 + b"\" 1", b"m\x03 v=1 1",
    b"m v=1 99999999999999999999", b"m\\q v=1 1",
]  # fmt: skip


@pytest.mark.parametrize("body", LEFT)
def test_unusual_bodies_are_left_to_the_line_by_line_parser(body: bytes) -> None:
    assert parse_columns(body, "nanosecond", DIALECT) is None


def test_the_comparison_sees_the_sign_of_zero_and_the_order_of_columns() -> None:
    zero, minus = (parse_columns(b"m v=%s 1" % v, "ns", DIALECT) for v in (b"0", b"-0"))
    assert zero is not None
    assert minus is not None
    assert contents(zero) != contents(minus)
    assert math.copysign(1, minus[0].rows.column("v")[0].as_py()) == -1
    one, other = (parse_columns(b, "ns", DIALECT) for b in (b"m a=1,b=1 1", b"m b=1,a=1 1"))
    assert one is not None
    assert other is not None
    assert contents(one) != contents(other)
