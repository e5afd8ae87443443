"""What drills showed, read from the history without their reports, which may name thousands of tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import DrillWay, Outcome
from influx_backup_gui.domain.seal import Seal

Read = Callable[[str, tuple[object, ...]], list[sqlite3.Row]]
_GOOD = (Outcome.SUCCEEDED.value, Outcome.WARNING.value)
_TOLD = ("archive.id", "way", "compared", "of_tables", "rows", "seconds", "where")


def drill_results(read: Read) -> tuple[Seal, ...]:
    """Newest first; only of drills that say something about their archive."""
    told = ", ".join(f"json_extract(details, '$.{name}')" for name in _TOLD)
    rows = read(
        f"SELECT finished, outcome, json_extract(problem, '$.exit_code'),"
        f" json_extract(problem, '$.message'), {told} FROM runs"
        " WHERE kind = 'drill' AND outcome IS NOT NULL AND json_extract(details, '$.archive.id') IS NOT NULL"
        " ORDER BY rowid DESC",
        (),
    )
    return tuple(found for row in rows if (found := _result(row)) is not None)


def _result(row: sqlite3.Row) -> Seal | None:
    at, outcome, code, message, archive, way, tables, of_tables, figure, seconds, where = row
    good = outcome in _GOOD
    # Without tables it compared nothing; where it was not stopped by damage, that says nothing.
    if tables is None and code != ExitCode.DAMAGED:
        return None
    return Seal(
        backup=archive,
        at=at,
        way=DrillWay(way),
        tables=tables or 0,
        of_tables=of_tables or 0,
        rows=figure or 0,
        seconds=seconds or 0.0,
        where=where or "",
        broken="" if good else message or "it failed",
    )
