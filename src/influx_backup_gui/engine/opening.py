"""Opening an archive with all that is known of it. Loads py7zr and pyarrow: import it where it is needed."""

from __future__ import annotations

from pathlib import Path

from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.archive_reader import ArchiveReader


def open_archive(resources: Resources, path: Path, password: str | None = None) -> ArchiveReader:
    """An archive, opened with `password` or what is known; damage is told from a wrong password where that is possible.

    Errors: those of `ArchiveReader`.
    """
    # Of two that are listed at one place, the newer one is there: the file of the other must have been removed.
    header = next((b.header for b in resources.catalog.backups() if b.path == str(path)), "")
    return ArchiveReader(path, password or resources.password_for(path), header)
