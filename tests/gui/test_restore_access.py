"""The tab Restore without a mouse and without eyes: names of all controls, mnemonics, the whole way by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from tests.gui.restore_steps import Person

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
# Of the frame around the tab: tabs, server, cancel.
ELSEWHERE = set("btcmvj")


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    """Somebody with a backup, in front of the tab."""
    made = Person(program, qtbot)
    made.takes_a_backup()
    program.views.tabs.show_view(made.tab)
    return made


def parts_of_others(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another control."""
    owners, above = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView), widget.parentWidget()
    while above is not None and not isinstance(above, owners):
        above = above.parentWidget()
    return above is not None or isinstance(widget, QHeaderView)


def test_every_control_has_a_name(person: Person) -> None:
    found = [w for w in person.tab.findChildren(QWidget) if isinstance(w, CONTROLS) and not parts_of_others(w)]
    nameless = [w for w in found if not w.accessibleName()]
    assert len(found) > 30
    assert [(type(w).__name__, type(w.parent()).__name__) for w in nameless] == []


def mnemonics(page: QWidget) -> list[str]:
    """The letters that are underlined in what is shown."""
    found = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton | QLabel):
            text = widget.text().replace("&&", "")
            found += [text[text.index("&") + 1].lower()] if "&" in text else []
    return found


def test_no_two_controls_of_a_step_share_a_mnemonic(person: Person) -> None:
    tab = person.tab
    shown = {"backup": mnemonics(tab)}
    person.opens_it()
    person.ticks("plant")
    shown["what"] = mnemonics(tab)
    person.is_where()
    person.names_it("plant", "plant")
    shown["where"] = mnemonics(tab)
    person.sees_the_plan()
    shown["plan"] = mnemonics(tab)
    tab.plan.beside_button.click()
    person.has_the_plan()
    person.restores()
    shown["result"] = mnemonics(tab)
    tab.log_button.click()
    shown["log"] = mnemonics(tab)
    for step, letters in shown.items():
        assert len(set(letters)) == len(letters), (step, letters)
        assert not set(letters) & ELSEWHERE, (step, letters)


def test_the_whole_way_by_the_keyboard(person: Person, demo: DemoServer) -> None:
    tab, qtbot = person.tab, person.qtbot
    tab.backup.table.setFocus()
    qtbot.keyClick(tab.backup.table, Qt.Key.Key_Return)
    person.waits_for(Page.WHAT)
    tree = tab.what.tree
    qtbot.waitUntil(tree.hasFocus, timeout=5_000)
    for number, name in enumerate(tree.checks.names()):
        tree.setCurrentIndex(tree.checks.index(number, 0))
        if name != "plant":
            qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tab.what.databases() == ("plant",)
    qtbot.keyClick(tab, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    person.waits_for(Page.WHERE)
    qtbot.waitUntil(tab.next_button.isEnabled, timeout=10_000)
    qtbot.keyClick(tab, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    person.has_the_plan()
    with qtbot.waitSignal(person.program.session.run_ended, timeout=30_000):
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
    person.qtbot.waitUntil(lambda: len(where.policy.model.rows) == 2, timeout=5_000)
    toggle(where.policy.buttons[IfExists.MISSING])
    assert set(where.policy.policies().values()) == {IfExists.MISSING}
    toggle(person.tab.steps.button(Page.WHAT))
    assert person.tab.step is Page.WHAT
    toggle(person.tab.steps.button(Page.PLAN))
    person.has_the_plan()
    assert person.tab.restore_button.isEnabled()
