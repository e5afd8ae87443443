"""Rows by their keys (tags and time), and bit by bit: what every comparison of rows is made of."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import DAY, format_instant
from influx_backup_gui.influx.line_protocol import is_text

# Characters of a text in an example.
_SHOWN = 80


def type_text(rows: pa.Table, name: str) -> str:
    if name not in rows.column_names:
        return "absent"
    kind = rows.schema.field(name).type
    return "tag" if pa.types.is_dictionary(kind) else "string" if is_text(kind) else str(kind)


def comparable(rows: pa.Table, names: Sequence[str]) -> pa.Table:
    """Text as plain strings, floats and times as the integers of their bits."""
    columns = []
    for name in names:
        column = rows.column(name)
        if pa.types.is_dictionary(column.type) or is_text(column.type):
            column = column.cast(pa.string())
        elif pa.types.is_float64(column.type) or pa.types.is_timestamp(column.type):
            column = pa.chunked_array([c.view(pa.int64()) for c in column.chunks], pa.int64())
        columns.append(column)
    return pa.table(columns, names=list(names))


def in_order(rows: pa.Table, order: Sequence[str]) -> pa.Table:
    """By these columns. Arrow takes a key that begins with a dot or bracket for a path, so they get plain names."""
    plain = pa.table({f"c{n}": rows.column(name) for n, name in enumerate(order)})
    return rows.take(pc.sort_indices(plain, sort_keys=[(name, "ascending") for name in plain.column_names]))


def equal(left: pa.Table, right: pa.Table) -> bool:
    return all(x.equals(y) for x, y in zip(left.columns, right.columns, strict=True))


def unequal_values(left: pa.ChunkedArray, right: pa.ChunkedArray) -> pa.ChunkedArray:
    """Row by row whether two columns of as many rows differ; null equals null."""
    return pc.or_(pc.xor(left.is_null(), right.is_null()), pc.fill_null(pc.not_equal(left, right), False))


def key_texts(rows: pa.Table, keys: Sequence[str]) -> pa.Array:
    """One text for each row: its key, and which of the rows with that key it is.

    Lengths keep neighbouring values apart, and null differs from empty.
    """
    parts = []
    for name in keys:
        text = rows.column(name).cast(pa.string())
        length = pc.binary_length(text).cast(pa.string())
        joined = pc.binary_join_element_wise(length, text, ":")
        parts.append(pc.fill_null(joined, "-"))
    texts = pc.binary_join_element_wise(*parts, ",").combine_chunks()
    return pc.binary_join_element_wise(texts, _copies(texts).cast(pa.string()), "#")


def _copies(texts: pa.Array) -> pa.Array:
    """0 for the first row of each key, 1 for the second… in sorted rows."""
    if not len(texts):
        return pa.array([], pa.int64())
    numbers = pa.array(range(len(texts)), pa.int64())
    first = pa.concat_arrays([pa.array([True]), pc.not_equal(texts.slice(1), texts.slice(0, len(texts) - 1))])
    return pc.subtract(numbers, pc.cumulative_max(pc.if_else(first, numbers, 0)))


def key_text(rows: pa.Table, row: int, keys: Sequence[str]) -> str:
    """The time and the tags of a row in words."""
    tags = tags_text(rows, row, keys)
    time = f"time {format_instant(rows.column('time')[row].as_py())}"
    return f"{time} {tags}" if tags else time


def tags_text(rows: pa.Table, row: int, keys: Sequence[str]) -> str:
    """The tags of a row as `host=a room=b`; those that are null are left out."""
    said = []
    for name in keys:
        value = rows.column(name)[row].as_py()
        if name != "time" and value is not None:
            said.append(f"{name}={_cut(value)}")
    return " ".join(said)


def value_text(value: pa.Scalar, kind: pa.DataType) -> str:
    if not value.is_valid:
        return "null"
    if pa.types.is_float64(kind):
        return repr(pa.array([value.as_py()], pa.int64()).view(pa.float64())[0].as_py())
    return _cut(repr(value.as_py()))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def day_numbers(instants: pa.ChunkedArray | pa.Array) -> pa.ChunkedArray | pa.Array:
    """The UTC day of each instant (ns), counted from 1970-01-01."""
    # Integer division truncates; before 1970 it has to floor.
    days = pc.divide(instants, DAY)
    return pc.subtract(days, pc.cast(pc.less(instants, pc.multiply(days, DAY)), pa.int64()))
