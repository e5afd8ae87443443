"""Figures of many runs, read without what they said: their details may hold reports of thousands of tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from influx_backup_gui.domain.job import Outcome, Trigger
from influx_backup_gui.domain.run_figures import RunFigures

Read = Callable[[str, tuple[object, ...]], list[sqlite3.Row]]
_MADE = "kind = 'backup' AND outcome IS NOT NULL"


def run_figures(read: Read, since: int) -> tuple[RunFigures, ...]:
    """Those that started at `since` (ns) or later, oldest first."""
    rows = read(
        "SELECT id, kind, trigger, outcome, started, finished, server, schedule,"
        f" CASE WHEN {_MADE} THEN json_extract(details, '$.backup.id', '$.backup.databases', '$.backup.bytes') END AS"
        " made FROM runs WHERE started >= ? ORDER BY started",
        (since,),
    )
    return tuple(_figures(row) for row in rows)


def _figures(row: sqlite3.Row) -> RunFigures:
    backup, databases, size = json.loads(row["made"]) if row["made"] else (None, None, None)
    return RunFigures(
        id=row["id"],
        kind=row["kind"],
        trigger=Trigger(row["trigger"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        started=row["started"],
        finished=row["finished"],
        server=row["server"],
        schedule=row["schedule"],
        backup=backup or "",
        databases=tuple(databases or ()),
        bytes=size,
    )
