"""The name of this machine's time zone."""

from __future__ import annotations

import os
from pathlib import Path

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.slots import zone_named

_LINK, _FOLDER = Path("/etc/localtime"), "/zoneinfo/"


def local_zone() -> str:
    """`Europe/Berlin`, as TZ or the link /etc/localtime name it; `UTC` where neither does."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(_LINK.resolve()) if _LINK.is_symlink() else ""
    for name in (named, linked.rpartition(_FOLDER)[2] if _FOLDER in linked else ""):
        try:
            if name:
                zone_named(name)
                return name
        except UsageError:
            continue
    return "UTC"
