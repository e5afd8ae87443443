"""Nothing changes where a move goes wrong: a cancel, a bad copy, damage, a password that is not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import BackupJob, MoveJob, Outcome, VerifyJob
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine import moving
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.copying import copy_file
from tests.damaging import flip_a_bit
from tests.engine.moving.moves import copies, in_the_middle, move, seen


@pytest.mark.usefixtures("laid_down")
def test_a_cancel_leaves_everything_as_it_was(
    engine: Engine, old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, context = seen(engine, tmp_path), JobContext()
    there: list[int] = []

    def cancel() -> None:
        there.append(len(list(new.rglob("*.7z"))))
        context.cancel.cancel()

    in_the_middle(monkeypatch, cancel)
    run = move(engine, new, context)
    assert there == [1]
    assert run.outcome is Outcome.CANCELLED
    assert seen(engine, tmp_path) == before
    assert not new.exists()
    assert move(engine, new).outcome is Outcome.SUCCEEDED


def test_a_copy_that_is_otherwise_is_noticed(
    engine: Engine, old: Path, new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of an archive of the list by its proof, of one in the trash by comparing."""
    copies(monkeypatch)
    for which in ("a.7z", "_c.7z"):

        def wrong(source: Path, target: Path, *more: object, which: str = which) -> str:
            digest = copy_file(source, target, *more)  # type: ignore[arg-type]  # passed on
            if source.name.endswith(which):
                data = bytearray(target.read_bytes())
                data[len(data) // 2] ^= 1
                target.write_bytes(data)
            return digest

        monkeypatch.setattr(moving, "copy_file", wrong)
        before = seen(engine, tmp_path)
        run = move(engine, new)
        assert run.outcome is Outcome.FAILED
        assert run.problem is not None
        assert run.problem.exit_code == ExitCode.DAMAGED
        assert seen(engine, tmp_path) == before


def test_an_archive_that_is_damaged_already(engine: Engine, old: Path, new: Path, tmp_path: Path) -> None:
    """It stops the move until a person knows of it; then it goes along, and is named."""
    path = Path(engine.backup("b").path)
    flip_a_bit(path)
    data = path.read_bytes()
    before = seen(engine, tmp_path)
    run = move(engine, new)
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.DAMAGED
    assert "Verify it" in run.problem.hint
    assert seen(engine, tmp_path) == before

    assert engine.run(VerifyJob()).outcome is Outcome.FAILED
    run = move(engine, new)
    assert run.outcome is Outcome.WARNING
    assert run.details["warnings"] == ["Damaged, and moved as they are: b."]
    assert (new / "lab" / "b.7z").read_bytes() == data
    assert engine.backup("b").damaged


def test_an_encrypted_archive_without_its_password(
    engine: Engine, server: DemoServer, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies(monkeypatch)
    server.write("db", "t,host=a v=1 1000")
    engine.use_password(lambda: "secret")
    assert engine.run(BackupJob("lab", name="hidden", encrypt=True)).outcome is Outcome.SUCCEEDED
    proved = engine.backup("hidden").proved
    engine.use_password(lambda: None)
    run = move(engine, new)
    assert run.outcome is Outcome.WARNING
    assert "compared only" in run.summary
    assert engine.backup("hidden").proved == proved
    engine.use_password(lambda: "secret")
    assert engine.run(VerifyJob()).outcome is Outcome.SUCCEEDED


def test_an_old_folder_that_lets_nothing_go(
    engine: Engine, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.is_relative_to(old) and path.suffix == ".7z":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        unlink(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        run = engine.run(MoveJob("default", str(new)))
    assert run.outcome is Outcome.WARNING
    assert "could not be removed: The disk is read-only" in run.summary
    assert all(Path(b.path).is_relative_to(new) for b in engine.backups())
    assert engine.run(VerifyJob()).outcome is Outcome.SUCCEEDED
    assert sorted(p.name for p in (old / "lab").iterdir()) == ["a.7z", "b.7z"]
