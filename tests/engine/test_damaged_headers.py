"""A damaged encrypted archive is no wrong password, nor the other way round; nothing damaged stays proved."""

from __future__ import annotations

import shutil
import struct
from io import BytesIO
from pathlib import Path

import pytest
from py7zr.archiveinfo import HeaderStreamsInfo

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ArchiveDamaged, ExitCode, PasswordNeeded
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run, VerifyJob
from influx_backup_gui.engine.archives import unlock
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.archive_reader import ArchiveReader


@pytest.fixture
def backup(engine: Engine, server: DemoServer) -> Backup:
    """An encrypted backup, proved."""
    server.write("db", "home,room=r1 temp=1 1")
    engine.use_password(lambda: "right")
    run = engine.run(BackupJob("lab", encrypt=True))
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    return engine.backup(run.id)


def packed_header(path: Path) -> range:
    """Where the encrypted header lies."""
    data = path.read_bytes()
    offset, size = struct.unpack("<QQ", data[12:28])
    end = 32 + offset
    assert end + size == len(data)
    packed = HeaderStreamsInfo.retrieve(BytesIO(data[end + 1 :])).packinfo
    assert packed.packsizes == [end - 32 - packed.packpos]
    return range(32 + packed.packpos, end)


def damaged(path: Path, place: int, whole: bytes) -> None:
    path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])


def verify(engine: Engine, backup: Backup) -> Run:
    return engine.run(VerifyJob((backup.id,)))


@pytest.mark.parametrize("step", [23, pytest.param(1, marks=pytest.mark.slow)])
def test_a_damaged_byte_anywhere_in_what_opens_it_is_damage(engine: Engine, backup: Backup, step: int) -> None:
    path = Path(backup.path)
    whole = path.read_bytes()
    packed = packed_header(path)
    for place in [0, 5, *range(8, 32, step), *packed[::step], *range(packed.stop, len(whole), step)]:
        damaged(path, place, whole)
        engine.resources.catalog.put_backup(backup)
        run = verify(engine, backup)
        assert run.problem is not None, place
        assert run.problem.exit_code == ExitCode.DAMAGED, (place, run.problem)
        found = engine.backup(backup.id)
        assert (found.proved, bool(found.damaged)) == (None, True), place
    path.write_bytes(whole)
    assert verify(engine, backup).outcome is Outcome.SUCCEEDED
    assert engine.backup(backup.id).proved is not None


def in_the_encrypted_header(path: Path) -> int:
    """A place where damage makes it unreadable."""
    return packed_header(path).start + 3


@pytest.mark.parametrize("password", ["right", "wrong", None])
def test_a_damaged_header_is_told_with_any_password(engine: Engine, backup: Backup, password: str | None) -> None:
    path = Path(backup.path)
    damaged(path, in_the_encrypted_header(path), path.read_bytes())
    engine.use_password(lambda: password)
    with pytest.raises(ArchiveDamaged, match="its header is not what it was"):
        engine.manifest(backup.id)
    with pytest.raises(ArchiveDamaged):
        unlock(engine.resources, path, "anything")
    run = engine.run(RestoreJob(backup.id, databases=(("db", "again"),)))
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.DAMAGED
    assert verify(engine, backup).problem is not None
    assert engine.backup(backup.id).proved is None


def test_a_wrong_password_is_told_as_such_and_disproves_nothing(engine: Engine, backup: Backup) -> None:
    engine.use_password(lambda: "wrong")
    with pytest.raises(PasswordNeeded) as told:
        engine.manifest(backup.id)
    assert "damaged" not in told.value.message
    run = verify(engine, backup)
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.FAILED
    assert engine.backup(backup.id) == backup


def test_damage_behind_the_header_is_damage_with_the_right_password(engine: Engine, backup: Backup) -> None:
    path = Path(backup.path)
    damaged(path, 40, path.read_bytes())
    run = verify(engine, backup)
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.DAMAGED
    assert engine.backup(backup.id).proved is None


def test_of_an_unknown_archive_both_are_said(engine: Engine, backup: Backup, tmp_path: Path) -> None:
    copy = tmp_path / "copy.7z"
    shutil.copy(backup.path, copy)
    damaged(copy, in_the_encrypted_header(copy), copy.read_bytes())
    with pytest.raises(PasswordNeeded, match="or it is damaged"):
        ArchiveReader(copy, "right")


def test_a_rebuilt_catalog_can_tell_them_apart(engine: Engine, backup: Backup) -> None:
    engine.rebuild("default")
    engine.resources.catalog.remove_backup(backup.id)
    engine.rebuild("default")
    assert engine.backup(backup.id).header == backup.header != ""
    path = Path(backup.path)
    whole = path.read_bytes()
    damaged(path, in_the_encrypted_header(path), whole)
    unreadable = engine.rebuild("default")["unreadable"]
    assert "its header is not what it was" in unreadable[0]["reason"]


def test_a_damaged_archive_in_the_trash_is_told_and_stays(engine: Engine, server: DemoServer, backup: Backup) -> None:
    assert engine.run(BackupJob("lab", encrypt=True)).outcome is Outcome.SUCCEEDED
    trash = Path(str(engine.delete(backup.id).details["trash"]))
    damaged(trash, in_the_encrypted_header(trash), trash.read_bytes())
    run = engine.restore_trashed(str(trash))
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.DAMAGED
    assert trash.is_file()
