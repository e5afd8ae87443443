"""A repository moves: everything arrives, is proved there, and only then goes from the old place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import BackupJob, MoveJob, Outcome, VerifyJob
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.store.copying import copy_file
from influx_backup_gui.store.kept_settings import kept_in
from tests.engine.moving.moves import move, seen


@pytest.mark.usefixtures("laid_down")
def test_everything_arrives_and_is_verified(engine: Engine, server: DemoServer, old: Path, new: Path) -> None:
    before, content = engine.backups(), {p.name: p.read_bytes() for p in old.rglob("*.7z")}

    run = move(engine, new)

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert (run.details["archives"], run.details["proved"], run.details["to"]) == (3, 2, str(new))
    assert not old.exists()
    assert {p.name: p.read_bytes() for p in new.rglob("*.7z")} == content
    after = engine.backups()
    assert [replace(b, path="", proved=None) for b in after] == [replace(b, path="", proved=None) for b in before]
    assert all(Path(b.path).is_relative_to(new) and (b.proved or 0) >= run.started for b in after)
    assert engine.run(VerifyJob()).outcome is Outcome.SUCCEEDED
    assert engine.restore_trashed("c").outcome is Outcome.SUCCEEDED
    made = engine.run(BackupJob("lab", name="after"))
    assert made.outcome is Outcome.SUCCEEDED
    assert Path(engine.backup("after").path).parent == new / "lab"
    assert [k.settings for k in kept_in(new)] == [engine.settings]
    assert engine.resources.catalog.moves.left(lambda _: False) == ()
    assert not old.exists()


def test_what_is_not_ours_stays(engine: Engine, old: Path, new: Path) -> None:
    (old / "lab" / "mine.txt").write_text("mine")
    (old / "photos").mkdir()
    new.mkdir()
    (new / "lost+found").mkdir()

    run = move(engine, new)

    assert run.outcome is Outcome.SUCCEEDED
    assert run.details["stayed"] == ["lab", "photos"]
    assert "lab, photos" in run.summary
    assert sorted(p.name for p in old.rglob("*")) == ["lab", "mine.txt", "photos"]
    assert (new / "lost+found").is_dir()


def test_a_repository_that_was_never_used(engine: Engine, new: Path) -> None:
    assert move(engine, new).outcome is Outcome.SUCCEEDED
    assert engine.resources.repository().path == new


@pytest.mark.parametrize("where", ["same", "inside", "around", "other", "held", "no parent", "file", "link", "own"])
def test_where_it_cannot_go(engine: Engine, old: Path, tmp_path: Path, where: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    add_repository(engine.resources, "usb", elsewhere)
    (tmp_path / "held" / "lab").mkdir(parents=True)
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    targets = {
        "same": old / "x" / "..",
        "inside": old / "x",
        "around": old.parent,
        "other": elsewhere / "x",
        "held": tmp_path / "held",
        "no parent": tmp_path / "not" / "mounted",
        "file": tmp_path / "file",
        "link": tmp_path / "link",
        "own": engine.resources.places.logs,
    }
    before, target = seen(engine, tmp_path), targets[where]
    run = move(engine, target)
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.USAGE, run.problem
    assert not run.problem.unexpected
    assert seen(engine, tmp_path) == before


def test_an_unknown_repository(engine: Engine, new: Path) -> None:
    assert engine.run(MoveJob("usb", str(new))).summary.startswith("There is no repository")


def test_a_copy_is_for_its_owner_only_from_its_first_byte(tmp_path: Path) -> None:
    source, target = tmp_path / "a.7z", tmp_path / "b.7z"
    source.write_bytes(b"x" * 100)
    source.chmod(0o600)
    seen = []
    copy_file(source, target, CancelToken(), lambda _: seen.append(target.stat().st_mode & 0o777))
    assert {*seen, target.stat().st_mode & 0o777} == {0o600}
    source.chmod(0o640)
    target.unlink()
    copy_file(source, target, CancelToken(), lambda _: None)
    assert target.stat().st_mode & 0o777 == 0o640
