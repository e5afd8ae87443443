"""What a program that stays does again and again. Another chore is one more `Chore` in the tuple given to Heartbeat.

Chores end soon: what takes long goes into a lane, so that neither the clock nor the other chores wait for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from influx_backup_gui.domain.job import Run, Trigger
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.engine.disk_check import check_disks
from influx_backup_gui.engine.drill_scratch import remove_scratch
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.heartbeat import Chore
from influx_backup_gui.engine.lanes import Lanes
from influx_backup_gui.engine.reverify import rotation_job
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.engine.trash import over
from influx_backup_gui.engine.unfinished import expire

# Seconds between looks at what is due, at which archives have their turn to be decoded again, at the trash, the disks,
# and at runs whose process is gone.
DUE, VERIFY, SCRATCH = 30, 3600, 3600
_TRASH, _DISKS, _DEAD = 3600, 3600, 300
# Seconds between looks at health, by which overdue backups are noticed, and between attempts to send what waits.
_HEALTH, _ALERTS = 600, 60
Said = Callable[[Run], object]


def service_chores(engine: Engine, lanes: Lanes, cancel: CancelToken, said: Said) -> tuple[Chore, ...]:
    """All chores of a program without a window. `said` is told of every run, in any thread."""
    scheduler = Scheduler(engine)

    def start_due() -> None:
        for server in scheduler.servers_due():
            lanes.start(server, partial(run_server, server))

    def run_server(server: str) -> None:
        for found in scheduler.run_server(server, cancel):
            if isinstance(found, Run):
                said(found)

    def verify_again() -> None:
        job = rotation_job(engine.resources, time.time_ns())
        if job is not None:
            said(engine.run(job, Trigger.SCHEDULE, JobContext(cancel=cancel)))

    return (
        Chore("what is due", DUE, start_due),
        Chore("verify again", VERIFY, lambda: lanes.start("verify again", verify_again)),
        Chore("scratch of drills", SCRATCH, lambda: lanes.start("scratch", partial(remove_scratch, engine.resources))),
        *upkeep(engine, said),
    )


def upkeep(engine: Engine, said: Said) -> tuple[Chore, ...]:
    """The chores that are over in a moment: the trash, the disks, runs of dead processes, health and alerts."""

    def empty_trash() -> None:
        now = time.time_ns()
        if over(engine.resources, now):
            said(engine.empty_trash(now, Trigger.SCHEDULE))

    def look_at_disks() -> None:
        line = check_disks(engine.resources, time.time_ns())
        if line is not None:
            said(line)

    def remove_what_nobody_goes_on_with() -> None:
        line = expire(engine.resources, time.time_ns())
        if line is not None:
            said(line)

    return (
        # Not before the clock was right for that long: what waits for days must not go because of a wrong date.
        Chore("trash", _TRASH, empty_trash, at_once=False),
        Chore("backups that were cut off", _TRASH, remove_what_nobody_goes_on_with, at_once=False),
        Chore("disks", _DISKS, look_at_disks),
        # Otherwise a window that was killed would seem to back up until some program starts the next time.
        Chore("runs of dead processes", _DEAD, engine.end_dead_runs),
        Chore("health", _HEALTH, engine.alerts.watch),
        Chore("alerts that wait", _ALERTS, engine.alerts.sending.flush_soon),
    )
