"""What a person does with a schedule: run it now, or leave out what is due."""

from __future__ import annotations

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, Trigger
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.scheduled import Clock, hourly, the, use


@pytest.mark.usefixtures("scheduler")
def test_run_now_is_held_back_by_nothing_and_uses_up_no_slot(
    engine: Engine, scheduler: Scheduler, clock: Clock
) -> None:
    schedule = hourly(clock, rules=RunRules(True, True), paused_until=clock.now + HOUR, enabled=False)
    use(engine, schedule)
    run = scheduler.run_now(schedule, JobContext())
    assert (run.outcome, run.trigger, run.schedule, run.slot) == (Outcome.SUCCEEDED, Trigger.MANUAL, "id1", None)
    assert run.details["schedule_name"] == "hourly"
    use(engine, hourly(clock))
    assert the(scheduler.run_due()).slot == clock.now


def test_only_a_good_run_prunes(engine: Engine, server: DemoServer, scheduler: Scheduler, clock: Clock) -> None:
    schedule = hourly(clock, retention=RetentionPolicy(last=2))
    use(engine, schedule)
    for _ in range(3):
        engine.run(BackupJob("lab"))
    server.faults.add(Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no")))
    assert scheduler.run_now(schedule, JobContext()).outcome is Outcome.FAILED
    assert (len(engine.backups()), engine.runs(kind="prune")) == (3, ())
    server.faults.clear()
    clock.now += HOUR // 2  # behind the backups, which the clock of the machine stamps
    assert scheduler.run_now(schedule, JobContext()).outcome is Outcome.SUCCEEDED
    assert len(engine.backups()) == 2
    (prune,) = engine.runs(kind="prune")
    assert (prune.schedule, prune.trigger) == ("id1", Trigger.MANUAL)


def test_what_is_left_out_is_told_and_nothing_else_is(engine: Engine, scheduler: Scheduler, clock: Clock) -> None:
    use(engine, hourly(clock), hourly(clock, id="id2", name="other"))
    scheduler.skip("id1")
    (line,) = engine.runs()
    assert (line.kind, line.outcome, line.schedule, line.slot) == ("schedule", Outcome.SKIPPED, "id1", clock.now)
    assert line.details["left_out"] is True
    assert [ready.schedule.id for ready in scheduler.due()] == ["id2"]
    scheduler.skip("id2")
    assert scheduler.run_due() == ()
    clock.now += HOUR
    assert [ready.slot for ready in scheduler.due()] == [clock.now] * 2
    assert engine.backups() == ()
