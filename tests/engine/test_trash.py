"""What went to the trash comes back with everything that was known of it; another name and note survive a rebuild."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, PruneJob, Run
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.recovery import recover


@pytest.fixture
def backup(engine: Engine, server: DemoServer) -> Backup:
    """The older of two, which may be deleted; it has a name and a note of its own."""
    server.write("db", "t,host=a v=1 1000")
    for name in ("old", "new"):
        assert engine.run(BackupJob("lab", name=name)).outcome is Outcome.SUCCEEDED
    engine.relabel(engine.backup("old").id, "before the move", "a note")
    return engine.backup("before the move")


def trash_of(run: Run) -> Path:
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    return Path(str(run.details["trash"]))


def test_what_was_deleted_comes_back_as_it_was(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    assert len(engine.backups()) == 1

    run = engine.restore_trashed(str(trash))

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert engine.backup(backup.id) == backup
    assert backup.proved is not None
    assert Path(backup.path).is_file()
    assert not trash.exists()
    assert engine.resources.catalog.trashed.all() == ()


def test_what_was_pruned_comes_back_as_it_was(engine: Engine, backup: Backup) -> None:
    config = replace(engine.repositories()[0], retention=RetentionPolicy(last=1, minimum=1))
    engine.update_settings(lambda s: replace(s, repositories=(config,)))
    assert len(engine.run(PruneJob()).details["removed"]) == 1  # type: ignore[arg-type]  # a list

    assert engine.restore_trashed("old").outcome is Outcome.SUCCEEDED

    assert engine.backup(backup.id) == backup


def test_a_pin_comes_back(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    ((_, known),) = engine.resources.catalog.trashed.all()
    engine.resources.catalog.trashed.remember(replace(known, pinned=True), trash)
    assert engine.restore_trashed(str(trash)).outcome is Outcome.SUCCEEDED
    assert engine.backup(backup.id).pinned


def test_a_file_that_changed_in_the_trash_is_not_called_proved(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    engine.resources.catalog.trashed.remember(replace(backup, bytes=backup.bytes - 1), trash)

    run = engine.restore_trashed(str(trash))

    assert "not proved until it is verified" in run.summary
    assert engine.backup(backup.id).proved is None
    assert engine.backup(backup.id).note == "a note"


def test_what_nobody_remembers_comes_back_as_not_proved(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    engine.resources.catalog.trashed.forget_others("default", [])
    assert "not proved" in engine.restore_trashed(str(trash)).summary
    assert engine.backup("old").proved is None


def test_another_archive_at_its_place_is_not_overwritten(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    Path(backup.path).write_bytes(b"mine")

    run = engine.restore_trashed(str(trash))

    assert run.outcome is Outcome.FAILED
    assert Path(backup.path).read_bytes() == b"mine"
    assert trash.is_file()
    assert len(engine.backups()) == 1


def test_an_archive_that_cannot_be_read_stays_in_the_trash(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    trash.write_bytes(b"no archive")
    assert engine.restore_trashed(str(trash)).outcome is Outcome.FAILED
    assert trash.is_file()
    assert len(engine.backups()) == 1


def test_what_is_gone_from_the_trash_is_said(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    trash.unlink()

    run = engine.restore_trashed(str(trash))

    assert run.outcome is Outcome.FAILED
    assert "in the trash" in run.summary
    assert len(engine.backups()) == 1


def test_what_is_known_goes_with_the_archive(engine: Engine, backup: Backup) -> None:
    trashed = engine.resources.catalog.trashed
    engine.delete(backup.id)
    engine.empty_trash(now=0)
    assert len(trashed.all()) == 1
    engine.empty_trash()
    assert trashed.all() == ()


def test_a_file_that_a_person_moved_back_is_known_again(engine: Engine, backup: Backup) -> None:
    trash_of(engine.delete(backup.id)).rename(backup.path)
    engine.rebuild("default")
    assert engine.backup(backup.id) == backup
    assert engine.resources.catalog.trashed.all() == ()


def test_an_archive_in_the_trash_is_not_mixed_up_with_a_new_one_of_its_name(engine: Engine, backup: Backup) -> None:
    """What a start finds of a dead deletion is decided by the backup, not by how its file is called."""
    engine.delete(backup.id)
    assert engine.run(BackupJob("lab", name="old")).outcome is Outcome.SUCCEEDED
    later = engine.backup("old")
    assert later.path == backup.path
    Path(later.path).rename(Path(later.path).with_suffix(".away"))
    dead = Run("d" * 32, "delete", engine.runs()[0].trigger, None, 1, None, "")
    engine.resources.catalog.start_run(dead)
    with engine.resources.catalog._change() as db:
        db.execute("UPDATE runs SET mark = 'gone' WHERE id = ?", (dead.id,))
    recover(engine.resources)
    assert later in engine.backups()
    assert backup not in engine.backups()


def test_name_and_note_survive_a_rebuild(engine: Engine, backup: Backup) -> None:
    engine.relabel(backup.id, "after the move", " two lines\nof note ")
    engine.rebuild("default")

    kept = engine.backup("after the move")
    assert kept.note == "two lines\nof note"
    assert kept.path == backup.path
    assert kept.proved == backup.proved


def test_the_trash_is_emptied_when_its_time_has_come_and_not_before(engine: Engine, backup: Backup) -> None:
    trash = trash_of(engine.delete(backup.id))
    (item,) = engine.trashed()
    engine.empty_trash(now=item.trashed + 6 * DAY)
    assert trash.is_file()
    engine.empty_trash(now=item.trashed + 7 * DAY)
    assert not os.path.lexists(trash)
