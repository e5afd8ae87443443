"""The archives of backups that were taken before one, as `values_since_restart` asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.engine.archives import existing, find_backup
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.values_since_restart import ArchiveParts


class Archives:
    """Those that are listed in the catalog."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def of(self, manifest: Manifest) -> AbstractContextManager[ArchiveParts]:
        """The archive of this backup. Errors: those of `open_archive`, and where it is not there."""
        return self._opened(find_backup(self._resources, manifest.id))

    def before(self, manifest: Manifest) -> Iterator[Callable[[], AbstractContextManager[ArchiveParts]]]:
        """Those of the same server that were taken before this one, the newest first; damaged ones say nothing."""
        mine = [
            b
            for b in self._resources.catalog.backups()
            if b.server == manifest.origin.name and b.created < manifest.created and not b.damaged
        ]
        for backup in sorted(mine, key=lambda b: b.created, reverse=True):
            yield partial(self._opened, backup)

    def _opened(self, backup: Backup) -> AbstractContextManager[ArchiveParts]:
        # Late, for py7zr is slow to load, and hardly any backup follows a restart.
        from influx_backup_gui.engine.opening import open_archive

        return open_archive(self._resources, existing(self._resources, backup))
