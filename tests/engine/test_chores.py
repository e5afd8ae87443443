"""The chores of the service, each for real: none waits for a backup that takes long."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.engine.chores import service_chores
from influx_backup_gui.engine.disk_check import check_disks
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.heartbeat import Chore, Heartbeat
from influx_backup_gui.engine.lanes import Lanes
from influx_backup_gui.store.settings import RepositoryConfig
from tests.engine.conftest import add_server
from tests.engine.scheduled import due_now

LONG = 60.0


class Service:
    """The chores of a service that stays, by their names, and what was said of runs."""

    def __init__(self, engine: Engine, lanes: Lanes) -> None:
        self.lanes = lanes
        self.said: list[Run] = []
        self.chores = service_chores(engine, lanes, CancelToken(), self.said.append)

    def do(self, name: str) -> None:
        next(c for c in self.chores if c.name == name).act()

    def wait(self, *keys: str) -> None:
        """Until no work under these keys waits or goes on."""
        ends = time.monotonic() + LONG
        for key in keys:
            while key in self.lanes._taken:
                assert time.monotonic() < ends
                threading.Event().wait(0.01)


@pytest.fixture
def service(engine: Engine) -> Iterator[Service]:
    with Lanes() as lanes:
        yield Service(engine, lanes)


def test_a_long_backup_holds_up_no_chore_and_no_other_server(
    engine: Engine, server: DemoServer, service: Service
) -> None:
    server.write("db", "t,a=b v=1.0 5")
    begun, go = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        go.wait(LONG)

    server.faults.add(Fault("call", sql="SELECT * FROM", value=hold))
    with DemoServer(token=None) as demo:
        demo.write("db", "t,a=b v=1.0 5")
        add_server(engine, "home", demo.url)
        due_now(engine, "lab")
        service.do("what is due")
        assert begun.wait(LONG)
        # What becomes due while that backup goes on does not wait for its end.
        due_now(engine, "lab", "home")
        service.do("what is due")
        service.wait("home")
        assert [r.server for r in service.said] == ["home"]
        for chore in ("trash", "verify again", "disks", "what is due"):
            service.do(chore)
        assert not go.is_set()
        go.set()
        service.wait("lab", "home")
    assert [(r.server, r.outcome) for r in service.said] == [("home", Outcome.SUCCEEDED), ("lab", Outcome.SUCCEEDED)]
    assert [r.kind for r in engine.runs()] == ["backup", "backup"]


def test_what_waited_long_enough_in_the_trash_goes(engine: Engine, server: DemoServer, service: Service) -> None:
    server.write("db", "t,a=b v=1.0 5")
    for _ in range(2):
        engine.run(BackupJob("lab"))
    engine.delete(engine.backups()[1].id)
    service.do("trash")
    assert service.said == []
    (item,) = engine.trashed()
    item.path.rename(item.path.with_name(f"20200101T000000Z_{item.file}"))
    service.do("trash")
    assert [(r.kind, r.trigger) for r in service.said] == [("empty-trash", Trigger.SCHEDULE)]
    assert engine.trashed() == ()
    assert len(engine.backups()) == 1


def test_archives_that_have_their_turn_are_verified_in_one_run(
    engine: Engine, server: DemoServer, service: Service
) -> None:
    server.write("db", "t,a=b v=1.0 5")
    for days in (0, 40, 50):
        run = engine.run(BackupJob("lab"))
        engine.resources.catalog.set_proved(run.id, time.time_ns() + DAY // 2 - days * DAY)
    for _ in range(2):
        service.do("verify again")
        service.wait("verify again")
    assert [(r.kind, r.outcome, r.details["backups"]) for r in service.said] == [("verify", Outcome.SUCCEEDED, 2)]
    assert all(b.proved and b.proved > time.time_ns() - DAY for b in engine.backups())


def test_a_disk_is_told_when_it_changes_and_not_each_time(engine: Engine, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    usb = RepositoryConfig("usb", str(disk))
    engine.update_settings(lambda s: replace(s, repositories=(usb,), default_repository="usb"))
    assert check_disks(engine.resources, 1) is None
    disk.rmdir()
    gone = check_disks(engine.resources, 2)
    assert gone is not None
    assert (gone.outcome, gone.kind) == (Outcome.WARNING, "disk-check")
    assert str(disk) in gone.summary
    assert check_disks(engine.resources, 3) is None
    disk.mkdir()
    back = check_disks(engine.resources, 4)
    assert back is not None
    assert back.outcome is Outcome.SUCCEEDED
    assert check_disks(engine.resources, 5) is None
    assert [r.started for r in engine.runs()] == [4, 2]


def test_a_run_of_another_process_that_died_is_interrupted_soon(engine: Engine, service: Service) -> None:
    catalog = engine.resources.catalog
    for name in ("dead", "mine"):
        catalog.start_run(Run(name, "backup", Trigger.MANUAL, None, 1, None, "", "lab"))
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    catalog._db.execute("UPDATE runs SET pid = ? WHERE id = 'dead'", (process.pid,))
    service.do("runs of dead processes")
    assert {r.id: r.outcome for r in engine.runs()} == {"dead": Outcome.INTERRUPTED, "mine": None}


def test_one_more_chore_is_one_more_in_the_tuple(service: Service) -> None:
    done: list[int] = []
    heartbeat = Heartbeat((*service.chores, Chore("outbox", 60, lambda: done.append(1))))
    heartbeat.tick()
    assert done == [1]
