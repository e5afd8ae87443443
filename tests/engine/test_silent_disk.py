"""A disk that answers errors instead of files (a stale network share, a failing disk, a folder without rights).

The errors are made where Python asks the system, for root may look everywhere and no test has a failing disk.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.health_records import Colour, ReasonKind
from influx_backup_gui.domain.job import (
    BackupJob,
    DrillJob,
    DrillWay,
    Job,
    Outcome,
    PruneJob,
    RestoreJob,
    Run,
    Trigger,
    VerifyJob,
)
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.recovery import recover
from influx_backup_gui.engine.reverify import rotation_job

ASKED = ("stat", "lstat", "scandir", "listdir", "rename", "replace", "unlink", "mkdir", "link")


@pytest.fixture
def backups(engine: Engine, server: DemoServer) -> tuple[Backup, ...]:
    for number in range(3):
        server.write("db", f"t,host=a v=1 {number}000")
        assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED
    return engine.backups()


@pytest.fixture
def silent(engine: Engine, backups: tuple[Backup, ...], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the archives, of which everything is an input/output error by now."""
    folder = Path(engine.repositories()[0].path)

    def failing(name: str, asked: Callable[..., Any]) -> Callable[..., Any]:
        def ask(path: Any = ".", *rest: Any, **more: Any) -> Any:
            if not isinstance(path, int) and Path(os.fsdecode(path)).is_relative_to(folder):
                raise OSError(errno.EIO, os.strerror(errno.EIO), os.fsdecode(path))
            return asked(path, *rest, **more)

        return ask

    for name in ASKED:
        monkeypatch.setattr(os, name, failing(name, getattr(os, name)))
    with pytest.raises(OSError, match="Input/output"):
        folder.stat()
    return folder


def test_health_tells_it_and_does_not_fail_of_it(engine: Engine, silent: Path) -> None:
    health = engine.health(time.time_ns())
    assert health.colour is Colour.RED
    assert {ReasonKind.REPOSITORY_UNREACHABLE, ReasonKind.NO_PROVED_BACKUP} <= {r.kind for r in health.reasons}
    assert "Input/output error" in next(
        r.message for r in health.reasons if r.kind is ReasonKind.REPOSITORY_UNREACHABLE
    )
    assert engine.overview(time.time_ns()).oldest is None
    assert engine.trashed() == ()
    assert engine.storage() == ()


JOBS = (
    BackupJob("lab"),
    VerifyJob(),
    RestoreJob("lab", databases=(("db", "again"),)),
    DrillJob(newest_of="lab", way=DrillWay.DECODE),
    PruneJob(),
)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: type(job).__name__)
def test_a_job_says_what_is_wrong(engine: Engine, silent: Path, job: Job) -> None:
    if isinstance(job, RestoreJob):
        job = replace(job, backup=engine.backups()[0].id)
    _is_told(engine.run(job, Trigger.MANUAL))


def _is_told(run: Run) -> None:
    if run.kind == "prune":
        assert run.outcome is Outcome.WARNING
        assert "is not there" in run.summary
        assert run.details["removed"] == []
        return
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert not run.problem.unexpected, run.problem.message
    assert run.problem.hint


def test_the_upkeep_leaves_everything_as_it_is(engine: Engine, silent: Path) -> None:
    before = engine.backups()
    config = replace(engine.repositories()[0], retention=RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    assert rotation_job(engine.resources, time.time_ns() + 10**18) is None
    assert not engine.plan_prune(PruneJob(), time.time_ns()).removed
    assert engine.delete(before[-1].id).outcome is Outcome.FAILED
    assert not [r for r in engine.runs() if r.problem is not None and r.problem.unexpected]
    assert engine.backups() == before


def test_a_start_waits_with_what_it_cannot_look_at(engine: Engine, silent: Path) -> None:
    catalog = engine.resources.catalog
    first = engine.backups()[0]
    catalog.remove_backup(first.id)
    catalog.announce_backup(first)
    catalog.trashed.remember(engine.backups()[-1], silent / ".trash" / "x.7z")
    before = engine.backups()
    with catalog._change() as db:
        db.execute("UPDATE announced SET pid = 0")
        db.execute(
            "INSERT INTO runs (id, kind, trigger, started, summary, server, details, pid, mark) "
            "VALUES ('d', 'delete', 'manual', 1, '', 'lab', '{}', 0, '')"
        )
    assert [r.id for r in recover(engine.resources)] == ["d"]
    assert engine.backups() == before
    assert [b.id for b in catalog.announced_backups(lambda _: False)] == [first.id]
