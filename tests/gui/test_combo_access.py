"""What a screen reader is told of a combo box."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from influx_backup_gui.gui import combo_access
from influx_backup_gui.gui.widgets import named
from tests.gui.conftest import Expected


@pytest.fixture
def box(qtbot: QtBot, expected: Expected) -> QComboBox:
    expected.add("propagateSizeHints")  # where an earlier test has set the looks
    combo_access.install()
    made = named(QComboBox(), "Profile")
    made.addItems(["Small", "Fast"])
    qtbot.addWidget(made)
    made.show()
    return made


def test_its_name_is_the_one_it_was_given_and_what_is_chosen_is_told_too(box: QComboBox) -> None:
    seen = QAccessible.queryAccessibleInterface(box)
    said = QAccessible.Text

    assert seen.role() == QAccessible.Role.ComboBox
    assert seen.text(said.Name) == "Profile"
    assert seen.text(said.Description) == "Small"
    box.setCurrentIndex(1)
    assert seen.text(said.Description) == seen.text(said.Value) == "Fast"


def test_a_press_opens_its_list_and_the_list_is_below_it(box: QComboBox, expected: Expected, qtbot: QtBot) -> None:
    expected.add("raise()")
    expected.add("grabbing the keyboard")
    seen = QAccessible.queryAccessibleInterface(box)
    assert isinstance(seen, combo_access.ComboAccess)
    assert seen.childCount() == 1
    assert seen.child(0).object() is box.view()
    assert not seen.state().expanded
    seen.doAction("Press")
    qtbot.waitUntil(box.view().isVisible, timeout=2_000)
    assert seen.state().expanded
    box.hidePopup()


def test_it_goes_with_its_box() -> None:
    combo_access.install()
    for _ in range(50):
        made = named(QComboBox(), "Profile")
        seen = QAccessible.queryAccessibleInterface(made)
        assert seen.text(QAccessible.Text.Name) == "Profile"
        Shiboken.delete(made)
        assert not Shiboken.isValid(seen)
        gc.collect()


def test_a_box_without_a_name_is_left_to_qt(qtbot: QtBot) -> None:
    combo_access.install()
    made = QComboBox()
    made.addItem("chosen")
    qtbot.addWidget(made)

    assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Value) == "chosen"
