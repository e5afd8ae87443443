"""The rows of one table: a write buffer, Parquet "files" by block of time, and reads over both (facts.md 4, 6).

Rows are held as segments, Arrow tables in time order. A read takes the segments that overlap its range, and merges
them only when they overlap one another; so windows cost what they hold, whatever the table holds.
"""

from __future__ import annotations

import math
import threading
import time
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo.labels import Labels, labelled
from influx_backup_gui.demo.merging import sorted_by_series, unique_by_time, without_duplicates
from influx_backup_gui.demo.schema import Column, Kind, arrow_schema

MIN_TIME, MAX_TIME = -(1 << 63), (1 << 63) - 1
# Small segments at the end of the buffer are merged, so that many small writes stay cheap to read.
_LARGE_SEGMENT = 250_000


@dataclass(frozen=True)
class Segment:
    """Rows in time order, `first` and `last` in ns, closed; one row for each key."""

    rows: Any
    first: int
    last: int


@dataclass(frozen=True)
class File:
    """A persisted segment; `precedence` decides which value of a key wins (facts: measured.md, overwritten points)."""

    segment: Segment
    path: str
    size: int
    precedence: int
    visible: bool = True


class TableRows:
    """Rows of one table; thread-safe. Column definitions come in with every call: they live in the catalog.

    `block_ns` is the time one file covers (its gen1 duration), `absent_tag` what an answer holds where a row has no
    value for a tag.
    """

    def __init__(self, block_ns: int, absent_tag: str | None = None) -> None:
        self._block_ns, self._absent_tag = block_ns, absent_tag
        self._lock = threading.RLock()
        self._labels: dict[str, Labels] = {}
        # What was written since the last read, and when on the monotonic clock the flush comes that shows it.
        self._pending: list[tuple[float, Any]] = []
        self._buffer: list[Segment] = []
        self._files: list[File] = []

    # --- writing ----------------------------------------------------------------------------------

    def append(self, rows: Any, tags: Sequence[str], seen_at: float = 0.0) -> None:
        """Rows as they came: `time` int64, tags as text, absent columns absent.

        Reads see them from `seen_at` on, on the monotonic clock.
        """
        with self._lock:
            self._pending.append((seen_at, self._stored(rows, tags)))

    def _stored(self, rows: Any, tags: Sequence[str]) -> Any:
        columns = {}
        for name in rows.column_names:
            column = rows.column(name)
            if name in tags:
                column = self._labels.setdefault(name, Labels()).encode(column)
            columns[name] = column
        return pa.table(columns)

    def persist(self, tags: Sequence[str], path_of: Any, precedence: int) -> int:
        """Move the buffer to files, one for each block of time that has rows; answers how many.

        `path_of` the time of the block in ns, which is 0 both before and after 1970 begins.
        """
        with self._lock:
            self._settle(tags, whole=True)
            if not self._buffer:
                return 0
            rows = self._merged([s.rows for s in self._buffer], tags)
            made = self._split(rows, path_of, precedence)
            self._files.extend(made)
            self._buffer = []
            return len(made)

    def _split(self, rows: Any, path_of: Any, precedence: int) -> list[File]:
        made = []
        times = rows.column("time").combine_chunks()
        start, count = 0, rows.num_rows
        while start < count:
            block = _block_of(times[start].as_py(), self._block_ns)
            end = bisect_left(
                range(count), True, start, key=lambda i: _block_of(times[i].as_py(), self._block_ns) > block
            )
            piece = rows.slice(start, end - start)
            segment = Segment(piece, times[start].as_py(), times[end - 1].as_py())
            made.append(File(segment, path_of(block * self._block_ns), 1400 + 17 * piece.num_rows, precedence))
            start = end
        return made

    def restarted(self, visible_since: int | None) -> None:
        """What a restart does: files that end before `visible_since` (ns) are unseen; the oldest value now wins."""
        with self._lock:
            self._files = [
                replace(
                    f,
                    precedence=-abs(f.precedence),
                    visible=visible_since is None or f.segment.last >= visible_since,
                )
                for f in self._files
            ]

    # --- reading ----------------------------------------------------------------------------------

    def files(self, first: int = MIN_TIME, last: int = MAX_TIME) -> list[File]:
        """Files that a look-back does not hide and that overlap the closed range, in order of time."""
        with self._lock:
            found = [f for f in self._files if f.visible and f.segment.first <= last and f.segment.last >= first]
        return sorted(found, key=lambda f: (f.segment.first, f.path))

    def read(
        self,
        columns: Iterable[Column],
        tags: Sequence[str],
        first: int = MIN_TIME,
        last: int = MAX_TIME,
        kept_since: int = MIN_TIME,
        in_blocks: bool = False,
    ) -> Any:
        """Rows of the closed range as a query answers them: columns by name, rows by series and time.

        Of what ends before `kept_since` nothing is read (see `_pieces`); `in_blocks`: see `sorted_by_series`.
        """
        columns = list(columns)
        with self._lock:
            pieces = self._pieces(tags, first, last, kept_since)
            ranks, values = self._ranks(tags), self._values(tags)
        schema = arrow_schema(columns)
        if not pieces:
            return schema.empty_table()
        disjoint = _disjoint(pieces)
        if disjoint:
            pieces.sort(key=lambda p: p.column("time")[0].as_py())
        rows, numbers = sorted_by_series(_concatenated(pieces), tags, ranks, self._block_ns if in_blocks else 0)
        if not disjoint:
            rows = without_duplicates(rows, numbers, tags)
        arrays = [self._answered(rows, column, schema.field(column.name).type, values) for column in columns]
        return pa.Table.from_arrays(arrays, names=[c.name for c in columns]).select(schema.names).cast(schema)

    def _answered(self, rows: Any, column: Column, answered: Any, values: dict[str, Any]) -> Any:
        """A stored column in the form of an answer; one that no row has is all null."""
        known = column.name in rows.column_names
        if column.kind is Kind.TAG:
            numbers = rows.column(column.name).combine_chunks() if known else pa.nulls(rows.num_rows, pa.int32())
            return labelled(numbers, values.get(column.name, pa.array([], pa.string())), self._absent_tag)
        if not known:
            return pa.nulls(rows.num_rows, answered)
        return rows.column(column.name).combine_chunks().cast(answered)

    def extent(
        self, tags: Sequence[str], first: int, last: int, kept_since: int = MIN_TIME
    ) -> tuple[int, int | None, int | None]:
        """Rows, first and last time of what `read` reads."""
        with self._lock:
            pieces = self._pieces(tags, first, last, kept_since)
            ranks = self._ranks(tags)
        if not pieces:
            return 0, None, None
        low = min(p.column("time")[0].as_py() for p in pieces)
        high = max(p.column("time")[-1].as_py() for p in pieces)
        if _disjoint(pieces):
            return sum(p.num_rows for p in pieces), low, high
        keys = [p.select([n for n in p.column_names if n == "time" or n in tags]) for p in pieces]
        rows, numbers = sorted_by_series(_concatenated(keys), tags, ranks)
        return without_duplicates(rows, numbers, tags).num_rows, low, high

    def _pieces(self, tags: Sequence[str], first: int, last: int, kept_since: int) -> list[Any]:
        """Segments cut to the range, the winning one last.

        A retention takes whole files and whole blocks of the buffer: where a part of one is `kept_since` then, all
        of it is read (facts.md 4.3).
        """
        self._settle(tags)
        files = sorted(self.files(max(first, kept_since), last), key=lambda f: f.precedence)
        pieces = [_cut(f.segment, first, last) for f in files]
        buffered = max(first, self._first_kept(kept_since))
        pieces += [_cut(s, buffered, last) for s in self._buffer if s.first <= last and s.last >= buffered]
        return [p for p in pieces if p.num_rows]

    def _first_kept(self, kept_since: int) -> int:
        """The first time of the buffer's first block that has a row `kept_since` then."""
        if kept_since == MIN_TIME:
            return kept_since
        first, last = _span_of(_block_of(kept_since, self._block_ns), self._block_ns)
        kept = any(_cut(s, kept_since, last).num_rows for s in self._buffer)
        return first if kept else kept_since

    def _settle(self, tags: Sequence[str], whole: bool = False) -> None:
        """Turn what was flushed since the last read into segments; `whole`: what waits for its flush too."""
        for rows in self._batched_pending(math.inf if whole else time.monotonic()):
            self._buffer.append(self._segment([rows], tags))
            while len(self._buffer) > 1 and self._worth_merging(*self._buffer[-2:]):
                newer, older = self._buffer.pop(), self._buffer.pop()
                self._buffer.append(self._segment([older.rows, newer.rows], tags))

    def _batched_pending(self, now: float) -> list[Any]:
        """Flushed rows in order, small ones together. A flush shows all that was written before it."""
        flushed = max((n for n, (seen_at, _) in enumerate(self._pending, 1) if seen_at <= now), default=0)
        batches: list[list[Any]] = []
        room = 0
        for _, rows in self._pending[:flushed]:
            if rows.num_rows > room:
                batches.append([])
                room = _LARGE_SEGMENT
            batches[-1].append(rows)
            room -= rows.num_rows
        self._pending = self._pending[flushed:]
        return [_concatenated(batch) for batch in batches]

    @staticmethod
    def _worth_merging(older: Segment, newer: Segment) -> bool:
        old, new = int(older.rows.num_rows), int(newer.rows.num_rows)
        return old <= 2 * new and old < _LARGE_SEGMENT

    def _segment(self, tables: list[Any], tags: Sequence[str]) -> Segment:
        rows = self._merged(tables, tags)
        times = rows.column("time")
        return Segment(rows, times[0].as_py(), times[-1].as_py())

    def _merged(self, tables: list[Any], tags: Sequence[str]) -> Any:
        """One row for each key, in time order."""
        return unique_by_time(_concatenated(tables), tags, self._ranks(tags))

    def _ranks(self, tags: Sequence[str]) -> dict[str, Any]:
        return {tag: self._labels[tag].ranks() for tag in tags if tag in self._labels}

    def _values(self, tags: Sequence[str]) -> dict[str, Any]:
        return {tag: self._labels[tag].values() for tag in tags if tag in self._labels}


