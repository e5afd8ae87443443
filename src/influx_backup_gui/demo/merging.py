"""Bringing rows of several segments together: one row for each series and time, later fields win (facts.md 3.6).

Works on tables in the stored form: `time` as int64, tags as int32 numbers (see `labels.Labels`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def in_order(values: Any) -> bool:
    """Whether an array without nulls never goes down."""
    if len(values) < 2:
        return True
    return bool(pc.all(pc.less_equal(values.slice(0, len(values) - 1), values.slice(1))).as_py())


def by_time(table: Any) -> Any:
    """The rows in time order; equal times keep their order."""
    table = table.combine_chunks()
    if in_order(table.column("time")):
        return table
    return table.take(pc.sort_indices(table.column("time").combine_chunks()))


def series_numbers(table: Any, tags: Sequence[str], ranks: dict[str, Any]) -> Any | None:
    """One number a row that sorts as the tags do in series key order, nulls first; None when it would overflow."""
    number, room = None, 1
    for tag in tags:
        if tag not in table.column_names:
            continue
        rank = ranks[tag]
        room *= len(rank) + 1
        if room >= 1 << 62:
            return None
        column = table.column(tag).combine_chunks()
        place = pc.add(pc.fill_null(pc.take(rank, column), -1), 1)
        number = place if number is None else pc.add(pc.multiply(number, pa.scalar(len(rank) + 1, pa.int64())), place)
    return pa.repeat(pa.scalar(0, pa.int64()), table.num_rows) if number is None else number


def sorted_by_series(table: Any, tags: Sequence[str], ranks: dict[str, Any], block_ns: int = 0) -> tuple[Any, Any]:
    """Rows by series, then time, equal ones in the order they came; and the number of each row's series.

    With `block_ns` block by block, the first block last, as a server answers: each block is read apart, and comes
    when it is there (recording core-3.6.0-files, steps 20 to 26).
    """
    table = by_time(table)
    numbers = series_numbers(table, tags, ranks)
    if numbers is None:
        numbers = _dense_numbers(table, tags, ranks)
    if block_ns:
        numbers = _in_blocks(numbers, pc.divide(table.column("time").combine_chunks(), block_ns))
    if in_order(numbers):
        return table, numbers
    order = pc.sort_indices(numbers)
    return table.take(order), numbers.take(order)


def _in_blocks(numbers: Any, blocks: Any) -> Any:
    """Numbers that sort by block, the first one last, and then as they did; `blocks` never goes down."""
    first, last = blocks[0].as_py(), blocks[-1].as_py()
    if first == last:
        return numbers
    room = pc.max(numbers).as_py() + 1
    if room * (last - first + 2) >= 1 << 62:
        return _in_blocks(_ranked(numbers), _ranked(blocks))
    place = pc.subtract(blocks, first)
    place = pc.if_else(pc.equal(place, 0), last - first + 1, place)
    return pc.add(pc.multiply(place, pa.scalar(room, pa.int64())), numbers)


def _ranked(values: Any) -> Any:
    """For each value how many different ones are smaller."""
    return pc.subtract(pc.rank(values, tiebreaker="dense").cast(pa.int64()), 1)


def _dense_numbers(table: Any, tags: Sequence[str], ranks: dict[str, Any]) -> Any:
    """As `series_numbers`, for more combinations than fit: numbers the combinations that occur."""
    number = pa.repeat(pa.scalar(0, pa.int64()), table.num_rows)
    for tag in tags:
        if tag not in table.column_names:
            continue
        place = pc.add(pc.fill_null(pc.take(ranks[tag], table.column(tag).combine_chunks()), -1), 1)
        pair = pc.add(pc.multiply(number, pa.scalar(len(ranks[tag]) + 1, pa.int64())), place)
        number = _ranked(pair)
    return number


def unique_by_time(table: Any, tags: Sequence[str], ranks: dict[str, Any]) -> Any:
    """One row for each (series, time), in time order; of equal ones the last value that is not null wins."""
    table = by_time(table)
    numbers = series_numbers(table, tags, ranks)
    if numbers is None:
        numbers = _dense_numbers(table, tags, ranks)
    order = None if in_order(numbers) else pc.sort_indices(numbers)
    times = table.column("time").combine_chunks()
    if order is not None:
        numbers, times = numbers.take(order), times.take(order)
    first = _firsts(numbers, times)
    if first is None:
        return table
    return by_time(_last_values(table if order is None else table.take(order), first, tags))


def without_duplicates(table: Any, numbers: Any, tags: Sequence[str]) -> Any:
    """One row for each (series, time) of a table sorted so; of equal ones the last value that is not null wins."""
    first = _firsts(numbers, table.column("time").combine_chunks())
    return table if first is None else _last_values(table, first, tags)


def _firsts(numbers: Any, times: Any) -> Any | None:
    """Which rows begin a new (series, time), of rows sorted so; None when all do."""
    rows = len(times)
    if rows < 2:
        return None
    same = pc.and_(
        pc.equal(numbers.slice(1), numbers.slice(0, rows - 1)), pc.equal(times.slice(1), times.slice(0, rows - 1))
    )
    if not pc.any(same).as_py():
        return None
    return pa.concat_arrays([pa.array([True]), pc.invert(same)])


def _last_values(table: Any, first: Any, tags: Sequence[str]) -> Any:
    group = pc.cumulative_sum(first.cast(pa.int64()))
    keys = ["time", *(tag for tag in tags if tag in table.column_names)]
    fields = [name for name in table.column_names if name not in keys]
    # By number: no name is safe from being a field's own.
    numbers = [str(number) for number in range(len(fields))]
    numbered = pa.table([*(table.column(name) for name in fields), group], names=[*numbers, "group"])
    last = numbered.group_by("group", use_threads=False).aggregate([(number, "last") for number in numbers])
    merged = {name: table.column(name).filter(first) for name in keys}
    merged |= {name: last.column(f"{number}_last") for name, number in zip(fields, numbers, strict=True)}
    return pa.table({name: merged[name] for name in table.column_names})
