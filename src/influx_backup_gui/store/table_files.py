"""Rows as files that other programs read: Parquet and CSV (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

_ROW_GROUP = 250_000


def write_parquet(tables: Iterable[pa.Table], schema: pa.Schema, sink: BinaryIO) -> int:
    """Write all rows as one Parquet file (ZSTD), tables in their order; answers how many rows."""
    rows = 0
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for table in tables:
            writer.write_table(table.cast(schema), row_group_size=_ROW_GROUP)
            rows += table.num_rows
    return rows


def write_csv(tables: Iterable[pa.Table], schema: pa.Schema, sink: BinaryIO) -> int:
    """Write all rows as CSV in UTF-8 with a head line; answers how many rows.

    Times are RFC 3339 in UTC with nanoseconds. Texts are quoted, so that an empty one ("") differs from null (nothing).
    """
    rows = 0
    with pa.csv.CSVWriter(sink, printable(schema.empty_table()).schema) as writer:
        for table in tables:
            writer.write_table(printable(table.cast(schema)))
            rows += table.num_rows
    return rows


def printable(table: pa.Table) -> pa.Table:
    """Tags as texts, times as RFC 3339 texts with nanoseconds."""
    return pa.table({f.name: _printable(f.type, c) for f, c in zip(table.schema, table.columns, strict=True)})


def _printable(kind: pa.DataType, column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format="%Y-%m-%dT%H:%M:%SZ", locale="C")
    return column.cast(pa.string()) if pa.types.is_dictionary(kind) else column
