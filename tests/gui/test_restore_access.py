"""The tab Restore without a mouse and without eyes: mnemonics, the whole way by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from tests.gui.mnemonics import letter_of, texts
from tests.gui.restore_steps import Person

# Of the frame around the tab: tabs, server, cancel.
ELSEWHERE = set("btcmvj")


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    """Somebody with a backup, in front of the tab."""
    made = Person(program, qtbot)
    made.takes_a_backup()
    program.views.tabs.show_view(made.tab)
    return made


def letters(tab: QWidget) -> list[str]:
    return [letter_of(text) for text in texts(tab)]


def test_no_two_controls_of_a_step_share_a_mnemonic(person: Person) -> None:
    tab = person.tab
    shown = {"backup": letters(tab)}
    person.opens_it()
    person.ticks("plant")
    shown["what"] = letters(tab)
    person.is_where()
    person.names_it("plant", "plant")
    shown["where"] = letters(tab)
    person.sees_the_plan()
    shown["plan"] = letters(tab)
    tab.plan.beside_button.click()
    person.has_the_plan()
    person.restores()
    shown["result"] = letters(tab)
    tab.log_button.click()
    shown["log"] = letters(tab)
    for step, found in shown.items():
        assert found, step
        assert len(set(found)) == len(found), (step, found)
        assert not set(found) & ELSEWHERE, (step, found)


def test_the_whole_way_by_the_keyboard(person: Person, demo: DemoServer) -> None:
    tab, qtbot = person.tab, person.qtbot
    qtbot.waitUntil(lambda: tab.backup.chosen is not None)
    tab.backup.table.setFocus()
    qtbot.keyClick(tab.backup.table, Qt.Key.Key_Return)
    person.waits_for(Page.WHAT)
    tree = tab.what.tree
    qtbot.waitUntil(tree.hasFocus)
    for number, name in enumerate(tree.checks.names()):
        tree.setCurrentIndex(tree.checks.index(number, 0))
        if name != "plant":
            qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tab.what.databases() == ("plant",)
    qtbot.keyClick(tab, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    person.waits_for(Page.WHERE)
    qtbot.waitUntil(tab.next_button.isEnabled)
    qtbot.keyClick(tab, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    person.has_the_plan()
    with qtbot.waitSignal(person.program.session.run_ended):
        qtbot.keyClick(tab, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert demo.rows("plant_restored", "meter").num_rows == demo.rows("plant", "meter").num_rows


def toggle(widget: QWidget) -> None:
    """As assistive technology does: nothing is clicked."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    assert "Toggle" in actions.actionNames()
    actions.doAction("Toggle")


def test_steps_names_and_policies_through_the_accessibility_bus(person: Person) -> None:
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    where = person.tab.where
    QAccessible.queryAccessibleInterface(where.names.edits["plant"]).setText(QAccessible.Text.Value, "plant")
    person.qtbot.waitUntil(lambda: len(where.policy.model.rows) == 2)
    toggle(where.policy.buttons[IfExists.MISSING])
    assert set(where.policy.policies().values()) == {IfExists.MISSING}
    toggle(person.tab.steps.button(Page.WHAT))
    assert person.tab.step is Page.WHAT
    toggle(person.tab.steps.button(Page.PLAN))
    person.has_the_plan()
    assert person.tab.restore_button.isEnabled()
