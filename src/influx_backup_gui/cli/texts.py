"""Records in a few words, for the columns of tables."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.humanize import age_text
from influx_backup_gui.domain.instants import SECOND, format_instant


def brief_instant(text: str | None) -> str:
    """RFC 3339 text without fraction, readable: `2026-11-23 02:00:00Z`; "" for None."""
    return "" if text is None else re.sub(r"\.\d+", "", text).replace("T", " ")


def brief_time(ns: int | None) -> str:
    """An instant as `2026-11-23 02:00:00Z`; "" for None."""
    return "" if ns is None else brief_instant(format_instant(ns))


def columns_text(columns: Sequence[dict[str, Any]], role: str, order: Sequence[str] | None = None) -> str:
    """Tags in their order as `host, room`; fields as `temp:float64, on:bool`."""
    names = list(order) if order is not None else [c["name"] for c in columns if c["role"] == role]
    types = {c["name"]: c["type"] for c in columns}
    return ", ".join(name if role == "tag" else f"{name}:{types[name]}" for name in names)


def state_text(backup: Backup, missing: bool, now: int | None = None) -> str:
    """Whether a backup can be trusted: `proved 3 h ago`, `damaged`, `not proved`, or `file not there`."""
    if backup.damaged:
        return "damaged, file not there" if missing else "damaged"
    if missing:
        return "file not there"
    if backup.proved is None:
        return "not proved"
    seconds = ((time.time_ns() if now is None else now) - backup.proved) / SECOND
    return f"proved {age_text(seconds)}"
