"""The window runs what is due: through the queue, once, with a reason where it does not."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Trigger
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.machine import Machine, hourly, looked, stalled, use


def test_a_slot_that_comes_is_a_job_of_the_queue_and_runs_once(
    session: Session, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    looked(scheduling, qtbot)
    assert session.queue.jobs() == ()

    machine.now += HOUR
    with qtbot.waitSignal(session.run_ended) as ended:
        looked(scheduling, qtbot)
        (job,) = session.queue.jobs()
        assert (job.title, job.trigger) == ("Scheduled backup hourly", Trigger.SCHEDULE)
    run = ended.args[0]
    assert (run.outcome, run.schedule, run.slot) == (Outcome.SUCCEEDED, "id1", machine.now)
    assert len(session.engine.backups()) == 1

    looked(scheduling, qtbot)
    assert session.queue.jobs() == ()


def test_what_waits_is_not_queued_twice_and_runs_the_newest_slot(
    session: Session, scheduling: Scheduling, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    looked(scheduling, qtbot)  # no look under way may see the clock move
    first = stalled(session, demo, qtbot)
    machine.now += HOUR
    looked(scheduling, qtbot)
    looked(scheduling, qtbot)
    machine.now += HOUR
    looked(scheduling, qtbot)
    assert [q.title for q in session.queue.jobs()] == ["by hand", "Scheduled backup hourly"]
    assert scheduling.held == {}

    session.queue.cancel(first.id)
    qtbot.waitUntil(lambda: not session.queue.jobs())
    newest = session.engine.runs(1, kind="backup")[0]
    assert (newest.outcome, newest.slot) == (Outcome.SUCCEEDED, machine.now)
    assert len(session.engine.runs(kind="backup", schedule="id1")) == 1
    assert session.engine.runs(kind="schedule")[0].details["missed"] == 1


def test_a_schedule_that_is_switched_off_while_it_waits_does_not_run(
    session: Session, scheduling: Scheduling, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    looked(scheduling, qtbot)  # no look under way may see the clock move
    first = stalled(session, demo, qtbot)
    machine.now += HOUR
    looked(scheduling, qtbot)
    assert len(session.queue.jobs()) == 2
    use(session, qtbot, hourly(machine, enabled=False))

    session.queue.cancel(first.id)
    qtbot.waitUntil(lambda: not session.queue.jobs())
    assert session.engine.runs(schedule="id1") == ()


def test_what_a_person_takes_out_of_the_queue_is_left_out_and_the_next_slot_comes(
    session: Session, scheduling: Scheduling, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    looked(scheduling, qtbot)
    first = stalled(session, demo, qtbot)
    machine.now += HOUR
    looked(scheduling, qtbot)
    _, waiting = session.queue.jobs()
    session.queue.cancel(waiting.id)
    looked(scheduling, qtbot)
    qtbot.waitUntil(lambda: bool(session.engine.runs(schedule="id1")))
    looked(scheduling, qtbot)
    assert session.queue.jobs() == (first,)
    (line,) = session.engine.runs(schedule="id1")
    assert (line.outcome, line.slot) == (Outcome.SKIPPED, machine.now)
    assert "a person took it out" in line.summary

    session.queue.cancel(first.id)
    qtbot.waitUntil(lambda: not session.queue.jobs())
    machine.now += HOUR
    with qtbot.waitSignal(session.run_ended) as ended:
        looked(scheduling, qtbot)
    assert (ended.args[0].outcome, ended.args[0].slot) == (Outcome.SUCCEEDED, machine.now)


def test_what_is_held_back_is_no_job_and_is_told_once(
    session: Session, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine, rules=RunRules(not_on_battery=True)))
    machine.battery = True
    machine.now += HOUR
    for _ in range(3):
        looked(scheduling, qtbot)
    assert session.queue.jobs() == ()
    assert scheduling.held["id1"].reason == "the machine runs on battery"
    (line,) = session.engine.runs(schedule="id1")
    assert line.outcome is Outcome.SKIPPED

    machine.battery = False
    with qtbot.waitSignal(session.run_ended) as ended:
        looked(scheduling, qtbot)
    assert ended.args[0].outcome is Outcome.SUCCEEDED
    assert scheduling.held == {}


def test_what_another_process_changed_is_shown(session: Session, scheduling: Scheduling, machine: Machine,
                                               qtbot: QtBot) -> None:  # fmt: skip
    looked(scheduling, qtbot)
    other = Engine.open(session.engine.resources.places.data)
    other.update_settings(lambda s: replace(s, schedules=(hourly(machine),)))
    other.close()
    with qtbot.waitSignal(session.settings_changed):
        scheduling.look()
    assert [s.name for s in session.settings.schedules] == ["hourly"]


def test_trouble_with_the_settings_is_told_once(
    session: Session, scheduling: Scheduling, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("schedules go on as they were before")
    told: list[Any] = []
    session.troubled.connect(told.append)
    looked(scheduling, qtbot)
    file = session.engine.resources.places.config / "settings.json"
    good = file.read_bytes()
    file.write_text("{")
    looked(scheduling, qtbot)
    looked(scheduling, qtbot)
    assert ["cannot be read" in p.message for p in told] == [True]
    assert "as they were before" in told[0].hint
    file.write_bytes(good)
    looked(scheduling, qtbot)


def test_nothing_starts_any_more_once_the_program_is_about_to_end(
    session: Session, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    qtbot.waitUntil(lambda: not scheduling.looking)
    machine.now += HOUR
    scheduling.look()
    scheduling.stop()
    qtbot.waitUntil(lambda: not scheduling.looking)
    assert session.queue.jobs() == ()


def test_run_now_runs_the_job_of_the_schedule_and_keeps_what_it_keeps(
    session: Session, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    machine.now += HOUR // 2  # what it makes now is not dated in the future
    kept = hourly(machine, retention=RetentionPolicy(last=2))
    use(session, qtbot, kept)
    for _ in range(3):
        with qtbot.waitSignal(session.run_ended) as ended:
            scheduling.run_now(kept)
        assert (ended.args[0].trigger, ended.args[0].schedule) == (Trigger.MANUAL, "id1")
    assert len(session.engine.backups()) == 2
    assert session.engine.runs(kind="prune")[0].schedule == "id1"


def test_the_oldest_proof_is_checked_again_as_a_job_of_the_queue(
    session: Session, machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = session.engine
    engine.run(BackupJob("home"))
    later = time.time_ns() + 31 * DAY
    monkeypatch.setattr(session, "now", lambda: later)
    scheduling = Scheduling(session, Scheduler(engine, machine.conditions))
    with qtbot.waitSignal(session.run_ended) as ended:
        scheduling.start()
    assert (ended.args[0].kind, ended.args[0].outcome) == ("verify", Outcome.SUCCEEDED)
    scheduling.stop()


def test_the_window_runs_what_was_missed_while_it_was_closed(program: Program, engine: Engine, qtbot: QtBot) -> None:
    """The real clock, the real timer, the whole window."""
    now = time.time_ns()
    missed = Schedule("id1", "early", BackupJob("home"), EveryHours(1, now - SECOND), "UTC", now - 2 * SECOND)
    with qtbot.waitSignal(program.session.run_ended) as ended:
        program.session.change_settings(lambda s: replace(s, schedules=(missed,)))
    assert (ended.args[0].outcome, ended.args[0].trigger) == (Outcome.SUCCEEDED, Trigger.SCHEDULE)


def test_a_failed_scheduled_run_is_said_in_the_window(
    program: Program, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    now = time.time_ns()
    demo.faults.add(Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no")))
    missed = Schedule("id1", "early", BackupJob("home"), EveryHours(1, now - SECOND), "UTC", now - 2 * SECOND)
    with qtbot.waitSignal(program.session.run_ended) as ended:
        program.session.change_settings(lambda s: replace(s, schedules=(missed,)))
    assert ended.args[0].outcome is Outcome.FAILED
    assert program.window.notice.message
