"""Rows that a server sent as a Parquet file: decoded, and looked at whether they are what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from influx_backup_gui.domain.errors import QueryFailed
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.server import Column
from influx_backup_gui.influx.rows import span as time_span
from influx_backup_gui.store.columnar import ARROW_TYPES, read_parquet


def served(source: Path | bytes, name: str, span: TimeRange, columns: Sequence[Column] = ()) -> pa.Table:
    """The rows of an answer; an empty one holds none. `name` is that of the table.

    QueryFailed where it is no Parquet file, has no times, is not of the `span`, or lacks one of `columns` or has it
    with another type. Columns that came meanwhile are welcome.
    """
    if isinstance(source, bytes) and not source:
        return pa.table({})
    try:
        rows = read_parquet(source)
    except pa.ArrowException as error:
        raise QueryFailed(
            f"The server sent a Parquet file of {name} that cannot be read: {error}",
            "Look into the server's log, and at what stands between; then run it again.",
        ) from error
    wrong = _not_as_asked(rows, columns, span) if rows.num_rows else ""
    if wrong:
        raise QueryFailed(
            f"The server answered other rows of {name} than it was asked for: {wrong}.",
            "Was the table dropped and made anew? Is there a proxy with a cache in between? Then run it again.",
        )
    return rows


def _not_as_asked(rows: pa.Table, columns: Sequence[Column], span: TimeRange) -> str:
    for column in columns:
        if column.name not in rows.column_names:
            return f"column {column.name!r} is not among them"
        found = rows.schema.field(column.name).type
        if found != ARROW_TYPES[column.type]:
            return f"column {column.name!r} is {found} instead of {column.type.value}"
    times = rows.column("time") if "time" in rows.column_names else None
    if times is None or times.null_count or not pa.types.is_timestamp(times.type):
        return "they have no time"
    low, high = time_span(times) or (0, 0)
    return "" if span.holds(low) and span.holds(high) else "they are of another time range"
