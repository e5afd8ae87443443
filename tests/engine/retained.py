"""Schedules with a policy, and what is left of the backups."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.job import BackupJob, Run
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.engine import Engine

JOB = BackupJob("lab")
KEEP_TWO = RetentionPolicy(last=2)


def schedule(job: BackupJob = JOB, retention: RetentionPolicy = KEEP_TWO, name: str = "nightly") -> Schedule:
    return Schedule(name, name, job, Daily((120,)), "UTC", 0, retention)


def use(engine: Engine, *schedules: Schedule) -> None:
    engine.update_settings(lambda s: replace(s, schedules=schedules))


def left(engine: Engine) -> list[str]:
    return [b.name for b in reversed(engine.backups())]


def details(run: Run, key: str) -> Any:
    return run.details[key]
