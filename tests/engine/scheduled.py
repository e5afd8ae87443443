"""What tests of schedules share: a clock that can be set, a machine on mains, and schedules that are due."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, DrillJob, Run
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Conditions

MAINS = Conditions(lambda: False, lambda: False)


class Clock:
    """A wall clock that can be set; the real one otherwise (runs are stamped by it)."""

    def __init__(self) -> None:
        self.now = time.time_ns()

    def __call__(self) -> int:
        return self.now


def hourly(clock: Clock, job: BackupJob | DrillJob | None = None, **changes: Any) -> Schedule:
    """A schedule `hourly` of server `lab`, with a slot now."""
    chosen = job or BackupJob("lab")
    made = Schedule("id1", "hourly", chosen, EveryHours(1, clock.now), "UTC", clock.now - 60 * SECOND)
    return replace(made, **changes)


def use(engine: Engine, *schedules: Schedule) -> None:
    engine.update_settings(lambda s: replace(s, schedules=schedules))


def due_now(engine: Engine, *servers: str) -> None:
    """A schedule of each of these, all with a slot that has just come."""
    now = time.time_ns()
    made = (
        Schedule(f"id{n}", f"{s}{n}", BackupJob(s), EveryHours(1, now - SECOND), "UTC", now - HOUR // 2)
        for n, s in enumerate(servers)
    )
    use(engine, *made)


def the(found: object) -> Run:
    assert isinstance(found, tuple)
    (run,) = found
    assert isinstance(run, Run), run
    return run
