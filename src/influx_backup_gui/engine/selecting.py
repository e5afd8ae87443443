"""What a selection means on a server: its databases with their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from influx_backup_gui.domain.coverage_records import Loss
from influx_backup_gui.domain.errors import TableGone, UsageError
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import Database, Table
from influx_backup_gui.influx.client import Client


@dataclass(frozen=True)
class Found:
    """Databases with their tables, and the names of those that were dropped since the server listed them."""

    databases: tuple[Database, ...]
    dropped: tuple[str, ...] = ()


def with_tables(client: Client, listed: Iterable[Database]) -> Found:
    """The databases with their tables. One that is not found is dropped where the server no longer lists it.

    TableGone where it is listed, and not found at a second question either.
    """
    found, dropped = [], []
    for database in listed:
        tables = _tables(client, database.name)
        if tables is None:
            dropped.append(database.name)
        else:
            found.append(replace(database, tables=tables))
    return Found(tuple(found), tuple(dropped))


def _tables(client: Client, database: str) -> tuple[Table, ...] | None:
    try:
        return client.tables(database)
    except TableGone:
        if any(d.name == database for d in client.databases()):
            # Made anew meanwhile, perhaps.
            return client.tables(database)
        return None


def selected(client: Client, selection: Selection) -> Found:
    """The selected databases that are there, each with its selected tables that are there.

    UsageError where names are chosen, and nothing of that is there. Errors: those of `with_tables`.
    """
    listed = client.databases()
    there = with_tables(client, (d for d in listed if selection.wants_database(d.name)))
    found = tuple(
        replace(d, tables=tuple(t for t in d.tables if selection.wants(d.name, t.name))) for d in there.databases
    )
    lacking = _lacking(selection, found)
    if lacking and not any(d.tables for d in found):
        has = ", ".join(sorted(d.name for d in listed if d.name not in there.dropped)) or "none"
        raise UsageError(
            f"The server has nothing of what is chosen: {lacking[0]!r} is not there.",
            f"Choose something else: its databases are {has}.",
        )
    return Found(found, there.dropped)


def absent(selection: Selection, found: Found, losses: Iterable[Loss] = ()) -> Iterator[str]:
    """A sentence for each database that was dropped meanwhile, and for each chosen name that is not there.

    But for those of which `losses` tell it. The rest is backed up all the same: a table that somebody drops must not
    leave the others without a backup.
    """
    told = {name for x in losses for name in (x.name, x.database)}
    for name in found.dropped:
        yield f"The database {name} was dropped while the backup was taken."
    for name in _lacking(selection, found.databases):
        if name not in told and not any(name == d or name.startswith(f"{d}.") for d in found.dropped):
            yield f"The server does not have {name!r}, which is chosen by name: there is nothing of it in this backup."


def _lacking(selection: Selection, found: tuple[Database, ...]) -> tuple[str, ...]:
    """`database` or `database.table` of what is chosen and not there."""
    tables = {d.name: {t.name for t in d.tables} for d in found}
    named = [d for d in selection.databases if d not in tables]
    return (*named, *(f"{d}.{t}" for d, t in selection.tables if t not in tables.get(d, ())))
