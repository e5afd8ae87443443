"""Exact comparison of rows, in any order, and what a backup says about times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import DAY, day_of, format_instant
from influx_backup_gui.influx.line_protocol import is_text

_EXAMPLES = 5
# Characters of a text in an example.
_SHOWN = 80


@dataclass(frozen=True)
class Difference:
    """What is not the same. `kind`: "column", "missing" (only in the backup), "extra" (only on the server), "value"."""

    kind: str
    count: int
    examples: tuple[str, ...]


def same_rows(a: pa.Table, b: pa.Table, tags: Sequence[str]) -> Difference | None:
    """Whether the backup `a` and the server's `b` hold exactly the same rows, bit by bit, in whatever order.

    Tags are compared as text, and a column that one side lacks must be null everywhere on the other. Rows that are
    there twice must be there twice on both sides. ValueError for rows without a column `time`.
    """
    named = sorted(set(a.column_names) | set(b.column_names))
    odd = [n for n in named if _lacking_but_filled(a, b, n) or _other_type(a, b, n)]
    if odd:
        told = (f"column {n}: {_type(a, n)} in the backup, {_type(b, n)} on the server" for n in odd[:_EXAMPLES])
        return Difference("column", len(odd), tuple(told))
    shared = [n for n in named if n in a.column_names and n in b.column_names]
    if "time" not in shared:
        if a.num_rows or b.num_rows:
            raise ValueError("rows without time cannot be compared")
        return None
    left, right = _comparable(a, shared), _comparable(b, shared)
    if left.num_rows == right.num_rows and _equal(left, right):
        return None
    keys = ["time", *(t for t in tags if t in shared)]
    order = [*keys, *(n for n in shared if n not in keys)]
    left, right = _sorted(left, order), _sorted(right, order)
    if left.num_rows == right.num_rows and _equal(left, right):
        return None
    return _explain(left, right, keys, a.schema)


def _lacking_but_filled(a: pa.Table, b: pa.Table, name: str) -> bool:
    if name in a.column_names and name in b.column_names:
        return False
    present = a if name in a.column_names else b
    return bool(present.column(name).null_count < present.num_rows)


def _other_type(a: pa.Table, b: pa.Table, name: str) -> bool:
    return name in a.column_names and name in b.column_names and _type(a, name) != _type(b, name)


def _type(rows: pa.Table, name: str) -> str:
    if name not in rows.column_names:
        return "absent"
    kind = rows.schema.field(name).type
    return "tag" if pa.types.is_dictionary(kind) else "string" if is_text(kind) else str(kind)


def _comparable(rows: pa.Table, names: Sequence[str]) -> pa.Table:
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


def _sorted(rows: pa.Table, order: Sequence[str]) -> pa.Table:
    """By these columns. Arrow takes a key that begins with a dot or bracket for a path, so they get plain names."""
    plain = pa.table({f"c{n}": rows.column(name) for n, name in enumerate(order)})
    return rows.take(pc.sort_indices(plain, sort_keys=[(name, "ascending") for name in plain.column_names]))


def _equal(left: pa.Table, right: pa.Table) -> bool:
    return all(x.equals(y) for x, y in zip(left.columns, right.columns, strict=True))


# --- what the difference is; both sides sorted by their keys --------------------------------------------------------


def _explain(left: pa.Table, right: pa.Table, keys: Sequence[str], schema: pa.Schema) -> Difference:
    ours, theirs = _key_texts(left, keys), _key_texts(right, keys)
    for kind, rows, mine, others, where in (
        ("missing", left, ours, theirs, "only in the backup"),
        ("extra", right, theirs, ours, "only on the server"),
    ):
        alone = rows.filter(pc.invert(pc.is_in(mine, value_set=others)))
        if alone.num_rows:
            told = (f"{_key_text(alone, n, keys)}: {where}" for n in range(min(_EXAMPLES, alone.num_rows)))
            return Difference(kind, alone.num_rows, tuple(told))
    return _values(left, right, keys, schema)


def _key_texts(rows: pa.Table, keys: Sequence[str]) -> pa.Array:
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


def _values(left: pa.Table, right: pa.Table, keys: Sequence[str], schema: pa.Schema) -> Difference:
    """Both sides have the same keys in the same order: name the values that differ."""
    differs = pa.chunked_array([pa.repeat(False, left.num_rows)])
    told: list[str] = []
    for name in (n for n in left.column_names if n not in keys):
        x, y = left.column(name), right.column(name)
        unequal = pc.or_(pc.xor(x.is_null(), y.is_null()), pc.fill_null(pc.not_equal(x, y), False))
        differs = pc.or_(differs, unequal)
        for row in pc.indices_nonzero(unequal).slice(0, _EXAMPLES - len(told)).to_pylist():
            kind = schema.field(name).type
            told.append(
                f"{_key_text(left, row, keys)}: {name} {_value_text(x[row], kind)} in the backup, "
                f"{_value_text(y[row], kind)} on the server"
            )
    return Difference("value", pc.sum(differs).as_py(), tuple(told))


def _key_text(rows: pa.Table, row: int, keys: Sequence[str]) -> str:
    said = [f"time {format_instant(rows.column('time')[row].as_py())}"]
    for name in keys:
        value = rows.column(name)[row].as_py()
        if name != "time" and value is not None:
            said.append(f"{name}={_cut(value)}")
    return " ".join(said)


def _value_text(value: pa.Scalar, kind: pa.DataType) -> str:
    if not value.is_valid:
        return "null"
    if pa.types.is_float64(kind):
        return repr(pa.array([value.as_py()], pa.int64()).view(pa.float64())[0].as_py())
    return _cut(repr(value.as_py()))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def span(times: pa.ChunkedArray | pa.Array) -> tuple[int, int] | None:
    """(first, last) in ns as exact integers, None when there are no rows."""
    if not len(times):
        return None
    found = pc.min_max(times.cast(pa.int64()))
    return found["min"].as_py(), found["max"].as_py()


def count_days(times: pa.ChunkedArray | pa.Array) -> dict[str, int]:
    """UTC day `2023-11-14` → rows, also before 1970."""
    found = span(times)
    if found is None:
        return {}
    if found[0] // DAY == found[1] // DAY:
        return {day_of(found[0]): len(times)}
    # Integer division truncates; before 1970 it has to floor.
    instants = times.cast(pa.int64())
    days = pc.divide(instants, DAY)
    days = pc.subtract(days, pc.cast(pc.less(instants, pc.multiply(days, DAY)), pa.int64()))
    return {day_of(c["values"] * DAY): c["counts"] for c in pc.value_counts(days).to_pylist()}
