"""Servers are backed up side by side, also into one repository; of one server one run at a time, each slot once."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run, Trigger, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.lanes import Lanes
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.engine.trash import over
from influx_backup_gui.store.processes import alive
from tests.engine.conftest import add_server
from tests.engine.scheduled import MAINS, due_now

LONG = 60.0


@pytest.fixture
def other(engine: Engine) -> Iterator[DemoServer]:
    """A second server, `home`, beside `lab`; both have a row."""
    with DemoServer(token=None) as demo:
        add_server(engine, "home", demo.url)
        demo.write("db", "t,a=b v=1.0 5")
        yield demo


def reading(server: DemoServer, act: object) -> None:
    """Do something when a backup of that server reads its first rows."""
    server.faults.add(Fault("call", sql="SELECT * FROM", value=act))


def test_two_servers_are_read_at_the_same_time_into_one_repository(
    engine: Engine, server: DemoServer, other: DemoServer
) -> None:
    server.write("db", "t,a=b v=1.0 5")
    due_now(engine, "lab", "home")
    # Each waits in the middle of its backup until the other one is there as well.
    meeting = threading.Barrier(2)
    for demo in (server, other):
        reading(demo, lambda: meeting.wait(LONG))
    seen: set[str] = set()

    def progressed(schedule: Schedule, progress: Progress) -> None:
        seen.add(schedule.name)

    found = Scheduler(engine, MAINS).run_due(progressed=progressed)
    assert [(r.server, r.outcome) for r in found if isinstance(r, Run)] == [
        ("lab", Outcome.SUCCEEDED),
        ("home", Outcome.SUCCEEDED),
    ]
    assert not meeting.broken
    assert seen == {"lab0", "home1"}
    assert [r.kind for r in engine.runs()] == ["backup", "backup"]


def test_schedules_of_one_server_run_one_after_the_other(engine: Engine, server: DemoServer) -> None:
    server.write("db", "t,a=b v=1.0 5")
    due_now(engine, "lab", "lab", "lab")
    found = Scheduler(engine, MAINS).run_due()
    assert [r.outcome for r in found if isinstance(r, Run)] == [Outcome.SUCCEEDED] * 3
    runs = sorted(engine.runs(kind="backup"), key=lambda r: r.started)
    assert all((a.finished or 0) <= b.started for a, b in pairwise(runs))


def test_a_program_that_is_told_to_end_uses_up_no_slot(engine: Engine, server: DemoServer) -> None:
    """Neither that of the backup that it cuts off, nor those of what had not begun: all are caught up."""
    server.write("db", "t,a=b v=1.0 5")
    now = time.time_ns()
    made = tuple(
        Schedule(f"id{n}", f"lab{n}", BackupJob("lab"), EveryHours(1, now), "UTC", now - 3 * HOUR - 1) for n in (0, 1)
    )
    engine.update_settings(lambda s: replace(s, schedules=made))
    token = CancelToken()
    reading(server, token.cancel)
    (cut,) = Scheduler(engine, MAINS).run_due(token)
    assert isinstance(cut, Run)
    assert (cut.outcome, cut.slot) == (Outcome.CANCELLED, None)
    assert "stays due" in cut.summary
    assert [(r.id, r.slot, r.outcome) for r in engine.runs()] == [(cut.id, None, Outcome.CANCELLED)]
    assert [d.slot for d in Scheduler(engine, MAINS).due()] == [now, now]
    found = Scheduler(engine, MAINS).run_due()
    assert [(r.slot, r.outcome) for r in found if isinstance(r, Run)] == [(now, Outcome.SUCCEEDED)] * 2
    assert [r.details["missed"] for r in engine.runs(kind="schedule")] == [3, 3]
    assert Scheduler(engine, MAINS).run_due() == ()


def test_pruning_one_server_does_not_wait_for_the_backup_of_another(
    engine: Engine, server: DemoServer, other: DemoServer
) -> None:
    server.write("db", "t,a=b v=1.0 5")
    for _ in range(3):
        assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED
    due_now(engine, "lab", "home")
    keep = RetentionPolicy(last=2)
    engine.update_settings(lambda s: replace(s, schedules=tuple(replace(x, retention=keep) for x in s.schedules)))
    pruned = threading.Event()

    def wait_for_prune() -> None:
        ends = time.monotonic() + LONG
        while time.monotonic() < ends and not pruned.is_set():
            if any(r.outcome for r in engine.runs(kind="prune")):
                pruned.set()
            threading.Event().wait(0.02)

    reading(other, wait_for_prune)
    Scheduler(engine, MAINS).run_due()
    assert pruned.is_set()
    assert [r.outcome for r in engine.runs(kind="prune")] == [Outcome.SUCCEEDED]
    assert len([b for b in engine.backups() if b.server == "lab"]) == 2


def test_a_backup_leaves_alone_what_another_one_is_writing(
    engine: Engine, server: DemoServer, other: DemoServer
) -> None:
    server.write("db", "t,a=b v=1.0 5")
    due_now(engine, "lab", "home")
    folder = Path(engine.repositories()[0].path)
    found: list[list[str]] = []

    def second_begins_and_ends() -> None:
        assert engine.run(BackupJob("home")).outcome is Outcome.SUCCEEDED
        found.append([p.parent.name for p in folder.glob("*/*.partial")])

    reading(server, second_begins_and_ends)
    assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED
    assert found == [["lab"]]


def test_other_servers_are_tidied_up_while_a_backup_goes_on(
    engine: Engine, server: DemoServer, other: DemoServer
) -> None:
    server.write("db", "t,a=b v=1.0 5")
    for name in ("home", "home", "lab", "lab"):
        assert engine.run(BackupJob(name)).outcome is Outcome.SUCCEEDED
    home = [b.id for b in engine.backups() if b.server == "home"]
    lab = [b.id for b in engine.backups() if b.server == "lab"]
    later = time.time_ns() + 8 * DAY
    ended: list[object] = []

    def tidy_up() -> None:
        ended.append(engine.delete(home[0]).outcome)
        ended.append(engine.delete(lab[0]).outcome)
        # What waited for days waits a little longer, and that is no failure; all of it is another matter.
        ended.append(over(engine.resources, later))
        ended.append(engine.empty_trash(later).outcome)
        ended.append(engine.empty_trash().outcome)
        ended.append(len(engine.trashed()))

    reading(server, tidy_up)
    assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED
    assert ended == [Outcome.SUCCEEDED, Outcome.FAILED, False, Outcome.SUCCEEDED, Outcome.FAILED, 1]
    assert over(engine.resources, later)
    assert engine.empty_trash(later).outcome is Outcome.SUCCEEDED
    assert engine.trashed() == ()
    assert len(engine.backups()) == 4


def test_of_two_schedules_of_a_server_that_start_at_once_one_waits(engine: Engine, server: DemoServer) -> None:
    """Two processes may both find the server free; the catalog lets one begin."""
    now = time.time_ns()
    catalog = engine.resources.catalog
    first = Run("r1", "backup", Trigger.SCHEDULE, None, now, None, "", "lab", schedule="a", slot=now)
    assert catalog.start_slot(first, now, alive)
    due_now(engine, "lab")
    free = Scheduler(engine, MAINS)
    (ready,) = free.due()
    free.held_back = lambda *_: None  # type: ignore[method-assign] # it was asked a moment before
    held = free.start(ready, JobContext())
    assert isinstance(held, Held)
    assert (held.reason, held.passing) == ("another run on lab is going on", True)
    assert [(r.kind, r.outcome) for r in engine.runs()] == [("schedule", Outcome.SKIPPED), ("backup", None)]
    catalog.end_run(replace(first, outcome=Outcome.SUCCEEDED))
    (run,) = Scheduler(engine, MAINS).run_due()
    assert isinstance(run, Run)
    assert run.outcome is Outcome.SUCCEEDED


RUN_DUE = """
import sys
from pathlib import Path
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Conditions
from influx_backup_gui.engine.scheduler import Scheduler
engine = Engine.open(Path(sys.argv[1]))
scheduler = Scheduler(engine, Conditions(lambda: False, lambda: False))
print("ready", flush=True)
sys.stdin.readline()
scheduler.run_due(wait=True)
engine.close()
"""


def test_several_processes_at_once_run_each_slot_once(engine: Engine, server: DemoServer, other: DemoServer) -> None:
    server.write("db", "t,a=b v=1.0 5")
    due_now(engine, "lab", "home", "lab")
    words = [sys.executable, "-W", "error", "-c", RUN_DUE, str(engine.resources.places.data)]
    processes = [subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=120)
    assert [p.returncode for p in processes] == [0, 0, 0]
    backups = engine.runs(kind="backup")
    assert sorted((r.schedule, r.outcome) for r in backups) == [(f"id{n}", Outcome.SUCCEEDED) for n in range(3)]
    lab = sorted((r for r in backups if r.server == "lab"), key=lambda r: r.started)
    assert (lab[0].finished or 0) <= lab[1].started
    assert len({r.id for r in engine.runs(kind="schedule")}) <= 3 * 3
    assert all(r.details.get("held") for r in engine.runs(kind="schedule"))


def test_no_run_changes_the_environment(
    engine: Engine, server: DemoServer, other: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside other threads that is a crash: setenv(3) moves what getenv(3), and so localtime(3), is reading."""
    server.write("db", "t,a=b v=1.0 5")
    changed: list[bytes] = []
    monkeypatch.setattr(os, "putenv", lambda name, _: changed.append(name))
    monkeypatch.setattr(os, "unsetenv", changed.append)
    due_now(engine, "lab", "home")
    found = Scheduler(engine, MAINS).run_due()
    assert [r.outcome for r in found if isinstance(r, Run)] == [Outcome.SUCCEEDED] * 2
    backup = engine.backups()[0]
    assert engine.run(VerifyJob((backup.id,))).outcome is Outcome.SUCCEEDED
    restored = engine.run(RestoreJob(backup.id, backup.server, databases=(("db", "copy"),)))
    assert restored.outcome is Outcome.SUCCEEDED, restored
    assert changed == []


def test_a_pyarrow_that_is_loaded_later_gives_its_memory_back() -> None:
    words = "import influx_backup_gui.engine.engine, sys; assert 'pyarrow' not in sys.modules; import pyarrow; "
    words += "print(pyarrow.default_memory_pool().backend_name)"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout == "system\n"


def test_a_lane_takes_one_at_a_time_under_a_key_and_survives_an_error(caplog: pytest.LogCaptureFixture) -> None:
    begun, go, done = threading.Event(), threading.Event(), []

    def slow() -> None:
        begun.set()
        go.wait(LONG)
        done.append("slow")

    with Lanes() as lanes:
        assert lanes.start("a", slow)
        assert begun.wait(LONG)
        assert not lanes.start("a", lambda: done.append("twice"))
        other = threading.Event()
        assert lanes.start("b", other.set)
        assert other.wait(LONG)
        go.set()
        ended = threading.Event()
        with caplog.at_level(logging.ERROR):
            while not lanes.start("a", lambda: 1 // 0):
                ended.wait(0.01)
            while not lanes.start("a", ended.set):
                go.wait(0.01)
            assert ended.wait(LONG)
    assert done == ["slow"]
    assert "work under a failed" in caplog.text
