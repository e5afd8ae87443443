"""Rows that an undone restore leaves behind: counted window by window, and the first of them read and named.

When it is counted, every row of the safety backup is there and was compared. So a window with more rows than the backup
has in it holds others, and only such windows are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from influx_backup_gui.domain.errors import TooMuchForServer
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.restore_selection import chosen_tables
from influx_backup_gui.domain.restore_undo import NAMED_ROWS, AddedRow, AddedRows
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.windows import TARGET_ROWS, cut_evenly, gaps, halve
from influx_backup_gui.engine.restore_check import Destination, held, read_window, stored
from influx_backup_gui.engine.restore_rows import absent, described_key, instants, matched, within
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive_reader import ArchiveReader

Key = tuple[str, str]


@dataclass(frozen=True)
class Undone:
    """The restore that was undone: its archive, open, and what was asked for."""

    archive: ArchiveReader
    job: RestoreJob


def count_added(
    client: Client, entries: Sequence[TableEntry], cancel: CancelToken
) -> dict[Key, list[tuple[TimeRange, Part | None, int]]]:
    """For each table (of the target, under its own name) the windows that hold more rows than the backup, how many."""
    found: dict[Key, list[tuple[TimeRange, Part | None, int]]] = {}
    for entry in entries:
        windows: list[tuple[TimeRange, Part | None]] = [(p.window, p) for p in entry.parts]
        windows += [(gap, None) for gap in gaps(TimeRange(), [p.window for p in entry.parts])]
        for span, part in windows:
            cancel.check()
            more = _count(client, entry, span) - (part.rows if part else 0)
            if more > 0:
                found.setdefault((entry.database, entry.table), []).append((span, part, more))
    return found


def _count(client: Client, entry: TableEntry, span: TimeRange) -> int:
    try:
        return client.count(entry.database, entry.table, span)
    except TooMuchForServer:
        halves = halve(span)
        if halves is None:
            raise
        return sum(_count(client, entry, half) for half in halves)


def list_added(
    client: Client,
    archive: ArchiveReader,
    entries: Sequence[TableEntry],
    undone: Undone | None,
    cancel: CancelToken,
) -> tuple[AddedRows, ...]:
    """What the tables of the target hold beside the rows of the safety backup `archive`, in which all is right.

    Errors: those of the client and the archives, Cancelled.
    """
    counted = count_added(client, entries, cancel)
    there = {d: {t.name: t for t in client.tables(d)} for d in {d for d, _ in counted}}
    reader = _Reader(client, archive, cancel)
    added = []
    for entry in entries:
        windows = counted.get((entry.database, entry.table))
        if windows:
            rows, tags = reader.named(entry, there[entry.database][entry.table], windows)
            named = tuple(_named(rows, tags, _restored(undone, entry, rows, tags))) if rows is not None else ()
            added.append(AddedRows(entry.database, entry.table, sum(n for _, _, n in windows), named))
    return tuple(added)


class _Reader:
    """Reads the windows in which there is more, until enough rows are named."""

    def __init__(self, client: Client, archive: ArchiveReader, cancel: CancelToken) -> None:
        self._client, self._archive, self._cancel = client, archive, cancel
        self._left = NAMED_ROWS

    def named(
        self, entry: TableEntry, there: Table, windows: Sequence[tuple[TimeRange, Part | None, int]]
    ) -> tuple[pa.Table | None, tuple[str, ...]]:
        """The keys of the first rows that only the server has, and the tags they are made of."""
        into = Destination(entry.database, entry.table, there.columns, there.tags)
        found: list[pa.Table] = []
        for span, data in self._windows(windows):
            for piece in self._pieces(into, span):
                if self._left <= 0:
                    break
                self._cancel.check()
                live = _keys(held(into, read_window(self._client, into, piece, None), piece), into.tags)
                extra = live
                if data:
                    saved = within(_keys(stored(into, data), into.tags), piece)
                    extra = absent(live, saved, into.tags)
                found.append(extra.slice(0, self._left))
                self._left -= found[-1].num_rows
        return (pa.concat_tables(found, promote_options="permissive") if found else None), into.tags

    def _windows(self, windows: Sequence[tuple[TimeRange, Part | None, int]]) -> Iterator[tuple[TimeRange, bytes]]:
        """Each window with the Parquet of its part (b"" where there is none), in one pass through the archive."""
        for span, part, _ in windows:
            if part is None:
                yield span, b""
        wanted = {part.member for _, part, _ in windows if part is not None}
        for _, part, data in self._archive.parts(wanted) if wanted else ():
            if self._left <= 0:
                return
            yield part.window, data

    def _pieces(self, into: Destination, span: TimeRange) -> tuple[TimeRange, ...]:
        """A range, cut where the server holds many rows in it."""
        try:
            rows, first, last = self._client.extent(into.database, into.table, span)
        except TooMuchForServer:
            halves = halve(span)
            if halves is None:
                raise
            return tuple(p for half in halves for p in self._pieces(into, half))
        if first is None or last is None:
            return ()
        return cut_evenly(span, rows, first, last) if rows > 2 * TARGET_ROWS else (span,)


def _keys(rows: pa.Table, tags: Sequence[str]) -> pa.Table:
    """Only what says which row is which."""
    return rows.select([*(t for t in tags if t in rows.column_names), "time"])


def _restored(undone: Undone | None, entry: TableEntry, rows: pa.Table, tags: Sequence[str]) -> frozenset[int] | None:
    """The numbers of those rows that the undone restore wrote; None where its archive is not at hand."""
    if undone is None:
        return None
    manifest = undone.archive.manifest
    sources = [e for e, target in chosen_tables(manifest, undone.job) if target == (entry.database, entry.table)]
    numbered = rows.append_column("n", pa.array(range(rows.num_rows), pa.int64()))
    times = instants(rows).to_pylist()
    found: set[int] = set()
    for source in sources:
        members = {p.member for p in source.parts if any(p.window.holds(t) for t in times)}
        own = Destination(source.database, source.table, source.columns, tuple(tags))
        for _, _, data in undone.archive.parts(members) if members else ():
            written = within(_keys(stored(own, data), tags), undone.job.range)
            found.update(matched(numbered, written, tags)[0].column("n").to_pylist())
    return frozenset(found)


def _named(rows: pa.Table, tags: Sequence[str], restored: frozenset[int] | None) -> Iterator[AddedRow]:
    times: list[Any] = instants(rows).to_pylist()
    for number, time in enumerate(times):
        known = None if restored is None else number in restored
        yield AddedRow(time, described_key(rows, number, tags), known)
