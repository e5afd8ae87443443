"""Folders of archives: taken into the settings, and out of them again. Neither touches an archive."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.names import checked_file_name
from influx_backup_gui.domain.schedule import backups_of
from influx_backup_gui.engine.archives import rebuild
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.settings_keeping import keep_settings
from influx_backup_gui.store.files import disk_errors, make_folder
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.settings import RepositoryConfig, Settings

OWN = "default"


def add_repository(resources: Resources, name: str, path: Path, default: bool = False) -> dict[str, Any]:
    """Take a folder in and list what it holds (as `Engine.rebuild`); it is made where only its last part is missing.

    UsageError where name or folder is known already; BackupError where it cannot be written into.
    """
    config = RepositoryConfig(checked_file_name(name), str(path.expanduser().absolute()))
    for known in resources.repositories():
        if config.name == known.name or Path(config.path).resolve() == Path(known.path).resolve():
            raise UsageError(f"There is the repository {known.name!r} at {known.path} already.", "Use that one.")
    if Path(config.path).parent.is_dir() and not os.path.lexists(config.path):
        with disk_errors(Path(config.path)):
            make_folder(Path(config.path))
    repository = Repository.of(config)
    repository.check_writable()
    resources.update_settings(lambda settings: _with(settings, config, default))
    keep_settings(resources, repository, time.time_ns())
    return rebuild(resources, config.name)


def with_retention(settings: Settings, config: RepositoryConfig) -> Settings:
    """The settings with the policy of `config`; the program's own repository stands in them from then on."""
    if all(r.name != config.name for r in settings.repositories):
        return replace(settings, repositories=(*settings.repositories, config))
    changed = tuple(
        replace(r, retention=config.retention) if r.name == config.name else r for r in settings.repositories
    )
    return replace(settings, repositories=changed)


def remove_repository(resources: Resources, name: str) -> None:
    """Take a folder out: its archives stay where they are, its backups are no longer listed.

    UsageError where something depends on it: it is the default one, holds pinned backups, or a schedule stores there.
    """
    known = {r.name for r in resources.repositories()}
    if name not in known:
        raise UsageError(f"There is no repository {name!r}.", f"Known: {', '.join(sorted(known))}.")
    if name in (OWN, resources.settings.default_repository):
        raise UsageError("The default repository cannot be removed.", "Make another one the default first.")
    pinned = [b.name for b in resources.catalog.backups() if b.repository == name and b.pinned]
    if pinned:
        raise UsageError(
            f"It holds pinned backups: {', '.join(pinned)}.", "Unpin them first: influx-backup unpin BACKUP."
        )
    schedules = [s.name for s, job in backups_of(resources.settings.schedules) if job.repository == name]
    if schedules:
        raise UsageError(f"Schedules store there: {', '.join(schedules)}.", "Let them store elsewhere first.")
    resources.update_settings(lambda settings: _without(settings, name))
    resources.catalog.replace_backups(name, ())


def _with(settings: Settings, config: RepositoryConfig, default: bool) -> Settings:
    changed = replace(settings, repositories=(*settings.repositories, config))
    return replace(changed, default_repository=config.name) if default else changed


def _without(settings: Settings, name: str) -> Settings:
    return replace(settings, repositories=tuple(r for r in settings.repositories if r.name != name))
