"""The form of a backup: what it says of passwords."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.password_dialog import PasswordDialog
from tests.gui.conftest import Expected

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


def type_password(qtbot: QtBot, first: str, again: str) -> list[bool]:
    """In the question that is about to come; whether OK could be pressed."""
    could: list[bool] = []

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasswordDialog)
        qtbot.keyClicks(dialog.first, first)
        qtbot.keyClicks(dialog.second, again)
        ok = dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok)
        could.append(ok.isEnabled())
        dialog.accept() if ok.isEnabled() else dialog.reject()

    QTimer.singleShot(200, type_it)
    return could


def test_a_new_password_is_asked_once_kept_in_memory_and_can_be_changed(program: Program, qtbot: QtBot) -> None:
    form, session = program.views.backup.form, program.session
    qtbot.waitUntil(form.start.isEnabled, timeout=10_000)
    qtbot.mouseClick(form.encrypt, LEFT)
    form.encrypt.setChecked(True)
    assert form.other_password.isHidden()

    could = type_password(qtbot, "one", "two")
    form.back_up()
    assert could == [False]
    assert session.queue.jobs() == ()
    assert form.other_password.isHidden()

    could = type_password(qtbot, "one", "one")
    with qtbot.waitSignal(session.run_ended, timeout=30_000) as ended:
        form.back_up()
    assert could == [True]
    assert ended.args[0].details["backup"]["encrypted"]
    assert not form.other_password.isHidden()

    type_password(qtbot, "three", "three")
    qtbot.mouseClick(form.other_password, LEFT)
    assert session.engine.resources.password() == "three"
    form.encrypt.setChecked(False)
    assert form.other_password.isHidden()


def test_the_button_names_a_job_or_says_why_it_cannot_be_pressed(program: Program, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled, timeout=10_000)
    assert form.job() is not None

    form.what.load()
    assert not form.start.isEnabled()
    assert form.job() is None
    assert "once the server has said what it has" in form.estimate.text()

    qtbot.waitUntil(form.start.isEnabled, timeout=10_000)
    for name in form.what.tree.checks.names():
        form.what.tree.checks.tick(name, on=False)
    assert not form.start.isEnabled()
    assert "Tick at least one table" in form.estimate.text()
