"""What assistive technology does to boxes in trees and tables; nothing is clicked and no key is pressed."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from influx_backup_gui.domain.job import Selection
from influx_backup_gui.gui import tick_access
from influx_backup_gui.gui.check_tree import CheckTree
from influx_backup_gui.gui.row_model import Column, RowModel, chosen_rows, row_table
from influx_backup_gui.gui.tick_access import TickTreeWidget
from tests.gui.assistive import NAME, cell, toggle
from tests.gui.conftest import Expected


@pytest.fixture
def tree(qtbot: QtBot, expected: Expected) -> CheckTree:
    """Two databases, the first open with two tables."""
    expected.add("propagateSizeHints")
    tick_access.install()
    made = CheckTree()
    made.fill([("plant", ("machine", "meter")), ("sensors", ("home",))])
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def selected(view: QAbstractItemView) -> list[str]:
    """Of each selected row the first cell; fails where a row is selected in part."""
    model = view.selectionModel()
    rows = [str(index.data()) for index in model.selectedRows()]
    assert len(model.selectedIndexes()) == len(rows) * view.model().columnCount()
    return rows


def test_a_toggle_ticks_the_box_and_is_told_and_chooses_its_row(tree: CheckTree, qtbot: QtBot) -> None:
    state = cell(tree, "meter").state()
    assert (state.checkable, state.checked) == (1, 1)
    toggle(tree, "meter")
    qtbot.waitUntil(lambda: tree.selection() == Selection(("sensors",), (("plant", "machine"),)))
    state = cell(tree, "meter").state()
    assert (state.checkable, state.checked, state.selected) == (1, 0, 1)
    assert cell(tree, "plant").state().checked == 0, "in part is not ticked"
    assert selected(tree) == ["meter"]
    assert tree.currentIndex().data() == "meter"
    toggle(tree, "meter")
    qtbot.waitUntil(lambda: tree.selection() == Selection())
    assert selected(tree) == ["meter"]
    toggle(tree, "plant")
    qtbot.waitUntil(lambda: tree.selection() == Selection(("sensors",)))
    assert cell(tree, "machine").state().checked == 0


def test_two_toggles_at_once_are_two(tree: CheckTree, qtbot: QtBot) -> None:
    for name in ("meter", "meter", "sensors", "plant", "plant", "machine"):
        toggle(tree, name)
    qtbot.waitUntil(lambda: tree.selection() == Selection((), (("plant", "meter"),)))


def test_no_box_is_ticked_in_a_tree_that_is_off_nor_by_a_cell_without_one(tree: CheckTree, qtbot: QtBot) -> None:
    told: list[None] = []
    tree.chosen.connect(lambda: told.append(None))
    tree.setEnabled(False)
    toggle(tree, "meter")
    assert selected(tree) == ["meter"]
    tree.setEnabled(True)
    toggle(tree, "machine", further=1)
    assert selected(tree) == ["machine"]
    toggle(tree, "sensors")
    qtbot.waitUntil(lambda: tree.selection() != Selection())
    assert tree.selection() == Selection(("plant",))
    assert len(told) == 1


def test_selecting_an_item_ticks_nothing(tree: CheckTree, qtbot: QtBot) -> None:
    told: list[None] = []
    tree.chosen.connect(lambda: told.append(None))
    seen = QAccessible.queryAccessibleInterface(tree).selectionInterface()
    for name in ("meter", "plant", "meter"):
        assert seen.select(cell(tree, name))
        assert selected(tree) == [name]
        assert seen.isSelected(cell(tree, name))
    assert not seen.isSelected(cell(tree, "plant"))
    assert not seen.unselect(cell(tree, "meter")), "a person cannot either"
    assert seen.select(cell(tree, "plant"))
    assert [item.text(NAME) for item in seen.selectedItems()] == ["plant", "…", ""]
    assert seen.selectedItemCount() == 3
    assert seen.selectedItem(0).text(NAME) == "plant"
    assert seen.clear()
    assert selected(tree) == []
    toggle(tree, "sensors")
    qtbot.waitUntil(lambda: len(told) > 0)
    assert tree.selection() == Selection(("plant",)), "only the last one was a tick"


def test_the_rest_of_the_tree_is_told_as_qt_tells_it(tree: CheckTree) -> None:
    seen = QAccessible.queryAccessibleInterface(tree)
    assert isinstance(seen, tick_access.TickAccess)
    assert seen.role() == QAccessible.Role.Tree
    assert seen.text(NAME) == "Databases and tables"
    texts = [seen.child(n).text(NAME) for n in range(seen.childCount())]
    assert texts[:9] == ["Database, table", "Rows", "From – to", "plant", "…", "", "machine", "…", ""]
    assert [seen.indexOfChild(seen.child(n)) for n in range(len(texts))] == list(range(len(texts)))
    assert seen.child(3).parent() is seen
    kinds = [kind for kind in QAccessible.InterfaceType if int(seen.interface_cast(kind)) != 0]
    assert [kind.name for kind in kinds] == [
        *("ActionInterface", "TableInterface", "SelectionInterface", "AttributesInterface")
    ]
    assert seen.textInterface() is None
    assert seen.valueInterface() is None
    place = cell(tree, "meter").rect().center()
    assert seen.childAt(place.x(), place.y()).text(NAME) == "meter"
    tree.setCurrentIndex(tree.checks.index(1, 0))
    assert seen.focusChild().text(NAME) == "sensors"
    assert seen.state().focusable == 1


def test_keys_pointer_and_program_move_the_selection_by_rows_and_tick_as_before(tree: CheckTree, qtbot: QtBot) -> None:
    assert QAccessible.queryAccessibleInterface(tree) is not None
    top = tree.checks.index(0, 0)
    tree.setCurrentIndex(top)
    assert selected(tree) == ["plant"]
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.currentIndex() == tree.checks.index(0, 0, top), "into the database, not along its columns"
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.currentIndex().column() == 0
    assert selected(tree) == ["machine"]
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tree.selection() == Selection(("sensors",), (("plant", "meter"),))
    figures = tree.visualRect(tree.checks.index(1, 1, top)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=figures)
    assert selected(tree) == ["meter"]
    tree.selectionModel().clearSelection()
    tree.selectAll()
    QCoreApplication.processEvents()
    assert tree.selection() == Selection(("sensors",), (("plant", "meter"),))


def test_items_of_a_tree_know_that_they_are_selected(qtbot: QtBot, expected: Expected) -> None:
    expected.add("propagateSizeHints")
    tick_access.install()
    tree = TickTreeWidget()
    items = [QTreeWidgetItem([name, "1", "2"]) for name in ("a", "b")]
    for item in items:
        item.setCheckState(0, Qt.CheckState.Checked)
    tree.setColumnCount(3)
    tree.addTopLevelItems(items)
    qtbot.addWidget(tree)
    tree.show()
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked):
        toggle(tree, "b")
        qtbot.waitUntil(lambda s=state: items[1].checkState(0) is s)  # type: ignore[misc]
        assert [item.isSelected() for item in items] == [False, True]
    toggle(tree, "b", further=1)
    qtbot.waitUntil(items[1].isSelected)
    assert items[1].checkState(0) is Qt.CheckState.Checked


def test_a_box_in_a_table_is_handed_on_and_several_rows_can_be_selected(qtbot: QtBot, expected: Expected) -> None:
    expected.add("propagateSizeHints")
    tick_access.install()
    switched: list[tuple[str, bool]] = []
    columns: list[Column[str]] = [
        Column("On", lambda r: f"{r} on", lambda r: r, checked=lambda _: True,
               toggled=lambda r, on: switched.append((r, on))),
        Column("Name", lambda r: r, lambda r: r),
    ]  # fmt: skip
    table = row_table(RowModel(columns), "Schedules", stretch=1, ticks=True)
    model = table.model()
    assert isinstance(model, RowModel)
    model.set_rows(("x", "y"))
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    qtbot.addWidget(table)
    table.show()
    seen = QAccessible.queryAccessibleInterface(table)
    assert seen.role() == QAccessible.Role.Table
    for name in ("x", "y"):
        assert seen.selectionInterface().select(cell(table, name))
    assert chosen_rows(table) == ("x", "y")
    assert seen.selectionInterface().unselect(cell(table, "x"))
    assert chosen_rows(table) == ("y",)
    assert switched == []
    toggle(table, "x on")
    qtbot.waitUntil(lambda: switched == [("x", False)])
    assert chosen_rows(table) == ("x",)
    toggle(table, "x on")
    qtbot.waitUntil(lambda: len(switched) == 2)
    assert selected(table) == ["x on"]
    table.selectRow(1)
    assert chosen_rows(table) == ("y",)


@pytest.mark.slow
def test_it_goes_with_its_view(qapp: QApplication) -> None:
    tick_access.install()
    for _ in range(50):
        made = CheckTree()
        made.fill([("plant", ("machine", "meter"))])
        seen = QAccessible.queryAccessibleInterface(made)
        assert seen.child(0).text(NAME) == "Database, table"
        Shiboken.delete(made)
        assert not Shiboken.isValid(seen)
        gc.collect()
