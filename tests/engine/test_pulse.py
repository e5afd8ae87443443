"""A run that stands still is noticed by how long it makes no progress, and can be stopped from another process."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.alert_settings import AlertSettings
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import YIELDING, JobContext, Progress
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.pulse import Pulse
from influx_backup_gui.store.pulses import Pulses

LOOK = 0.005


class Clock:
    """Seconds that pass only when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def until(true: Callable[[], bool]) -> None:
    """Wait for what another thread does."""
    for _ in range(1000):
        if true():
            return
        threading.Event().wait(0.005)
    raise AssertionError("it never came")


@pytest.fixture
def run(engine: Engine) -> Iterator[Run]:
    """A run that goes on."""
    run = Run("r1", "backup", Trigger.MANUAL, None, time.time_ns(), None, "", "lab")
    engine.resources.catalog.start_run(run)
    engine.update_settings(lambda s: replace(s, alerts=AlertSettings(stuck_minutes=5)))
    yield run
    engine.resources.catalog.end_run(replace(run, outcome=Outcome.CANCELLED, finished=time.time_ns()))


def stuck(engine: Engine) -> list[str]:
    return [r.message for r in engine.health(time.time_ns()).reasons if r.kind is ReasonKind.STUCK]


def test_no_progress_is_not_the_same_as_a_long_time(engine: Engine, run: Run) -> None:
    clock, pulses = Clock(), engine.resources.catalog.pulses
    told: list[Progress] = []
    pulse = Pulse(pulses, JobContext(told.append), clock, LOOK)
    with pulse.of(run.id):
        for step in range(20):
            clock.now += 50
            pulse.context.progressed(Progress("reading", step / 20, "db.t"))
        assert len(told) == 20, "its face hears everything"
        assert stuck(engine) == []
        for _ in range(6):
            clock.now += 50
            pulse.context.progressed(Progress("reading", 19 / 20, "db.t", elapsed_seconds=clock.now))
        until(lambda: bool(stuck(engine)))
        (said,) = stuck(engine)
        assert said.endswith("has made no progress for 5 minutes (reading db.t).")
        pulse.context.progressed(Progress("reading", 1.0, "db.t"))
        until(lambda: not stuck(engine))
    assert pulses.idle_runs() == {}


@pytest.mark.parametrize("waits", [False, True])
def test_a_healthy_run_writes_nothing(engine: Engine, run: Run, monkeypatch: pytest.MonkeyPatch, waits: bool) -> None:
    """Also one that waits on purpose for others."""
    written: list[str] = []
    monkeypatch.setattr(Pulses, "idle", lambda _self, run_id, *_: written.append(run_id))
    clock = Clock()
    pulse = Pulse(engine.resources.catalog.pulses, JobContext(), clock, LOOK)
    with pulse.of(run.id):
        for step in range(10):
            clock.now += 59
            threading.Event().wait(3 * LOOK)
            pulse.context.progressed(Progress(YIELDING, 0.5) if waits else Progress("reading", step / 10))
    assert written == []


CANCEL = "import sys; from influx_backup_gui.cli.main import main; sys.exit(main(sys.argv[1:]))"


def test_a_run_is_stopped_from_another_process(engine: Engine, server: DemoServer, tmp_path: Path) -> None:
    server.write("db", "t,a=b v=1.0 5")
    let_go, arrived = threading.Event(), threading.Event()

    def hold() -> None:
        arrived.set()
        let_go.wait(60)

    server.faults.add(Fault("call", sql="SELECT *", value=hold))
    ended: list[Run] = []
    thread = threading.Thread(target=lambda: ended.append(engine.run(BackupJob("lab"))))
    thread.start()
    try:
        assert arrived.wait(60)
        (going_on,) = engine.runs()
        words = ("--home", str(tmp_path / "home"), "cancel", going_on.id[:8])
        done = subprocess.run([sys.executable, "-c", CANCEL, *words], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert "is asked to stop" in done.stdout
        thread.join(60)
        assert [r.outcome for r in ended] == [Outcome.CANCELLED]
    finally:
        let_go.set()
        thread.join(60)
    with pytest.raises(UsageError, match="No run"):
        engine.cancel(going_on.id)
    with pytest.raises(UsageError, match="No run"):
        engine.cancel("")
