"""What a backup says about itself once all of it was read."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata

from influx_backup_gui import __version__
from influx_backup_gui.domain.errors import TableGone
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, TableEntry
from influx_backup_gui.domain.server import Database, Role, Table
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.influx.client import Client


def manifest_of(
    client: Client,
    job: BackupJob,
    record: Unfinished,
    name: str,
    created: int,
    databases: tuple[Database, ...],
    entries: list[TableEntry],
) -> Manifest:
    """What was read, of which server, when; without warnings. `name` is that of the archive, `created` is in ns."""
    after = client.identity()
    there = {d.name: d.retention_ns for d in databases}
    # A database that was dropped meanwhile keeps for ever what is left of it.
    dropped = {e.database: None for e in entries if e.database not in there}
    return Manifest(
        id=record.run,
        name=name,
        note=job.note,
        created=created,
        cutoff=record.begun,
        profile=job.profile.value,
        origin=Origin(
            record.server,
            client.url,
            after.version,
            after.edition,
            after.cluster_uuid,
            record.first_process,
            after.process_id,
        ),
        selection=job.selection,
        databases=tuple(DatabaseEntry(*d) for d in (there | dropped).items()),
        tables=tuple(_with_late_columns(client, entries)),
        versions=_versions(),
        sittings=tuple((s.begun, s.saved) for s in record.sittings[:-1]),
    )


def _with_late_columns(client: Client, entries: list[TableEntry]) -> Iterator[TableEntry]:
    """Columns that were added while we read belong to the table (a part may hold them already)."""
    late: dict[str, dict[str, Table]] = {}
    for entry in entries:
        if entry.database not in late:
            late[entry.database] = _tables_now(client, entry.database)
        now = late[entry.database].get(entry.table)
        if now is None or set(now.columns) == set(entry.columns):
            yield entry
        else:
            yield _widened(entry, now)


def _tables_now(client: Client, database: str) -> dict[str, Table]:
    try:
        return {t.name: t for t in client.tables(database)}
    except TableGone:
        return {}


def _widened(entry: TableEntry, now: Table) -> TableEntry:
    by_name = {c.name: c for c in entry.columns} | {c.name: c for c in now.columns}
    columns = tuple(by_name[n] for n in sorted(by_name))
    known = now.series_key is not None
    tags = now.tags if known else tuple(c.name for c in columns if c.role is Role.TAG)
    return replace(entry, columns=columns, series_key=tags, series_key_known=known)


def _versions() -> dict[str, str]:
    libraries = {name: metadata.version(name) for name in ("pyarrow", "py7zr")}
    return {"influx-backup": __version__, "python": platform.python_version(), **libraries}
