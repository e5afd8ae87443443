"""What lies in the trash and is needed after all: a backup that followed it turned out to be damaged."""

from __future__ import annotations

from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import is_file


def needed_in_trash(resources: Resources) -> frozenset[Path]:
    """For each damaged backup the newest proved one before it, where that is in the trash and no nearer one is left."""
    listed = resources.catalog.backups()
    there = [(Path(b.path), b) for b in listed] + list(resources.catalog.trashed.all())
    good = [(path, b) for path, b in there if b.whole and is_file(path)]
    needed = set()
    for damaged in (b for b in listed if b.damaged):
        before = [(path, b) for path, b in good if _precedes(b, damaged)]
        if before:
            needed.add(max(before, key=lambda found: found[1].created)[0])
    return frozenset(needed)


def _precedes(backup: Backup, damaged: Backup) -> bool:
    return backup.selection == damaged.selection and backup.created < damaged.created
