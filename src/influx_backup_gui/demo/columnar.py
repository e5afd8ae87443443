"""The quick way through line protocol: whole columns at a time, without a Python loop over lines.

Takes only bodies it is sure of and answers None for the rest, which `line_protocol` then reads line by line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.demo.batches import UNITS, Batch
from influx_backup_gui.demo.line_protocol import Dialect, decoded_name, parse_series
from influx_backup_gui.demo.schema import Kind

# Stand in for an escaped character while text is cut at the unescaped ones.
_IN_STRINGS = ((b"\\\\", b"\x01"), (b'\\"', b"\x02"))
_IN_NAMES = ((b"\\ ", b"\x03"), (b"\\,", b"\x04"), (b"\\=", b"\x05"))
_NUMBER = {
    Kind.INTEGER: r"^-?[0-9]+i$",
    Kind.UINTEGER: r"^[0-9]+u$",
    Kind.FLOAT: r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$",
}
_TRUE = pa.array(["t", "T", "true", "True", "TRUE"])
_BOOLEAN = pa.concat_arrays([_TRUE, pa.array(["f", "F", "false", "False", "FALSE"])])


class _Unsure(Exception):
    """Something only the line by line parser can tell."""


@dataclass(frozen=True)
class _Heads:
    """What stands before the first space: for each row the number of its head, and the distinct ones read."""

    numbers: Any
    series: list[tuple[str, tuple[tuple[str, str], ...]]]


@dataclass(frozen=True)
class _Pairs:
    """All fields of all lines in order: number of the row, key as written, value as written, number of its string."""

    rows: Any
    keys: Any
    values: Any
    ordinals: Any


def parse_columns(body: bytes, precision: str, dialect: Dialect) -> list[Batch] | None:
    """Batches of a body in the order tables appear; None when it needs the line by line parser."""
    if precision not in UNITS:
        return None
    try:
        structure, strings = _without_strings(body, dialect)
        heads, fields, times = _parts(structure)
        pairs = _read_pairs(fields, len(strings))
        return _batches(_read_heads(heads, dialect), pairs, _nanoseconds(times, precision), strings, dialect)
    except (_Unsure, pa.ArrowInvalid):
        return None


def _without_strings(body: bytes, dialect: Dialect) -> tuple[bytes, Any]:
    """The body with every quoted string replaced by one quote, and the strings decoded."""
    escaped = b"\\" in body
    if body.startswith(b"#") or b"\n#" in body:
        raise _Unsure
    if any(mark in body for _, mark in (*_IN_STRINGS, *_IN_NAMES)):
        raise _Unsure
    if escaped:
        for source, mark in _IN_STRINGS:
            body = body.replace(source, mark)
    pieces = body.split(b'"')
    if len(pieces) % 2 == 0:
        raise _Unsure
    structure, strings = b'"'.join(pieces[0::2]), pieces[1::2]
    if escaped:
        for source, mark in _IN_NAMES:
            structure = structure.replace(source, mark)
        if b"\\" in structure:
            raise _Unsure
        strings = [s.replace(b"\x01", b"\\").replace(b"\x02", b'"') for s in strings]
    if strings and max(map(len, strings)) > dialect.longest:
        raise _Unsure
    return structure, pa.array(strings, pa.binary()).cast(pa.string())


def _as_written(text: str) -> str:
    for source, mark in (*_IN_NAMES, *_IN_STRINGS):
        text = text.replace(mark.decode(), source.decode())
    return text


def _parts(structure: bytes) -> tuple[Any, Any, Any]:
    """Head, fields and time of every line."""
    lines = pc.split_pattern(pa.array([structure], pa.binary()).cast(pa.string()), "\n").flatten()
    empty = pc.equal(lines, "")
    if pc.any(empty).as_py():
        lines = lines.filter(pc.invert(empty))
    if not len(lines):
        raise _Unsure
    parts = pc.split_pattern(lines, " ")
    _sure(pc.equal(pc.list_value_length(parts), 3))
    return pc.list_element(parts, 0), pc.list_element(parts, 1), pc.list_element(parts, 2)


def _sure(condition: Any) -> None:
    if not pc.all(condition, min_count=0).as_py():
        raise _Unsure


def _nanoseconds(times: Any, precision: str) -> Any:
    _sure(pc.match_substring_regex(times, r"^-?[0-9]+$"))
    return pc.multiply_checked(times.cast(pa.int64()), pa.scalar(UNITS[precision], pa.int64()))


def _read_heads(heads: Any, dialect: Dialect) -> _Heads:
    encoded = heads.dictionary_encode()
    series = []
    for head in encoded.dictionary.to_pylist():
        found = None if '"' in head else parse_series(_as_written(head), dialect)
        if found is None or len(dict(found[1])) < len(found[1]):
            raise _Unsure
        series.append(found)
    return _Heads(encoded.indices, series)


def _read_pairs(fields: Any, strings: int) -> _Pairs:
    lists = pc.split_pattern(fields, ",")
    pairs = pc.split_pattern(lists.flatten(), "=", max_splits=1)
    _sure(pc.equal(pc.list_value_length(pairs), 2))
    values = pc.list_element(pairs, 1)
    ordinals = None
    if strings:
        is_string = pc.equal(values, '"')
        if pc.sum(is_string).as_py() != strings:
            raise _Unsure
        ordinals = pc.subtract(pc.cumulative_sum(is_string.cast(pa.int64())), 1)
    return _Pairs(pc.list_parent_indices(lists), pc.list_element(pairs, 0), values, ordinals)


def _batches(heads: _Heads, pairs: _Pairs, times: Any, strings: Any, dialect: Dialect) -> list[Batch]:
    tables = list(dict.fromkeys(table for table, _ in heads.series))
    if len(tables) == 1:
        return [_batch(tables[0], heads, pairs, times, strings, dialect)]
    table_of_head = pa.array([tables.index(table) for table, _ in heads.series], pa.int64())
    table_of_row = table_of_head.take(heads.numbers)
    table_of_pair = table_of_row.take(pairs.rows)
    batches = []
    for number, table in enumerate(tables):
        mine, mine_of_pair = pc.equal(table_of_row, number), pc.equal(table_of_pair, number)
        local = pc.subtract(pc.cumulative_sum(mine.cast(pa.int64())), 1)
        chosen = _Pairs(
            local.take(pairs.rows.filter(mine_of_pair)),
            pairs.keys.filter(mine_of_pair),
            pairs.values.filter(mine_of_pair),
            None if pairs.ordinals is None else pairs.ordinals.filter(mine_of_pair),
        )
        some = _Heads(heads.numbers.filter(mine), heads.series)
        batches.append(_batch(table, some, chosen, times.filter(mine), strings, dialect))
    return batches


@dataclass
class _Columns:
    """The columns of one table as they are found, and the row each appears in first."""

    arrays: dict[str, Any]
    kinds: dict[str, Kind]
    first_rows: dict[str, int]

    def add(self, name: str, kind: Kind, array: Any, first_row: int) -> None:
        if name in self.arrays:
            raise _Unsure
        self.arrays[name], self.kinds[name], self.first_rows[name] = array, kind, first_row

    def in_order(self) -> dict[str, Kind]:
        """Kinds in order of appearance: row by row, tags before fields."""
        # Tags were added first, and sorting keeps what is equal in order.
        return {name: self.kinds[name] for name in sorted(self.kinds, key=self.first_rows.__getitem__)}


def _batch(table: str, heads: _Heads, pairs: _Pairs, times: Any, strings: Any, dialect: Dialect) -> Batch:
    columns = _Columns({"time": times}, {}, {})
    _add_tags(columns, table, heads)
    _add_fields(columns, pairs, strings, dialect)
    return Batch(table, pa.table(columns.arrays), columns.in_order())


def _add_tags(columns: _Columns, table: str, heads: _Heads) -> None:
    series = [dict(tags) if name == table else {} for name, tags in heads.series]
    # Heads are numbered as they appear, so the first that has a tag is where the tag appears.
    first_heads: dict[str, int] = {}
    for number, tags in enumerate(series):
        for tag in tags:
            first_heads.setdefault(tag, number)
    for tag, number in first_heads.items():
        values = pa.array([tags.get(tag) for tags in series], pa.string())
        array = pa.DictionaryArray.from_arrays(heads.numbers, values)
        columns.add(tag, Kind.TAG, array, pc.index(heads.numbers, number).as_py())


def _add_fields(columns: _Columns, pairs: _Pairs, strings: Any, dialect: Dialect) -> None:
    encoded = pairs.keys.dictionary_encode()
    order = pc.sort_indices(encoded.indices)
    rows, values = pairs.rows.take(order), pairs.values.take(order)
    ordinals = None if pairs.ordinals is None else pairs.ordinals.take(order)
    counts = {c["values"]: c["counts"] for c in pc.value_counts(encoded.indices).to_pylist()}
    start, height = 0, len(columns.arrays["time"])
    for number, key in enumerate(encoded.dictionary.to_pylist()):
        name = None if '"' in key else decoded_name(_as_written(key), dialect)
        if name is None:
            raise _Unsure
        count = counts[number]
        some = None if ordinals is None else ordinals.slice(start, count)
        kind, column = _column(values.slice(start, count), some, strings)
        columns.add(name, kind, _spread(column, rows.slice(start, count), height), rows[start].as_py())
        start += count


def _spread(column: Any, rows: Any, count: int) -> Any:
    """A column that has a value in each of `rows` only."""
    if len(rows) > 1:
        _sure(pc.greater(rows.slice(1), rows.slice(0, len(rows) - 1)))
    if len(column) == count:
        return column
    return column.take(pc.index_in(pa.array(range(count), rows.type), value_set=rows))


def _column(values: Any, ordinals: Any, strings: Any) -> tuple[Kind, Any]:
    """The values of one field, all of one kind."""
    first = values[0].as_py()
    if first == '"':
        _sure(pc.equal(values, '"'))
        return Kind.STRING, strings.take(ordinals)
    if first[-1:].isalpha() and first[-1] not in "iu":
        _sure(pc.is_in(values, value_set=_BOOLEAN))
        return Kind.BOOLEAN, pc.is_in(values, value_set=_TRUE)
    kind = {"i": Kind.INTEGER, "u": Kind.UINTEGER}.get(first[-1:], Kind.FLOAT)
    _sure(pc.match_substring_regex(values, _NUMBER[kind]))
    if kind is Kind.FLOAT:
        return kind, _floats(values)
    digits = pc.utf8_slice_codeunits(values, 0, -1)
    return kind, digits.cast(pa.int64() if kind is Kind.INTEGER else pa.uint64())


def _floats(values: Any) -> Any:
    try:
        return values.cast(pa.float64())
    except pa.ArrowInvalid:
        # Arrow refuses what is too large; the server reads infinity (measured.md).
        return pa.array([float(v) for v in values.to_pylist()], pa.float64())
