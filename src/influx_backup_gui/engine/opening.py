"""Opening an archive with all that is known of it. Loads py7zr and pyarrow: import it where it is needed."""

from __future__ import annotations

from pathlib import Path

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.server_objects import NotRead, ServerObjects, objects_from_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.archive_reader import ArchiveReader


def open_archive(resources: Resources, path: Path, password: str | None = None) -> ArchiveReader:
    """An archive, opened with `password` or what is known; damage is told from a wrong password where that is possible.

    Errors: those of `ArchiveReader`.
    """
    # Of two that are listed at one place, the newer one is there: the file of the other must have been removed.
    listed = next((b for b in resources.catalog.backups() if b.path == str(path)), None)
    if not password and (listed is None or listed.encrypted):  # A keyring takes 0.1 s to find.
        password = resources.password_for(path)
    return ArchiveReader(path, password, listed.header if listed else "")


def objects_in(archive: ArchiveReader) -> ServerObjects:
    """What an archive holds beside rows; where the list of it is damaged, that is among `not_read`."""
    try:
        return objects_from_json(archive.catalog())
    except ArchiveDamaged as error:
        return ServerObjects(not_read=(NotRead("everything but rows", error.message),))
