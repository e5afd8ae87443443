"""One window of a table, read and proved, or proved before the backup was cut off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.unfinished import DonePart


@dataclass(frozen=True)
class ReadPart:
    """A file in the spool, or no file (`path` None) when the window is empty; first, last in ns; rows per UTC day.

    `read` (ns) is when the server was asked for it.
    """

    range: TimeRange
    path: Path | None
    rows: int
    bytes: int
    sha256: str
    first: int | None
    last: int | None
    days: Mapping[str, int]
    note: str = ""
    read: int = 0


@dataclass(frozen=True)
class Arrived:
    """What came of a window: what was `read`, or the part that was there before the backup was cut off and is `kept`.

    `gone`: its table is no more. `missing`: rows of the kept part by UTC day that the server does not show any more.
    """

    read: tuple[ReadPart, ...] = ()
    kept: DonePart | None = None
    gone: bool = False
    missing: Mapping[str, int] = field(default_factory=dict)
