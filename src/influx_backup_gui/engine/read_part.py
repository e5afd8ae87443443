"""One window of a table, read and proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from influx_backup_gui.domain.instants import TimeRange


@dataclass(frozen=True)
class ReadPart:
    """A file in the spool, or no file (`path` None) when the window is empty; first, last in ns; rows per UTC day."""

    range: TimeRange
    path: Path | None
    rows: int
    bytes: int
    sha256: str
    first: int | None
    last: int | None
    days: Mapping[str, int]
    columns: tuple[str, ...]
    note: str = ""
