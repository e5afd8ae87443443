"""What line protocol cannot carry, by name, before anything is written (facts.md 1.4, 3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.restore_schema import column_name_problem, shown, table_name_problem
from influx_backup_gui.domain.server import Column, Role
from influx_backup_gui.influx.line_protocol import encode, is_text

# Of a request, before and after gzip; a server can be started with another limit, which no answer tells.
LARGEST_BODY = 10_485_760
# A printed number, and what stands around a value.
_NUMBER = 32


def unwritable(
    table_name: str, columns: Sequence[Column], rows: pa.Table, longest: int, largest: int = LARGEST_BODY
) -> tuple[str, ...]:
    """Sentences about the rows that a server would refuse or alter; none for rows that came in over line protocol.

    `columns` are those of the backup, `longest` the bytes that the server takes for a name or text, `largest` those of
    a request.
    """
    present = [c for c in columns if c.name in rows.column_names and c.role is not Role.TIME]
    used = [c for c in present if _written(c, rows.column(c.name))]
    found = [f"Table {shown(table_name)}: {why}." for why in [table_name_problem(table_name, longest)] if why]
    for column in used:
        found.extend(_column(column, rows.column(column.name), longest))
    found.extend(_rows(present, rows))
    return tuple(found or _lines(table_name, used, rows, largest))


def _written(column: Column, values: pa.ChunkedArray) -> bool:
    """Whether any row has a value that is written; an empty tag is not (trap 15)."""
    if values.null_count == len(values):
        return False
    return column.role is not Role.TAG or any(pc.any(pc.not_equal(t, "")).as_py() for t in _texts(values))


def _column(column: Column, values: pa.ChunkedArray, longest: int) -> Iterator[str]:
    if why := column_name_problem(column, longest):
        yield f"Column {shown(column.name)}: {why}."
    if pa.types.is_floating(values.type):
        if nans := pc.sum(pc.is_nan(values)).as_py():
            yield f"Column {shown(column.name)} holds NaN {counted(nans, 'time')}."
    elif pa.types.is_dictionary(values.type) or is_text(values.type):
        for texts in _texts(values):
            yield from _too_long(column.name, texts, longest)
            if column.role is Role.TAG:
                yield from _tag_values(column.name, texts)


def _texts(values: pa.ChunkedArray) -> Iterator[pa.Array]:
    """The texts that occur: of a dictionary only those that a row has."""
    for chunk in values.chunks:
        if pa.types.is_dictionary(chunk.type):
            yield chunk.dictionary.take(chunk.indices.unique().drop_null()).cast(pa.large_string())
        else:
            yield chunk.cast(pa.large_string())


def _too_long(name: str, texts: pa.Array, longest: int) -> Iterator[str]:
    length = pc.max(pc.binary_length(texts)).as_py() or 0
    if length > longest:
        yield f"Column {shown(name)} holds a text of {length:,} bytes; this server takes {longest:,} bytes."


def _tag_values(name: str, texts: pa.Array) -> Iterator[str]:
    bad = texts.filter(pc.ends_with(texts, pattern="\\"))
    if len(bad):
        yield f"Tag {shown(name)} has the value {shown(bad[0].as_py())}, which ends with a backslash."
    bad = texts.filter(pc.match_substring_regex(texts, r"(^|[^\\])[\n\t]"))
    if len(bad):
        yield f"Tag {shown(name)} has the value {shown(bad[0].as_py())}, which holds a newline or tab."


def _rows(present: Sequence[Column], rows: pa.Table) -> Iterator[str]:
    if empty := _without_field(rows, [c.name for c in present if c.role is Role.FIELD]):
        yield f"{counted(empty, 'row')} without any field."
    if same := _made_equal(rows, [c.name for c in present if c.role is Role.TAG]):
        yield f"{counted(same, 'row')} like others but for a tag that is empty there and null here."


def _without_field(rows: pa.Table, fields: Sequence[str]) -> int:
    if not rows.num_rows or any(rows.column(f).null_count == 0 for f in fields):
        return 0
    if not fields:
        return int(rows.num_rows)
    empty = rows.column(fields[0]).is_null()
    for name in fields[1:]:
        empty = pc.and_(empty, rows.column(name).is_null())
    return int(pc.sum(empty).as_py() or 0)


def _made_equal(rows: pa.Table, tags: Sequence[str]) -> int:
    """Rows that would fall together, because an empty tag (of a server before 3.1, trap 15) is written as none."""
    if not any(pc.any(pc.equal(t, "")).as_py() for name in tags for t in _texts(rows.column(name))):
        return 0
    keys = {"time": rows.column("time")}
    for number, name in enumerate(tags):
        text = rows.column(name).cast(pa.string())
        keys[f"tag {number}"] = pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
    distinct = pa.table(keys).group_by(list(keys)).aggregate([([], "count_all")])
    return int(rows.num_rows - distinct.num_rows)


def _lines(table_name: str, used: Sequence[Column], rows: pa.Table, largest: int) -> Iterator[str]:
    """A row whose line is longer than a request may be. Only where one could be, lines are made to know."""
    # The number that every line has is its time.
    longest = 2 * len(table_name.encode()) + _NUMBER + sum(2 * len(c.name.encode()) + _NUMBER for c in used)
    for column in used:
        values = rows.column(column.name)
        if pa.types.is_dictionary(values.type) or is_text(values.type):
            longest += 2 * max(pc.max(pc.binary_length(t)).as_py() or 0 for t in _texts(values))
    if longest <= largest:
        return
    tags = [c.name for c in used if c.role is Role.TAG]
    for body in encode(table_name, tags, rows.select(["time", *(c.name for c in used)]), largest):
        if len(body.data) > largest:
            at = format_instant(rows.column("time")[body.first_row].cast(pa.int64()).as_py())
            size = len(body.data)
            yield f"The row at {at} makes a line of {size:,} bytes; a server takes {largest:,} bytes at a time."
