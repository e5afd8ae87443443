"""Arrow rows as line protocol, without touching a row in Python (facts.md 3.3).

Tags, names and whatever repeats is escaped or printed once; numbers are printed in bulk by Arrow (shortest text that
reads back as the same float). A row ends with a newline, and bodies are cut between rows only, because a string may
hold newlines itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.influx.escaping import escaped_name, escaped_strings, escaped_table, escaped_tags
from influx_backup_gui.influx.laid_text import LaidText, joined, text_scalar

_SLICE_ROWS = 65_536
# What a printed value takes in most tables, with what stands around it.
_VALUE_BYTES = 16
# Values that repeat are printed once; whether they do is told by the first rows.
_SAMPLE = 512
_REPEATS = 4
# Fields by their Arrow types, and what marks them.
_SUFFIXES = {pa.int64(): "i", pa.uint64(): "u", pa.float64(): ""}
_SEPARATORS = pa.array([" ", ","], pa.string())
_NO_NUMBER = pa.scalar(None, pa.int32())


@dataclass(frozen=True)
class Body:
    """Line protocol of the rows `[first_row, first_row + rows)`."""

    data: memoryview
    first_row: int
    rows: int


def encode(table_name: str, tags: Sequence[str], rows: pa.Table, max_bytes: int = 4_000_000) -> Iterator[Body]:
    """Bodies of at most `max_bytes` bytes (a single longer row is a body of its own), rows in their order.

    `tags` names the tag columns in series key order; the others but `time` are fields. An empty tag counts as absent.
    What `unwritable` names must not be among the rows: ValueError for a row without field or time, undefined else.
    """
    first = 0
    for piece in _slices(rows, 2 * max_bytes):
        text, starts = _lines(table_name, tags, piece)
        yield from _bodies(text, starts, first, max_bytes)
        first += piece.num_rows


def _slices(rows: pa.Table, most: int) -> Iterator[pa.Table]:
    """Pieces whose text is about `most` bytes: memory is flat, and far below Arrow's 2 GB for one array."""
    at = 0
    while at < rows.num_rows:
        piece = rows.slice(at, _SLICE_ROWS)
        while piece.num_rows > 1 and text_bytes(piece) > most:
            piece = piece.slice(0, piece.num_rows // 2)
        yield piece
        at += piece.num_rows


def text_bytes(rows: pa.Table) -> int:
    """About how long the lines of these rows are together, escapes aside."""
    width = sum(len(name.encode()) + _VALUE_BYTES for name in rows.column_names)
    return int(rows.num_rows * width + sum(map(_texts_bytes, rows.columns)))


def _texts_bytes(column: pa.ChunkedArray) -> int:
    if pa.types.is_dictionary(column.type):
        lengths = [pc.binary_length(c.dictionary.cast(pa.string())).take(c.indices) for c in column.chunks]
    elif is_text(column.type):
        lengths = [pc.binary_length(c.cast(pa.large_string())) for c in column.chunks]
    else:
        return 0
    return sum(pc.sum(n).as_py() or 0 for n in lengths)


def is_text(kind: pa.DataType) -> bool:
    """Whether it is one of Arrow's types of text; a dictionary is none."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _bodies(text: memoryview, starts: memoryview, first: int, max_bytes: int) -> Iterator[Body]:
    """Cut the text where rows end; the bytes are not copied."""
    row, rows = 0, len(starts) - 1
    while row < rows:
        end = _last_fitting(starts, row, starts[row] + max_bytes)
        yield Body(text[starts[row] : starts[end]], first + row, end - row)
        row = end


def _last_fitting(starts: memoryview, row: int, limit: int) -> int:
    """The largest end of rows from `row` whose text ends by `limit`; at least one row."""
    low, high = row + 1, len(starts) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if starts[middle] <= limit:
            low = middle
        else:
            high = middle - 1
    return low


# --- the lines of one piece ----------------------------------------------------------------------------------------


def _lines(table_name: str, tags: Sequence[str], rows: pa.Table) -> tuple[memoryview, memoryview]:
    """The text of all lines, and where each begins."""
    columns = {name: _whole(column) for name, column in zip(rows.column_names, rows.columns, strict=True)}
    times = columns.pop("time").cast(pa.timestamp("ns")).cast(pa.int64())
    if times.null_count:
        raise ValueError("rows without time cannot be written")
    laid = LaidText(rows.num_rows)
    laid.fixed(escaped_table(table_name))
    for tag in tags:
        if tag in columns:
            _lay_tag(laid, tag, columns.pop(tag))
    _lay_fields(laid, {n: c for n, c in columns.items() if c.null_count < len(c)})
    laid.fixed(" ")
    _lay_printed(laid, "", times, "")
    laid.fixed("\n")
    return laid.lay()


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """One array, text of any kind as Arrow's plain strings."""
    whole = column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks)
    return whole.cast(pa.string()) if is_text(whole.type) else whole


