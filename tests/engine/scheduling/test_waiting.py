"""A server or disk that is away is waited for, and then it is a failure."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.schedule import RunRules
from influx_backup_gui.domain.timetable import Cron
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.engine.scheduler import Scheduler
from tests.engine.scheduled import MAINS, Clock, hourly, the, use


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


def test_a_cancel_ends_the_wait(scheduler: Scheduler, engine: Engine, server: DemoServer) -> None:
    server.stop()
    token = CancelToken()
    found: list[Run | Held] = []
    waiting = threading.Thread(target=lambda: found.extend(scheduler.run_due(token, wait=True)))
    waiting.start()
    ends = time.monotonic() + 60
    while not engine.runs(kind="schedule"):
        assert time.monotonic() < ends
        threading.Event().wait(0.01)
    token.cancel()
    waiting.join(60)
    assert not waiting.is_alive()
    assert [type(f) for f in found] == [Held]
