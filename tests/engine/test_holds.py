"""A rule that cannot be evaluated never skips silently: the run goes on and says so, or it fails and says why."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Conditions
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.store.settings import RepositoryConfig
from tests.engine.scheduled import the

NOW = time.time_ns()
PLAIN = Schedule("id", "hourly", BackupJob("lab"), EveryHours(1, NOW - SECOND), "UTC", NOW - HOUR // 2)


@pytest.fixture
def due(engine: Engine, server: DemoServer) -> Callable[..., Scheduler]:
    """A scheduler whose only schedule is due now."""
    server.write("db", "t,a=b v=1.0 5")

    def make(schedule: Schedule = PLAIN, conditions: Conditions | None = None) -> Scheduler:
        engine.update_settings(lambda s: replace(s, schedules=(schedule,)))
        return Scheduler(engine, conditions or Conditions(lambda: False, lambda: False))

    return make


def broken() -> bool:
    raise OSError("no such bus")


@pytest.mark.parametrize("answer", [lambda: None, broken])
def test_battery_and_network_that_cannot_be_asked(
    due: Callable[..., Scheduler], caplog: pytest.LogCaptureFixture, answer: Callable[[], bool | None]
) -> None:
    with caplog.at_level(logging.ERROR):
        run = the(due(replace(PLAIN, rules=RunRules(True, True)), Conditions(answer, answer)).run_due())
    assert run.outcome is Outcome.SUCCEEDED
    assert "battery could not be told; it ran anyway" in run.summary
    assert "metered could not be told; it ran anyway" in run.summary


def test_what_nobody_asked_for_is_not_asked(due: Callable[..., Scheduler]) -> None:
    asked: list[str] = []

    def ask() -> bool:
        asked.append("asked")
        return True

    assert the(due(PLAIN, Conditions(ask, ask)).run_due()).outcome is Outcome.SUCCEEDED
    assert asked == []


def test_settings_that_cannot_be_read_any_more_stop_no_backup(
    due: Callable[..., Scheduler], engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    scheduler = due()
    assert len(scheduler.due()) == 1
    (engine.resources.places.config / "settings.json").write_text("{")
    with caplog.at_level(logging.ERROR):
        run = the(scheduler.run_due())
        for _ in range(3):
            assert scheduler.run_due() == ()
    assert run.outcome is Outcome.SUCCEEDED
    assert "It ran by the settings as they were before" in run.summary
    assert caplog.text.count("schedules go on as they were before") == 1


def test_a_history_that_cannot_be_read_is_a_failed_run(
    due: Callable[..., Scheduler], engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    """Whether another run is going on cannot be told."""
    scheduler = due()
    (ready,) = scheduler.due()
    engine.resources.catalog._db.execute("DROP TABLE runs")
    with caplog.at_level(logging.ERROR):
        run = scheduler.attempt(ready, JobContext())
    assert isinstance(run, Run)
    assert (run.outcome, run.slot) == (Outcome.FAILED, ready.slot)
    assert run.problem is not None
    assert "catalog" in run.problem.message


def test_a_repository_that_is_not_there_is_a_failed_run(
    due: Callable[..., Scheduler], engine: Engine, tmp_path: Path
) -> None:
    away = RepositoryConfig("usb", str(tmp_path / "not mounted"))
    no_wait = RunRules(network_wait=0)
    scheduler = due(replace(PLAIN, job=BackupJob("lab", repository="usb"), rules=no_wait))
    engine.update_settings(lambda s: replace(s, repositories=(away,)))
    run = the(scheduler.run_due())
    assert run.outcome is Outcome.FAILED
    assert "is not there" in run.summary
    assert run.id == engine.runs(1)[0].id


def test_a_token_that_is_not_there_is_a_failed_run(due: Callable[..., Scheduler], engine: Engine) -> None:
    """Whether the server answers cannot be told without it."""
    scheduler = due()
    engine.update_settings(
        lambda s: replace(s, servers=(ServerConfig("lab", s.servers[0].url, "env:NOBODY_SETS_THIS"),))
    )
    run = the(scheduler.run_due())
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.NOT_AUTHORISED
    assert scheduler.run_due() == ()


def test_a_server_that_is_not_configured_any_more_is_a_failed_run(
    due: Callable[..., Scheduler], engine: Engine
) -> None:
    scheduler = due()
    engine.update_settings(lambda s: replace(s, servers=()))
    run = the(scheduler.run_due())
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.USAGE
    assert scheduler.run_due() == ()


def test_a_password_that_is_not_there_is_a_failed_run(
    due: Callable[..., Scheduler], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.use_password(lambda: None)
    run = the(due(replace(PLAIN, job=BackupJob("lab", encrypt=True))).run_due())
    assert run.outcome is Outcome.FAILED
    assert "password" in run.summary


def test_another_run_of_a_process_that_is_gone_holds_nothing_back(
    due: Callable[..., Scheduler], engine: Engine
) -> None:
    scheduler = due()
    catalog = engine.resources.catalog
    catalog.start_run(Run("r", "backup", Trigger.MANUAL, None, 1, None, "", "lab"))
    catalog._db.execute("UPDATE runs SET mark = 'of another boot'")
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED
