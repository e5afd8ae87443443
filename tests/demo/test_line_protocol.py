"""The line by line parser reads what facts.md 3.3 says the server reads, and refuses what it refuses."""

import math
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from influx_backup_gui.demo.line_protocol import Dialect, LineError, line_text, parse_line, split_lines, trimmed
from influx_backup_gui.demo.schema import Kind

OLD, NEW = Dialect(), Dialect(quotes_with_backticks=True, longest=1 << 20)
F, I, U, S, B = Kind.FLOAT, Kind.INTEGER, Kind.UINTEGER, Kind.STRING, Kind.BOOLEAN  # noqa: E741 - beside F, U, S, B


def field(text: str) -> tuple[Kind, Any]:
    _, kind, value = parse_line(f"m f={text} 1", OLD).fields[0]
    return kind, value


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1", F, 1.0), ("-1.5", F, -1.5), ("1e3", F, 1000.0), ("1E+3", F, 1000.0), ("1.5e-3", F, 0.0015),
        ("-0", F, -0.0), ("1e999", F, math.inf), ("-1e999", F, -math.inf), ("007", F, 7.0),
        ("0i", I, 0), ("-9223372036854775808i", I, -(1 << 63)), ("9223372036854775807i", I, (1 << 63) - 1),
        ("18446744073709551615u", U, (1 << 64) - 1), ("0u", U, 0),
        ('""', S, ""), ('"a b,c=d"', S, "a b,c=d"), ('"\\""', S, '"'), ('"\\\\"', S, "\\"), ('"\\n"', S, "\\n"),
        ('"a\nb\r\tc"', S, "a\nb\r\tc"), ('"\\\\\\""', S, '\\"'), ('"日☃"', S, "日☃"),
        *((t, B, True) for t in ("t", "T", "true", "True", "TRUE")),
        *((t, B, False) for t in ("f", "F", "false", "False", "FALSE")),
    ],
)  # fmt: skip
def test_values(text: str, kind: Kind, value: Any) -> None:
    found = field(text)
    assert found == (kind, value)
    if kind is F:
        assert math.copysign(1, found[1]) == math.copysign(1, value)


@pytest.mark.parametrize(
    "text",
    [".5", "5.", "+5", "nan", "inf", "NaN", "1_0", "0x10", "1ii", "1.5i", "-1u", "9223372036854775808i",
     "18446744073709551616u", "tRUE", "yes", '"open', "'x'", "", "-", "1e", "--1"],
)  # fmt: skip
def test_what_is_no_value(text: str) -> None:
    with pytest.raises(LineError):
        field(text)


@pytest.mark.parametrize(
    ("line", "table", "tags", "names"),
    [
        (r"a\,b\ c\\d,k=v f=1 1", "a,b c\\d", [("k", "v")], ["f"]),
        (r"a\=b f=1 1", r"a\=b", [], ["f"]),
        (r"m,k\,\=\ \\x=v\,\=\ \\y f\,\=\ \\z=1 1", "m", [("k,= \\x", "v,= \\y")], ["f,= \\z"]),
        (r"m,k\"=v\" f\"=1 1", "m", [('k\\"', 'v\\"')], ['f\\"']),
        ('m"q,k"q=v"q f"q=1 1', 'm"q', [('k"q', 'v"q')], ['f"q']),
        ("m,b=1,a=2 z=1,y=2", "m", [("b", "1"), ("a", "2")], ["z", "y"]),
        ("m,k=a=b f=1 1", "m", [("k", "a=b")], ["f"]),
        ("m=x f=1 1", "m=x", [], ["f"]),
    ],
)
def test_names_and_escapes(line: str, table: str, tags: list[tuple[str, str]], names: list[str]) -> None:
    found = parse_line(line, OLD)
    assert (found.table, list(found.tags), [name for name, _, _ in found.fields]) == (table, tags, names)


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        ("m", "No fields were provided", "Expected at least one space character, got end of input"),
        ("m ", "No fields were provided", "No fields were provided"),
        (",k=v f=1", "Invalid measurement was provided", "Invalid measurement was provided"),
        ("m,k= f=1", "Tag Set Malformed", "Expected tag value, got ` f=1`"),
        ("m,k f=1", "Tag Set Malformed", "Tag set malformed: could not find equals sign in ` f=1`"),
        ("m,k=v\\\\ f=1 1", *["Measurements, tag keys and values, and field keys may not end with a backslash"] * 2),
        ("m\\\\ f=1 1", *["Measurements, tag keys and values, and field keys may not end with a backslash"] * 2),
        ("m f=1 1\r", "Could not parse entire line. Found trailing content: '\r'",
         "Could not parse entire line. Found trailing content: `\r`"),
        ("m f=1\t1", "Could not parse entire line. Found trailing content: '\t1'",
         "Could not parse entire line. Found trailing content: `\t1`"),
        ("m f=9223372036854775808i", "Unable to parse integer value '9223372036854775808'",
         "Unable to parse integer value `9223372036854775808`"),
        ("m f=1 9223372036854775808", "Unable to parse timestamp value '9223372036854775808'",
         "Unable to parse timestamp value `9223372036854775808`"),
    ],
)  # fmt: skip
def test_refusals(line: str, old: str, new: str) -> None:
    for dialect, text in ((OLD, old), (NEW, new)):
        with pytest.raises(LineError, match=f"^{re.escape(text)}$"):
            parse_line(line, dialect)


