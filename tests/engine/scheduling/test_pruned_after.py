"""Retention after a scheduled run: only after a good one, and only while the clocks agree."""

from __future__ import annotations

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, Trigger
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.scheduled import Clock, hourly, the, use


def test_a_failed_run_prunes_nothing_and_a_good_one_does(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock
) -> None:
    use(engine, hourly(clock, retention=RetentionPolicy(last=2)))
    for _ in range(3):
        engine.run(BackupJob("lab"))
    server.faults.add(Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no")))
    assert the(scheduler.run_due()).outcome is Outcome.FAILED
    assert len(engine.backups()) == 3
    server.faults.clear()
    clock.now += HOUR
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED
    # The clock of this test is an hour ahead of the one that stamps backups: none of them is in the future.
    assert len(engine.backups()) == 2
    (prune,) = engine.runs(kind="prune")
    assert (prune.schedule, prune.trigger) == ("id1", Trigger.SCHEDULE)


def test_nothing_is_pruned_while_the_clocks_disagree(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock
) -> None:
    use(engine, hourly(clock, retention=RetentionPolicy(last=2)))
    for _ in range(3):
        engine.run(BackupJob("lab"))
    real = clock.now
    clock.now += 4 * 365 * DAY
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED
    assert len(engine.backups()) == 4
    (line,) = engine.runs(kind="prune")
    assert (line.outcome, line.schedule, line.slot) == (Outcome.SKIPPED, "id1", None)
    assert "Nothing was pruned: it is 20" in line.summary
    clock.now = real + HOUR // 2
    scheduler.run_due()
    clock.now = real + HOUR
    scheduler.run_due()
    assert len(engine.backups()) == 2


def test_a_server_that_tells_no_time_proves_no_clock(
    scheduler: Scheduler, engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(engine, hourly(clock, retention=RetentionPolicy(last=2)))
    for _ in range(3):
        engine.run(BackupJob("lab"))
    monkeypatch.setattr("http.server.BaseHTTPRequestHandler.date_time_string", lambda *_: "at noon")
    clock.now += HOUR // 2
    scheduler.run_due()
    assert len(engine.backups()) == 4
    assert "does not tell its time" in engine.runs(kind="prune")[0].summary
