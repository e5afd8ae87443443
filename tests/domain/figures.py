"""Runs as figures, for tests of rates, days and outliers."""

from __future__ import annotations

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Outcome, Trigger
from influx_backup_gui.domain.run_figures import RunFigures


def figures(
    started: int,
    outcome: Outcome | None = Outcome.SUCCEEDED,
    *,
    kind: str = "backup",
    trigger: Trigger = Trigger.SCHEDULE,
    server: str = "lab",
    seconds: int = 60,
    bytes: int | None = None,  # noqa: A002 - the field is called so
) -> RunFigures:
    finished = None if outcome is None else started + seconds * SECOND
    made = f"b{started}" if outcome in (Outcome.SUCCEEDED, Outcome.WARNING) else ""
    return RunFigures(f"r{started}", kind, trigger, outcome, started, finished, server, "s", made, ("home",), bytes)
