"""The password of an archive is asked until it is right, and is never taken for new archives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.password_dialog import PasswordDialog, with_password
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


def answer(qtbot: QtBot, parent: QWidget, password: str) -> str:
    """Wait for the question, type the password, press OK (or Escape for ""); answers what the dialog said before."""
    found: list[PasswordDialog] = []

    def shown() -> bool:
        found[:] = [d for d in parent.findChildren(PasswordDialog) if d.isVisible()]
        return bool(found)

    qtbot.waitUntil(shown)
    dialog = found[0]
    said = dialog.said
    if password:
        qtbot.keyClicks(dialog.first, password)
        dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok).click()
    else:
        dialog.reject()
    qtbot.waitUntil(lambda: not dialog_there(dialog))
    return said


def dialog_there(dialog: PasswordDialog) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:  # deleted
        return False


def encrypted_backup(session: Session, password: str) -> Path:
    session.engine.use_password(lambda: password)
    made: Any = session.engine.run(BackupJob("home", encrypt=True)).details["backup"]
    session.engine.use_password(lambda: None)
    return Path(made["path"])


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_wrong_password_is_asked_again(session: Session, qtbot: QtBot, page: QWidget) -> None:
    path, done = encrypted_backup(session, "right"), list[str]()
    with_password(session, page, path, lambda: done.append("then"), lambda: done.append("gave up"))

    assert answer(qtbot, page, "wrong") == ""
    assert "does not open it" in answer(qtbot, page, "right")
    qtbot.waitUntil(lambda: done == ["then"])
    with_password(session, page, path, lambda: done.append("at once"))
    qtbot.waitUntil(lambda: done == ["then", "at once"])
    assert session.engine.resources.password() is None
    assert not session.has_password()


def test_who_gives_none_is_asked_no_more(session: Session, qtbot: QtBot, page: QWidget) -> None:
    path, done = encrypted_backup(session, "right"), list[str]()
    with_password(session, page, path, lambda: done.append("then"), lambda: done.append("gave up"))

    answer(qtbot, page, "")

    assert done == ["gave up"]


def test_what_needs_no_password_is_not_asked(session: Session, qtbot: QtBot, page: QWidget, tmp_path: Path) -> None:
    made: Any = session.engine.run(BackupJob("home")).details["backup"]
    done: list[str] = []
    with_password(session, page, Path(made["path"]), lambda: done.append("plain"))
    qtbot.waitUntil(lambda: done == ["plain"])
    with_password(session, page, tmp_path / "is not there.7z", lambda: done.append("gone"))
    qtbot.waitUntil(lambda: done == ["plain", "gone"])
    assert page.findChildren(PasswordDialog) == []


def test_verify_asks_for_it_and_proves(program: Program, qtbot: QtBot) -> None:
    encrypted_backup(program.session, "right")
    program.session.backups_changed.emit()
    view = program.views.backup.backups
    qtbot.waitUntil(lambda: view.chosen is not None)

    view.verify()
    answer(qtbot, program.window, "wrong")
    with qtbot.waitSignal(program.session.run_ended) as ended:
        answer(qtbot, program.window, "right")

    assert ended.args[0].outcome is Outcome.SUCCEEDED, ended.args[0].summary


def test_details_of_an_encrypted_backup_ask_when_a_person_wants_to_see_them(program: Program, qtbot: QtBot) -> None:
    encrypted_backup(program.session, "right")
    program.session.backups_changed.emit()
    details = program.views.backup.backups.details

    qtbot.waitUntil(details.unlock_button.isVisible)
    assert not details.tables.isVisible()
    assert program.window.findChildren(PasswordDialog) == []
    details.unlock()
    answer(qtbot, details, "wrong")
    answer(qtbot, details, "right")

    qtbot.waitUntil(lambda: details.contents.rowCount() == 14)
    assert not details.unlock_button.isVisible()


def test_details_of_a_plain_backup_need_nothing(program: Program, qtbot: QtBot) -> None:
    program.session.engine.run(BackupJob("home"))
    program.session.backups_changed.emit()
    details = program.views.backup.backups.details

    qtbot.waitUntil(lambda: details.contents.rowCount() == 14)
    assert details.tables.isVisible()
    assert not details.unlock_button.isVisible()
