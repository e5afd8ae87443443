"""What is beside the rows, as the dictionaries that `--json` prints (docs/command-line.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from influx_backup_gui.domain.server_objects import DatabaseObjects, ServerObjects, Trigger


def objects_to_json(objects: ServerObjects) -> dict[str, Any]:
    """As `show --catalog` prints it; a list is null where it was not read. Retention in ns, `ttl`, `max_age` in s."""
    return {
        "databases": [_database(d) for d in objects.databases],
        "tokens": _all(objects.tokens),
        "plugin_files": _all(objects.plugin_files),
        "not_read": [asdict(n) for n in objects.not_read],
        "not_readable": list(objects.not_readable),
    }


def _database(database: DatabaseObjects) -> dict[str, Any]:
    triggers = database.triggers
    return {
        "name": database.name,
        "retention_ns": database.retention_ns,
        "last_caches": _all(database.last_caches),
        "distinct_caches": _all(database.distinct_caches),
        "triggers": None if triggers is None else [_trigger(t) for t in triggers],
    }


def _trigger(trigger: Trigger) -> dict[str, Any]:
    return {**asdict(trigger), "arguments": None if trigger.arguments is None else dict(trigger.arguments)}


def _all(records: tuple[Any, ...] | None) -> list[dict[str, Any]] | None:
    return None if records is None else [asdict(r) for r in records]
