"""Verify: decode an archive again and compare it with its manifest; compare it with the live server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from influx_backup_gui.domain.errors import ArchiveDamaged, TableGone, TooMuchForServer
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.windows import halve
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import read_parquet
from influx_backup_gui.store.proof import Damage, Proof, prove


@dataclass(frozen=True)
class LiveDifference:
    """A window whose rows on the server are not those in the archive; `examples` in words."""

    database: str
    table: str
    kind: str
    rows: int
    examples: tuple[str, ...]


def verify_archive(
    path: Path, password: str | None, header: str, context: JobContext, progressed: Callable[[int, int], None]
) -> Proof:
    """Decode, recount and compare; an archive that cannot even be opened counts as damaged.

    PasswordNeeded where that can be for a wrong or missing password; `header` is the one known (domain/backup.py).
    """
    try:
        return prove(path, password, progressed, context.cancel, header)
    except ArchiveDamaged as error:
        return Proof(0, 0, 0, (_whole(path, error.message),))


def _whole(path: Path, reason: str) -> Damage:
    return Damage("", "", path.name, reason)


def compare_with_server(
    path: Path, password: str | None, client: Client, context: JobContext, progressed: Callable[[int, int], None]
) -> Iterator[LiveDifference]:
    """Every window of the archive against the rows that the server shows now."""
    with ArchiveReader(path, password) as archive:
        total, done = archive.manifest.rows, 0
        for table in archive.manifest.tables:
            if not table.parts:
                yield from _absent(client, table)
        for table, part, data in archive.parts():
            context.cancel.check()
            stored = read_parquet(data)
            yield from _window_difference(client, table, part.window, stored)
            done += part.rows
            progressed(done, total)


def _absent(client: Client, table: TableEntry) -> Iterator[LiveDifference]:
    if all(t.name != table.table for t in _tables(client, table.database)):
        yield LiveDifference(table.database, table.table, "missing", 0, ("The server has no such table.",))


def _tables(client: Client, database: str) -> tuple[Table, ...]:
    try:
        return client.tables(database)
    except TableGone:
        return ()


def _window_difference(
    client: Client, table: TableEntry, window: TimeRange, stored: pa.Table
) -> Iterator[LiveDifference]:
    try:
        live = live_rows(client, table.database, table.table, window)
    except TableGone:
        yield LiveDifference(
            table.database, table.table, "missing", stored.num_rows, ("The server has no such table.",)
        )
        return
    difference = same_rows(stored, live if live is not None else stored.schema.empty_table(), table.series_key)
    if difference is not None:
        yield LiveDifference(table.database, table.table, difference.kind, difference.count, difference.examples)


def live_rows(client: Client, database: str, table: str, window: TimeRange) -> pa.Table | None:
    """The rows of a window as the server shows them; None when there are none. Halved where it refuses so much."""
    try:
        data = client.read(database, table, window)
    except TooMuchForServer:
        halves = halve(window)
        if halves is None:
            raise
        found = [rows for half in halves if (rows := live_rows(client, database, table, half)) is not None]
        return pa.concat_tables(found, promote_options="default") if found else None
    return read_parquet(data) if data else None
