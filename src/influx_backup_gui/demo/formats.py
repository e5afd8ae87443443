"""Query results in the five formats, as InfluxDB 3 prints them (facts.md 1.3; recordings, steps 80 to 103)."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

CONTENT_TYPES = {"json": "application/json", "jsonl": "application/jsonl", "json_lines": "application/jsonl",
                 "csv": "text/csv", "parquet": "application/vnd.apache.parquet", "pretty": "text/plain; charset=utf-8"}
WHOLE = ("parquet", "pretty")


def parquet(rows: pa.Table) -> bytes:
    """One file, row groups of 100,000 rows, ZSTD; no body at all when there are no rows."""
    if not rows.num_rows:
        return b""
    sink = io.BytesIO()
    pq.write_table(rows, sink, compression="zstd", compression_level=1, row_group_size=100_000)
    return sink.getvalue()


def pretty(rows: pa.Table) -> bytes:
    """A table drawn with `+`, `-` and `|`."""
    if not rows.num_rows:
        return b"++\n++"
    texts = [_texts(column) for column in rows.columns]
    lines = [[name.split("\n") for name in rows.column_names]]
    lines += [[(t[n] or "").split("\n") for t in texts] for n in range(rows.num_rows)]
    widths = [max(_width(part) for line in lines for part in line[c]) for c in range(rows.num_columns)]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    out = [rule]
    for number, line in enumerate(lines):
        for depth in range(max(len(c) for c in line)):
            parts = [c[depth] if depth < len(c) else "" for c in line]
            out.append("|" + "|".join(f" {p}{' ' * (w - _width(p))} " for p, w in zip(parts, widths, strict=True)) + "|")
        if number == 0:
            out.append(rule)
    out.append(rule)
    return "\n".join(out).encode()


def streamed(rows: pa.Table, name: str) -> Iterator[bytes]:
    """The pieces of a json, jsonl or csv body."""
    size = 8192
    if name == "csv":
        if rows.num_rows:
            yield _csv_line(rows.column_names)
        for start in range(0, rows.num_rows, size):
            texts = [_texts(c) for c in rows.slice(start, size).columns]
            yield b"".join(_csv_line([t[n] for t in texts]) for n in range(len(texts[0])))
        return
    if name == "json":
        yield b"["
    for start in range(0, rows.num_rows, size):
        lines = _json_rows(rows.slice(start, size))
        if name == "json":
            yield ("," if start else "").encode() + ",".join(lines).encode()
        else:
            yield "".join(line + "\n" for line in lines).encode()
    if name == "json":
        yield b"]"


def _json_rows(rows: pa.Table) -> list[str]:
    names = [json.dumps(n, ensure_ascii=False) for n in rows.column_names]
    columns = [_json_values(c) for c in rows.columns]
    return ["{" + ",".join(f"{n}:{c[row]}" for n, c in zip(names, columns, strict=True) if c[row] is not None) + "}"
            for row in range(rows.num_rows)]


def _json_values(column: pa.ChunkedArray) -> list[str | None]:
    kind = column.type
    if pa.types.is_timestamp(kind):
        return [None if t is None else f'"{t}"' for t in _texts(column)]
    if pa.types.is_floating(kind):
        return [None if v is None else json_float(v) for v in column.to_pylist()]
    return [None if v is None else json.dumps(v, ensure_ascii=False, separators=(",", ":")) for v in column.to_pylist()]


def json_float(value: float) -> str:
    """As arrow-json prints it: `1.0e300`, `-0.0`, and null for what JSON has no text for."""
    if value != value or value in (float("inf"), float("-inf")):
        return "null"
    text = float_text(value)
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}{e}{exponent}"


def float_text(value: float) -> str:
    """Shortest round-trip text without plus signs or leading zeros in the exponent: `1e300`, `inf`, `NaN`."""
    if value != value:
        return "NaN"
    mantissa, e, exponent = repr(value).partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


def time_text(ns: int) -> str:
    """`2023-11-14T22:13:20` with 0, 3, 6 or 9 digits of fraction and no zone."""
    seconds, fraction = divmod(ns, 10**9)
    whole = pa.scalar(seconds, pa.timestamp("s")).as_py().isoformat()
    for digits in (0, 3, 6, 9):
        if fraction % 10 ** (9 - digits) == 0:
            return whole if not digits else f"{whole}.{fraction // 10 ** (9 - digits):0{digits}d}"
    raise AssertionError("unreachable: nine digits always fit")


def _texts(column: pa.ChunkedArray) -> list[str | None]:
    kind = column.type
    if pa.types.is_timestamp(kind):
        ns = column.cast(pa.timestamp("ns")).cast(pa.int64())
        return [None if v is None else time_text(v) for v in ns.to_pylist()]
    values: list[Any] = column.to_pylist()
    if pa.types.is_floating(kind):
        return [None if v is None else float_text(v) for v in values]
    if pa.types.is_boolean(kind):
        return [None if v is None else ("true" if v else "false") for v in values]
    return [None if v is None else str(v) for v in values]


def _csv_line(cells: list[str | None] | list[str]) -> bytes:
    return (",".join(_csv_cell(c) for c in cells) + "\n").encode()


def _csv_cell(cell: str | None) -> str:
    if cell is None:
        return ""
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\n\r') else cell


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
