"""The five formats carry exactly what facts.md 1.3 says they carry, and lose what it says they lose."""

import csv
import io
import json
import math
import struct
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from influx_backup_gui.demo import formats
from influx_backup_gui.demo.instants import instant_text, parse_instant
from influx_backup_gui.demo.schema import TAG_TYPE
from influx_backup_gui.domain.humantime import parse_duration

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)


def table(**columns: Any) -> Any:
    return pa.table(columns)


def joined(chunks: Any) -> str:
    return b"".join(chunks).decode()


def bits(value: float) -> bytes:
    return struct.pack(">d", value)


@settings(max_examples=400, deadline=None)
@given(FLOATS)
@example(1e9)
@example(999999999.0)
@example(1e-5)
@example(9.999e-6)
@example(1e16)
@example(9999999999999998.0)
@example(-0.0)
@example(5e-324)
@example(1.7976931348623157e308)
def test_floats_survive_as_text(value: float) -> None:
    one = table(v=[value])
    text = joined(formats.json_chunks(one))
    assert bits(float(json.loads(text)[0]["v"])) == bits(value)
    # Never a whole number: a client could take it for an integer.
    assert "." in text
    assert bits(float(joined(formats.csv_chunks(one)).splitlines()[1])) == bits(value)


@pytest.mark.parametrize(
    ("value", "in_json", "in_csv"),
    [
        (999999999.5, "999999999.5", "999999999.5"),
        (1e9, "1.0e9", "1000000000.0"),
        (123456789012.0, "1.23456789012e11", "123456789012.0"),
        (1e-5, "0.00001", "0.00001"),
        (9.5e-6, "9.5e-6", "9.5e-6"),
        (9999999999999998.0, "9.999999999999998e15", "9999999999999998.0"),
        (1e16, "1.0e16", "1e16"),
        (1e300, "1.0e300", "1e300"),
        (-0.0, "-0.0", "-0.0"),
    ],
)
def test_where_floats_get_an_exponent(value: float, in_json: str, in_csv: str) -> None:
    """As the two Rust libraries print them; only some of these are in the recordings."""
    one = table(v=[value])
    assert joined(formats.json_chunks(one)) == f'[{{"v":{in_json}}}]'
    assert joined(formats.csv_chunks(one)) == f"v\n{in_csv}\n"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.none(), TEXTS), min_size=1, max_size=5))
@example(['\x00\x1f\x7f\u2028"\\'])
def test_text_survives_in_json_and_csv_cannot_tell_null_from_empty(values: list[str | None]) -> None:
    some = table(s=pa.array(values, pa.string()), n=list(range(len(values))))
    rows = json.loads(joined(formats.json_chunks(some)))
    assert [row.get("s") for row in rows] == values
    assert [json.loads(line) for line in joined(formats.jsonl_chunks(some)).split("\n")[:-1]] == rows
    assert all(("s" in row) is (value is not None) for row, value in zip(rows, values, strict=True))
    read = list(csv.reader(io.StringIO(joined(formats.csv_chunks(some)), newline="")))
    assert read == [["s", "n"], *([value or "", str(n)] for n, value in enumerate(values))]


def test_values_that_are_not_finite() -> None:
    """JSON has the key with null, where null has no key; CSV has text (measured.md: v=1e999)."""
    some = table(v=[math.inf, -math.inf, math.nan, None], n=[1, 2, 3, 4])
    rows = json.loads(joined(formats.json_chunks(some)))
    assert rows == [{"v": None, "n": 1}, {"v": None, "n": 2}, {"v": None, "n": 3}, {"n": 4}]
    assert joined(formats.csv_chunks(some)) == "v,n\ninf,1\n-inf,2\nNaN,3\n,4\n"


def test_integers_keep_all_digits() -> None:
    some = table(i=pa.array([-(1 << 63), (1 << 63) - 1], pa.int64()), u=pa.array([(1 << 64) - 1, 0], pa.uint64()))
    text = joined(formats.json_chunks(some))
    assert text == '[{"i":-9223372036854775808,"u":18446744073709551615},{"i":9223372036854775807,"u":0}]'
    assert joined(formats.csv_chunks(some)).splitlines()[1] == "-9223372036854775808,18446744073709551615"


