"""Figures of many runs, read without what they said: their details may hold reports of thousands of tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from influx_backup_gui.domain.job import Outcome, Trigger
from influx_backup_gui.domain.run_figures import RunFigures

Read = Callable[[str, tuple[object, ...]], list[sqlite3.Row]]
_MADE = "kind = 'backup' AND outcome IS NOT NULL"
_OUTCOMES, _TRIGGERS = {o.value: o for o in Outcome}, {t.value: t for t in Trigger}


def run_figures(read: Read, since: int) -> tuple[RunFigures, ...]:
    """Those that started at `since` (ns) or later, oldest first."""
    made = [f"CASE WHEN {_MADE} THEN json_extract(details, '$.backup.{n}') END" for n in ("id", "databases", "bytes")]
    rows = read(
        "SELECT id, kind, trigger, outcome, started, finished, server, schedule,"
        f" {', '.join(made)} FROM runs WHERE started >= ? ORDER BY started",
        (since,),
    )
    named: dict[str, tuple[str, ...]] = {}
    found = []
    for key, kind, trigger, outcome, started, finished, server, schedule, backup, text, size in rows:
        if text and text not in named:
            named[text] = tuple(json.loads(text))
        found.append(
            RunFigures(
                key,
                kind,
                _TRIGGERS[trigger],
                _OUTCOMES[outcome] if outcome else None,
                started,
                finished,
                server,
                schedule,
                backup or "",
                named[text] if text else (),
                size,
            )
        )
    return tuple(found)
