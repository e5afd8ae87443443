"""A number for the values of each UTC day, by which it is noticed that they are others although the rows are as many.

The number depends neither on the order of rows or columns, nor on how they are cut into windows, nor on columns that
are null. It is the sum over all rows, modulo 2^64, of a number for the row's key (tags and time) times one for its
values: a single value that changes always changes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.influx.row_keys import day_numbers

_NUMBER = pa.uint64()
_MASK = (1 << 64) - 1
# Odd numbers without a pattern (the fractional parts of two square roots).
_A, _B = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F


def value_digests(rows: pa.Table) -> dict[str, int]:
    """UTC day `2023-11-14` → the number of its values; `rows` have a column `time`, and tags as dictionaries."""
    times = rows.column("time").combine_chunks()
    key, values = _mixed(times.view(_NUMBER)), pa.repeat(_scalar(_B), rows.num_rows)
    for name in sorted(rows.column_names):
        if name == "time":
            continue
        column = rows.column(name).combine_chunks()
        term = _term(name, column)
        if pa.types.is_dictionary(column.type):
            key = pc.add(key, term)
        else:
            values = pc.add(values, term)
    products = pc.multiply(values, pc.bit_wise_or(_mixed(key), _scalar(1)))
    numbers = day_numbers(times.cast(pa.int64()))
    sums = pa.table({"day": numbers, "of": products}).group_by("day").aggregate([("of", "sum")])
    return {day_of(day * DAY): total for day, total in zip(*(c.to_pylist() for c in sums.columns), strict=True)}


def added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Of the rows of both."""
    return {day: (one.get(day, 0) + other.get(day, 0)) & _MASK for day in {*one, *other}}


def _term(name: str, column: pa.Array) -> pa.Array:
    """A number for each value of a column; 0 for null."""
    factor = (crc32(name.encode()) * _B & _MASK) | 1
    bits = pc.bit_wise_xor(_bits(column), _scalar(_A))
    return pc.fill_null(pc.multiply(bits, _scalar(factor)), _scalar(0))


def _bits(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_dictionary(kind):
        # A tag that was not given is null, and before 3.1 an empty text (facts.md trap 15).
        return _texts(column.dictionary, absent="").take(column.indices)
    if pa.types.is_string(kind):
        distinct = column.dictionary_encode()
        return _texts(distinct.dictionary).take(distinct.indices)
    return column.cast(_NUMBER) if pa.types.is_boolean(kind) else column.view(_NUMBER)


def _texts(values: pa.Array, absent: str | None = None) -> pa.Array:
    numbers = ((crc32(v.encode()) << 16) + len(v) if v not in (None, absent) else None for v in values.to_pylist())
    return pa.array(list(numbers), _NUMBER)


def _mixed(numbers: pa.Array) -> pa.Array:
    """Every bit of a number in every bit of the answer."""
    once = pc.multiply(numbers, _scalar(_A))
    twice = pc.multiply(pc.bit_wise_xor(once, pc.shift_right(once, _scalar(29))), _scalar(_B))
    return pc.bit_wise_xor(twice, pc.shift_right(twice, _scalar(32)))


def _scalar(number: int) -> pa.Scalar:
    return pa.scalar(number, _NUMBER)
