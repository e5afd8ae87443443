"""Help from the window: the page that fits, links, search, back; nothing is fetched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.help_window import HelpWindow
from influx_backup_gui.help import pages
from tests.gui.conftest import Expected


@pytest.fixture(autouse=True)
def offscreen(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")
    expected.add("does not support raise")


def opened(program: Program) -> str:
    """The page that the help of the window shows."""
    return next((h.page for h in program.window.findChildren(HelpWindow)), "")


@pytest.fixture
def shown(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(None)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize("name", [page.name for page in pages()])
def test_every_page_is_shown_with_its_heading(shown: HelpWindow, name: str) -> None:
    shown.show_page(name)
    title = next(p.title for p in pages() if p.name == name)
    assert shown.browser.toPlainText().startswith(title)
    assert shown.contents.currentItem().text() == title
    QApplication.processEvents()
    assert shown.browser.horizontalScrollBar().maximum() == 0, "the end of a command is beside the window"


def test_a_link_is_followed_and_back_leads_back(shown: HelpWindow, qtbot: QtBot) -> None:
    shown.show_page("restore")
    shown.browser.anchorClicked.emit(QUrl("disaster.md"))
    assert shown.page == "disaster"
    assert "Disaster" in shown.browser.toPlainText()
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.page == "restore"


def test_the_search_leaves_pages_that_hold_the_words(shown: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(shown.search, "cron run-due")
    titles = [shown.contents.item(i).text() for i in range(shown.contents.count())]
    assert titles == ["Running as a service"]
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.page == "service"
    shown.search.clear()
    assert shown.contents.count() == len(pages())


def test_f1_opens_the_page_of_the_tab(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for index, name in ((1, "restore"), (2, "schedules")):
        program.views.tabs.setCurrentIndex(index)
        qtbot.keyClick(window, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda name=name: opened(program) == name)  # type: ignore[misc]
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
