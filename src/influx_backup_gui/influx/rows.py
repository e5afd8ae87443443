"""Exact comparison of rows, in any order, and what a backup says about times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.influx.row_keys import (
    comparable,
    day_numbers,
    equal,
    in_order,
    key_text,
    key_texts,
    type_text,
    unequal_values,
    value_text,
)

_EXAMPLES = 5


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
        told = (
            f"column {n}: {type_text(a, n)} in the backup, {type_text(b, n)} on the server" for n in odd[:_EXAMPLES]
        )
        return Difference("column", len(odd), tuple(told))
    shared = [n for n in named if n in a.column_names and n in b.column_names]
    if "time" not in shared:
        if a.num_rows or b.num_rows:
            raise ValueError("rows without time cannot be compared")
        return None
    left, right = comparable(a, shared), comparable(b, shared)
    if left.num_rows == right.num_rows and equal(left, right):
        return None
    keys = ["time", *(t for t in tags if t in shared)]
    order = [*keys, *(n for n in shared if n not in keys)]
    left, right = in_order(left, order), in_order(right, order)
    if left.num_rows == right.num_rows and equal(left, right):
        return None
    return _explain(left, right, keys, a.schema)


def _lacking_but_filled(a: pa.Table, b: pa.Table, name: str) -> bool:
    if name in a.column_names and name in b.column_names:
        return False
    present = a if name in a.column_names else b
    return bool(present.column(name).null_count < present.num_rows)


def _other_type(a: pa.Table, b: pa.Table, name: str) -> bool:
    return name in a.column_names and name in b.column_names and type_text(a, name) != type_text(b, name)


# --- what the difference is; both sides sorted by their keys --------------------------------------------------------


def _explain(left: pa.Table, right: pa.Table, keys: Sequence[str], schema: pa.Schema) -> Difference:
    ours, theirs = key_texts(left, keys), key_texts(right, keys)
    for kind, rows, mine, others, where in (
        ("missing", left, ours, theirs, "only in the backup"),
        ("extra", right, theirs, ours, "only on the server"),
    ):
        alone = rows.filter(pc.invert(pc.is_in(mine, value_set=others)))
        if alone.num_rows:
            told = (f"{key_text(alone, n, keys)}: {where}" for n in range(min(_EXAMPLES, alone.num_rows)))
            return Difference(kind, alone.num_rows, tuple(told))
    return _values(left, right, keys, schema)


def _values(left: pa.Table, right: pa.Table, keys: Sequence[str], schema: pa.Schema) -> Difference:
    """Both sides have the same keys in the same order: name the values that differ."""
    differs = pa.chunked_array([pa.repeat(False, left.num_rows)])
    told: list[str] = []
    for name in (n for n in left.column_names if n not in keys):
        x, y = left.column(name), right.column(name)
        unequal = unequal_values(x, y)
        differs = pc.or_(differs, unequal)
        for row in pc.indices_nonzero(unequal).slice(0, _EXAMPLES - len(told)).to_pylist():
            kind = schema.field(name).type
            told.append(
                f"{key_text(left, row, keys)}: {name} {value_text(x[row], kind)} in the backup, "
                f"{value_text(y[row], kind)} on the server"
            )
    return Difference("value", pc.sum(differs).as_py(), tuple(told))


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
    days = day_numbers(times.cast(pa.int64()))
    return {day_of(c["values"] * DAY): c["counts"] for c in pc.value_counts(days).to_pylist()}
