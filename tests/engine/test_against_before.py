"""A backup beside the one before: rows that expired, one that cannot be read, a clock that was set back."""

from __future__ import annotations

import functools
import itertools
import time
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.health_records import Colour, ReasonKind
from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine import backup_run
from influx_backup_gui.engine.backup import BackupTaker
from influx_backup_gui.engine.engine import Engine
from tests.engine.backed_up import JOB
from tests.engine.restoring import LINES
from tests.engine.retained import details


def test_rows_that_expire_while_they_are_read_are_no_contradiction(engine: Engine, server: DemoServer) -> None:
    """Retention hides a block of rows at every query; each backup of such a table would be a warning otherwise."""
    now, step, span = time.time_ns(), HOUR // 15, 10 * HOUR
    server.write("db", "\n".join(f"home,room=r{n % 3} temp={n} {now - span + n * span // 4000}" for n in range(4000)))
    server.catalog.database("db").retention_ns = span
    ticks = itertools.count()
    server.sql._now = lambda: now + next(ticks) * step
    run = engine.run(JOB)
    rows = engine.manifest(run.id).rows
    assert next(ticks) > 3, "no row expired"
    assert 2000 < rows < 4000
    assert run.outcome is Outcome.SUCCEEDED, run.summary


def test_a_backup_that_cannot_be_compared_says_so(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before is encrypted and there is no password, or its file is away: losses would go unnoticed."""
    server.write("db", LINES)
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "hunter2")
    first = engine.run(BackupJob("lab", encrypt=True))
    assert first.outcome is Outcome.SUCCEEDED
    server.drop_table("db", "home")
    server.write("db", "home,room=r0 temp=1 1")
    monkeypatch.delenv("INFLUX_BACKUP_PASSWORD")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setattr(engine.resources, "password", lambda: None)
    second = engine.run(JOB)
    assert second.outcome is Outcome.WARNING
    assert "could not be compared" in second.summary
    assert details(first, "backup")["name"] in second.summary
    monkeypatch.setattr(engine.resources, "password", lambda: "hunter2")
    Path(details(second, "backup")["path"]).unlink()
    third = engine.run(JOB)
    assert third.outcome is Outcome.WARNING
    assert "no longer shows 199 rows" in third.summary, "the second was compared with nothing, and stands for nothing"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The clock of backups: its first element, in ns."""
    now = [time.time_ns()]
    monkeypatch.setattr(backup_run, "BackupTaker", functools.partial(BackupTaker, clock=lambda: now[0]))
    return now


def test_a_clock_that_was_set_back_between_two_backups(engine: Engine, server: DemoServer, clock: list[int]) -> None:
    server.write("db", LINES)
    runs = [engine.run(JOB), engine.run(JOB)]
    names = [details(run, "backup")["name"] for run in runs]
    assert names[1] == f"{names[0]}~2", "two of one second"
    clock[0] -= HOUR
    server.drop_table("db", "home")
    server.write("db", "home,room=r0 temp=1 1")
    back = engine.run(JOB)
    assert back.outcome is Outcome.WARNING
    assert "no longer shows 199 rows" in back.summary
    assert len(engine.backups()) == 3
    assert len({b.path for b in engine.backups()}) == 3


def test_a_backup_from_the_future_is_no_proof_of_freshness(
    engine: Engine, server: DemoServer, clock: list[int]
) -> None:
    """Once the clock is right again, it must not make every day look protected."""
    server.write("db", LINES)
    now = time.time_ns()
    clock[0] = now + 400 * DAY
    engine.run(JOB)
    health = engine.health(now)
    assert health.colour is not Colour.GREEN
    assert ReasonKind.FUTURE_DATED in {reason.kind for reason in health.reasons}
    clock[0] = now
    engine.run(JOB)
    assert engine.health(now + 3 * DAY).colour is not Colour.GREEN
