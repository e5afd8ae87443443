"""About lists every library that is shipped, in the version that the lock names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.about_dialog import AboutDialog, parts
from influx_backup_gui.gui.help_window import HelpWindow
from tests.gui.conftest import Expected

LOCK = Path(__file__).parents[2] / "requirements.lock"


@pytest.fixture(autouse=True)
def offscreen(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


def test_the_list_is_that_of_the_lock() -> None:
    locked = {}
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        found = re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)( ; sys_platform == \"(?:win32|darwin)\")?", line)
        if found and not found[3]:
            locked[re.sub(r"[-_.]+", "-", found[1]).lower()] = found[2]
    listed = {re.sub(r"[-_.]+", "-", p["name"]).lower(): p["version"] for p in parts()}
    assert listed == locked, "make licences brings the list up to date"
    assert all(p["licence"] and p["licence"] != "see its files" for p in parts())


def test_it_is_reached_from_the_help(qtbot: QtBot, qapp: QApplication) -> None:
    window = HelpWindow(None)
    qtbot.addWidget(window)
    window.show()
    window.about.click()
    qtbot.waitUntil(lambda: len(window.findChildren(AboutDialog)) == 1)
    (dialog,) = window.findChildren(AboutDialog)
    assert dialog.libraries.rowCount() == len(parts())
    items = [dialog.libraries.item(row, 0) for row in range(dialog.libraries.rowCount())]
    names = {item.text() for item in items if item is not None}
    assert {"PySide6_Essentials", "py7zr", "pyarrow"} <= names
