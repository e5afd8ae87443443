"""A copy of the settings for the day when nothing else is left of the machine: in each repository, or exported.

`<repository>/.settings/<machine>-<8 hex digits>.json`, one for each machine and settings file that stores there. Like
the settings themselves it holds no secret; it says where the secrets were.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.instants import format_instant, parse_instant
from influx_backup_gui.domain.names import member_name
from influx_backup_gui.store.files import disk_errors, write_atomically
from influx_backup_gui.store.settings import Settings, settings_from, settings_to_json

FOLDER = ".settings"
_FORMAT = "influx-backup-settings 1"


@dataclass(frozen=True)
class KeptSettings:
    """Settings of a machine at an instant (ns); `repository` is what it called the folder they lie in, "" for none."""

    settings: Settings
    machine: str
    written: int
    repository: str = ""


def this_machine() -> str:
    """What this machine calls itself."""
    return platform.node() or "unnamed machine"


def this_person() -> str:
    """Who is at work here: `name on machine`."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # in a container the number need not have a name
        name = f"user {os.getuid()}"
    return f"{name} on {this_machine()}"


def write_kept(path: Path, kept: KeptSettings) -> None:
    """Write them atomically, readable by their owner only. NoSpace or BackupError where that fails."""
    document = {
        "format": _FORMAT,
        "machine": kept.machine,
        "written": format_instant(kept.written),
        "repository": kept.repository,
        "settings": settings_to_json(kept.settings),
    }
    write_atomically(path, (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode())


def read_kept(path: Path) -> KeptSettings:
    """What `write_kept` wrote. BackupError where the file is not there or something else."""
    try:
        with disk_errors(path):
            found: Any = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, dict) or found.get("format") != _FORMAT:
            raise ValueError("it has another format")
        said = [found[key] for key in ("machine", "repository", "written")]
        if not all(isinstance(text, str) for text in said):
            raise ValueError("machine, repository or time is no text")
        return KeptSettings(settings_from(found["settings"], path), said[0], parse_instant(said[2]), said[1])
    except (ValueError, KeyError) as error:
        raise BackupError(
            f"{path} holds no settings of this program: {error}.",
            "Choose a file that was exported, or the folder of a repository.",
        ) from error


def keep_in(folder: Path, repository: str, settings: Settings, settings_file: Path, now: int) -> None:
    """Put the settings into the folder of a repository, unless they are there already. Errors as `write_kept`."""
    where = hashlib.sha256(str(settings_file).encode()).hexdigest()[:8]
    path = folder / FOLDER / f"{member_name(this_machine())}-{where}.json"
    kept = KeptSettings(settings, this_machine(), now, repository)
    try:
        before = read_kept(path)
    except BackupError:
        before = None
    if before is None or (before.settings, before.repository) != (settings, repository):
        write_kept(path, kept)


def kept_in(folder: Path) -> tuple[KeptSettings, ...]:
    """What machines kept in the folder of a repository, newest first; unreadable files are left out."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            found.append(read_kept(path))
        except BackupError:
            continue
    return tuple(sorted(found, key=lambda k: k.written, reverse=True))
