"""What a restore was asked for, as its run keeps it in the history: readable, and enough to ask for the same again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from influx_backup_gui.domain.instants import TimeRange, format_instant, parse_instant
from influx_backup_gui.domain.job import CatalogPart, IfExists, RestoreJob


def request_to_json(job: RestoreJob) -> dict[str, Any]:
    """The choices of a restore. Whether it was confirmed is not among them: that is asked anew each time."""
    return {
        "backup": job.backup,
        "server": job.server,
        "databases": [list(names) for names in job.databases],
        "tables": [list(names) for names in job.tables],
        "range": {"first": _text(job.range.first), "last": _text(job.range.last)},
        "if_exists": job.if_exists.value,
        "policies": [[database, table, policy.value] for database, table, policy in job.policies],
        "connections": job.connections,
        "catalog": [part.value for part in job.catalog],
        "undo_of": job.undo_of,
    }


def request_from_json(kept: object) -> RestoreJob | None:
    """The restore that was asked for; None for what is no such record (a run of an older version)."""
    try:
        return _job(kept) if isinstance(kept, Mapping) else None
    except (KeyError, TypeError, ValueError):
        return None


def _job(kept: Mapping[str, Any]) -> RestoreJob:
    span = kept["range"]
    return RestoreJob(
        str(kept["backup"]),
        str(kept["server"]),
        tuple((str(source), str(target)) for source, target in kept["databases"]),
        tuple((str(database), str(table), str(target)) for database, table, target in kept["tables"]),
        TimeRange(_instant(span["first"]), _instant(span["last"])),
        IfExists(kept["if_exists"]),
        connections=int(kept["connections"]),
        policies=tuple((str(d), str(t), IfExists(policy)) for d, t, policy in kept["policies"]),
        catalog=tuple(map(CatalogPart, kept["catalog"])),
        undo_of=str(kept["undo_of"]),
    )


def _text(ns: int | None) -> str | None:
    return None if ns is None else format_instant(ns)


def _instant(text: str | None) -> int | None:
    return None if text is None else parse_instant(text)
