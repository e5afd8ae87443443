"""Health as the document that `status --json` prints (docs/command-line.md)."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.domain.health_records import Health, Reason, ServerHealth
from influx_backup_gui.domain.job import Run
from influx_backup_gui.engine.records import instant_to_json


def health_to_json(health: Health) -> dict[str, Any]:
    """{"health": green, amber or red, "reasons": [...], "servers": [...]}."""
    return {
        "health": health.colour.value,
        "reasons": [reason_to_json(r) for r in health.reasons],
        "servers": [_server(s) for s in health.servers],
    }


def reason_to_json(reason: Reason) -> dict[str, Any]:
    """A reason; `server` is null where it is about all."""
    return {
        "kind": reason.kind.value,
        "colour": reason.colour.value,
        "server": reason.server or None,
        "message": reason.message,
        "meaning": reason.meaning,
        "hint": reason.hint,
        "subjects": list(reason.subjects),
    }


def _server(server: ServerHealth) -> dict[str, Any]:
    newest = server.last_proved
    return {
        "server": server.server,
        "health": server.colour.value,
        "reasons": [r.kind.value for r in server.reasons],
        "backups": server.backups,
        "last_proved": newest and newest.name,
        "last_proved_taken": instant_to_json(newest.created if newest else None),
        "last_proved_at": instant_to_json(newest.proved if newest else None),
        "next": instant_to_json(server.next_slot),
        "last_run": _brief(server.last_run),
    }


def _brief(run: Run | None) -> dict[str, Any] | None:
    if run is None or run.outcome is None:
        return None
    return {
        "id": run.id,
        "outcome": run.outcome.value,
        "started": instant_to_json(run.started),
        "summary": run.summary,
    }
