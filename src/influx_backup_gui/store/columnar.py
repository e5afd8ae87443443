"""Parquet parts: read them, and write them smaller than the server does, bit by bit the same.

Profile `small`: ZSTD 9, times as deltas, and for each column either a dictionary or, for numbers with few repeats, an
encoding that suits numbers (design.md section 5).
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_LEVEL = 9
_SAMPLE = 20_000
# A dictionary of more distinct values than this share of the rows costs more than it saves.
_MANY_DISTINCT = 0.2


def read_parquet(source: Path | bytes | BinaryIO) -> pa.Table:
    """All rows of a part; tags come as dictionaries, as the embedded Arrow schema says. ArrowInvalid if damaged."""
    opened = pa.BufferReader(source) if isinstance(source, bytes) else source
    with pq.ParquetFile(opened, pre_buffer=False, page_checksum_verification=True) as file:
        return file.read(use_threads=False)


def recode(source: pa.Table, sink: BinaryIO) -> None:
    """Write the rows in their order as a small Parquet file with the same schema and metadata."""
    encodings = {f.name: e for f in source.schema if (e := _encoding(source.column(f.name), f)) is not None}
    dictionaries = [f.name for f in source.schema if f.name not in encodings]
    pq.write_table(
        source,
        sink,
        compression="zstd",
        compression_level=_LEVEL,
        use_dictionary=dictionaries or False,
        column_encoding=encodings or None,
        row_group_size=1 << 20,
        write_page_checksum=True,
    )


def _encoding(column: pa.ChunkedArray, field: pa.Field) -> str | None:
    """The encoding of a column, None for a dictionary."""
    if field.name == "time" and pa.types.is_timestamp(field.type):
        return "DELTA_BINARY_PACKED"
    if not (pa.types.is_floating(field.type) or pa.types.is_integer(field.type)):
        return None
    sample = column.slice(0, _SAMPLE).drop_null()
    if not len(sample) or pc.count_distinct(sample).as_py() < len(sample) * _MANY_DISTINCT:
        return None
    return "BYTE_STREAM_SPLIT" if pa.types.is_floating(field.type) else "DELTA_BINARY_PACKED"


def identical(a: pa.Table, b: pa.Table) -> bool:
    """The same columns, types, field metadata, and in the same order the same rows, bit by bit."""
    if a.num_rows != b.num_rows or not a.schema.equals(b.schema, check_metadata=False):
        return False
    same_metadata = all(x.metadata == y.metadata for x, y in zip(a.schema, b.schema, strict=True))
    return same_metadata and all(map(_same_column, a.columns, b.columns))


def _same_column(a: pa.ChunkedArray, b: pa.ChunkedArray) -> bool:
    kind = a.type
    if pa.types.is_dictionary(kind):
        return bool(a.cast(kind.value_type).equals(b.cast(kind.value_type)))
    if pa.types.is_float64(kind):
        # As integers, so that -0.0 differs from 0.0 and one NaN equals the same NaN.
        return bool(_bits(a).equals(_bits(b)))
    return bool(a.equals(b))


def _bits(column: pa.ChunkedArray) -> pa.ChunkedArray:
    chunks = [c.view(pa.int64()) for c in column.chunks]
    return pa.chunked_array(chunks, pa.int64())
