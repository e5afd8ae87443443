"""Random tables of every type with text that hurts, in every form that Arrow can give them; and plain-Python rows."""

from __future__ import annotations

import struct
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from influx_backup_gui.domain.server import Column, Role, Type

ARROW = {
    Type.STRING: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.UNSIGNED: pa.uint64(),
    Type.FLOAT: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
}
# What means something to a parser comes more often than what does not.
MARKS = [*"\\" * 8, *'""', *",,==  ", *"\n\n\n\t\t", *"##", *"\r\0éa"]
TEXT = st.text(st.sampled_from(MARKS), max_size=3) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
# Half of them are text that line protocol carries, so that whole tables of it are drawn often enough.
TAME = TEXT.map(lambda t: t.replace("\n", "").replace("\t", "").replace("\0", "").rstrip("\\").lstrip("#") or "x")
INSTANTS = st.sampled_from([-(2**63) + 1, -1, 0, 1, 1_700_000_000_123_456_789, 2**63 - 1]) | st.integers(-5, 5)
FLOATS = st.floats(allow_nan=False) | st.sampled_from([-0.0, 0.0, 5e-324, 1e22, 1e16, 1e-5, 0.1, 1.797e308])
VALUES = {
    Type.STRING: TEXT,
    Type.INTEGER: st.integers(-(2**63), 2**63 - 1) | st.sampled_from([-(2**63), 2**63 - 1, 0]),
    Type.UNSIGNED: st.integers(0, 2**64 - 1) | st.sampled_from([0, 2**64 - 1]),
    Type.FLOAT: FLOATS,
    Type.BOOLEAN: st.booleans(),
}
Row = dict[str, Any]
_SPECIAL = ["time", "__chunk_order", "Time", "v"]


@dataclass(frozen=True)
class Drawn:
    """A table as a person sees it (`values`, absent is null) and as Arrow holds it (`rows`)."""

    name: str
    columns: tuple[Column, ...]
    values: tuple[Row, ...]
    rows: pa.Table

    @property
    def tags(self) -> list[str]:
        return [c.name for c in self.columns if c.role is Role.TAG]


@st.composite
def tables(draw: st.DrawFn, hostile: bool = True, max_rows: int = 6) -> Drawn:
    """A table with unique keys; `hostile` names and tags may be such that line protocol cannot carry them."""
    text = TEXT if hostile and draw(st.booleans()) else TAME
    names = draw(st.lists(text | st.sampled_from(_SPECIAL), min_size=1, max_size=6, unique=True))
    if not hostile:
        names = [n for n in names if n not in ("time", "__chunk_order")] or ["v"]
    cut = draw(st.integers(0, len(names) - 1))
    columns = [Column(n, Role.TAG, Type.TAG) for n in names[:cut]]
    columns += [Column(n, Role.FIELD, draw(st.sampled_from(list(ARROW)))) for n in names[cut:]]
    columns = [c for c in columns if c.name != "time"]
    kinds = {c.name: text if c.role is Role.TAG else VALUES[c.type] for c in columns}
    if hostile and draw(st.booleans()):
        kinds |= {c.name: st.floats() for c in columns if c.type is Type.FLOAT}
    rows = st.fixed_dictionaries({"time": INSTANTS}, optional=kinds)
    keys = [c.name for c in columns if c.role is Role.TAG]
    values = draw(st.lists(rows, min_size=1, max_size=max_rows, unique_by=lambda r: (r["time"], *map(r.get, keys))))
    if not hostile:
        fields = [c.name for c in columns if c.role is Role.FIELD]
        values = [v for v in values if any(f in v for f in fields)] or [{"time": 0, fields[0]: draw(kinds[fields[0]])}]
    arrow = arrow_table(values, columns, draw(st.integers(0, 3)), draw(st.integers(1, 3)))
    return Drawn(draw(text), tuple(columns), tuple(values), arrow)


def arrow_table(values: list[Row], columns: list[Column], before: int = 0, chunk: int = 1000) -> pa.Table:
    """The rows as slices of longer arrays (`before` rows too many in front), `chunk` rows together."""
    arrays: dict[str, pa.ChunkedArray] = {}
    for column in [*columns, Column("time", Role.TIME, Type.TIME)]:
        texts = [r.get(column.name) for r in values]
        chunks = [_array(column, texts[i : i + chunk], before) for i in range(0, len(texts), chunk)]
        arrays[column.name] = pa.chunked_array(chunks)
    return pa.table(arrays)


def _array(column: Column, values: list[Any], before: int) -> pa.Array:
    if column.role is Role.TIME:
        return pa.array([7] * before + values, pa.timestamp("ns")).slice(before)
    if column.role is Role.FIELD:
        return pa.array([None] * before + values, ARROW[column.type]).slice(before)
    # A dictionary with values that no row has, and with the same value twice.
    words = ["never\\", *dict.fromkeys(v for v in values if v is not None), "never\n"]
    words += words[1:2]
    numbers = [0] * before
    numbers += [None if v is None else words.index(v) for v in values]  # type: ignore[misc]  # null is no int
    return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), pa.array(words, pa.string())).slice(before)


def plain(rows: pa.Table) -> Counter[tuple[tuple[str, Any], ...]]:
    """Rows of Arrow as a bag of plain ones: floats as bits, times as integers, null left out."""
    names, found = rows.column_names, Counter[tuple[tuple[str, Any], ...]]()
    columns = [(c.cast(pa.int64()) if n == "time" else c).to_pylist() for n, c in zip(names, rows.columns, strict=True)]
    for row in zip(*columns, strict=True):
        found[frozen(dict(zip(names, row, strict=True)))] += 1
    return found


def frozen(row: Row) -> tuple[tuple[str, Any], ...]:
    """One plain row, comparable bit by bit: (name, (type, value)) by name."""
    return tuple(sorted((n, _exact(v)) for n, v in row.items() if v is not None))


def _exact(value: Any) -> tuple[str, Any]:
    return type(value).__name__, struct.pack("<d", value) if isinstance(value, float) else value
