"""Archives on their way to the trash."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Busy, UsageError
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.engine.archives import existing, find_backup
from influx_backup_gui.engine.in_use import in_use
from influx_backup_gui.engine.presence import looked_at
from influx_backup_gui.engine.records import backup_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.repository import Repository


def throw_away(resources: Resources, repository: Repository, backup: Backup) -> Path:
    """Move an archive to the trash and off the list; answers where it is now. Call it with the repository locked.

    Busy where a drill or a restore reads it just now, UsageError where it is pinned by now. What the catalog knows of
    it is written down first; the next start mends the rest (engine/recovery.py).
    """
    if backup.id in in_use(resources):
        raise Busy(f"Backup {backup.name!r} is being restored or drilled just now.", "Try again when that has ended.")
    _check_pin(resources.catalog.backup(backup.id) or backup)
    target = repository.place_in_trash(Path(backup.path))
    resources.catalog.trashed.remember(backup, target)
    repository.trash(Path(backup.path), target)
    resources.catalog.remove_backup(backup.id)
    return target


def delete_backup(resources: Resources, run: Run, key: str) -> Run:
    """Move an archive to its repository's trash. Never a pinned one, never the last proved one of its selection."""
    backup = find_backup(resources, key)
    if not backup.repository:
        raise UsageError("This file lies outside the repositories.", "Delete it with your file manager.")
    with resources.locked(backup.repository, f"delete {backup.name}", backup.server) as repository:
        # What was true before the lock was ours need not be: another process may have deleted the others.
        backup = find_backup(resources, backup.id)
        _check_pin(backup)
        _check_others(resources, backup)
        existing(resources, backup)
        trash = throw_away(resources, repository, backup)
    return replace(
        run,
        outcome=Outcome.SUCCEEDED,
        summary=f"Moved {backup.name} to the trash.",
        server=backup.server,
        details={"backup": backup_to_json(backup), "trash": str(trash)},
    )


def _check_pin(backup: Backup) -> None:
    if backup.pinned:
        raise UsageError(f"Backup {backup.name!r} is pinned.", f"Unpin it first: influx-backup unpin {backup.name}.")


def _check_others(resources: Resources, backup: Backup) -> None:
    """UsageError for the last proved one of its selection."""
    alike, missing = looked_at(b for b in resources.catalog.backups() if b.selection == backup.selection)
    others = [b for b in alike if b.whole and b.id not in missing and b.id != backup.id]
    if backup.whole and not others:
        raise UsageError(
            f"Backup {backup.name!r} is the last proved one of its kind.",
            "Take another backup first; or move the file yourself if you are sure.",
        )
