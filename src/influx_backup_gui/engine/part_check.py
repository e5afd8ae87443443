"""Whether a part that was read before the backup was cut off is still what the server shows (domain/unfinished.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from influx_backup_gui.domain.agreement import CONTRADICTORY
from influx_backup_gui.domain.errors import QueryFailed, TableGone
from influx_backup_gui.domain.instants import CLOCKS_APART, TimeRange
from influx_backup_gui.domain.server import Table
from influx_backup_gui.domain.unfinished import DonePart, missing_rows
from influx_backup_gui.domain.windows import Window
from influx_backup_gui.engine.read_part import Arrived, ReadPart
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.influx.client import Client

KEPT = "the server showed fewer rows when the backup was gone on with"


class PartCheck:
    """Used by several threads at once. `retentions` are ns by database, and `now` (ns) is what they count back from."""

    def __init__(self, client: Client, reader: WindowReader, retentions: Mapping[str, int | None], now: int) -> None:
        self._client, self._reader = client, reader
        self._retentions, self._now = retentions, now

    def look(self, table: Table, part: DonePart) -> Arrived:
        """Count the rows of each day; where they are others, read again. Errors: those of `WindowReader.read`."""
        try:
            if part.note != CONTRADICTORY and self._days(table, part.range) == dict(part.days):
                return Arrived(kept=replace(part, note="") if part.note == KEPT else part)
            shrinks = self._horizon(table) is not None
            again = self._reader.read(table, Window(part.range, shrinks=shrinks))
        except TableGone:
            return Arrived(kept=part, gone=True)
        missing = self._missing(table, part, again)
        if not missing:
            return Arrived(tuple(again))
        for read in again:
            if read.path is not None:
                read.path.unlink()
        return Arrived(kept=replace(part, note=KEPT), missing=missing)

    def _days(self, table: Table, span: TimeRange) -> Mapping[str, int] | None:
        try:
            with self._reader.requests:
                return self._client.count_days(table.database, table.name, span)
        except TableGone:
            raise
        except QueryFailed:  # More files than the server allows by now, perhaps: reading finds its way.
            return None

    def _missing(self, table: Table, part: DonePart, again: list[ReadPart]) -> Mapping[str, int]:
        """Rows of each day that were there and are not shown any more, although they may not have expired."""
        now: dict[str, int] = {}
        for read in again:
            for day, rows in read.days.items():
                now[day] = now.get(day, 0) + rows
        return missing_rows(part.days, now, self._horizon(table))

    def _horizon(self, table: Table) -> int | None:
        retention = self._retentions.get(table.database)
        return None if retention is None else self._now - retention + CLOCKS_APART
