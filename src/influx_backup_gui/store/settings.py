"""The settings: one JSON file, versioned, written atomically. No secret is ever in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.alert_settings import NO_ALERTS, AlertSettings
from influx_backup_gui.domain.coverage_records import (
    Acknowledgement,
    acknowledgement_from_json,
    acknowledgement_to_json,
)
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.retention import KEEP_ALL, RetentionPolicy
from influx_backup_gui.domain.rotation import WITHIN_DAYS, checked_days
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.store.alert_json import alerts_from_json, alerts_to_json
from influx_backup_gui.store.files import write_atomically
from influx_backup_gui.store.schedule_json import (
    instant_of_text,
    instant_text,
    only_known,
    retention_from_json,
    retention_to_json,
    schedule_from_json,
    schedule_to_json,
)

VERSION = 1


@dataclass(frozen=True)
class RepositoryConfig:
    """A folder of archives, what it is called, and what is kept of backups that no schedule takes."""

    name: str
    path: str
    retention: RetentionPolicy = KEEP_ALL


@dataclass(frozen=True)
class Settings:
    """What a person chose, and what was learned.

    `file_limits`: per server name, the number of files per query that it said it allows.
    `paused_until`: nothing starts by itself before that instant (ns).
    `acknowledgements`: the losses of rows that a person has seen and explained, oldest first.
    `verify_within_days`: a program that stays decodes every archive again within so many days.
    """

    servers: tuple[ServerConfig, ...] = ()
    repositories: tuple[RepositoryConfig, ...] = ()
    default_repository: str = "default"
    file_limits: Mapping[str, int] = field(default_factory=dict)
    schedules: tuple[Schedule, ...] = ()
    paused_until: int | None = None
    acknowledgements: tuple[Acknowledgement, ...] = ()
    alerts: AlertSettings = NO_ALERTS
    verify_within_days: int = WITHIN_DAYS
    version: int = VERSION

    def server(self, name: str) -> ServerConfig:
        """The server of that name; UsageError, with the names that are known, otherwise."""
        for server in self.servers:
            if server.name == name:
                return server
        known = ", ".join(s.name for s in self.servers)
        raise UsageError(
            f"There is no server {name!r}.",
            f"Known: {known}." if known else "Add it first: influx-backup server add NAME --url URL.",
        )

    def schedule(self, name: str) -> Schedule:
        """The schedule of that name (or id); UsageError, with the names that are known, otherwise."""
        for schedule in self.schedules:
            if name in (schedule.name, schedule.id):
                return schedule
        known = ", ".join(s.name for s in self.schedules)
        raise UsageError(
            f"There is no schedule {name!r}.",
            f"Known: {known}." if known else "Add one first: influx-backup schedule add NAME --server S --at 02:00.",
        )


def load_settings(path: Path) -> Settings:
    """The settings in `path`; defaults where there is no such file. BackupError where it cannot be understood."""
    try:
        # Some editors of Windows put a mark in front.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, str(error)) from error
    return settings_from(found, path)


def settings_from(found: Any, path: Path) -> Settings:
    """The settings that `settings_to_json` made, found in `path`; errors as `load_settings`."""
    version = found.get("version") if isinstance(found, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise BackupError(
            f"The settings in {path} were written by a newer version of this program (format {version}).",
            "Install that version, or use another folder with --home. The file was not changed.",
        )
    try:
        return _from_json(found)
    except UsageError as error:
        raise _damaged(path, error.message.removesuffix(".")) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, f"{type(error).__name__}: {error}") from error


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings atomically, readable by their owner only. NoSpace or BackupError where that fails."""
    write_atomically(path, settings_text(settings).encode())


def settings_text(settings: Settings) -> str:
    """The settings as they are written."""
    return json.dumps(settings_to_json(settings), indent=2, ensure_ascii=False) + "\n"


def settings_to_json(settings: Settings) -> dict[str, Any]:
    """The settings as JSON."""
    return {
        "version": settings.version,
        "servers": [
            {
                "name": s.name,
                "url": s.url,
                "token_source": s.token_source,
                "ca_file": s.ca_file,
                "quiet_hours": s.quiet_hours,
            }
            for s in settings.servers
        ],
        "repositories": [_repository_to_json(r) for r in settings.repositories],
        "default_repository": settings.default_repository,
        "file_limits": dict(settings.file_limits),
        "schedules": [schedule_to_json(s) for s in settings.schedules],
        "paused_until": instant_text(settings.paused_until),
        "acknowledgements": [acknowledgement_to_json(a) for a in settings.acknowledgements],
        "alerts": alerts_to_json(settings.alerts),
        "verify_within_days": settings.verify_within_days,
    }


def _repository_to_json(repository: RepositoryConfig) -> dict[str, Any]:
    return {"name": repository.name, "path": repository.path, "retention": retention_to_json(repository.retention)}


def _from_json(found: Any) -> Settings:
    if not isinstance(found, dict):
        raise TypeError("not an object")
    only_known(found, *(f.name for f in fields(Settings)))
    if found.get("version") != VERSION:
        raise ValueError(f"version is {found.get('version')!r}")
    return Settings(
        servers=tuple(_server(s) for s in found.get("servers", [])),
        repositories=tuple(_repository(r) for r in found.get("repositories", [])),
        default_repository=str(found.get("default_repository", "default")),
        file_limits={str(k): int(v) for k, v in found.get("file_limits", {}).items()},
        schedules=tuple(schedule_from_json(s) for s in found.get("schedules", [])),
        paused_until=instant_of_text(found.get("paused_until")),
        acknowledgements=tuple(map(acknowledgement_from_json, found.get("acknowledgements", []))),
        alerts=alerts_from_json(found.get("alerts", {})),
        verify_within_days=_days(found.get("verify_within_days", WITHIN_DAYS)),
    )


def _days(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("verify_within_days is not a number")
    return checked_days(value)


def _repository(found: Mapping[str, Any]) -> RepositoryConfig:
    only_known(found, *(f.name for f in fields(RepositoryConfig)))
    return RepositoryConfig(_text(found, "name"), _text(found, "path"), retention_from_json(found.get("retention", {})))


def _server(found: Mapping[str, Any]) -> ServerConfig:
    only_known(found, *(f.name for f in fields(ServerConfig)))
    ca_file = found.get("ca_file")
    return ServerConfig(
        _text(found, "name"),
        _text(found, "url"),
        str(found.get("token_source", "none")),
        None if ca_file is None else str(ca_file),
        None if found.get("quiet_hours") is None else max(int(found["quiet_hours"]), 0),
    )


def _text(found: Mapping[str, Any], key: str) -> str:
    value = found[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is not a text")
    return value


def _damaged(path: Path, reason: str) -> BackupError:
    return BackupError(
        f"The settings in {path} cannot be read: {reason}.",
        "The file was not changed. Mend it, or move it away to start with empty settings; archives are not touched.",
    )
