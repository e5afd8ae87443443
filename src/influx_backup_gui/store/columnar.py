"""Parquet parts: read them, and write them smaller than the server does, bit by bit the same.

Profile `small`: ZSTD 9, and for each column of times or numbers the encoding that turned out smallest.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from influx_backup_gui.domain.server import Type
from influx_backup_gui.store.encodings import chosen_encodings, write

ARROW_TYPES = {
    Type.TIME: pa.timestamp("ns"),
    Type.STRING: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.UNSIGNED: pa.uint64(),
    Type.FLOAT: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.TAG: pa.dictionary(pa.int32(), pa.string()),
}
_LEVEL = 9


def read_parquet(source: Path | bytes | BinaryIO) -> pa.Table:
    """All rows of a part; tags come as dictionaries, as the embedded Arrow schema says. ArrowInvalid if damaged."""
    opened = pa.BufferReader(source) if isinstance(source, bytes) else source
    try:
        with pq.ParquetFile(opened, pre_buffer=False, page_checksum_verification=True) as file:
            return file.read(use_threads=False)
    except OSError as error:
        if error.errno is not None:  # the disk; Arrow calls most of what is wrong with a file an OSError, too
            raise
        raise pa.ArrowInvalid(str(error)) from error


def recode(source: pa.Table, sink: BinaryIO) -> None:
    """Write the rows in their order as a small Parquet file with the same schema and metadata."""
    write(source, sink, chosen_encodings(source), _LEVEL)


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
