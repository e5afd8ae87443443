"""The settings: one JSON file, versioned, written atomically. No secret is ever in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.store.files import write_atomically

VERSION = 1
_KEYS = {"version", "servers", "repositories", "default_repository", "file_limits"}


@dataclass(frozen=True)
class RepositoryConfig:
    """A folder of archives and what it is called."""

    name: str
    path: str


@dataclass(frozen=True)
class Settings:
    """`file_limits`: per server name, the number of files per query that it said it allows."""

    servers: tuple[ServerConfig, ...] = ()
    repositories: tuple[RepositoryConfig, ...] = ()
    default_repository: str = "default"
    file_limits: Mapping[str, int] = field(default_factory=dict)
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


def load_settings(path: Path) -> Settings:
    """The settings in `path`; defaults where there is no such file. BackupError where it cannot be understood."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error
    try:
        found = json.loads(text)
    except ValueError as error:
        raise _damaged(path, str(error)) from error
    version = found.get("version") if isinstance(found, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise BackupError(
            f"The settings in {path} were written by a newer version of this program (format {version}).",
            "Install that version, or use another folder with --home. The file was not changed.",
        )
    try:
        return _from_json(found)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, f"{type(error).__name__}: {error}") from error


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings atomically, readable by their owner only. NoSpace or BackupError where that fails."""
    text = json.dumps(_to_json(settings), indent=2, ensure_ascii=False) + "\n"
    write_atomically(path, text.encode())


def _to_json(settings: Settings) -> dict[str, Any]:
    return {
        "version": settings.version,
        "servers": [
            {"name": s.name, "url": s.url, "token_source": s.token_source, "ca_file": s.ca_file}
            for s in settings.servers
        ],
        "repositories": [{"name": r.name, "path": r.path} for r in settings.repositories],
        "default_repository": settings.default_repository,
        "file_limits": dict(settings.file_limits),
    }


def _from_json(found: Any) -> Settings:
    if not isinstance(found, dict):
        raise TypeError("not an object")
    unknown = sorted(found.keys() - _KEYS)
    if unknown:
        # Dropping it at the next save would lose what somebody meant to say.
        raise ValueError(f"unknown key {unknown[0]!r}")
    if found.get("version") != VERSION:
        raise ValueError(f"version is {found.get('version')!r}")
    return Settings(
        servers=tuple(_server(s) for s in found.get("servers", [])),
        repositories=tuple(RepositoryConfig(_text(r, "name"), _text(r, "path")) for r in found.get("repositories", [])),
        default_repository=str(found.get("default_repository", "default")),
        file_limits={str(k): int(v) for k, v in found.get("file_limits", {}).items()},
    )


def _server(found: Mapping[str, Any]) -> ServerConfig:
    ca_file = found.get("ca_file")
    return ServerConfig(
        _text(found, "name"),
        _text(found, "url"),
        str(found.get("token_source", "none")),
        None if ca_file is None else str(ca_file),
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
