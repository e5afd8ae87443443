"""The catalog made anew from the archives: what cannot be read just now is not forgotten."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.settings import RepositoryConfig


@pytest.fixture
def backup(engine: Engine, server: DemoServer, request: pytest.FixtureRequest) -> Backup:
    """Pinned by a person, with a note."""
    engine.use_password(lambda: "right")
    server.write("db", "t,host=a v=1 1000")
    job = BackupJob("lab", name="kept", note="for the audit", encrypt=request.param == "encrypted")
    assert engine.run(job).outcome is Outcome.SUCCEEDED
    engine.pin("kept")
    return engine.backup("kept")


@pytest.mark.parametrize("backup", ["encrypted"], indirect=True)
def test_without_the_password_everything_known_of_an_archive_stays(engine: Engine, backup: Backup) -> None:
    engine.use_password(lambda: None)
    said = engine.rebuild("default")
    assert (said["backups"], [Path(u["path"]).name for u in said["unreadable"]]) == (0, ["kept.7z"])
    assert engine.backups() == (backup,)
    engine.use_password(lambda: "right")
    assert engine.rebuild("default")["backups"] == 1
    assert engine.backups() == (backup,)


@pytest.mark.parametrize("backup", ["plain"], indirect=True)
def test_an_archive_that_does_not_open_any_more_is_listed_as_damaged(engine: Engine, backup: Backup) -> None:
    path = Path(backup.path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40] + bytes(40))
    assert len(engine.rebuild("default")["unreadable"]) == 1
    (listed,) = engine.backups()
    assert (listed.id, listed.pinned, listed.note, listed.proved) == (backup.id, True, "for the audit", None)
    assert "damaged" in listed.damaged
    assert ReasonKind.ARCHIVE_DAMAGED in {r.kind for r in engine.health(time.time_ns()).reasons}
    # What a verification said of it is more than what opening it says.
    engine.resources.catalog.set_proved(backup.id, None, "1.parquet: its content is not what was written")
    engine.rebuild("default")
    assert engine.backup(backup.id).damaged == "1.parquet: its content is not what was written"


@pytest.mark.parametrize("backup", ["plain"], indirect=True)
def test_an_archive_that_is_gone_is_forgotten(engine: Engine, backup: Backup) -> None:
    Path(backup.path).unlink()
    engine.rebuild("default")
    assert engine.backups() == ()


@pytest.mark.parametrize("backup", ["plain"], indirect=True)
def test_those_of_another_folder_are_neither_read_nor_forgotten(engine: Engine, backup: Backup, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    usb = RepositoryConfig("usb", str(tmp_path / "usb"))
    engine.update_settings(lambda s: replace(s, repositories=(*s.repositories, usb)))
    assert engine.run(BackupJob("lab", repository="usb")).outcome is Outcome.SUCCEEDED
    before = engine.backups()
    said = engine.rebuild("usb")
    assert (said["repository"], said["backups"], said["forgotten"], said["unreadable"]) == ("usb", 1, 0, [])
    assert [b.id for b in engine.backups()] == [b.id for b in before]
    assert engine.backup("kept") == backup
