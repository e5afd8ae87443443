"""Make caches and triggers on a server (facts.md 1.7, 1.8)."""

from __future__ import annotations

from functools import singledispatch

from influx_backup_gui.domain.server_objects import DistinctCache, LastCache, Trigger
from influx_backup_gui.influx.client import Client

_MADE = (200, 201, 204)


@singledispatch
def make_object(wanted: object, client: Client, database: str) -> None:
    """Make it in a database. QueryFailed with status 409 where something of its name, or like it, is there."""
    raise TypeError(f"{wanted!r} cannot be made")


@make_object.register
def _(wanted: LastCache, client: Client, database: str) -> None:
    body: dict[str, object] = {
        "db": database,
        "table": wanted.table,
        "name": wanted.name,
        "key_columns": list(wanted.key_columns),
        "count": wanted.count,
        "ttl": wanted.ttl,
    }
    if wanted.value_columns is not None:  # absent: all that are no key, also those to come
        body["value_columns"] = list(wanted.value_columns)
    client.configure("POST", "/api/v3/configure/last_cache", body=body, accept=_MADE)


@make_object.register
def _(wanted: DistinctCache, client: Client, database: str) -> None:
    body = {
        "db": database,
        "table": wanted.table,
        "name": wanted.name,
        "columns": list(wanted.columns),
        "max_cardinality": wanted.max_cardinality,
        "max_age": wanted.max_age,
    }
    client.configure("POST", "/api/v3/configure/distinct_cache", body=body, accept=_MADE)


@make_object.register
def _(wanted: Trigger, client: Client, database: str) -> None:
    """Switched off, whatever it was."""
    body = {
        "db": database,
        "trigger_name": wanted.name,
        "plugin_filename": wanted.plugin,
        "trigger_specification": wanted.specification,
        "trigger_settings": {"run_async": False, "error_behavior": wanted.error_behavior or "log"},
        "trigger_arguments": dict(wanted.arguments) if wanted.arguments else None,
        "disabled": True,
    }
    client.configure("POST", "/api/v3/configure/processing_engine_trigger", body=body, accept=_MADE)