def _block_of(ns: int, block_ns: int) -> int:
    """The number of a time's block; as in Rust towards zero, so that the one around 1970 is twice as long.

    (influxdb3_wal/src/lib.rs `chunk_time_for_timestamp` at v3.6.0)
    """
    return ns // block_ns if ns >= 0 else -(-ns // block_ns)


def _span_of(block: int, block_ns: int) -> tuple[int, int]:
    """First and last time of a block."""
    start = block * block_ns
    return start - (block_ns - 1 if block <= 0 else 0), start + (block_ns - 1 if block >= 0 else 0)


def _cut(segment: Segment, first: int, last: int) -> Any:
    if segment.first >= first and segment.last <= last:
        return segment.rows
    times = segment.rows.column("time").combine_chunks()
    start = bisect_left(range(len(times)), first, key=lambda i: times[i].as_py())
    end = bisect_left(range(len(times)), True, start, key=lambda i: times[i].as_py() > last)
    return segment.rows.slice(start, end - start)


def _disjoint(pieces: list[Any]) -> bool:
    spans = sorted((p.column("time")[0].as_py(), p.column("time")[-1].as_py()) for p in pieces)
    return all(a[1] < b[0] for a, b in pairwise(spans))


def _concatenated(tables: list[Any]) -> Any:
    if len(tables) == 1:
        return tables[0].combine_chunks()
    return pa.concat_tables(tables, promote_options="default").combine_chunks()
