"""The models of trees and large tables, watched by Qt's own tester while they are used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import Selection
from influx_backup_gui.gui.check_model import CheckModel
from influx_backup_gui.gui.check_tree import CheckTree
from influx_backup_gui.gui.row_model import Column, RowModel, chosen_rows, row_table
from tests.gui.conftest import Expected

ROLE = Qt.ItemDataRole
THERE = (("a", ("x", "y", "z")), ("b", ("x2",)), ("empty", ()))


@pytest.fixture(autouse=True)
def _as_the_platform_is(expected: Expected) -> None:
    expected.add("propagateSizeHints")


@pytest.fixture
def checks() -> Iterator[CheckModel]:
    """Filled, and watched: what a model does wrong is a warning of Qt, which fails the test."""
    made = CheckModel()
    tester = watched(made)
    made.fill(THERE)
    yield made
    tester.deleteLater()


def watched(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def shown(model: QAbstractItemModel, role: ROLE = ROLE.DisplayRole, column: int = 0) -> dict[Any, list[Any]]:
    """Branch -> its leaves, as they are said under a column."""
    tops = [model.index(n, column) for n in range(model.rowCount())]
    return {
        (n, top.data(role)): [
            model.index(m, column, top.siblingAtColumn(0)).data(role)
            for m in range(model.rowCount(top.siblingAtColumn(0)))
        ]
        for n, top in enumerate(tops)
    }


def test_everything_is_ticked_at_first_and_has_no_figures(checks: CheckModel) -> None:
    assert shown(checks) == {(0, "a"): ["x", "y", "z"], (1, "b"): ["x2"], (2, "empty"): []}
    assert shown(checks, column=1) == {(0, "…"): ["…"] * 3, (1, "…"): ["…"], (2, "…"): []}
    assert checks.selection() == Selection()


def test_a_database_follows_its_tables_and_they_follow_it(checks: CheckModel) -> None:
    on, partly, off = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked
    told: list[None] = []
    checks.ticked.connect(lambda: told.append(None))
    top = checks.index(0, 0)
    assert checks.setData(checks.index(1, 0, top), off.value, ROLE.CheckStateRole)
    assert shown(checks, ROLE.CheckStateRole)[0, partly] == [on, off, on]
    assert checks.selection() == Selection(("b", "empty"), (("a", "x"), ("a", "z")))
    assert checks.setData(top, on.value, ROLE.CheckStateRole)
    assert checks.setData(checks.index(1, 0), off.value, ROLE.CheckStateRole)
    assert checks.selection() == Selection(("a", "empty"))
    assert len(told) == 3
    assert not checks.setData(checks.index(0, 1), off.value, ROLE.CheckStateRole)
    for name, _ in THERE:
        checks.tick(name, on=False)
    assert checks.selection() is None
    with pytest.raises(KeyError):
        checks.tick("a", "not there")


@pytest.mark.parametrize(
    "selection",
    [Selection(), None, Selection(("b",)), Selection((), (("a", "y"),)), Selection(("empty",), (("a", "x"),))],
)
def test_a_choice_comes_back_as_it_was(checks: CheckModel, selection: Selection | None) -> None:
    checks.choose(selection)
    assert checks.selection() == selection


def test_figures_of_what_is_known_are_added_up(checks: CheckModel) -> None:
    checks.show_extents({("a", "x"): (1_000, False, 0, 60 * 10**9), ("a", "y"): (5, True, None, None)})
    assert shown(checks, column=1) == {(0, "about 1,005"): ["1,000", "about 5", "…"], (1, "…"): ["…"], (2, "0"): []}
    assert checks.index(1, 2, checks.index(0, 0)).data() == "no rows"
    assert "1,000 rows" in checks.index(0, 1, checks.index(0, 0)).data(ROLE.ToolTipRole)


def test_a_search_hides_and_changes_no_choice(qtbot: QtBot) -> None:
    tree = CheckTree()
    qtbot.addWidget(tree)
    tester = watched(tree.checks)
    tree.fill((("a", [f"t{n}" for n in range(20)]), ("b", ("t1",))))
    expanded = lambda: [tree.isExpanded(tree.checks.index(n, 0)) for n in range(tree.checks.rowCount())]  # noqa: E731
    assert expanded() == [False, True]
    tree.checks.tick("a", "t7", on=False)
    before = tree.selection()
    tree.search("T1")
    assert shown(tree.checks) == {(0, "a"): [f"t{n}" for n in (1, *range(10, 20))], (1, "b"): ["t1"]}
    assert expanded() == [True, True]
    tree.search("b")
    assert shown(tree.checks) == {(0, "b"): ["t1"]}
    assert tree.selection() == before
    tree.search("")
    assert expanded() == [False, True]
    assert tree.checks.names() == {"a": tuple(f"t{n}" for n in range(20)), "b": ("t1",)}
    tester.deleteLater()


def test_rows_that_sort_themselves_keep_what_is_chosen(qtbot: QtBot) -> None:
    rows: RowModel[int] = RowModel([Column("n", str, lambda n: n), Column("odd", str, lambda n: (n % 2, n))])
    tester = watched(rows)
    table = row_table(rows, "numbers", stretch=0)
    qtbot.addWidget(table)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    rows.set_rows([3, 1, 2])
    assert rows.rows == (3, 1, 2)
    mode = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(rows.index(0, 0), mode.ClearAndSelect | mode.Rows)
    table.selectionModel().select(rows.index(2, 0), mode.Select | mode.Rows)
    assert chosen_rows(table) == (3, 2)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert rows.rows == (3, 2, 1)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert rows.rows == (2, 1, 3)
    assert chosen_rows(table) == (2, 3)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert (rows.rows, chosen_rows(table)) == ((3, 1, 2), (3, 2))
    tester.deleteLater()


def test_all_is_what_the_search_shows(qtbot: QtBot) -> None:
    tree = CheckTree()
    qtbot.addWidget(tree)
    tree.fill((("a", ("x1", "x2", "y")), ("b", ("x3",))))
    tree.tick_shown(False)
    assert tree.selection() is None
    tree.search("x")
    tree.tick_shown(True)
    assert tree.selection() == Selection(("b",), (("a", "x1"), ("a", "x2")))
    tree.search("x2")
    tree.tick_shown(False)
    assert tree.selection() == Selection(("b",), (("a", "x1"),))
    tree.search("")
    tree.tick_shown(True)
    assert tree.selection() == Selection()
