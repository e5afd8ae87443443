"""Folders of archives in the window: added with what they hold, made the default one, removed without touching them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.repository_move import confirm_move
from influx_backup_gui.gui.session import Session
from influx_backup_gui.store.settings import RepositoryConfig
from tests.faults.disks import make_read_only, small_disk
from tests.gui.conftest import Expected
from tests.gui.person import pressing
from tests.gui.test_password_dialog import answer as answer_password
from tests.gui.test_password_dialog import encrypted_backup

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> RepositoriesDialog:
    made = RepositoriesDialog(session, None)
    qtbot.addWidget(made)
    made.show()
    return made


def names(session: Session) -> list[str]:
    return [r.name for r in session.engine.repositories()]


def test_a_folder_is_added_with_the_archives_that_it_holds(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    engine, disk = session.engine, tmp_path / "disk"
    disk.mkdir()
    engine.update_settings(lambda s: replace(s, repositories=(RepositoryConfig("old", str(disk)),)))
    engine.run(BackupJob("home", repository="old"))
    engine.update_settings(lambda s: replace(s, repositories=()))
    engine.resources.catalog.replace_backups("old", ())
    assert engine.backups() == ()

    dialog.add(disk)
    qtbot.waitUntil(lambda: "1 backup is listed" in dialog.said)

    assert names(session) == ["default", "disk"]
    assert [b.repository for b in engine.backups()] == ["disk"]
    assert dialog.list.count() == 2
    qtbot.waitUntil(lambda: "free" in dialog.list.item(1).text())


def test_a_folder_that_is_known_or_cannot_be_written_into_is_said(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.add(Path(session.engine.repositories()[0].path))
    qtbot.waitUntil(lambda: "already" in dialog.said)
    with small_disk(tmp_path / "disk") as disk:
        make_read_only(disk)
        dialog.add(disk)
        qtbot.waitUntil(lambda: "already" not in dialog.said and "moment" not in dialog.said)
        assert "read-only" in dialog.said.lower()
    dialog.add(tmp_path / "there" / "is" / "none")
    qtbot.waitUntil(lambda: "is not there" in dialog.said)

    assert names(session) == ["default"]


def test_new_backups_go_where_it_was_said_and_a_folder_is_taken_out_of_the_list_only(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    dialog.add(disk)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.list.setCurrentRow(1)
    dialog.make_default()
    # What is shown follows the settings a moment later.
    qtbot.waitUntil(lambda: dialog.list.item(0).text().startswith("disk: new backups go here"))
    assert names(session) == ["disk", "default"]
    for row in range(2):
        dialog.list.setCurrentRow(row)
        assert not dialog._remove.isEnabled(), "neither the default one nor that of the program"
    run = session.engine.run(BackupJob("home"))
    assert list((disk / "home").glob("*.7z"))

    dialog.list.setCurrentRow(1)
    dialog.make_default()
    qtbot.waitUntil(lambda: names(session) == ["default", "disk"])
    qtbot.waitUntil(lambda: str(disk) in dialog.list.item(1).text())
    dialog.list.setCurrentRow(1)
    with pressing(NO) as asked:
        dialog.remove()
    assert "Its backup is no longer listed" in asked[0]
    assert len(names(session)) == 2

    session.engine.pin(str(run.details["backup"]["id"]))  # type: ignore[index]
    with pressing(YES):
        dialog.remove()
    qtbot.waitUntil(lambda: "pinned" in dialog.said)
    assert "influx-backup" not in dialog.said
    session.engine.unpin(str(run.details["backup"]["id"]))  # type: ignore[index]
    with pressing(YES):
        dialog.remove()
    qtbot.waitUntil(lambda: names(session) == ["default"])
    assert session.engine.backups() == ()
    assert list((disk / "home").glob("*.7z"))


def test_what_cannot_be_read_is_named(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    (disk / "home").mkdir(parents=True)
    (disk / "home" / "broken.7z").write_bytes(b"no archive at all")
    dialog.add(disk)

    qtbot.waitUntil(lambda: "broken.7z" in dialog.said)
    dialog.list.setCurrentRow(1)
    dialog.rebuild()
    assert "moment" in dialog.said
    qtbot.waitUntil(lambda: "broken.7z" in dialog.said)


@pytest.mark.parametrize("password", ["right", ""])
def test_the_password_of_what_is_encrypted_is_asked_before_a_folder_moves(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path, password: str
) -> None:
    target = tmp_path / "other"
    target.mkdir()
    path = encrypted_backup(session, "right")
    with pressing(YES):
        confirm_move(session, dialog, "default", target)
        answer_password(qtbot, dialog, password)
    if password:
        qtbot.waitUntil(lambda: (target / "home" / path.name).is_file() and not session.queue.jobs())
    qtbot.waitUntil(lambda: not session.background._under_way)
    assert path.is_file() == (not password)


def test_a_folder_moves_and_its_progress_is_seen(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, target = session.engine, tmp_path / "other"
    target.mkdir()
    engine.run(BackupJob("home"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    with pressing(NO) as asked:
        dialog.ask_move()
        qtbot.waitUntil(lambda: bool(asked))
    assert "Move 1 archive " in asked[0]
    assert not session.queue.jobs()

    fractions: list[float] = []
    session.queue.progressed.connect(lambda q: fractions.append(q.progress.fraction))
    with pressing(YES), qtbot.waitSignal(session.run_ended) as ended:
        dialog.ask_move()
    (run,) = ended.args
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert fractions[-1] == 1.0
    assert str(target) in dialog.list.item(0).text()
    assert [Path(b.path).parent for b in engine.backups()] == [target / "home"]


def test_a_folder_whose_disk_is_not_mounted_is_forgotten_only_where_a_person_says_that_it_was_emptied(
    dialog: RepositoriesDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    engine, disk = session.engine, tmp_path / "disk"
    disk.mkdir()
    dialog.add(disk)
    qtbot.waitUntil(lambda: "0 backups are listed" in dialog.said)
    assert engine.run(BackupJob("home", repository="disk")).outcome is Outcome.SUCCEEDED
    disk.rename(tmp_path / "away")
    disk.mkdir()
    dialog.refresh()
    qtbot.waitUntil(lambda: "not mounted" in dialog.list.item(1).text())
    dialog.list.setCurrentRow(1)
    with pressing(NO) as asked:
        dialog.rebuild()
        qtbot.waitUntil(lambda: len(asked) == 1)
    assert str(disk) in asked[0]
    assert len(engine.backups()) == 1

    with pressing(YES):
        dialog.rebuild()
        qtbot.waitUntil(lambda: "0 backups are listed" in dialog.said)
    assert engine.backups() == ()
    assert engine.run(BackupJob("home", repository="disk")).outcome is Outcome.SUCCEEDED
