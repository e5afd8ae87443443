"""Health as far as it is known: the last proved backup of every server, and how the last run ended."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from influx_backup_gui.domain.instants import DAY, HOUR, format_instant
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.engine.resources import Resources

_OLD_DAYS = 2
_CLOCKS_APART = HOUR


def status_of(resources: Resources, now: int) -> dict[str, Any]:
    """{"health": green, amber or red, "reasons": sentences, "servers": [...]}. Unknown counts as not protected."""
    servers = [_server(resources, s.name, now) for s in resources.settings.servers]
    reasons = [(colour, f"{s['server']}: {reason}") for s in servers for colour, reason in s.pop("found")]
    if not servers:
        reasons.append(("amber", "No server is configured: influx-backup server add NAME --url URL."))
    colours = {colour for colour, _ in reasons}
    health = "red" if "red" in colours else "amber" if "amber" in colours else "green"
    return {"health": health, "reasons": [reason for _, reason in reasons], "servers": servers}


def _server(resources: Resources, name: str, now: int) -> dict[str, Any]:
    mine = [b for b in resources.catalog.backups() if b.server == name]
    proved = [b for b in mine if b.proved is not None and not b.damaged]
    there = [b for b in proved if Path(b.path).is_file()]
    dated = [b for b in there if b.created <= now + _CLOCKS_APART]
    newest = max(dated, key=lambda b: b.created, default=None)
    found: list[tuple[str, str]] = []
    if newest is None:
        found.append(
            ("red", "there is no proved backup that can be reached." if proved else "there is no proved backup.")
        )
    elif now - newest.created > _OLD_DAYS * DAY:
        found.append(("amber", f"the last proved backup is {(now - newest.created) // DAY} days old."))
    if newest is not None and newest.warnings:
        found.append(("amber", newest.warnings[0]))
    found.extend(
        ("amber", f"backup {b.name} is dated in the future ({format_instant(b.created)}): was the clock wrong?")
        for b in there
        if b not in dated
    )
    found.extend(("amber", f"the file of backup {b.name} is not there: {b.path}") for b in proved if b not in there)
    found.extend(("red", f"backup {b.name} is damaged: {b.damaged}") for b in mine if b.damaged)
    last = next((r for r in resources.catalog.runs(50, "backup", name) if r.outcome is not None), None)
    if last is not None and last.outcome in (Outcome.FAILED, Outcome.INTERRUPTED):
        found.append(("red", f"the last backup run {last.outcome.value}: {last.summary}"))
    return {
        "server": name,
        "backups": len(mine),
        "last_proved": newest and newest.name,
        "last_proved_at": format_instant(newest.proved) if newest and newest.proved else None,
        "last_run": _brief(last),
        "found": found,
    }


def _brief(run: Run | None) -> dict[str, Any] | None:
    if run is None or run.outcome is None:
        return None
    return {"id": run.id, "outcome": run.outcome.value, "started": format_instant(run.started), "summary": run.summary}