@settings(max_examples=200, deadline=None)
@given(st.integers(-(1 << 63), (1 << 63) - 1))
@example(-1)
@example(0)
@example(1_000_000)
@example(-(1 << 63))
@example((1 << 63) - 1)
def test_times_have_no_zone_and_0_3_6_or_9_digits(ns: int) -> None:
    text = instant_text(ns)
    assert parse_instant(text) == parse_instant(text + "Z") == ns
    assert len(text.partition(".")[2]) in (0, 3, 6, 9)
    one = table(time=pa.array([ns], pa.int64()).cast(pa.timestamp("ns")))
    assert json.loads(joined(formats.json_chunks(one))) == [{"time": text}]
    assert joined(formats.csv_chunks(one)) == f"time\n{text}\n"


def test_parquet_is_exact() -> None:
    rows = table(
        f=pa.array([-0.0, math.inf, 5e-324, None]),
        i=pa.array([-(1 << 63), (1 << 63) - 1, 0, None], pa.int64()),
        u=pa.array([(1 << 64) - 1, 0, None, 1], pa.uint64()),
        s=pa.array(["", "two\nlines", None, "日"]),
        t=pa.array(["a", None, "", "a"]).dictionary_encode().cast(TAG_TYPE),
        b=pa.array([True, None, False, True]),
        time=pa.array([-(1 << 63), -1, 0, (1 << 63) - 1], pa.int64()).cast(pa.timestamp("ns")),
    )
    read = pq.read_table(io.BytesIO(formats.parquet(rows)))
    assert read.schema.remove_metadata().equals(rows.schema)
    assert read.column("t").type == TAG_TYPE
    for name in rows.column_names:
        values = [c.cast(pa.string()) if name == "t" else c for c in (read.column(name), rows.column(name))]
        assert values[0].to_pylist() == values[1].to_pylist() if name != "time" else values[0].equals(values[1])
    assert bits(read.column("f")[0].as_py()) == bits(-0.0)


def test_parquet_has_row_groups_of_a_hundred_thousand_rows() -> None:
    written = formats.parquet(table(n=pa.array(range(250_000), pa.int64())))
    metadata = pq.ParquetFile(io.BytesIO(written)).metadata
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [100_000, 100_000, 50_000]
    assert metadata.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize(
    ("form", "body"),
    [("json_chunks", b"[]"), ("jsonl_chunks", b""), ("csv_chunks", b""), ("parquet", b""), ("pretty", b"++\n++")],
)
def test_nothing_found(form: str, body: bytes) -> None:
    """facts.md, trap 3."""
    answer = getattr(formats, form)(table(v=pa.array([], pa.float64())))
    assert (answer if isinstance(answer, bytes) else b"".join(answer)) == body


@pytest.mark.parametrize("rows", [8191, 8192, 8193, 20_000])
def test_streams_send_a_chunk_for_every_8192_rows(rows: int) -> None:
    some = table(n=pa.array(range(rows), pa.int64()))
    for chunks in (formats.jsonl_chunks(some), formats.csv_chunks(some)):
        parts = list(chunks)
        assert len(parts) == -(-rows // 8192)
        assert len(b"".join(parts).splitlines()) - (parts[0][:1] == b"n") == rows
    assert [row["n"] for row in json.loads(joined(formats.json_chunks(some)))] == list(range(rows))


def test_pretty_draws_wide_characters_and_lines() -> None:
    drawn = formats.pretty(table(s=["日本", "a\nb"], v=[1.5, None])).decode().splitlines()
    assert drawn == [
        "+------+-----+",
        "| s    | v   |",
        "+------+-----+",
        "| 日本 | 1.5 |",
        "| a    |     |",
        "| b    |     |",
        drawn[-1],
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30d", 2_592_000),
        ("1h 30m", 5400),
        ("2592000s", 2_592_000),
        ("1M", 2_630_016),
        ("1y", 31_557_600),
        ("2w", 1_209_600),
    ],
)
def test_durations_are_those_of_humantime(text: str, seconds: int) -> None:
    """facts.md, trap 22: a month is 30.44 days, a year 365.25."""
    assert parse_duration(text) == seconds * 10**9


@pytest.mark.parametrize("text", ["", " ", "none", "30", "d", "1 fortnight", "-1d", "1.5h"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_duration(text)
