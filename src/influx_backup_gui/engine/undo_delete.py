"""Taking a deletion back: the archive goes where it was, and the catalog says of it what it said before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.engine.records import backup_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.files import disk_errors, fsync_directory


def undo_delete(resources: Resources, run: Run, backup: Backup, trash: Path) -> Run:
    """Move `trash` back to `backup.path`. UsageError where something else lies there or the file is another one.

    A file whose size has changed in the trash comes back as not proved.
    """
    target = Path(backup.path)
    repository = resources.repository(backup.repository)
    with repository.lock(f"take {backup.name} out of the trash"):
        if not trash.is_file():
            raise BackupError(f"{backup.name} is no longer in the trash.", "Was the trash emptied meanwhile?")
        if target.exists():
            raise UsageError(f"There is an archive {target} already.", "Move or rename that one first.")
        with ArchiveReader(trash, resources.password_of(backup)) as archive:
            if archive.manifest.id != backup.id:
                raise UsageError(f"{trash} is another backup than {backup.name}.", "The trash was not touched.")
        same = trash.stat().st_size == backup.bytes
        kept = backup if same else replace(backup, proved=None, bytes=trash.stat().st_size)
        # Listed first: if we die in between, a backup is shown whose file is missing, and none is hidden.
        resources.catalog.put_backup(kept)
        try:
            with disk_errors(target.parent):
                target.parent.mkdir(exist_ok=True)
                trash.rename(target)
                fsync_directory(target.parent)
        except BaseException:
            resources.catalog.remove_backup(backup.id)
            raise
    said = f"Took {backup.name} out of the trash." + ("" if same else " Its size has changed: verify it.")
    outcome = Outcome.SUCCEEDED if same else Outcome.WARNING
    return replace(run, outcome=outcome, summary=said, server=backup.server, details={"backup": backup_to_json(kept)})
