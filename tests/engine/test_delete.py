"""What a delete refuses, and which archive of the trash a person means."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Selection
from influx_backup_gui.engine.engine import Engine

JOB = BackupJob("lab")


def refused(run: Run) -> str:
    """Why; only where it was refused as a wrong request."""
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.USAGE
    return run.problem.message


def take(engine: Engine, job: BackupJob = JOB) -> Backup:
    run = engine.run(job)
    assert run.outcome is Outcome.SUCCEEDED
    return engine.backup(run.id)


@pytest.fixture
def only(engine: Engine, server: DemoServer) -> Backup:
    server.write("db", "t,a=b v=1.0 5\nother,a=b v=1.0 5")
    return take(engine)


def test_a_file_outside_of_the_repositories_is_not_ours(engine: Engine, only: Backup, tmp_path: Path) -> None:
    take(engine)
    copy = Path(shutil.copy(only.path, tmp_path / "copy.7z"))
    assert "outside the repositories" in refused(engine.delete(str(copy)))
    assert copy.is_file()
    assert len(engine.backups()) == 2


def test_the_last_proved_one_stays_whatever_else_there_is(engine: Engine, only: Backup) -> None:
    """Others are of no help: of another selection, not proved, damaged, or not on the disk."""
    take(engine, replace(JOB, selection=Selection(tables=(("db", "t"),))))
    others = [take(engine) for _ in range(3)]
    catalog = engine.resources.catalog
    catalog.put_backup(replace(others[0], proved=None))
    catalog.put_backup(replace(others[1], damaged="a bit"))
    Path(others[2].path).rename(Path(others[2].path).with_suffix(".away"))
    assert "last proved one" in refused(engine.delete(only.id))
    assert Path(only.path).is_file()
    # What is no help itself may go.
    for other in others[:2]:
        assert engine.delete(other.id).outcome is Outcome.SUCCEEDED
    Path(others[2].path).with_suffix(".away").rename(others[2].path)
    assert engine.delete(only.id).outcome is Outcome.SUCCEEDED


def test_what_is_pinned_stays(engine: Engine, only: Backup) -> None:
    take(engine)
    engine.pin(only.id)
    assert "is pinned" in refused(engine.delete(only.id))
    assert Path(only.path).is_file()


def test_which_one_of_the_trash_is_meant(engine: Engine, only: Backup) -> None:
    take(engine)
    same, another = (take(engine, replace(JOB, name=name)) for name in ("same", "another"))
    trash = [Path(str(engine.delete(b.id).details["trash"])) for b in (same, another)]
    same = take(engine, replace(JOB, name="same"))
    trash.append(Path(str(engine.delete(same.id).details["trash"])))
    assert "no 'nothing' in the trash" in refused(engine.restore_trashed("nothing"))
    assert refused(engine.restore_trashed("same")) == "2 in the trash are called 'same'."
    assert all(path.is_file() for path in trash)
    assert engine.restore_trashed("another").outcome is Outcome.SUCCEEDED
    assert engine.restore_trashed(str(trash[2])).outcome is Outcome.SUCCEEDED
    assert [path.is_file() for path in trash] == [True, False, False]
    assert engine.backup(same.id).path == same.path
