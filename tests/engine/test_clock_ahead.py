"""A clock that ran far ahead for a moment: what it dated is neither believed nor lost."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.reverify import due_archives

JOB = BackupJob("lab")
AHEAD = 4 * 365 * DAY


def date(engine: Engine, backup: Backup, by: int) -> None:
    """As if a clock that was wrong by so much (ns) had dated that backup and its proof."""
    assert backup.proved is not None
    engine.resources.catalog.put_backup(replace(backup, created=backup.created + by, proved=backup.proved + by))


@pytest.fixture
def five(engine: Engine, server: DemoServer) -> list[Backup]:
    """Five backups of the same, oldest first; the last one is dated years ahead."""
    server.write("db", "t,a=b v=1.0 5")
    for _ in range(5):
        assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    date(engine, engine.backups()[0], AHEAD)
    return list(reversed(engine.backups()))


def test_rows_that_are_gone_are_told_against_the_last_backup_of_a_right_clock(
    engine: Engine, server: DemoServer, five: list[Backup]
) -> None:
    # The backup of the wrong clock saw the loss and was silent: everything was older than the retention by then.
    server.write("db", "u,a=b v=1.0 5")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    server.drop_table("db", "u")
    silent = engine.run(JOB)
    date(engine, engine.backup(str(silent.id)), AHEAD)
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "no longer has the table db.u" in run.summary


def test_what_a_wrong_clock_dated_takes_no_place_and_never_goes(engine: Engine, five: list[Backup]) -> None:
    policy = RetentionPolicy(last=3, days=1, daily=1)
    use(engine, policy)
    engine.run(PruneJob())
    left = engine.backups()
    assert five[4].id in {b.id for b in left}
    assert len([b for b in left if b.created <= time.time_ns()]) == 4


def test_years_ahead_nothing_is_too_old(engine: Engine, five: list[Backup]) -> None:
    use(engine, RetentionPolicy(days=30, minimum=1))
    assert engine.plan_prune(PruneJob(), time.time_ns() + AHEAD // 2).removed == ()


def test_an_acknowledgement_of_the_future_explains_nothing_that_is_lost_later(
    engine: Engine, server: DemoServer, five: list[Backup]
) -> None:
    server.write("db", "u,a=b v=1.0 5")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    server.drop_table("db", "u")
    assert engine.run(JOB).outcome is Outcome.WARNING
    engine.acknowledge("lab", "not needed", time.time_ns() + AHEAD // 2)
    assert engine.losses("lab", time.time_ns()) == ()
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    server.write("db", "u,a=b v=1.0 5")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    server.drop_table("db", "u")
    assert engine.run(JOB).outcome is Outcome.WARNING
    assert [w.loss.table for w in engine.losses("lab", time.time_ns())] == ["u"]


def test_a_proof_of_the_future_is_proved_again(engine: Engine, five: list[Backup]) -> None:
    due = due_archives(engine.resources, time.time_ns())
    assert five[4].id in {b.id for b in due}


def use(engine: Engine, policy: RetentionPolicy) -> None:
    schedule = Schedule("nightly", "nightly", JOB, Daily((120,)), "UTC", 0, policy)
    engine.update_settings(lambda s: replace(s, schedules=(schedule,)))


def test_a_run_of_the_future_hides_no_later_failure(engine: Engine, server: DemoServer) -> None:
    server.write("db", "t,a=b v=1.0 5")
    future = engine.run(JOB)
    catalog = engine.resources.catalog
    catalog.end_run(replace(future, started=future.started + AHEAD, finished=future.started + AHEAD))
    date(engine, engine.backups()[0], AHEAD)
    server.stop()
    failed = engine.run(JOB)
    assert failed.outcome is Outcome.FAILED
    assert [r.id for r in engine.runs()] == [failed.id, future.id]
    assert catalog.newest_runs()[0].id == failed.id
    health = engine.health(time.time_ns())
    assert health.colour.value == "red"
    assert failed.id in {s for reason in health.reasons for s in reason.subjects}
