"""Arrow rows as line protocol, without touching a row in Python (facts.md 3.3).

Every distinct tag and every column name is escaped once; numbers are printed in bulk by Arrow (shortest text that reads
back as the same float); the pieces of all rows are joined by one call. A row ends with a newline, and bodies are cut
between rows only, because a string may hold newlines itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.server import Column, Role

MAX_TEXT = 65_536
_SLICE_BYTES = 48_000_000
_SLICE_ROWS = 65_536
_RESERVED = ("time", "__chunk_order")


@dataclass(frozen=True)
class Body:
    """Line protocol of the rows `[first_row, first_row + rows)`."""

    data: memoryview
    first_row: int
    rows: int


def encode(table_name: str, tags: Sequence[str], rows: pa.Table, max_bytes: int = 4_000_000) -> Iterator[Body]:
    """Bodies of at most `max_bytes` bytes (a single longer row is a body of its own), rows in their order.

    `tags` names the tag columns in series key order; the others but `time` are fields. What `unwritable` names must not
    be among the rows.
    """
    first = 0
    for piece in _slices(rows):
        lines = _lines(table_name, tags, piece)
        yield from _bodies(lines, first, max_bytes)
        first += piece.num_rows


def _slices(rows: pa.Table) -> Iterator[pa.Table]:
    """Pieces small enough that the text of each is far below Arrow's 2 GB for a string array."""
    at = 0
    while at < rows.num_rows:
        piece = rows.slice(at, _SLICE_ROWS)
        while piece.num_rows > 1 and piece.get_total_buffer_size() > _SLICE_BYTES and _text_bytes(piece) > _SLICE_BYTES:
            piece = piece.slice(0, piece.num_rows // 2)
        yield piece
        at += piece.num_rows


def _text_bytes(rows: pa.Table) -> int:
    return sum(pc.sum(pc.binary_length(c)).as_py() or 0 for c in rows.columns if pa.types.is_string(c.type))


def _bodies(lines: pa.StringArray, first: int, max_bytes: int) -> Iterator[Body]:
    """Cut the joined text where rows end; the bytes are not copied."""
    _, offsets_buffer, data = lines.buffers()
    offsets = memoryview(offsets_buffer).cast("i")[lines.offset : lines.offset + len(lines) + 1]
    text = memoryview(data)
    row = 0
    while row < len(lines):
        end = _last_fitting(offsets, row, offsets[row] + max_bytes)
        yield Body(text[offsets[row] : offsets[end]], first + row, end - row)
        row = end


def _last_fitting(offsets: memoryview, row: int, limit: int) -> int:
    """The largest end of rows from `row` whose text ends by `limit`; at least one row."""
    low, high = row + 1, len(offsets) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if offsets[middle] <= limit:
            low = middle
        else:
            high = middle - 1
    return low


def _lines(table_name: str, tags: Sequence[str], rows: pa.Table) -> pa.StringArray:
    table = _escaped(pa.array([table_name]), r"([\\, ])")[0].as_py()
    present = [t for t in tags if t in rows.column_names]
    heads = [table, *(_tag(rows.column(t), t) for t in present)]
    head = pc.binary_join_element_wise(*heads, "", null_handling="skip") if present else pa.scalar(table)
    names = [n for n in rows.column_names if n not in present and n != "time"]
    fields = [f for n in names if (f := _field(rows.column(n), n)) is not None]
    if not fields:
        raise ValueError("rows without any field cannot be written")
    body = pc.binary_join_element_wise(*fields, ",", null_handling="skip")
    times = rows.column("time").cast(pa.int64()).cast(pa.string())
    joined = pc.binary_join_element_wise(head, " ", body, " ", times, "\n", "")
    return joined.combine_chunks() if isinstance(joined, pa.ChunkedArray) else joined


def _key(name: str) -> str:
    text: str = _escaped(pa.array([name]), r"([\\,= ])")[0].as_py()
    return text


def _escaped(texts: pa.Array, pattern: str) -> pa.Array:
    """Backslashes before what must have one; a backslash that stands before a newline or tab stays single."""
    escaped = pc.replace_substring_regex(texts, pattern=pattern, replacement=r"\\\1")
    for following in "\n\t":
        escaped = pc.replace_substring(escaped, pattern="\\\\" + following, replacement="\\" + following)
    return escaped


def _tag(column: pa.ChunkedArray, name: str) -> pa.Array:
    """`,name=value` for each row, null where there is no tag. An empty tag cannot be written: it counts as absent."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], column.type)
    coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    values = coded.dictionary.cast(pa.string())
    texts = pc.binary_join_element_wise(f",{_key(name)}=", _escaped(values, r"([\\,= ])"), "")
    texts = pc.if_else(pc.equal(values, ""), pa.scalar(None, pa.string()), texts)
    return texts.take(coded.indices)


def _field(column: pa.ChunkedArray, name: str) -> pa.Array | pa.ChunkedArray | None:
    """`name=value` for each row, null where the field is null; None for a column that is null everywhere."""
    if column.null_count == len(column):
        return None
    head, kind = f"{_key(name)}=", column.type
    if pa.types.is_boolean(kind):
        return pc.if_else(column, f"{head}true", f"{head}false")
    if pa.types.is_signed_integer(kind):
        return pc.binary_join_element_wise(head, column.cast(pa.string()), "i", "")
    if pa.types.is_unsigned_integer(kind):
        return pc.binary_join_element_wise(head, column.cast(pa.string()), "u", "")
    if pa.types.is_floating(kind):
        return pc.binary_join_element_wise(head, _floats(column), "")
    return pc.binary_join_element_wise(head, '"', _quoted(column), '"', "")


def _floats(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Shortest texts; infinity as a number that is too large for a float (measured.md, Behaviour)."""
    texts = column.cast(pa.string())
    infinite = pc.is_inf(column)
    if pc.any(infinite).as_py():
        sign = pc.if_else(pc.greater(column, 0.0), "1e999", "-1e999")
        texts = pc.if_else(infinite, sign, texts)
    return texts


def _quoted(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pc.any(pc.match_substring_regex(column, r'["\\]')).as_py():
        return pc.replace_substring_regex(column, pattern=r'(["\\])', replacement=r"\\\1")
    return column


def unwritable(table_name: str, columns: Sequence[Column], rows: pa.Table) -> tuple[str, ...]:
    """Sentences that name what line protocol cannot carry (facts.md 3.3); none for rows that came in over it."""
    found = [*_names(table_name, columns)]
    for column in columns:
        if column.name in rows.column_names:
            found.extend(_values(column, rows.column(column.name)))
    fields = [c.name for c in columns if c.role is Role.FIELD and c.name in rows.column_names]
    empty = _without_field(rows, fields)
    if empty:
        found.append(f"{empty} rows have no field at all")
    return tuple(found)


def _names(table_name: str, columns: Sequence[Column]) -> Iterator[str]:
    for what, name in [("table", table_name), *((c.role.value, c.name) for c in columns if c.role is not Role.TIME)]:
        if not name:
            yield f"the {what} has an empty name"
        elif name.endswith("\\"):
            yield f"the name of {what} {name!r} ends with a backslash"
        elif _bare_control(name):
            yield f"the name of {what} {name!r} holds a newline, tab or NUL"
        elif what == "table" and name.startswith("#"):
            yield f"the name of table {name!r} begins with #, which marks a comment"
        elif len(name.encode()) > MAX_TEXT:
            yield f"the name of {what} {name[:40]!r}… is longer than 64 KiB"
        elif what != "table" and name in _RESERVED:
            yield f"{name!r} is a reserved name"


def _bare_control(name: str) -> bool:
    unescaped = name.replace("\\\n", "").replace("\\\t", "")
    return any(c in unescaped for c in "\n\t\0\r")


def _values(column: Column, values: pa.ChunkedArray) -> Iterator[str]:
    if pa.types.is_floating(values.type):
        nans = pc.sum(pc.is_nan(values)).as_py() or 0
        if nans:
            yield f"column {column.name!r} holds NaN {nans} times"
        return
    if not (pa.types.is_string(values.type) or pa.types.is_dictionary(values.type)):
        return
    texts = _distinct(values)
    if (pc.max(pc.binary_length(texts)).as_py() or 0) > MAX_TEXT:
        yield f"column {column.name!r} holds a text longer than 64 KiB"
    if column.role is Role.TAG:
        yield from _tag_values(column.name, texts)


def _distinct(values: pa.ChunkedArray) -> pa.Array:
    """Each text once, where that is cheap to have."""
    if pa.types.is_dictionary(values.type):
        return pa.concat_arrays([c.dictionary.cast(pa.string()) for c in values.chunks] or [pa.array([], pa.string())])
    return values


def _tag_values(name: str, texts: pa.Array) -> Iterator[str]:
    for what, pattern in (("ends with a backslash", r"\\$"), ("holds a newline, tab or NUL", r"(^|[^\\])[\n\t]|\x00")):
        bad = texts.filter(pc.fill_null(pc.match_substring_regex(texts, pattern), False))
        if len(bad):
            yield f"tag {name!r} has the value {bad[0].as_py()!r}, which {what}"


def _without_field(rows: pa.Table, fields: Sequence[str]) -> int:
    if not rows.num_rows or any(rows.column(f).null_count == 0 for f in fields):
        return 0
    if not fields:
        return int(rows.num_rows)
    empty = rows.column(fields[0]).is_null()
    for name in fields[1:]:
        empty = pc.and_(empty, rows.column(name).is_null())
    return int(pc.sum(empty).as_py() or 0)
