"""A deletion that is taken back leaves everything as it was; another name and note survive a rebuild."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.engine.engine import Engine


def two_backups(engine: Engine, server: DemoServer) -> Backup:
    """The older of two, which may be deleted."""
    server.write("db", "t,host=a v=1 1000")
    for name in ("old", "new"):
        assert engine.run(BackupJob("lab", name=name)).outcome is Outcome.SUCCEEDED
    return engine.backup("old")


def trash_of(run: Run) -> Path:
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    return Path(str(run.details["trash"]))


def test_what_was_deleted_comes_back_as_it_was(engine: Engine, server: DemoServer) -> None:
    backup = two_backups(engine, server)
    trash = trash_of(engine.delete(backup.id))
    assert len(engine.backups()) == 1

    run = engine.undo_delete(backup, trash)

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert engine.backup("old") == backup
    assert Path(backup.path).is_file()
    assert not trash.exists()


def test_a_file_that_changed_in_the_trash_is_not_called_proved(engine: Engine, server: DemoServer) -> None:
    backup = two_backups(engine, server)
    trash = trash_of(engine.delete(backup.id))

    run = engine.undo_delete(replace(backup, bytes=backup.bytes - 1), trash)

    assert run.outcome is Outcome.WARNING
    assert engine.backup("old").proved is None


def test_another_archive_at_its_place_is_not_overwritten(engine: Engine, server: DemoServer) -> None:
    backup = two_backups(engine, server)
    trash = trash_of(engine.delete(backup.id))
    Path(backup.path).write_bytes(b"mine")

    run = engine.undo_delete(backup, trash)

    assert run.outcome is Outcome.FAILED
    assert Path(backup.path).read_bytes() == b"mine"
    assert trash.is_file()
    assert len(engine.backups()) == 1


def test_another_backup_in_the_trash_is_not_taken_for_it(engine: Engine, server: DemoServer) -> None:
    backup = two_backups(engine, server)
    trash = trash_of(engine.delete(backup.id))

    run = engine.undo_delete(replace(backup, id="0" * 32), trash)

    assert run.outcome is Outcome.FAILED
    assert trash.is_file()


def test_what_is_gone_from_the_trash_is_said(engine: Engine, server: DemoServer) -> None:
    backup = two_backups(engine, server)
    trash = trash_of(engine.delete(backup.id))
    trash.unlink()

    run = engine.undo_delete(backup, trash)

    assert run.outcome is Outcome.FAILED
    assert "no longer in the trash" in run.summary
    assert len(engine.backups()) == 1


def test_name_and_note_survive_a_rebuild(engine: Engine, server: DemoServer) -> None:
    backup = two_backups(engine, server)

    engine.relabel(backup.id, "before the move", " two lines\nof note ")
    engine.rebuild("default")

    kept = engine.backup("before the move")
    assert kept.note == "two lines\nof note"
    assert kept.path == backup.path
    assert kept.proved == backup.proved
