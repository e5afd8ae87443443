"""Records as the dictionaries that `--json` prints (docs/command-line.md): scripts rely on these keys."""

from __future__ import annotations

from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.coverage_records import coverage_to_json
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.seal import Seal, seal_text
from influx_backup_gui.domain.unfinished import Unfinished


def instant_to_json(ns: int | None) -> str | None:
    """RFC 3339 text or None."""
    return None if ns is None else format_instant(ns)


def run_to_json(run: Run) -> dict[str, Any]:
    """A run with what its job adds (`details`) at the top level."""
    problem = run.problem
    return {
        "id": run.id,
        "kind": run.kind,
        "trigger": run.trigger.value,
        "outcome": run.outcome.value if run.outcome else None,
        "server": run.server,
        "started": instant_to_json(run.started),
        "finished": instant_to_json(run.finished),
        "seconds": run.seconds,
        "summary": run.summary,
        "schedule": run.schedule or None,
        "slot": instant_to_json(run.slot),
        "problem": None
        if problem is None
        else {"message": problem.message, "hint": problem.hint, "exit_code": problem.exit_code},
        **run.details,
    }


def backup_to_json(backup: Backup) -> dict[str, Any]:
    """A backup as `list` and `backup` print it."""
    return {
        "id": backup.id,
        "name": backup.name,
        "path": backup.path,
        "repository": backup.repository,
        "server": backup.server,
        "created": instant_to_json(backup.created),
        "databases": list(backup.databases),
        "tables": backup.tables,
        "rows": backup.rows,
        "bytes": backup.bytes,
        "first": instant_to_json(backup.first),
        "last": instant_to_json(backup.last),
        "cutoff": instant_to_json(backup.cutoff),
        "proved": instant_to_json(backup.proved),
        "warnings": list(backup.warnings),
        "pinned": backup.pinned,
        "note": backup.note,
        "encrypted": backup.encrypted,
        "damaged": backup.damaged,
        "coverage": coverage_to_json(backup.coverage),
        "pinned_for": backup.pinned_for,
    }


def seal_to_json(seal: Seal | None) -> dict[str, Any] | None:
    """The seal of a backup as `list` and `show` print it; None where no drill said anything."""
    if seal is None:
        return None
    return {
        "text": seal_text(seal),
        "at": instant_to_json(seal.at),
        "way": seal.way.value,
        "where": seal.where,
        "tables": seal.tables,
        "of_tables": seal.of_tables,
        "rows": seal.rows,
        "seconds": seal.seconds,
        "broken": seal.broken,
        "damaged": seal.damaged,
    }


def table_to_json(entry: TableEntry) -> dict[str, Any]:
    """A table of an archive as `show` prints it."""
    return {
        "database": entry.database,
        "table": entry.table,
        "rows": entry.rows,
        "first": instant_to_json(entry.first),
        "last": instant_to_json(entry.last),
        "columns": [{"name": c.name, "role": c.role.value, "type": c.type.value} for c in entry.columns],
        "series_key": list(entry.series_key),
        "parts": len(entry.parts),
        "bytes": entry.bytes,
        "days": dict(sorted(entry.days.items())),
    }


def backup_of(
    manifest: Manifest,
    path: str,
    repository: str,
    size: int,
    proved: int | None,
    encrypted: bool = False,
    pinned: bool = False,
    header: str = "",
) -> Backup:
    """What the catalog keeps of an archive; `size` in bytes, `proved` in ns."""
    firsts = [t.first for t in manifest.tables if t.first is not None]
    lasts = [t.last for t in manifest.tables if t.last is not None]
    return Backup(
        id=manifest.id,
        name=manifest.name,
        path=path,
        repository=repository,
        server=manifest.origin.name,
        created=manifest.created,
        cutoff=manifest.cutoff,
        databases=tuple(d.name for d in manifest.databases),
        tables=len(manifest.tables),
        rows=manifest.rows,
        bytes=size,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        proved=proved,
        warnings=manifest.warnings,
        pinned=pinned,
        note=manifest.note,
        encrypted=encrypted,
        selection=selection_text(manifest.origin.name, manifest.selection),
        header=header,
        coverage=manifest.coverage,
    )


def unfinished_to_json(left: Unfinished) -> dict[str, Any]:
    """A backup that was cut off, as `list --interrupted` prints it."""
    return {
        "path": left.path,
        "run": left.run,
        "repository": left.repository,
        "server": left.server,
        "begun": instant_to_json(left.begun),
        "saved": instant_to_json(left.saved),
        "until": instant_to_json(left.until),
        "tables": len(left.tables),
        "rows": left.rows,
        "bytes": left.bytes,
        "encrypted": left.encrypted,
    }
