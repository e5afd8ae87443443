"""Which Parquet encoding makes each column smallest: tried on a sample, because no rule was right for all data.

Measured: benchmarks/archive_size.py.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

DICTIONARY = "DICTIONARY"
# The sample: a few runs of rows, evenly spread, because rows come sorted by tags. A lower level chooses the same.
_RUNS, _RUN, _LEVEL = 4, 4096, 5
# A dictionary that still grows at the end of the sample cannot be judged by it: it is left out.
_MANY_DISTINCT = 0.2


def chosen_encodings(rows: pa.Table) -> dict[str, str]:
    """Column → encoding, for times and numbers; tags, strings and flags have none of their own: a dictionary."""
    trials = [(f.name, e, s) for f in rows.schema for e, s in _candidates(rows.column(f.name))]
    if not trials:
        return {}
    sizes: dict[str, tuple[float, str]] = {}
    for (name, encoding, _), size in zip(trials, _sizes(trials, rows.num_rows), strict=True):
        sizes[name] = min(sizes.get(name, (size, encoding)), (size, encoding))
    return {name: encoding for name, (_, encoding) in sizes.items()}


def _candidates(column: pa.ChunkedArray) -> list[tuple[str, pa.Array]]:
    """The encodings to try, each with the sample."""
    kind = column.type
    if pa.types.is_floating(kind):
        found = ["BYTE_STREAM_SPLIT", "PLAIN"]
    elif pa.types.is_integer(kind) or pa.types.is_timestamp(kind):
        found = ["BYTE_STREAM_SPLIT", "DELTA_BINARY_PACKED", "PLAIN"]
    else:
        return []
    sample = _sample(column)
    if not pa.types.is_timestamp(kind) and pc.count_distinct(sample).as_py() <= len(sample) * _MANY_DISTINCT:
        found.append(DICTIONARY)
    return [(encoding, sample) for encoding in found]


def _sample(column: pa.ChunkedArray) -> pa.Array:
    rows = len(column)
    if rows <= _RUNS * _RUN:
        return column.combine_chunks()
    step = (rows - _RUN) // (_RUNS - 1)
    return pa.concat_arrays([column.slice(n * step, _RUN).combine_chunks() for n in range(_RUNS)])


def _sizes(trials: list[tuple[str, str, pa.Array]], rows: int) -> list[float]:
    """The bytes that each trial would take for all rows. Samples may differ in nothing but their column."""
    names = [str(n) for n in range(len(trials))]
    sink = pa.BufferOutputStream()
    write(
        pa.table([sample for *_, sample in trials], names),
        sink,
        {n: t[1] for n, t in zip(names, trials, strict=True)},
        _LEVEL,
    )
    columns = pq.read_metadata(pa.BufferReader(sink.getvalue())).row_group(0)
    return [_scaled(columns.column(n), rows / max(1, len(sample))) for n, (*_, sample) in enumerate(trials)]


def _scaled(column: pq.ColumnChunkMetaData, factor: float) -> float:
    """A dictionary is there once, whatever the number of rows."""
    once = column.data_page_offset - column.dictionary_page_offset if column.has_dictionary_page else 0
    return float(once + (column.total_compressed_size - once) * factor)


def write(rows: pa.Table, sink: object, encodings: dict[str, str], level: int) -> None:
    """Write the rows with these encodings and ZSTD; columns without one get a dictionary."""
    own = {name: encoding for name, encoding in encodings.items() if encoding != DICTIONARY}
    pq.write_table(
        rows,
        sink,
        compression="zstd",
        compression_level=level,
        use_dictionary=[name for name in rows.column_names if name not in own] or False,
        column_encoding=own or None,
        row_group_size=1 << 20,
        write_page_checksum=True,
    )
