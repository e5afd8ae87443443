"""How much each database takes, read from the manifests of the archives that hold it newest."""

from __future__ import annotations

from collections.abc import Iterable

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.storage_use import StorageUse, storage_use
from influx_backup_gui.engine.archives import read_manifest
from influx_backup_gui.engine.presence import is_there
from influx_backup_gui.engine.resources import Resources


def storage(resources: Resources) -> tuple[StorageUse, ...]:
    """Servers and databases of all archives that are in their place."""
    backups = [b for b in resources.catalog.backups() if is_there(b)]
    wanted = {use.newest.id for use in storage_use(backups, {}) if use.database}
    return storage_use(backups, _sizes(resources, sorted(wanted)))


def _sizes(resources: Resources, ids: Iterable[str]) -> dict[tuple[str, str], int]:
    """(backup, database) -> bytes, of those whose manifest can be read just now."""
    found: dict[tuple[str, str], int] = {}
    for backup in ids:
        try:
            manifest = read_manifest(resources, backup)
        except BackupError:
            # It is encrypted, damaged or gone: its size is not known, and health tells about it.
            continue
        for table in manifest.tables:
            key = (backup, table.database)
            found[key] = found.get(key, 0) + table.bytes
    return found