@pytest.mark.parametrize("dialect", [OLD, NEW])
def test_lengths_count_bytes(dialect: Dialect) -> None:
    fits, too_long = "é" * (dialect.longest // 2), "é" * (dialect.longest // 2) + "x"
    for place in ("{} f=1 1", "m,{}=v f=1 1", "m,k={} f=1 1", "m {}=1 1", 'm f="{}" 1'):
        parse_line(place.format(fits), dialect)
        with pytest.raises(LineError, match="String is greater than"):
            parse_line(place.format(too_long), dialect)


def lines(text: str) -> list[str]:
    return [line for line in map(trimmed, split_lines(text)) if line]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a f=1\nb f=2\n", ["a f=1", "b f=2"]),
        ("\n\n a f=1\n\t\nb f=2", ["a f=1", "b f=2"]),
        ('a f="x\ny" 1\nb f=2', ['a f="x\ny" 1', "b f=2"]),
        ('a f="x\\"\ny" 1\nb f=2', ['a f="x\\"\ny" 1', "b f=2"]),
        ('a f="x\\\\" 1\nb f=2', ['a f="x\\\\" 1', "b f=2"]),
        ('a"b f=1\nc"d f=2', ['a"b f=1', 'c"d f=2']),
        ("# note\na f=1", ["a f=1"]),
        # A comment with a quote makes one line of what follows (facts.md 3.3, line splitting).
        ('# x = "\na f=1 1\nb f=2 2', ["a f=1 1\nb f=2 2"]),
        # An unescaped comma in a key makes the splitter miss that a string begins.
        ('a x,y="1\n2" 1', ['a x,y="1', '2" 1']),
    ],
)
def test_a_newline_ends_a_line_unless_it_stands_in_a_string(text: str, wanted: list[str]) -> None:
    assert lines(text) == wanted


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\t\0"), min_size=1, max_size=6).filter(
    lambda s: not s.endswith("\\")
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.one_of(
    st.tuples(st.just(F), st.floats(allow_nan=False, allow_infinity=False)),
    st.tuples(st.just(I), st.integers(-(1 << 63), (1 << 63) - 1)),
    st.tuples(st.just(U), st.integers(0, (1 << 64) - 1)),
    st.tuples(st.just(S), TEXTS),
    st.tuples(st.just(B), st.booleans()),
)


def escaped(text: str, characters: str) -> str:
    return "".join("\\" + c if c in characters else c for c in text)


def written(kind: Kind, value: Any) -> str:
    if kind is S:
        return '"' + escaped(value, '\\"') + '"'
    return {F: f"{value!r}", I: f"{value}i", U: f"{value}u", B: f"{value}"}[kind]


@settings(max_examples=300, deadline=None)
@given(
    NAMES.filter(lambda s: s[0] not in "# "),
    st.lists(st.tuples(NAMES, NAMES), max_size=3),
    st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=3),
    st.one_of(st.none(), st.integers(-(1 << 63), (1 << 63) - 1)),
)
def test_what_is_escaped_as_the_facts_say_is_read_back(
    table: str, tags: list[tuple[str, str]], fields: list[tuple[str, tuple[Kind, Any]]], time: int | None
) -> None:
    key = ",= \\"
    text = escaped(table, ", \\") + "".join(f",{escaped(k, key)}={escaped(v, key)}" for k, v in tags)
    text += " " + ",".join(f"{escaped(k, key)}={written(*v)}" for k, v in fields)
    text += "" if time is None else f" {time}"
    (line,) = lines(f"{text}\n")
    found = parse_line(line, OLD)
    assert (found.table, list(found.tags), found.time) == (table, tags, time)
    assert [(name, (kind, value)) for name, kind, value in found.fields] == fields
    assert repr(found.fields) == repr(tuple((name, *value) for name, value in fields))
    assert line_text(found).startswith(escaped(table, ", "))
