"""What health is made of, gathered: the catalog, the settings, the folders of archives. No network."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.disk_forecast import LOOK_BACK_DAYS, Stay, full_at, used_by_day
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.health_records import Facts, RepositoryState
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.engine.presence import away_text, emptied, looked_at
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import free_bytes
from influx_backup_gui.store.processes import alive
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.secrets import keyring_trouble
from influx_backup_gui.store.settings import RepositoryConfig


def gather(resources: Resources, now: int) -> Facts:
    """The facts at `now` (ns). BackupError where the catalog cannot be read."""
    settings, catalog = resources.settings, resources.catalog
    backups, missing = looked_at(catalog.backups())
    removed = catalog.removed_stays(now, LOOK_BACK_DAYS)
    folders = resources.repositories()
    secrets = [settings.alerts.mail.password_source] if settings.alerts.mail is not None else []
    secrets += [settings.alerts.webhook_source, settings.alerts.ping_source]
    needs_keyring = "keyring" in (*secrets, *(s.token_source for s in settings.servers))
    undelivered, reason = catalog.outbox.undelivered()
    return Facts(
        servers=tuple(s.name for s in settings.servers),
        backups=backups,
        missing=missing,
        runs=(*catalog.open_runs(alive), *catalog.newest_runs()),
        schedules=settings.schedules,
        repositories=tuple(_state(resources, f, stays(backups, removed, f.name), now) for f in folders),
        default_repository=settings.default_repository,
        acknowledgements=settings.acknowledgements,
        paused_until=settings.paused_until,
        idle=catalog.pulses.idle_runs(),
        stuck_after=60 * settings.alerts.stuck_minutes,
        verify_within_days=settings.verify_within_days,
        undelivered=undelivered,
        undelivered_reason=reason,
        keyring=keyring_trouble() if needs_keyring else "",
    )


def stays(backups: Iterable[Backup], removed: Mapping[str, tuple[Stay, ...]], repository: str) -> tuple[Stay, ...]:
    """Which archives were in a repository, and until when: those of the catalog, and those that runs removed."""
    there = (Stay(b.created, b.bytes) for b in backups if b.repository == repository)
    return (*there, *removed.get(repository, ()))


def _state(resources: Resources, config: RepositoryConfig, history: tuple[Stay, ...], now: int) -> RepositoryState:
    path = Path(config.path)
    reason = _unusable(path, own=path == resources.places.repository)
    if reason:
        return RepositoryState(config.name, config.path, reason)
    repository = Repository.of(config)
    try:
        lost = emptied(resources.catalog, repository)
        if lost:
            said = f"its disk is probably not mounted. {away_text(repository, lost)}"
            return RepositoryState(config.name, config.path, said, emptied=True)
        free = free_bytes(path)
    except BackupError as error:
        return RepositoryState(config.name, config.path, error.message)
    return RepositoryState(config.name, config.path, "", free, full_at(recent_days(history, now), free, now))


def recent_days(history: Iterable[Stay], now: int) -> tuple[tuple[int, int], ...]:
    """(end of a day, bytes used) of the last weeks: what the forecast of the disk rests on."""
    recent = [s for s in history if s.gone is None or s.gone > now - LOOK_BACK_DAYS * DAY]
    return used_by_day(recent, now)


def _unusable(path: Path, own: bool) -> str:
    """Why a folder cannot be used, "" where it can; the program's `own` one is made when it is needed."""
    try:
        if not path.exists():
            return "" if own else f"{path} is not there."
        if not path.is_dir():
            return f"{path} is no folder."
    except OSError as error:
        return f"{path}: {error.strerror}."
    return "" if os.access(path, os.R_OK | os.W_OK | os.X_OK) else f"There is no right to use {path}."
