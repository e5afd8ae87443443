"""Every letter that is underlined presses one thing only: in each tab, in the first run, in each dialog."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui.app import Program
from tests.gui.conftest import Expected
from tests.gui.dialogs import dialogs


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")
    expected.add("does not support raise")


def letter_of(text: str) -> str:
    """What is underlined in a text; "" where nothing is."""
    _, mark, after = text.replace("&&", "").partition("&")
    return after[:1].lower() if mark else ""


def texts(inside: QWidget) -> list[str]:
    """The texts with something underlined that are shown."""
    shown = [w for w in inside.findChildren(QWidget) if w.isVisible() and isinstance(w, QAbstractButton | QLabel)]
    return [w.text() for w in shown if letter_of(w.text())]


def twice(found: list[str]) -> list[str]:
    """Those whose letter another one has too."""
    count = Counter(map(letter_of, found))
    return [text for text in found if count[letter_of(text)] > 1]


def test_the_check_finds_what_is_there_twice() -> None:
    assert twice(["&Add", "Del&ete", "&Edit", "A && &b"]) == ["Del&ete", "&Edit"]


def test_no_letter_of_a_tab_is_there_twice(program: Program, demo: DemoServer, qtbot: QtBot) -> None:
    """With a backup that is chosen, a deletion that can be undone, and a job that runs."""
    session, views = program.session, program.views
    for _ in range(2):
        session.engine.run(BackupJob("home"))
    session.backups_changed.emit()
    qtbot.waitUntil(views.backup.form.start.isEnabled, timeout=10_000)
    qtbot.waitUntil(lambda: len(views.backup.backups.model.rows) == 2, timeout=5_000)
    views.backup.backups.delete()
    qtbot.waitUntil(views.backup.backups.undo.isVisible, timeout=10_000)
    demo.faults.add(Fault("stall", path="query_sql", value=60.0, times=None))
    views.backup.form.back_up()
    qtbot.waitUntil(views.panel.isVisible, timeout=10_000)
    tabs = views.tabs
    titles = [tabs.tabText(n) for n in range(tabs.count())]
    for number, title in enumerate(titles):
        tabs.setCurrentIndex(number)
        found = texts(program.window)
        assert len(found) >= 2, title
        assert twice([*titles, *found]) == [], title


def doubled(program: Program) -> list[tuple[str, list[str]]]:
    """The dialogs with a letter that is there twice."""
    found = []
    for dialog in dialogs(program):
        dialog.show()
        if twice(texts(dialog)):
            found.append((type(dialog).__name__, twice(texts(dialog))))
        dialog.close()
    return found


def test_no_letter_of_a_dialog_is_there_twice(program: Program) -> None:
    assert doubled(program) == []


def test_no_letter_of_a_dialog_is_there_twice_in_german(german: None, program: Program) -> None:
    assert doubled(program) == []


def test_no_letter_of_the_first_run_is_there_twice(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    program = Program(qapp, tmp_path / "new")
    qtbot.addWidget(program.window)
    program.start()
    qtbot.waitUntil(lambda: program.views is not None, timeout=10_000)
    page = program.views.first_run
    for place in ("file", "env", "keyring"):
        page.server.place.setCurrentIndex(page.server.place.findData(place))
        assert twice(texts(program.window)) == [], place
    program.close()


def test_a_letter_presses(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(program.views.backup.form.start.isEnabled, timeout=10_000)
    with qtbot.waitSignal(program.session.run_ended, timeout=30_000):
        qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert program.session.engine.backups()
