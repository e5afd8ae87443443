"""Which rows of which backup are to be looked at or taken out, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from influx_backup_gui.domain.instants import TimeRange

# How rows are taken out: also the endings of file names. `lp` is line protocol.
FORMATS = ("parquet", "csv", "lp")


@dataclass(frozen=True)
class Wanted:
    """The rows of one table within a range, of the backup that `key` names (its id, name or path)."""

    key: str
    database: str
    table: str
    range: TimeRange = TimeRange()
