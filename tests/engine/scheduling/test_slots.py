"""Scheduled runs of a real engine: each slot once, whoever asks, whatever slept or crashed, also by a wrong clock."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.schedule import MOST_COUNTED
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.conftest import add_server
from tests.engine.scheduled import MAINS, Clock, hourly, the, use


def test_a_slot_runs_once(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    run = the(scheduler.run_due())
    assert (run.outcome, run.trigger, run.schedule, run.slot) == (
        Outcome.SUCCEEDED,
        Trigger.SCHEDULE,
        "id1",
        clock.now,
    )
    assert run.details["schedule_name"] == "hourly"
    assert scheduler.run_due() == ()
    clock.now += HOUR - 1
    assert scheduler.run_due() == ()
    clock.now += 1
    assert the(scheduler.run_due()).slot == clock.now
    assert [r.schedule for r in engine.runs(schedule="id1")] == ["id1", "id1"]


def test_many_ask_at_once_and_one_starts(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    (ready,) = scheduler.due()
    found: list[object] = []
    gate = threading.Barrier(6)

    def ask() -> None:
        gate.wait()
        found.append(Scheduler(engine, MAINS, clock).start(ready, JobContext()))

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    runs = [r for r in found if isinstance(r, Run)]
    assert len(runs) == 1
    assert runs[0].outcome is Outcome.SUCCEEDED
    assert len(engine.backups()) == 1


def test_sleep_over_several_slots_is_one_late_run_and_one_line(
    scheduler: Scheduler, engine: Engine, clock: Clock
) -> None:
    scheduler.run_due()
    clock.now += 3 * HOUR + HOUR // 2
    run = the(scheduler.run_due())
    assert run.trigger is Trigger.CATCH_UP
    assert run.slot == clock.now - HOUR // 2
    assert "Started 30 min late" in run.summary
    (line,) = engine.runs(kind="schedule")
    assert (line.outcome, line.details["missed"]) == (Outcome.SKIPPED, 2)
    assert scheduler.run_due() == ()


def test_a_clock_that_ran_ahead_costs_one_run_too_many_at_most(
    scheduler: Scheduler, engine: Engine, clock: Clock
) -> None:
    real = clock.now
    scheduler.run_due()
    clock.now += 4 * 365 * DAY
    scheduler.run_due()
    clock.now = real + HOUR
    assert the(scheduler.run_due()).slot == clock.now
    assert scheduler.run_due() == ()


def test_lines_of_a_clock_that_ran_ahead_say_so(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    real = clock.now
    scheduler.run_due()
    clock.now += 4 * 365 * DAY
    engine.resources.catalog.end_run(Run("other", "backup", Trigger.MANUAL, Outcome.SUCCEEDED, clock.now, 1, "by hand"))
    scheduler.run_due()
    run, line = engine.runs(2, schedule="id1")
    assert (run.slot, line.details["missed"], line.details["caught_up_by"]) == (clock.now, MOST_COUNTED, run.id)
    clock.now = real + HOUR
    scheduler.run_due()
    marked = {r.id for r in engine.runs() if r.details.get("clock_set_back")}
    assert marked == {run.id, line.id}
    assert all("set back" in r.summary for r in engine.runs() if r.id in marked)
    # And the newest line is the one that was written last, whatever the clock said.
    assert engine.runs(1)[0].slot == clock.now
    clock.now += HOUR
    scheduler.run_due()
    assert all(r.summary.count("set back") == 1 for r in engine.runs() if r.id in marked)


CRASH = """
import os, sys
from pathlib import Path
from influx_backup_gui.engine import backup_run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
backup_run.run_backup = lambda *_: os._exit(9)
opened = Engine.open(Path(sys.argv[1]))
Scheduler(opened, clock=lambda: int(sys.argv[2])).run_due()
"""


def test_after_a_crash_the_run_is_interrupted_and_not_started_again(
    scheduler: Scheduler, engine: Engine, clock: Clock
) -> None:
    home = engine.resources.places.data
    dead = subprocess.run([sys.executable, "-c", CRASH, str(home), str(clock.now)], check=False, timeout=60)
    assert dead.returncode == 9
    reopened = Engine.open(home)
    try:
        (run,) = reopened.runs()
        assert (run.outcome, run.slot) == (Outcome.INTERRUPTED, clock.now)
        assert Scheduler(reopened, MAINS, clock).due() == ()
    finally:
        reopened.close()


def test_what_another_process_changed_is_seen(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    other = Engine.open(engine.resources.places.data)
    other.update_settings(lambda s: replace(s, schedules=()))
    other.close()
    assert scheduler.due() == ()


def test_two_servers_do_not_wait_for_each_other(
    scheduler: Scheduler, engine: Engine, clock: Clock, server: DemoServer
) -> None:
    add_server(engine, "gone", "http://127.0.0.1:9")
    use(engine, hourly(clock, id="id0", name="gone", job=BackupJob("gone")), hourly(clock))
    found = scheduler.run_due()
    assert sorted(type(f).__name__ for f in found) == ["Held", "Run"]
