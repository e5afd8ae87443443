"""Exact comparison of rows, in any order, and what a backup says about times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import DAY, day_of, format_instant

_EXAMPLES = 5


@dataclass(frozen=True)
class Difference:
    """What is not the same. `kind`: "column", "missing" (only in the backup), "extra" (only on the server), "value"."""

    kind: str
    count: int
    examples: tuple[str, ...]


def same_rows(a: pa.Table, b: pa.Table, tags: Sequence[str]) -> Difference | None:
    """Whether the backup `a` and the server's `b` hold exactly the same rows, bit by bit, in whatever order.

    Tags are compared as text, and a column that one side lacks must be null everywhere on the other.
    """
    named = sorted(set(a.column_names) | set(b.column_names))
    odd = [n for n in named if _lacking_but_filled(a, b, n) or _other_type(a, b, n)]
    if odd:
        return Difference(
            "column",
            len(odd),
            tuple(f"column {n}: {_type(a, n)} in the backup, {_type(b, n)} on the server" for n in odd[:_EXAMPLES]),
        )
    shared = [n for n in named if n in a.column_names and n in b.column_names]
    left, right = _comparable(a, shared), _comparable(b, shared)
    if left.num_rows == right.num_rows and _equal(left, right):
        return None
    keys = [n for n in (*(t for t in tags if t in shared), "time") if n in shared]
    order = [*keys, *(n for n in shared if n not in keys)]
    left, right = _sorted(left, order), _sorted(right, order)
    if left.num_rows == right.num_rows and _equal(left, right):
        return None
    return _explain(left, right, keys, a, b)


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
    return "tag" if pa.types.is_dictionary(kind) else str(kind)


def _comparable(rows: pa.Table, names: Sequence[str]) -> pa.Table:
    """Tags as text, floats and times as the integers of their bits."""
    columns = []
    for name in names:
        column = rows.column(name)
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        elif pa.types.is_float64(column.type) or pa.types.is_timestamp(column.type):
            column = pa.chunked_array([c.view(pa.int64()) for c in column.chunks], pa.int64())
        columns.append(column)
    return pa.table(columns, names=list(names))


def _equal(left: pa.Table, right: pa.Table) -> bool:
    return all(x.equals(y) for x, y in zip(left.columns, right.columns, strict=True))


def _sorted(rows: pa.Table, order: Sequence[str]) -> pa.Table:
    return rows.sort_by([(n, "ascending") for n in order]) if order else rows


def _explain(left: pa.Table, right: pa.Table, keys: Sequence[str], a: pa.Table, b: pa.Table) -> Difference:
    missing = _without(left, right, keys)
    if missing.num_rows:
        told = tuple(_row_text(missing, n, keys, "only in the backup") for n in range(min(_EXAMPLES, missing.num_rows)))
        return Difference("missing", missing.num_rows, told)
    extra = _without(right, left, keys)
    if extra.num_rows or left.num_rows != right.num_rows:
        told = tuple(_row_text(extra, n, keys, "only on the server") for n in range(min(_EXAMPLES, extra.num_rows)))
        return Difference("extra", extra.num_rows or abs(right.num_rows - left.num_rows), told)
    return _values(left, right, keys, a)


def _without(rows: pa.Table, others: pa.Table, keys: Sequence[str]) -> pa.Table:
    """The rows of `rows` whose keys are not in `others` (null keys equal null keys)."""
    ours, theirs = _key_texts(rows, keys), _key_texts(others, keys)
    return rows.filter(pc.invert(pc.is_in(ours, value_set=theirs)))


def _key_texts(rows: pa.Table, keys: Sequence[str]) -> pa.ChunkedArray:
    """One text for each row's key; lengths keep neighbouring values apart, and null differs from empty."""
    parts = []
    for name in keys:
        text = rows.column(name).cast(pa.string())
        length = pc.binary_length(text).cast(pa.string())
        joined = pc.binary_join_element_wise(length, text, ":")
        parts.append(pc.fill_null(joined, "-"))
    return pc.binary_join_element_wise(*parts, ",") if len(parts) > 1 else parts[0]


def _values(left: pa.Table, right: pa.Table, keys: Sequence[str], a: pa.Table) -> Difference:
    """Both sides have the same keys in the same order: name the values that differ."""
    differs = None
    told: list[str] = []
    for name in (n for n in left.column_names if n not in keys):
        x, y = left.column(name), right.column(name)
        unequal = pc.or_(pc.xor(x.is_null(), y.is_null()), pc.fill_null(pc.not_equal(x, y), False))
        differs = unequal if differs is None else pc.or_(differs, unequal)
        for row in pc.indices_nonzero(unequal).slice(0, _EXAMPLES - len(told)).to_pylist():
            kind = a.schema.field(name).type
            told.append(
                f"{_key_text(left, row, keys)}: {name} {_value_text(x[row], kind)} in the backup, "
                f"{_value_text(y[row], kind)} on the server"
            )
    count = 0 if differs is None else pc.sum(differs).as_py() or 0
    return Difference("value", count, tuple(told))


def _row_text(rows: pa.Table, row: int, keys: Sequence[str], where: str) -> str:
    return f"{_key_text(rows, row, keys)}: {where}"


def _key_text(rows: pa.Table, row: int, keys: Sequence[str]) -> str:
    tags = [f"{k}={rows.column(k)[row].as_py()}" for k in keys if k != "time"]
    time = format_instant(rows.column("time")[row].as_py()) if "time" in rows.column_names else "?"
    return " ".join([f"time {time}", *tags])


def _value_text(bits: pa.Scalar, kind: pa.DataType) -> str:
    if not bits.is_valid:
        return "null"
    if pa.types.is_float64(kind):
        return repr(pa.array([bits.as_py()], pa.int64()).view(pa.float64())[0].as_py())
    return repr(bits.as_py())


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
