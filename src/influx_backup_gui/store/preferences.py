"""How the window behaves for this person: a small file beside the settings. Nothing that a backup depends on."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from influx_backup_gui.store.files import write_atomically

log = logging.getLogger(__name__)
FILE_NAME = "window.json"


@dataclass(frozen=True)
class Preferences:
    """`tray_told`: a person has been told that closing the window leaves the program in the tray.

    `language`: its code, "" for that of the system.
    """

    notify_success: bool = True
    close_keeps_running: bool = True
    tray_told: bool = False
    language: str = ""


def load_preferences(config: Path) -> Preferences:
    """What is in the folder of the settings; what is missing there, or of another kind, is as it is at first."""
    path = config / FILE_NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError) as error:
        log.warning("the preferences in %s cannot be read, so they are as at first: %s", path, error)
        return Preferences()
    kept = found if isinstance(found, dict) else {}
    known = {f.name: type(f.default) for f in fields(Preferences)}
    return Preferences(**{name: kept[name] for name, kind in known.items() if isinstance(kept.get(name), kind)})


def save_preferences(config: Path, preferences: Preferences) -> None:
    """Write them atomically. NoSpace or BackupError where that fails."""
    write_atomically(config / FILE_NAME, (json.dumps(asdict(preferences), indent=2) + "\n").encode())
