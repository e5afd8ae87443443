"""Scheduled runs of a real engine: each slot once, held back with a reason, caught up, pruned after success only."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import MOST_COUNTED, RunRules, Schedule
from influx_backup_gui.domain.timetable import Cron, EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Conditions, Held
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.conftest import add_server

MAINS = Conditions(lambda: False, lambda: False)


class Clock:
    """A wall clock that can be set; the real one otherwise (runs are stamped by it)."""

    def __init__(self) -> None:
        self.now = time.time_ns()

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scheduler(engine: Engine, server: DemoServer, clock: Clock) -> Scheduler:
    """A schedule `hourly` of server `lab`, with a slot now."""
    server.write("db", "t,a=b v=1.0 5")
    use(engine, hourly(clock))
    return Scheduler(engine, MAINS, clock, lambda: clock.now / SECOND)


def hourly(clock: Clock, **changes: Any) -> Schedule:
    made = Schedule("id1", "hourly", BackupJob("lab"), EveryHours(1, clock.now), "UTC", clock.now - 60 * SECOND)
    return replace(made, **changes)


def use(engine: Engine, *schedules: Schedule) -> None:
    engine.update_settings(lambda s: replace(s, schedules=schedules))


def the(found: object) -> Run:
    assert isinstance(found, tuple)
    (run,) = found
    assert isinstance(run, Run), run
    return run


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


@pytest.mark.parametrize(
    ("rules", "conditions", "reason"),
    [
        (RunRules(not_on_battery=True), Conditions(lambda: True, lambda: False), "battery"),
        (RunRules(not_metered=True), Conditions(lambda: False, lambda: True), "metered"),
    ],
)
def test_a_rule_holds_a_run_back_and_says_so_once(
    scheduler: Scheduler, engine: Engine, clock: Clock, rules: RunRules, conditions: Conditions, reason: str
) -> None:
    use(engine, hourly(clock, rules=rules))
    strict = Scheduler(engine, conditions, clock)
    for _ in range(3):
        (held,) = strict.run_due()
        assert isinstance(held, Held)
        assert reason in held.reason
    (line,) = engine.runs()
    assert (line.kind, line.outcome, line.schedule) == ("schedule", Outcome.SKIPPED, "id1")
    assert reason in line.summary
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


def test_what_cannot_be_told_holds_nothing_back(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    use(engine, hourly(clock, rules=RunRules(True, True)))
    run = the(Scheduler(engine, Conditions(lambda: None, lambda: None), clock).run_due())
    assert run.outcome is Outcome.SUCCEEDED
    assert "battery could not be told" in run.summary
    assert "metered could not be told" in run.summary


def test_a_pause_ends(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    engine.update_settings(lambda s: replace(s, paused_until=clock.now + HOUR // 2))
    (held,) = scheduler.run_due()
    assert isinstance(held, Held)
    clock.now += HOUR // 2
    assert the(scheduler.run_due()).trigger is Trigger.CATCH_UP


def test_another_run_on_the_server_goes_first(scheduler: Scheduler, engine: Engine) -> None:
    engine.resources.catalog.start_run(Run("r", "backup", Trigger.MANUAL, None, 1, None, "", "lab"))
    (held,) = scheduler.run_due()
    assert isinstance(held, Held)
    assert held.passing
    engine.resources.catalog.end_run(Run("r", "backup", Trigger.MANUAL, Outcome.SUCCEEDED, 1, 2, "", "lab"))
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


def test_a_repository_in_use_is_waited_for(scheduler: Scheduler, engine: Engine) -> None:
    with engine.resources.repository().lock("something long"):
        (held,) = scheduler.run_due()
        assert isinstance(held, Held)
        assert "in use" in held.reason
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


class Raced(Engine):
    """Somebody else takes the repository, for real, between the look at its lock and the run."""

    raced = 0

    def run(self, *words: Any, **more: Any) -> Run:
        self.raced += 1
        with self.resources.repository().lock("somebody else"):
            return super().run(*words, **more)


def test_a_lock_that_is_lost_gives_the_slot_back_and_is_told_once(
    scheduler: Scheduler, engine: Engine, clock: Clock
) -> None:
    scheduler.run_due()
    clock.now += 3 * HOUR
    raced = Raced(engine.resources)
    racing = Scheduler(raced, MAINS, clock)
    for _ in range(5):
        (held,) = racing.run_due()
        assert isinstance(held, Held)
        assert "in use" in held.reason
        assert held.passing
    assert raced.raced == 5
    # Neither a run that never was, nor the slots that were missed before it: only what holds it back, once.
    first, told = reversed(engine.runs())
    assert first.outcome is Outcome.SUCCEEDED
    assert (told.kind, told.outcome, told.slot) == ("schedule", Outcome.SKIPPED, clock.now)
    run = the(scheduler.run_due())
    assert (run.outcome, run.slot) == (Outcome.SUCCEEDED, clock.now)
    assert [(r.kind, r.details.get("missed")) for r in engine.runs()] == [
        ("backup", None),
        ("schedule", 2),
        ("schedule", None),
        ("backup", None),
    ]
    assert scheduler.run_due() == ()


def test_a_silent_server_is_waited_for_and_then_it_is_a_failure(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock
) -> None:
    use(engine, hourly(clock, rules=RunRules(network_wait=900)))
    server.stop()
    for minutes in (0, 5, 5):
        clock.now += minutes * 60 * SECOND
        (held,) = scheduler.run_due()
        assert isinstance(held, Held)
        assert (held.reason, held.passing) == ("lab does not answer", True)
    clock.now += 6 * 60 * SECOND
    run = the(scheduler.run_due())
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "late" in run.summary
    assert scheduler.run_due() == ()
    assert [r.kind for r in engine.runs()] == ["backup", "schedule"]


def test_a_missing_disk_is_waited_for_and_then_it_is_a_failure(
    scheduler: Scheduler, engine: Engine, clock: Clock, tmp_path: Path
) -> None:
    disk, away = tmp_path / "usb", tmp_path / "unplugged"
    disk.mkdir()
    add_repository(engine.resources, "usb", disk)
    use(engine, hourly(clock, job=BackupJob("lab", repository="usb"), rules=RunRules(network_wait=900)))
    disk.rename(away)
    for minutes in (0, 10):
        clock.now += minutes * 60 * SECOND
        (held,) = scheduler.run_due()
        assert isinstance(held, Held)
        assert (held.reason, held.passing) == ("the folder of repository usb is not there", True)
    away.rename(disk)
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED
    disk.rename(away)
    clock.now += HOUR
    assert isinstance(scheduler.run_due()[0], Held)
    clock.now += 16 * 60 * SECOND
    run = the(scheduler.run_due())
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert not disk.exists()


def test_a_silent_server_is_a_failure_for_cron_as_well(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock
) -> None:
    """`run-due --no-wait` is another process each time; a slot a minute is another slot each time."""
    made = replace(hourly(clock), timetable=Cron("* * * * *"), rules=RunRules(network_wait=600))
    use(engine, made)
    server.stop()

    def asked_by_cron() -> tuple[object, ...]:
        return Scheduler(engine, MAINS, clock, lambda: clock.now / SECOND).run_due()

    for _ in range(10):
        (held,) = asked_by_cron()
        assert isinstance(held, Held)
        clock.now += 60 * SECOND
    assert the(asked_by_cron()).outcome is Outcome.FAILED
    clock.now += 60 * SECOND
    assert isinstance(asked_by_cron()[0], Held)
    # An answer ends the silence: the next one is waited for anew.
    back = DemoServer(port=int(server.url.rpartition(":")[2]), token=None)
    back.start()
    (ready,) = Scheduler(engine, MAINS, clock).due()
    assert scheduler.held_back(ready, JobContext()) is None
    back.stop()
    clock.now += 599 * SECOND
    assert isinstance(asked_by_cron()[0], Held)


def test_a_server_that_comes_back_meanwhile_is_backed_up(
    scheduler: Scheduler, engine: Engine, server: DemoServer
) -> None:
    fault = server.faults.add(Fault("reset", path="/ping", times=1))
    run = the(scheduler.run_due(wait=True))
    assert run.outcome is Outcome.SUCCEEDED
    assert fault.hits == 1
    assert [r.kind for r in engine.runs()] == ["backup", "schedule"]


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


def test_a_cancel_ends_the_wait(scheduler: Scheduler, engine: Engine, server: DemoServer) -> None:
    server.stop()
    token = CancelToken()
    found: list[Run | Held] = []
    waiting = threading.Thread(target=lambda: found.extend(scheduler.run_due(token, wait=True)))
    waiting.start()
    ends = time.monotonic() + 20
    while not engine.runs(kind="schedule"):
        assert time.monotonic() < ends
        threading.Event().wait(0.01)
    token.cancel()
    waiting.join(5)
    assert not waiting.is_alive()
    assert [type(f) for f in found] == [Held]


def test_two_servers_do_not_wait_for_each_other(
    scheduler: Scheduler, engine: Engine, clock: Clock, server: DemoServer
) -> None:
    add_server(engine, "gone", "http://127.0.0.1:9")
    use(engine, hourly(clock, id="id0", name="gone", job=BackupJob("gone")), hourly(clock))
    found = scheduler.run_due()
    assert sorted(type(f).__name__ for f in found) == ["Held", "Run"]
