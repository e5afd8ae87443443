"""Query results in the five formats of the server (facts.md 1.3; recording steps 80 to 99)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from influx_backup_gui.demo.instants import instant_text

CONTENT_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "json_lines": "application/jsonl",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "pretty": "text/plain; charset=utf-8",
}
_BATCH = 8192


def parquet(table: Any) -> bytes:
    """One file, built in memory; no byte at all for no row (step 94)."""
    if not table.num_rows:
        return b""
    sink = pa.BufferOutputStream()
    pq.write_table(
        table.replace_schema_metadata(None),
        sink,
        row_group_size=100_000,
        compression="zstd",
        compression_level=1,
        use_dictionary=[f.name for f in table.schema if _is_text(f.type)],
        version="2.6",
    )
    return bytes(sink.getvalue())


def _is_text(arrow_type: Any) -> bool:
    return bool(pa.types.is_dictionary(arrow_type) or pa.types.is_string(arrow_type))


def json_chunks(table: Any) -> Iterator[bytes]:
    """One JSON array, a chunk for each batch."""
    separator = b"["
    for rows in _json_rows(table):
        yield separator + b",".join(rows)
        separator = b","
    yield b"[]" if separator == b"[" else b"]"


def jsonl_chunks(table: Any) -> Iterator[bytes]:
    """One object a line."""
    for rows in _json_rows(table):
        yield b"\n".join(rows) + b"\n"


def _json_rows(table: Any) -> Iterator[list[bytes]]:
    keys = [json.dumps(name, ensure_ascii=False).encode() + b":" for name in table.column_names]
    writers = [_json_writer(f.type) for f in table.schema]
    for batch in table.to_batches(_BATCH):
        columns = [
            [None if value is None else key + writer(value) for value in _values(column)]
            for key, writer, column in zip(keys, writers, batch.columns, strict=True)
        ]
        yield [b"{" + b",".join([v for v in row if v is not None]) + b"}" for row in zip(*columns, strict=True)]


def _values(column: Any) -> list[Any]:
    """Python values; times as int nanoseconds, which datetime cannot hold."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("ns")) if column.type.unit != "ns" else column
        return list(column.cast(pa.timestamp("ns")).cast(pa.int64()).to_pylist())
    if pa.types.is_duration(column.type):
        return list(column.cast(pa.duration("ns")).cast(pa.int64()).to_pylist())
    return list(column.to_pylist())


def _json_writer(arrow_type: Any) -> Callable[[Any], bytes]:
    if pa.types.is_floating(arrow_type):
        return lambda value: _json_float(value).encode()
    if pa.types.is_timestamp(arrow_type):
        return lambda value: f'"{instant_text(value)}"'.encode()
    if pa.types.is_boolean(arrow_type):
        return lambda value: b"true" if value else b"false"
    if pa.types.is_integer(arrow_type):
        return lambda value: str(value).encode()
    if pa.types.is_duration(arrow_type):
        return lambda value: f'"{duration_text(value)}"'.encode()
    return lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def duration_text(ns: int) -> str:
    """ISO 8601 as the server prints system.queries."""
    text = f"{ns / 1e9:.9f}".rstrip("0").rstrip(".")
    return f"PT{text}S"


def _digits(value: float) -> tuple[str, str, int]:
    """Sign, shortest round-trip digits, and the power of ten of the first digit."""
    mantissa, _, exponent = f"{value!r}".lower().partition("e")
    sign = "-" if mantissa.startswith("-") else ""
    whole, _, fraction = mantissa.lstrip("-").partition(".")
    digits = whole + fraction
    power = len(whole) - 1 + int(exponent or 0)
    stripped = digits.lstrip("0")
    power -= len(digits) - len(stripped)
    return sign, stripped.rstrip("0"), power


def _plain(sign: str, digits: str, power: int) -> str:
    if power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    whole = digits[: power + 1].ljust(power + 1, "0")
    return f"{sign}{whole}.{digits[power + 1 :] or '0'}"


def _json_float(value: float) -> str:
    """As arrow-json: plain from 1e-5 to below 1e9, else like `1.0e300`; not finite: null."""
    if value != value or value in (float("inf"), float("-inf")):
        return "null"
    if value == 0:
        return repr(value)
    sign, digits, power = _digits(value)
    if -5 <= power < 9:
        return _plain(sign, digits, power)
    return f"{sign}{digits[0]}.{digits[1:] or '0'}e{power}"


def text_float(value: float) -> str:
    """As arrow-csv and the pretty printer: plain from 1e-5 to below 1e16, else like `1e300`."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "inf" if value > 0 else "-inf"
    if value == 0:
        return repr(value)
    sign, digits, power = _digits(value)
    if -5 <= power < 16:
        return _plain(sign, digits, power)
    return f"{sign}{digits[0]}{'.' + digits[1:] if digits[1:] else ''}e{power}"


def _text_writer(arrow_type: Any) -> Callable[[Any], str]:
    if pa.types.is_floating(arrow_type):
        return text_float
    if pa.types.is_timestamp(arrow_type):
        return instant_text
    if pa.types.is_boolean(arrow_type):
        return lambda value: "true" if value else "false"
    if pa.types.is_duration(arrow_type):
        return duration_text
    if pa.types.is_list(arrow_type):
        return lambda value: "[" + ", ".join(map(str, value)) + "]"
    return str


def csv_chunks(table: Any) -> Iterator[bytes]:
    """A header and rows; nothing at all for no row (step 90)."""
    names = table.column_names
    writers = [_text_writer(f.type) for f in table.schema]
    header = ",".join(map(_csv_cell, names)) + "\n"
    for batch in table.to_batches(_BATCH):
        columns = [
            ["" if value is None else _csv_cell(writer(value)) for value in _values(column)]
            for writer, column in zip(writers, batch.columns, strict=True)
        ]
        lines = [",".join(row) if len(row) > 1 else row[0] or '""' for row in zip(*columns, strict=True)]
        yield (header + "\n".join(lines) + "\n").encode()
        header = ""


def _csv_cell(text: str) -> str:
    if any(c in text for c in ',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text


def pretty(table: Any) -> bytes:
    """A table drawn in text; `++` twice for no row (step 98)."""
    if not table.num_rows:
        return b"++\n++"
    writers = [_text_writer(f.type) for f in table.schema]
    columns = [
        ["" if value is None else writer(value) for value in _values(column.combine_chunks())]
        for writer, column in zip(writers, table.columns, strict=True)
    ]
    rows = [[cell.split("\n") for cell in row] for row in zip(*columns, strict=True)]
    header = [name.split("\n") for name in table.column_names]
    widths = [max(_width(line) for row in [header, *rows] for line in row[i]) for i in range(len(header))]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    drawn = [rule, *_drawn(header, widths), rule]
    for row in rows:
        drawn += _drawn(row, widths)
    return "\n".join([*drawn, rule]).encode()


def _drawn(row: list[list[str]], widths: list[int]) -> list[str]:
    lines = []
    for i in range(max(map(len, row))):
        cells = [cell[i] if i < len(cell) else "" for cell in row]
        lines.append("| " + " | ".join(c + " " * (w - _width(c)) for c, w in zip(cells, widths, strict=True)) + " |")
    return lines


def _width(text: str) -> int:
    """Columns a terminal needs."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
