"""What the server stores: databases, tables, rows in the write buffer and in Parquet files of ten minutes.

Rows of a block are kept as sources in the order they were written: first files, then the buffer. A read merges the sources
of a block by (tags, time): for each field the last written value that is not null wins. After a restart the oldest file
wins instead (measured.md, Behaviour).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

TAG = pa.dictionary(pa.int32(), pa.string())
TIME = pa.timestamp("ns")
ARROW = {"tag": TAG, "float": pa.float64(), "integer": pa.int64(), "uinteger": pa.uint64(), "string": pa.string(),
         "boolean": pa.bool_(), "time": TIME}


@dataclass
class Source:
    """Rows of one block: from one file (`sequence` > 0) or from the buffer (0). Sorted by tags, time and unique if `clean`."""

    rows: pa.Table
    first: int
    last: int
    sequence: int = 0
    size: int = 0
    clean: bool = False
    visible: bool = True


@dataclass
class Block:
    """All sources of one ten-minute block, and their merge once it was asked for."""

    sources: list[Source] = field(default_factory=list)
    merged: pa.Table | None = None


@dataclass
class Table:
    """A table: columns in order of creation (name → type), tags in series key order, blocks by start (ns)."""

    name: str
    id: int
    columns: dict[str, str] = field(default_factory=lambda: {"time": "time"})
    series_key: list[str] = field(default_factory=list)
    blocks: dict[int, Block] = field(default_factory=dict)
    deleted: bool = False
    hard_deletion: str | None = None
    last_caches: list[dict[str, object]] = field(default_factory=list)
    distinct_caches: list[dict[str, object]] = field(default_factory=list)
    oldest_wins: bool = False
    lock: threading.RLock = field(default_factory=threading.RLock)

    def schema(self) -> pa.Schema:
        """Columns sorted by name, with the metadata that the server's Parquet carries (recording step 92)."""
        return pa.schema([_field(name, self.columns[name]) for name in sorted(self.columns)])

    def add_columns(self, columns: dict[str, str]) -> None:
        """Add columns; new tags go to the end of the series key."""
        for name, kind in columns.items():
            if name not in self.columns:
                self.columns[name] = kind
                if kind == "tag":
                    self.series_key.append(name)

    def add(self, rows: pa.Table, block_ns: int, sequence: int = 0, clean: bool = False) -> None:
        """Add rows of any times to the buffer, or to files when `sequence` is given."""
        with self.lock:
            for start, piece in _by_block(rows, block_ns):
                first, last = _extremes(piece.column("time"))
                size = piece.nbytes // 3 + 1500 if sequence else 0
                block = self.blocks.setdefault(start, Block())
                block.sources.append(Source(piece, first, last, sequence, size, clean))
                block.merged = None

    def persist(self, sequence: int) -> None:
        """Move the buffered rows of every block to one new file."""
        with self.lock:
            for block in self.blocks.values():
                buffered = [s for s in block.sources if not s.sequence]
                if buffered:
                    rows = self._merge([s.rows for s in buffered])
                    first, last = _extremes(rows.column("time"))
                    kept = [s for s in block.sources if s.sequence]
                    block.sources = [*kept, Source(rows, first, last, sequence, rows.nbytes // 3 + 1500, True)]
                    block.merged = None

    def restart(self, hide_before: int | None) -> None:
        """Hide files that end before `hide_before` (ns, None hides nothing); from now on the oldest file wins."""
        with self.lock:
            self.oldest_wins = True
            for block in self.blocks.values():
                block.merged = None
                for source in block.sources:
                    source.visible = not source.sequence or hide_before is None or source.last >= hide_before

    def files(self) -> list[Source]:
        """The visible files by first time."""
        with self.lock:
            found = [s for b in self.blocks.values() for s in b.sources if s.sequence and s.visible]
        return sorted(found, key=lambda s: (s.first, s.sequence))

    def files_within(self, low: int | None, high: int | None) -> int:
        """How many files overlap `[low, high)`."""
        return sum((high is None or s.first < high) and (low is None or s.last >= low) for s in self.files())

    def read(self, low: int | None, high: int | None, block_ns: int) -> pa.Table:
        """The merged rows of `[low, high)` ns: block after block, each sorted by tags, then time."""
        schema = self.schema()
        pieces = [_cut(rows, low, high) for start, rows in self._blocks(low, high, block_ns)]
        fitted = [fit(p, schema) for p in pieces if p.num_rows]
        if not fitted:
            return schema.empty_table()
        return fitted[0] if len(fitted) == 1 else pa.concat_tables(fitted).unify_dictionaries()

    def _blocks(self, low: int | None, high: int | None, block_ns: int) -> Iterator[tuple[int, pa.Table]]:
        with self.lock:
            for start in sorted(self.blocks):
                if (high is not None and start >= high) or (low is not None and start + block_ns <= low):
                    continue
                rows = self._merged(self.blocks[start])
                if rows is not None:
                    yield start, rows

    def _merged(self, block: Block) -> pa.Table | None:
        if block.merged is None:
            files = [s for s in block.sources if s.sequence and s.visible]
            if self.oldest_wins:
                files.reverse()
            sources = [*files, *(s for s in block.sources if not s.sequence)]
            if not sources:
                return None
            clean = len(sources) == 1 and sources[0].clean
            block.merged = sources[0].rows if clean else self._merge([s.rows for s in sources])
        return block.merged

    def _merge(self, pieces: Sequence[pa.Table]) -> pa.Table:
        """One row for each (tags, time); per field the last value that is not null; sorted by tags, time."""
        schema = self.schema()
        rows = pa.concat_tables([fit(p, schema, plain=True) for p in pieces])
        keys = [*self.series_key, "time"]
        fields = [n for n in rows.column_names if n not in keys]
        grouped = rows.group_by(keys, use_threads=False).aggregate([(n, "last") for n in fields])
        columns = [grouped.column(n) for n in range(grouped.num_columns)]  # keys first, then one for each field
        named = pa.table(dict(zip([*keys, *fields], columns, strict=True)))
        return fit(named.sort_by([(k, "ascending") for k in keys]), schema)


def _field(name: str, kind: str) -> pa.Field:
    told = {"tag": "tag", "time": "timestamp"}.get(kind, f"field::{kind}")
    return pa.field(name, ARROW[kind], nullable=kind != "time", metadata={"iox::column::type": f"iox::column_type::{told}"})


def fit(rows: pa.Table, schema: pa.Schema, plain: bool = False) -> pa.Table:
    """The rows in the columns of `schema`, nulls where they have none; `plain` keeps tags as strings to be sorted."""
    columns, fields = [], []
    for wanted in schema:
        kind = pa.string() if plain and pa.types.is_dictionary(wanted.type) else wanted.type
        index = rows.schema.get_field_index(wanted.name)
        column = pa.nulls(rows.num_rows, kind) if index < 0 else rows.column(index)
        if column.type != kind:
            column = column.dictionary_encode() if pa.types.is_dictionary(kind) else column.cast(kind)
        columns.append(column)
        fields.append(wanted.with_type(kind))
    return pa.Table.from_arrays(columns, schema=pa.schema(fields))


def _extremes(times: pa.ChunkedArray) -> tuple[int, int]:
    found = pc.min_max(times.cast(pa.int64()))
    return found["min"].as_py(), found["max"].as_py()


def _cut(rows: pa.Table, low: int | None, high: int | None) -> pa.Table:
    times = rows.column("time").cast(pa.int64())
    first, last = _extremes(rows.column("time"))
    if (low is None or first >= low) and (high is None or last < high):
        return rows
    keep = None
    if low is not None:
        keep = pc.greater_equal(times, low)
    if high is not None:
        below = pc.less(times, high)
        keep = below if keep is None else pc.and_(keep, below)
    return rows.filter(keep)


def _by_block(rows: pa.Table, block_ns: int) -> Iterator[tuple[int, pa.Table]]:
    """(block start, its rows in their order)."""
    first, last = _extremes(rows.column("time"))
    if first // block_ns == last // block_ns:
        yield first // block_ns * block_ns, rows
        return
    times = rows.column("time").cast(pa.int64())
    # Integer division truncates towards zero; shifted by whole blocks it floors also before 1970.
    base = first // block_ns
    numbers = pc.divide(pc.subtract(times, base * block_ns), block_ns)
    ordered = rows.append_column("__block", numbers)
    if not pc.all(pc.greater_equal(numbers[1:], numbers[:-1])).as_py():
        order = pc.sort_indices(ordered, [("__block", "ascending")])  # stable: the order of writing is kept
        ordered = ordered.take(order)
    runs = pc.run_end_encode(ordered.column("__block").combine_chunks(), pa.int64())
    plain, start = ordered.drop_columns(["__block"]), 0
    for number, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield (base + number) * block_ns, plain.slice(start, end - start)
        start = end
