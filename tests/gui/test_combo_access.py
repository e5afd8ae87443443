"""What a screen reader is told of a combo box."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox
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
    qtbot.waitUntil(box.view().isVisible)
    assert seen.state().expanded
    box.hidePopup()


def select(box: QComboBox, row: int) -> None:
    """As the accessibility bus does."""
    items = QAccessible.queryAccessibleInterface(box.view())
    assert items.selectionInterface().select(items.child(row))


@pytest.mark.parametrize("opened", [False, True])
def test_an_item_is_chosen_through_the_accessibility_bus(
    box: QComboBox, expected: Expected, qtbot: QtBot, opened: bool
) -> None:
    expected.add("raise()")
    expected.add("grabbing the keyboard")
    seen, chosen = QAccessible.queryAccessibleInterface(box), list[str]()
    box.textActivated.connect(chosen.append)
    for row, text in ((1, "Fast"), (0, "Small"), (1, "Fast")):
        if opened:
            seen.actionInterface().doAction("Press")
            qtbot.waitUntil(box.view().isVisible)
            QCoreApplication.processEvents()
        select(box, row)
        qtbot.waitUntil(lambda text=text: box.currentText() == text)  # type: ignore[misc]
        assert not box.view().isVisible()
    assert chosen == ["Fast", "Small", "Fast"]


def test_its_actions_step_through_the_items(box: QComboBox) -> None:
    seen, chosen = QAccessible.queryAccessibleInterface(box).actionInterface(), list[str]()
    box.textActivated.connect(chosen.append)
    for name in ("Increase", "Increase", "Decrease", "Decrease"):
        assert name in seen.actionNames()
        seen.doAction(name)
    assert chosen == ["Fast", "Small"]
    box.setEnabled(False)
    seen.doAction("Increase")
    assert box.currentText() == "Small"


def test_keys_that_move_along_an_open_list_choose_nothing(box: QComboBox, expected: Expected, qtbot: QtBot) -> None:
    expected.add("raise()")
    expected.add("grabbing the keyboard")
    assert QAccessible.queryAccessibleInterface(box) is not None
    chosen = list[str]()
    box.textActivated.connect(chosen.append)
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(box.view(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not box.view().selectionModel().hasSelection())
    assert (box.currentText(), chosen) == ("Small", [])


def test_a_box_that_can_be_typed_into_has_its_field_below_it(qtbot: QtBot, expected: Expected) -> None:
    expected.add("propagateSizeHints")
    combo_access.install()
    made = named(QComboBox(), "Time zone")
    made.setEditable(True)
    qtbot.addWidget(made)
    seen = QAccessible.queryAccessibleInterface(made)
    assert [seen.child(n).object() for n in range(seen.childCount())] == [made.view(), made.lineEdit()]


@pytest.mark.slow
def test_it_goes_with_its_box(qapp: QApplication) -> None:
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
