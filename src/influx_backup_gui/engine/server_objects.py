"""`catalog.json`: what a query of rows cannot carry, read as far as the server tells (facts.md 1.10, trap 21)."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.domain.server import INTERNAL_DATABASE, Database
from influx_backup_gui.influx.client import Client

_PER_DATABASE = ("last_caches", "distinct_caches", "processing_engine_triggers", "processing_engine_trigger_arguments")
_OF_SERVER = ("tokens", "nodes", "generation_durations", "plugin_files")
NOT_READABLE = ("token secrets", "plugin code", "installed Python packages", "run_async of triggers")


def server_objects(client: Client, databases: tuple[Database, ...]) -> dict[str, Any]:
    """Retention, caches, triggers, token names; None where the server did not tell."""
    return {
        "not_readable": list(NOT_READABLE),
        "databases": [
            {
                "name": d.name,
                "retention_ns": d.retention_ns,
                **{name: client.system_rows(d.name, name) for name in _PER_DATABASE},
            }
            for d in databases
        ],
        "server": {name: _without_hash(client.system_rows(INTERNAL_DATABASE, name)) for name in _OF_SERVER},
    }


def _without_hash(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Token rows carry the beginning of a hash, which is of no use to a restore."""
    return None if rows is None else [{k: v for k, v in row.items() if k != "hash"} for row in rows]
