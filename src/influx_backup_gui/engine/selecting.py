"""What a selection means on a server: its databases with their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from influx_backup_gui.domain.coverage_records import Loss
from influx_backup_gui.domain.errors import NotAuthorised, TableGone, UsageError
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import Database, Table
from influx_backup_gui.influx.client import Client

# Names of databases in one sentence.
_NAMED = 20
_HINT = "Use an admin token, or give this one the right to read there."


@dataclass(frozen=True)
class Found:
    """Databases with their tables, and the names of those that were dropped since the server listed them.

    And of those that the token may not read.
    """

    databases: tuple[Database, ...]
    dropped: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


def with_tables(client: Client, listed: Iterable[Database]) -> Found:
    """The databases with their tables. One that is not found is dropped where the server no longer lists it.

    TableGone where it is listed, and not found at a second question either; NotAuthorised, which names all of them,
    where the token may not read some.
    """
    found = _looked(client, listed)
    if found.forbidden:
        raise NotAuthorised(f"The token has no right to read (403): {_names(found.forbidden)}.", _HINT, 403)
    return found


def _looked(client: Client, listed: Iterable[Database]) -> Found:
    found, dropped, forbidden = [], [], []
    for database in listed:
        try:
            tables = _tables(client, database.name)
        except NotAuthorised as error:
            if error.status != 403:
                raise
            forbidden.append(database.name)
            continue
        if tables is None:
            dropped.append(database.name)
        else:
            found.append(replace(database, tables=tables))
    return Found(tuple(found), tuple(dropped), tuple(forbidden))


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


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
    there = _looked(client, (d for d in listed if selection.wants_database(d.name)))
    if there.forbidden:
        readable = [d.name for d in there.databases]
        raise NotAuthorised(
            f"The token has no right to read (403): {_names(there.forbidden)}. Nothing was saved: "
            "that would be missing in the backup.",
            "Use an admin token, or give this one the right to read there. Or choose only what it may read: "
            f"{_names(readable)}."
            if readable
            else _HINT,
            403,
        )
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
