"""Tab alone reaches every control that is shown: of the tabs and their frame, the first run, every dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui.app import Program
from tests.gui.conftest import Expected
from tests.gui.controls import CONTROLS, is_a_part
from tests.gui.dialogs import dialogs


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")
    expected.add("does not support raise")


def missed(inside: QWidget, qtbot: QtBot) -> list[str]:
    """The names of what is shown and can be used, but is not reached."""
    inside.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is inside)
    reached: set[int] = set()
    wanted = [w for w in inside.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible() and w.isEnabled()]
    wanted = [w for w in wanted if not is_a_part(w) and w.accessibleName()]
    assert wanted
    for _ in range(4 * len(wanted) + 8):
        now = QApplication.focusWidget() or inside
        reached.add(id(now))
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return [w.accessibleName() for w in wanted if id(w) not in reached]


def test_tab_reaches_all_of_the_tab_backup_and_of_its_frame(program: Program, qtbot: QtBot) -> None:
    program.session.engine.run(BackupJob("home"))
    program.session.backups_changed.emit()
    form, details = program.views.backup.form, program.views.backup.backups.details
    qtbot.waitUntil(form.start.isEnabled)
    qtbot.waitUntil(lambda: details.contents.rowCount() == 14)
    form.time.kind.setCurrentIndex(2)
    form.what.tree.setFocus()

    assert missed(program.window, qtbot) == []


def test_tab_reaches_all_of_the_first_run(newcomer: Program, qtbot: QtBot) -> None:
    page = newcomer.views.first_run
    page.server.url.setText("https://localhost")
    page.server.name.setFocus()

    assert missed(newcomer.window, qtbot) == []


def test_tab_reaches_all_of_every_dialog_and_escape_closes_it(program: Program, qtbot: QtBot) -> None:
    for dialog in dialogs(program):
        dialog.show()
        assert missed(dialog, qtbot) == [], dialog
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible(), dialog


def test_tab_reaches_all_of_the_tabs_schedule_and_monitor(program: Program, qtbot: QtBot) -> None:
    program.session.engine.run(BackupJob("home"))
    program.session.runs_changed.emit()
    tabs = program.views.tabs
    for index in range(2, tabs.count()):
        tabs.setCurrentIndex(index)
        pages = tabs.view.pages
        for page in range(pages.count()):
            pages.setCurrentIndex(page)
            qtbot.wait(50)  # a page lays itself out when it is shown
            assert missed(program.window, qtbot) == [], (tabs.tabText(index), pages.tabText(page))
