"""What is on a server, for people who choose what to back up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.errors import NotAuthorised, QueryFailed, TooMuchForServer
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import ServerConfig, Table
from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.engine.look_back import advice_to_json, look_back_advice
from influx_backup_gui.engine.records import instant_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.selecting import with_tables
from influx_backup_gui.influx.client import Client

# Tables that a test of a server looks at: a person waits for it.
_PROBED_TABLES = 30


def inspect_server(resources: Resources, server: str, count: bool, cancel: CancelToken | None = None) -> dict[str, Any]:
    """Databases with tables, columns and, with `count`, rows, time span, and whether the server may show less than it
    stores. Errors: those of the client.
    """
    client = resources.client(server, cancel)
    try:
        identity = client.identity()
        found = with_tables(client, client.databases()).databases
        databases = [
            {
                "name": d.name,
                "retention_ns": d.retention_ns,
                "tables": [_table(client, t, count) for t in d.tables],
            }
            for d in found
        ]
        advice = look_back_advice(client, identity, found) if count else None
    finally:
        client.close()
    return {
        "server": server,
        "url": client.url,
        "version": identity.version,
        "edition": identity.edition,
        "databases": databases,
        "look_back": advice_to_json(advice),
    }


def _table(client: Client, table: Table, count: bool) -> dict[str, Any]:
    rows, first, last = extent_of(client, table) if count else (None, None, None)
    return {
        "name": table.name,
        "rows": rows,
        "first": instant_to_json(first),
        "last": instant_to_json(last),
        "columns": [{"name": c.name, "role": c.role.value, "type": c.type.value} for c in table.columns],
        "series_key": list(table.series_key) if table.series_key is not None else None,
    }


def extent_of(client: Client, table: Table) -> tuple[int, int | None, int | None]:
    """(rows, first, last) of a whole table, window by window where its files are too many for one question."""
    try:
        return client.extent(table.database, table.name, TimeRange())
    except TooMuchForServer:
        windows = plan_windows(client.files_if_told(table.database, table.name))
    found = [client.extent(table.database, table.name, w.range) for w in windows]
    firsts = [f for _, f, _ in found if f is not None]
    lasts = [x for _, _, x in found if x is not None]
    return sum(n for n, _, _ in found), min(firsts, default=None), max(lasts, default=None)


def probe_server(resources: Resources, server: str) -> dict[str, Any]:
    """Version, edition, databases, whether the token may read every one of them, and what is said of the look-back."""
    return _probe(resources.client(server), server)


def probe_address(config: ServerConfig, token: str | None, cancel: CancelToken | None = None) -> dict[str, Any]:
    """The same for a server that is not configured yet; a server that does not answer is not waited for."""
    client = Client(config.url, token, config.ca_file, cancel, timeout=(5.0, 30.0), patience=3.0)
    return _probe(client, config.name)


def _probe(client: Client, server: str) -> dict[str, Any]:
    try:
        identity = client.identity()
        databases = client.databases()
        readable = [(d, _tables(client, d.name)) for d in databases]
        unreadable = [d.name for d, tables in readable if tables is None]
        found = [replace(d, tables=tables) for d, tables in readable if tables is not None]
        advice = look_back_advice(client, identity, found, _PROBED_TABLES)
    finally:
        client.close()
    return {
        "server": server,
        "url": client.url,
        "version": identity.version,
        "edition": identity.edition,
        "databases": [d.name for d in databases],
        "unreadable": unreadable,
        "look_back": advice_to_json(advice),
    }


def _tables(client: Client, database: str) -> tuple[Table, ...] | None:
    """Its tables; None where the token may not read them."""
    try:
        return client.tables(database)
    except (NotAuthorised, QueryFailed):
        return None
