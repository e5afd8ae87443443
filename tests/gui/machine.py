"""A machine whose clock is set by a test, and schedules for it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.holds import Conditions
from influx_backup_gui.gui.jobs import QueuedJob
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session


class Machine:
    """A clock that is set, and what the machine says of itself."""

    def __init__(self) -> None:
        self.now = time.time_ns()
        self.battery: bool | None = False
        self.conditions = Conditions(lambda: self.battery, lambda: False)


def hourly(machine: Machine, **changes: Any) -> Schedule:
    """A slot an hour from now, and every hour after that."""
    made = Schedule("id1", "hourly", BackupJob("home"), EveryHours(1, machine.now), "UTC", machine.now)
    return replace(made, **changes)


def use(session: Session, qtbot: QtBot, *schedules: Schedule) -> None:
    with qtbot.waitSignal(session.settings_changed):
        session.change_settings(lambda s: replace(s, schedules=schedules))


def looked(scheduling: Scheduling, qtbot: QtBot) -> None:
    """Look, and wait for the answer."""
    qtbot.waitUntil(lambda: not scheduling.looking)
    scheduling.look()
    qtbot.waitUntil(lambda: not scheduling.looking)


def stalled(session: Session, demo: DemoServer, qtbot: QtBot) -> QueuedJob:
    """A backup that waits for an answer of the server, until it is cancelled; what comes after it is answered."""
    stall = demo.faults.add(Fault("stall", path="query_sql", value=60.0, times=1))
    job = session.start(BackupJob("home"), "by hand")
    qtbot.waitUntil(lambda: stall.hits > 0)
    return job
