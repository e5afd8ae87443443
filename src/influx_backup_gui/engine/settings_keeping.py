"""The settings go where the archives are, so that a new machine can go on with nothing but that disk."""

from __future__ import annotations

import logging

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.kept_settings import keep_in
from influx_backup_gui.store.repository import Repository

log = logging.getLogger(__name__)


def keep_settings(resources: Resources, repository: Repository, now: int) -> None:
    """Put the settings into a repository as they are `now` (ns); the archives are as good without them."""
    try:
        keep_in(repository.path, repository.name, resources.settings, resources.settings_file, now)
    except BackupError as error:
        log.warning("the settings could not be kept in %s: %s", repository.path, error.message)
