"""What a selection means on a server: its databases with their tables."""

from __future__ import annotations

from dataclasses import replace

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import Database
from influx_backup_gui.influx.client import Client


def selected(client: Client, selection: Selection) -> tuple[Database, ...]:
    """The selected databases, each with its selected tables. UsageError for a name that the server does not have."""
    databases = client.databases()
    names = {d.name for d in databases}
    wanted = set(selection.databases) | {d for d, _ in selection.tables}
    for name in sorted(wanted - names):
        raise UsageError(f"The server has no database {name!r}.", f"It has: {', '.join(sorted(names)) or 'none'}.")
    found = []
    for database in databases:
        if not selection.wants_database(database.name):
            continue
        tables = client.tables(database.name)
        _check_tables(database.name, {t.name for t in tables}, selection)
        found.append(replace(database, tables=tuple(t for t in tables if selection.wants(database.name, t.name))))
    return tuple(found)


def _check_tables(database: str, present: set[str], selection: Selection) -> None:
    for name, table in selection.tables:
        if name == database and table not in present:
            raise UsageError(
                f"The database {database!r} has no table {table!r}.", f"It has: {', '.join(sorted(present)) or 'none'}."
            )
