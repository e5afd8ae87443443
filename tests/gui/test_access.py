"""The whole window without a mouse and without eyes: names of all controls, a backup by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.servers_dialog import ServerDialog
from tests.gui.conftest import Expected
from tests.gui.controls import nameless
from tests.gui.dialogs import dialogs
from tests.gui.window_steps import back_up

ALT = Qt.KeyboardModifier.AltModifier


def test_every_control_of_every_tab_has_a_name(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    for number in range(program.views.tabs.count()):
        program.views.tabs.setCurrentIndex(number)
    count, without = nameless(program.window)

    assert count > 80
    assert without == []


def test_every_control_of_the_first_run_has_a_name(newcomer: Program) -> None:
    count, without = nameless(newcomer.window)

    assert count > 8
    assert without == []


def test_every_control_of_every_dialog_has_a_name(program: Program, expected: Expected) -> None:
    expected.add("propagateSizeHints()")
    expected.add("does not support raise")
    for dialog in dialogs(program):
        count, without = nameless(dialog)
        assert count > 1, dialog
        assert without == [], dialog
        assert dialog.windowTitle(), dialog
        dialog.close()


def test_words_that_take_two_lines_are_not_cut(program: Program, qtbot: QtBot, expected: Expected) -> None:
    """The advice about the keyring comes while the dialog is shown already."""
    expected.add("propagateSizeHints()")
    dialog = ServerDialog(program.session, program.window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.edit.place.currentData() == "file")

    def cut() -> list[str]:
        shown = [w for w in dialog.findChildren(QLabel) if w.isVisible() and w.wordWrap() and w.text()]
        assert shown
        return [w.text() for w in shown if w.height() < w.heightForWidth(w.width())]

    qtbot.waitUntil(lambda: cut() == [])


class Keyboard:
    """Hands that know Tab, letters, Enter and the arrows."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    @property
    def focus(self) -> QWidget:
        """What has the focus; the window where nothing in it has."""
        return QApplication.focusWidget() or self._window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus, key, modifier)

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the control of this name has the focus."""
        passed = []
        for _ in range(120):
            if self.focus.accessibleName() == name:
                return self.focus
            passed.append(self.focus.accessibleName())
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab: {passed}")


def test_a_backup_and_a_look_at_it_by_the_keyboard_alone(program: Program, qtbot: QtBot) -> None:
    window, views = program.window, program.views
    keyboard = Keyboard(window, qtbot)
    qtbot.waitUntil(views.backup.form.start.isEnabled)
    window.activateWindow()
    qtbot.waitActive(window)
    keyboard.press(Qt.Key.Key_M, ALT)
    assert views.tabs.view is views.monitor
    keyboard.press(Qt.Key.Key_B, ALT)
    assert views.tabs.view is views.backup

    keyboard.tab_to("Databases and tables")
    keyboard.press(Qt.Key.Key_Home)
    keyboard.press(Qt.Key.Key_Space)
    keyboard.tab_to("Note")
    qtbot.keyClicks(keyboard.focus, "by hand")
    keyboard.tab_to("Back up now")
    with qtbot.waitSignal(program.session.run_ended):
        keyboard.press(Qt.Key.Key_Return)
    (backup,) = program.session.engine.backups()
    assert backup.note == "by hand"
    assert backup.databases == ("plant", "sensors")

    qtbot.waitUntil(lambda: views.backup.backups.chosen == backup)
    keyboard.tab_to("Backups")
    keyboard.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: views.backup.backups.details.contents.rowCount() == 5)
    keyboard.tab_to("Tables of the backup")
    keyboard.press(Qt.Key.Key_Down)
    assert keyboard.focus is views.backup.backups.details.tables

    keyboard.tab_to("Verify")
    with qtbot.waitSignal(program.session.run_ended) as ended:
        keyboard.press(Qt.Key.Key_Return)
    assert ended.args[0].kind == "verify"