def _lay_tag(laid: LaidText, name: str, column: pa.Array) -> None:
    """`,name=value` where there is a tag."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    numbers, values = coded.indices, coded.dictionary.cast(pa.string())
    if len(values) > len(numbers):
        used = numbers.dictionary_encode()
        numbers, values = used.indices, values.take(used.dictionary)
    texts = joined(f",{escaped_name(name)}=", escaped_tags(values))
    laid.pick(numbers, pc.if_else(pc.equal(values, text_scalar("")), text_scalar(None), texts))


def _lay_fields(laid: LaidText, fields: Mapping[str, pa.Array]) -> None:
    """` name=value,name=value`. Columns without null come first: then it is known what stands before the others."""
    ordered = sorted(fields.items(), key=lambda field: field[1].null_count > 0)
    if not ordered:
        raise ValueError("rows without any field cannot be written")
    if not ordered[0][1].null_count:
        for number, (name, column) in enumerate(ordered):
            _lay_field(laid, "," if number else " ", name, column)
        return
    empty = ordered[0][1].is_null()
    _lay_field(laid, " ", *ordered[0])
    for name, column in ordered[1:]:
        laid.pick(pc.if_else(column.is_valid(), pc.invert(empty).cast(pa.int32()), _NO_NUMBER), _SEPARATORS)
        _lay_field(laid, "", name, column)
        empty = pc.and_(empty, column.is_null())
    if pc.any(empty).as_py():
        raise ValueError("rows without any field cannot be written")


def _lay_field(laid: LaidText, before: str, name: str, column: pa.Array) -> None:
    """`name=value` where the field is not null, `before` in front of it."""
    kind, head = column.type, f"{before}{escaped_name(name)}="
    if pa.types.is_boolean(kind):
        laid.pick(column.cast(pa.int32()), pa.array([head + "false", head + "true"], pa.string()))
    elif pa.types.is_string(kind):
        _lay_printed(laid, head + '"', column, '"')
    elif kind in _SUFFIXES:
        _lay_printed(laid, head, column, _SUFFIXES[kind])
    else:
        raise ValueError(f"column {name!r} has the type {kind}, which is none of a field")


def _lay_printed(laid: LaidText, before: str, column: pa.Array, after: str) -> None:
    """Each value with what stands around it, nothing for null; what repeats is printed once."""
    if _repeats(column):
        # Floats by their bits, so that 0.0 and -0.0 stay apart.
        coded = (column.view(pa.int64()) if pa.types.is_float64(column.type) else column).dictionary_encode()
        texts = _printed(coded.dictionary.view(column.type))
        laid.pick(coded.indices, joined(before, texts, after))
    elif column.null_count:
        laid.where(column.is_valid(), before)
        laid.each(_printed(column))
        laid.where(column.is_valid(), after)
    else:
        laid.fixed(before)
        laid.each(_printed(column))
        laid.fixed(after)


def _repeats(column: pa.Array) -> bool:
    sample = column.slice(0, _SAMPLE)
    return bool(pc.count_distinct(sample).as_py() * _REPEATS <= len(sample))


def _printed(values: pa.Array) -> pa.Array:
    if pa.types.is_string(values.type):
        return escaped_strings(values)
    texts = values.cast(pa.string())
    if pa.types.is_float64(values.type) and pc.any(pc.is_inf(values)).as_py():
        # A number that is too large for a float is read as infinity (measured.md, Behaviour).
        for text, number in (("inf", "1e999"), ("-inf", "-1e999")):
            texts = pc.if_else(pc.equal(texts, text_scalar(text)), text_scalar(number), texts)
    return texts
