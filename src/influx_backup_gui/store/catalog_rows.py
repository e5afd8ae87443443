"""Records as rows of the catalog and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage_records import coverage_from_json, coverage_to_json
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import Outcome, Run, Trigger

_LISTS = ("databases", "warnings")
_SWITCHES = ("pinned", "encrypted")


def backup_to_row(backup: Backup) -> dict[str, Any]:
    """Column names and values of table `backups`."""
    row = asdict(backup)
    row.update({name: json.dumps(row[name]) for name in _LISTS})
    row.update({name: int(row[name]) for name in _SWITCHES})
    row["coverage"] = json.dumps(coverage_to_json(backup.coverage))
    return row


def backup_from_row(row: sqlite3.Row | Mapping[str, Any]) -> Backup:
    """The record of a row of table `backups`."""
    values = dict(row)
    values.update({name: tuple(json.loads(values[name])) for name in _LISTS})
    values.update({name: bool(values[name]) for name in _SWITCHES})
    # What was remembered of an archive before it was compared with anything has none.
    values["coverage"] = coverage_from_json(json.loads(values.get("coverage", "{}")))
    return Backup(**values)


def remembering(old: Backup, new: Backup) -> Backup:
    """What an archive says of itself (`new`), with what only the catalog knew: name, note, pin; proof and damage where
    the size is the same.
    """
    same = old.bytes == new.bytes
    return replace(
        new,
        name=old.name,
        note=old.note,
        pinned=old.pinned or new.pinned,
        pinned_for=old.pinned_for,
        proved=old.proved if new.proved is None and same and not new.damaged else new.proved,
        damaged=new.damaged or (old.damaged if same else ""),
    )


def moved_path(path: str, source: Path, target: Path) -> str:
    """The path of a file below `source` as it is below `target`; others stay as they are."""
    return str(target / Path(path).relative_to(source)) if Path(path).is_relative_to(source) else path


def _sort(run: Run) -> tuple[str | None, ...]:
    outcome = run.outcome.value if run.outcome else None
    return run.kind, run.trigger.value, outcome, run.server, run.schedule


def run_to_row(run: Run) -> dict[str, Any]:
    """Column names and values of table `runs`, without the process."""
    made = run.details.get("backup") if run.kind == "backup" and run.outcome is not None else None
    backup: Mapping[str, Any] = made if isinstance(made, Mapping) else {}
    return {
        "exit_code": run.problem.exit_code if run.problem and run.outcome else None,
        "backup": backup.get("id"),
        "bytes": backup.get("bytes"),
        "sort": json.dumps([*_sort(run), backup.get("databases")]),
        "id": run.id,
        "kind": run.kind,
        "trigger": run.trigger.value,
        "outcome": run.outcome.value if run.outcome else None,
        "started": run.started,
        "finished": run.finished,
        "summary": run.summary,
        "server": run.server,
        "problem": json.dumps(asdict(run.problem)) if run.problem else None,
        "details": json.dumps(run.details),
        "schedule": run.schedule,
        "slot": run.slot,
    }


def run_from_row(row: sqlite3.Row) -> Run:
    """The record of a row of table `runs`."""
    return Run(
        id=row["id"],
        kind=row["kind"],
        trigger=Trigger(row["trigger"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        started=row["started"],
        finished=row["finished"],
        summary=row["summary"],
        server=row["server"],
        problem=Problem(**json.loads(row["problem"])) if row["problem"] else None,
        details=json.loads(row["details"]),
        schedule=row["schedule"],
        slot=row["slot"],
    )
