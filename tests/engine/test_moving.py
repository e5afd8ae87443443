"""A repository goes to another folder: everything arrives, verified, or everything stays as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import BackupJob, MoveJob, Outcome, Run, Trigger, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine import moving
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.store.copying import copy_file
from influx_backup_gui.store.kept_settings import kept_in
from influx_backup_gui.store.proof import Proof
from tests.damaging import flip_a_bit


@pytest.fixture
def old(engine: Engine, server: DemoServer) -> Path:
    """The default repository, with the archives `a`, `b` (pinned) and, in its trash, `c`."""
    server.write("db", "t,host=a v=1 1000")
    for name in ("c", "a", "b"):
        assert engine.run(BackupJob("lab", name=name)).outcome is Outcome.SUCCEEDED
    engine.relabel("a", "first", "a note")
    engine.pin("b")
    assert engine.delete("c").outcome is Outcome.SUCCEEDED
    return engine.resources.repository().path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new"


@pytest.fixture(params=["linked", "copied"])
def laid_down(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on the same disk, and as on another one."""
    if request.param == "copied":
        copies(monkeypatch)


def copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "link_file", lambda *_: False)


def move(engine: Engine, new: Path, context: JobContext | None = None) -> Run:
    return engine.run(MoveJob("default", str(new)), context=context)


def seen(engine: Engine, root: Path) -> tuple[set[str], dict[str, bytes], tuple[Backup, ...], Path]:
    """All that must be the same after a move that did not happen."""
    found = [p for p in root.rglob("*") if not p.name.startswith((".lock", "catalog"))]
    files = {str(p): p.read_bytes() for p in found if p.is_file()}
    return set(map(str, found)), files, engine.backups(), engine.resources.repository().path


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


# --- nothing changes where it goes wrong ----------------------------------------------------------


def in_the_middle(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> list[Path]:
    """Something happens when the first archive is at the new place, and the second one is about to come there."""
    proved: list[Path] = []

    def verify(path: Path, *more: Any) -> Proof:
        proved.append(path)
        if len(proved) == 2:
            act()
        return verify_archive(path, *more)

    monkeypatch.setattr(moving, "verify_archive", verify)
    return proved


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


# --- others meanwhile -----------------------------------------------------------------------------


@pytest.fixture
def other(engine: Engine) -> Engine:
    """Another process, which has read the settings before."""
    return Engine.open(engine.resources.places.data)


def test_a_backup_and_a_schedule_meanwhile_are_locked_out(
    engine: Engine, other: Engine, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_900_000_000 * 10**9
    schedule = Schedule("s", "hourly", BackupJob("lab"), EveryHours(1, now), "UTC", since=now - 2 * HOUR)
    engine.update_settings(lambda s: replace(s, schedules=(schedule,)))
    found: list[object] = []

    def meanwhile() -> None:
        found.append(other.run(BackupJob("lab")))
        found.extend(Scheduler(other, clock=lambda: now).run_due())

    in_the_middle(monkeypatch, meanwhile)
    assert move(engine, new).outcome is Outcome.SUCCEEDED
    backup, held = found
    assert isinstance(backup, Run)
    assert backup.problem is not None
    assert backup.problem.exit_code == ExitCode.BUSY
    assert f"move to {new}" in backup.problem.message
    assert isinstance(held, Held)
    assert "in use" in held.reason
    assert other.runs(1)[0].details.get("held")
    other.close()


def test_who_knows_the_old_folder_writes_into_the_new_one(engine: Engine, other: Engine, old: Path, new: Path) -> None:
    assert move(engine, new).outcome is Outcome.SUCCEEDED
    assert other.resources.repositories()[0].path == str(old)
    run = other.run(BackupJob("lab", name="late"))
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert Path(other.backup("late").path) == new / "lab" / "late.7z"
    assert other.delete("first").outcome is Outcome.SUCCEEDED
    assert not old.exists()
    other.close()


def test_it_waits_for_who_reads_an_archive(engine: Engine, other: Engine, old: Path, new: Path) -> None:
    reading = Run("r", "restore", Trigger.MANUAL, None, 1, None, "", "lab")
    other.resources.catalog.start_run(reading)
    seen: list[bool] = []

    def waited() -> None:
        seen.append(old.exists() and engine.resources.repository().path == old)
        other.resources.catalog.end_run(replace(reading, outcome=Outcome.SUCCEEDED, finished=2))

    def progressed(progress: Progress) -> None:
        if progress.phase.startswith("waiting") and not seen:
            waited()

    assert move(engine, new, JobContext(progressed)).outcome is Outcome.SUCCEEDED
    assert seen == [True]
    assert not old.exists()
    other.close()


def test_a_cancel_while_it_waits(engine: Engine, other: Engine, old: Path, new: Path, tmp_path: Path) -> None:
    other.resources.catalog.start_run(Run("r", "restore", Trigger.MANUAL, None, 1, None, "", "lab"))
    token = CancelToken()
    before = seen(engine, tmp_path)
    context = JobContext(lambda p: token.cancel() if p.phase.startswith("waiting") else None, token)
    assert move(engine, new, context).outcome is Outcome.CANCELLED
    assert seen(engine, tmp_path) == before
    other.close()


def test_settings_of_another_machine_are_told(engine: Engine, old: Path, new: Path) -> None:
    mine = next((old / ".settings").glob("*.json"))
    (old / ".settings" / "far-00000000.json").write_text(
        mine.read_text().replace(f'"machine": "{kept_in(old)[0].machine}"', '"machine": "far"')
    )
    run = move(engine, new)
    assert run.outcome is Outcome.WARNING
    assert "Archives of far lie there" in run.summary
    assert {k.machine for k in kept_in(new)} >= {"far"}


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
