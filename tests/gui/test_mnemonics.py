"""Every letter that is underlined presses one thing only: in each tab, in the first run, in each dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui.app import Program
from tests.gui.conftest import Expected
from tests.gui.dialogs import dialogs
from tests.gui.mnemonics import texts, twice


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")
    expected.add("does not support raise")


def test_the_check_finds_what_is_there_twice() -> None:
    assert twice(["&Add", "Del&ete", "&Edit", "A && &b"]) == ["Del&ete", "&Edit"]


def doubled_in_tabs(program: Program, demo: DemoServer, qtbot: QtBot) -> list[tuple[str, list[str]]]:
    """The tabs with a letter that is there twice: a backup is chosen, a deletion can be undone, and a job runs."""
    session, views = program.session, program.views
    for _ in range(2):
        session.engine.run(BackupJob("home"))
    session.backups_changed.emit()
    qtbot.waitUntil(views.backup.form.start.isEnabled)
    qtbot.waitUntil(lambda: len(views.backup.backups.model.rows) == 2)
    views.backup.backups.delete()
    qtbot.waitUntil(views.backup.backups.undo.isVisible)
    demo.faults.add(Fault("stall", path="query_sql", value=60.0, times=None))
    views.backup.form.back_up()
    qtbot.waitUntil(views.panel.isVisible)
    tabs, doubled = views.tabs, []
    titles = [tabs.tabText(n) for n in range(tabs.count())]
    for number, title in enumerate(titles):
        tabs.setCurrentIndex(number)
        found = texts(program.window)
        assert len(found) >= 2, title
        doubled.append((title, twice([*titles, *found])))
    return [(title, found) for title, found in doubled if found]


def test_no_letter_of_a_tab_is_there_twice(program: Program, demo: DemoServer, qtbot: QtBot) -> None:
    assert doubled_in_tabs(program, demo, qtbot) == []


def test_no_letter_of_a_tab_is_there_twice_in_german(
    german: None, program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    assert doubled_in_tabs(program, demo, qtbot) == []


def doubled_in_dialogs(program: Program) -> list[tuple[str, list[str]]]:
    """The dialogs with a letter that is there twice."""
    found = []
    for dialog in dialogs(program):
        dialog.show()
        if twice(texts(dialog)):
            found.append((type(dialog).__name__, twice(texts(dialog))))
        dialog.close()
    return found


def test_no_letter_of_a_dialog_is_there_twice(program: Program) -> None:
    assert doubled_in_dialogs(program) == []


def test_no_letter_of_a_dialog_is_there_twice_in_german(german: None, program: Program) -> None:
    assert doubled_in_dialogs(program) == []


def test_no_letter_of_the_first_run_is_there_twice(newcomer: Program) -> None:
    page = newcomer.views.first_run
    for place in ("file", "env", "keyring"):
        page.server.place.setCurrentIndex(page.server.place.findData(place))
        assert twice(texts(newcomer.window)) == [], place


def test_a_letter_presses(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    with qtbot.waitSignal(program.session.run_ended):
        qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert program.session.engine.backups()
