"""Arrow tables on their way into a server: cut, sorted, and matched by key (all tags and time) without a Python row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import TimeRange, format_instant
from influx_backup_gui.domain.server import Column
from influx_backup_gui.store.columnar import ARROW_TYPES

_TEXT = pa.dictionary(pa.int32(), pa.string())
_NO_TAG = pa.scalar("", pa.string())
# Codes of several tags are packed into one int64 while their product fits.
_FITS = 2**62


def within(rows: pa.Table, span: TimeRange) -> pa.Table:
    """The rows of a range."""
    times = instants(rows)
    kept = None
    if span.first is not None:
        kept = pc.greater_equal(times, pa.scalar(span.first, pa.int64()))
    if span.last is not None:
        before = pc.less(times, pa.scalar(span.last, pa.int64()))
        kept = before if kept is None else pc.and_(kept, before)
    return rows if kept is None or pc.all(kept).as_py() is True else rows.filter(kept)


def instants(rows: pa.Table) -> pa.ChunkedArray[Any]:
    """The time column as int64 nanoseconds."""
    return rows.column("time").cast(pa.timestamp("ns")).cast(pa.int64())


def time_span(rows: pa.Table) -> tuple[int, int] | None:
    """First and last instant, or None when there are no rows."""
    found = pc.min_max(instants(rows))
    first, last = found["min"].as_py(), found["max"].as_py()
    return None if first is None else (first, last)


def by_time(rows: pa.Table) -> pa.Table:
    """Ascending in time: the server writes fewer files so (facts.md 7). Rows of one instant keep their order."""
    times = instants(rows)
    if rows.num_rows < 2 or pc.all(pc.less_equal(times.slice(0, len(times) - 1), times.slice(1))).as_py():
        return rows
    return rows.take(pc.sort_indices(pa.table({"t": times}), sort_keys=[("t", "ascending")]))


def without_empty_tags(rows: pa.Table, tags: Sequence[str]) -> pa.Table:
    """Empty tags become null: servers before 3.1 hold "" for a tag that was not given (trap 15)."""
    for name in tags:
        index = rows.column_names.index(name) if name in rows.column_names else -1
        if index >= 0 and _may_be_empty(rows.column(index)):
            texts = rows.column(index).cast(pa.string())
            mended = pc.if_else(pc.equal(texts, _NO_TAG), pa.scalar(None, pa.string()), texts)
            rows = rows.set_column(index, rows.schema.field(index).name, mended.dictionary_encode())
    return rows


def _may_be_empty(column: pa.ChunkedArray[Any]) -> bool:
    """Whether "" is among the values; of a dictionary, whether it is there to be used."""
    texts = (c.dictionary if pa.types.is_dictionary(c.type) else c for c in column.chunks)
    return any(pc.any(pc.equal(t.cast(pa.string()), _NO_TAG)).as_py() for t in texts)


def shaped(rows: pa.Table, columns: Iterable[Column]) -> pa.Table:
    """Exactly these columns, in this order; those that the rows lack are null."""
    found = {}
    for column in columns:
        if column.name in rows.column_names:
            found[column.name] = rows.column(column.name)
        else:
            found[column.name] = pa.chunked_array([pa.nulls(rows.num_rows, ARROW_TYPES[column.type])])
    return pa.table(found)


def absent(rows: pa.Table, there: pa.Table, tags: Sequence[str]) -> pa.Table:
    """The rows whose key `there` does not have, in their order."""
    mine, theirs = _keyed(rows, there, tags)
    left = mine.join(theirs.select(["t", "k"]), keys=["t", "k"], join_type="left anti")
    return rows.take(left.column("n").sort()) if left.num_rows < rows.num_rows else rows


def matched(rows: pa.Table, there: pa.Table, tags: Sequence[str]) -> tuple[pa.Table, pa.Table]:
    """Those of `rows` and those of `there` that have the same key, side by side."""
    mine, theirs = _keyed(rows, there, tags)
    pairs = mine.join(theirs.rename_columns(["t", "k", "m"]), keys=["t", "k"], join_type="inner")
    return rows.take(pairs.column("n")), there.take(pairs.column("m"))


def covered(rows: pa.Table, there: pa.Table, tags: Sequence[str]) -> pa.Table:
    """The rows with their nulls filled by what `there` has for the same key: what a write over them leaves.

    Rows that `there` lacks come last, as they are.
    """
    mine, theirs = matched(rows, there, tags)
    columns = {}
    for name in rows.column_names:
        column = mine.column(name)
        if column.null_count and name in theirs.column_names and name not in tags:
            column = pc.if_else(pc.is_null(column), theirs.column(name), column)
        columns[name] = column
    rest = absent(rows, there, tags) if mine.num_rows < rows.num_rows else rows.slice(0, 0)
    return pa.concat_tables([pa.table(columns), rest], promote_options="permissive")


def _keyed(rows: pa.Table, there: pa.Table, tags: Sequence[str]) -> tuple[pa.Table, pa.Table]:
    """Both as (t: instant, k: one number for all tags, n: row number); null is a tag value like any other."""
    total = rows.num_rows + there.num_rows
    codes: pa.Array[Any] = pa.repeat(pa.scalar(0, pa.int64()), total)
    size = 1
    for tag in tags:
        texts = pa.chunked_array([*_texts(rows, tag).chunks, *_texts(there, tag).chunks], pa.string())
        encoded = texts.combine_chunks().dictionary_encode(null_encoding="encode")
        width = max(1, len(encoded.dictionary))
        if size * width > _FITS:
            packed = codes.dictionary_encode()
            codes, size = packed.indices.cast(pa.int64()), max(1, len(packed.dictionary))
        codes = pc.add(pc.multiply(codes, pa.scalar(width, pa.int64())), encoded.indices.cast(pa.int64()))
        size *= width
    cut = rows.num_rows
    return _key_table(rows, codes.slice(0, cut)), _key_table(there, codes.slice(cut))


def _key_table(rows: pa.Table, codes: pa.Array[Any]) -> pa.Table:
    numbers = pa.array(range(rows.num_rows), pa.int64())
    return pa.table({"t": instants(rows), "k": codes, "n": numbers})


def _texts(rows: pa.Table, tag: str) -> pa.ChunkedArray[Any]:
    if tag in rows.column_names:
        return rows.column(tag).cast(pa.string())
    return pa.chunked_array([pa.nulls(rows.num_rows, pa.string())])


def described(rows: pa.Table, number: int, tags: Sequence[str]) -> str:
    """One row in words: its tags and its instant."""
    said = f"at {format_instant(instants(rows.slice(number, 1))[0].as_py())}"
    return f"{described_key(rows, number, tags)} {said}".strip()


def described_key(rows: pa.Table, number: int, tags: Sequence[str]) -> str:
    """The tags of one row in words."""
    row = rows.slice(number, 1)
    return " ".join(f"{t}={_texts(row, t)[0].as_py()!r}" for t in tags)
