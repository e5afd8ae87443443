"""Frozen records as the rows of a table: sortable, searchable, with real texts for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from influx_backup_gui.gui import theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tick_access import TickTableView

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
# Columns are as wide as what is seen and these many rows hold: measuring thousands would hold up the window.
MEASURED_ROWS = 30
# What cells answer. Qt asks for a dozen more roles, for every cell that it measures or paints.
_ANSWERED = frozenset(
    int(role)
    for role in (
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
        *(Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.TextAlignmentRole),
        ROW_ROLE,
    )
)
R = TypeVar("R")


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column of a record is shown. `key` sorts; `state` gives the icon; `right` aligns figures.

    `checked` shows a box; `toggled` is called when a person ticks it, and the box follows when the record does.
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any]
    tip: Callable[[R], str] | None = None
    state: Callable[[R], State] | None = None
    right: bool = False
    checked: Callable[[R], bool] | None = None
    toggled: Callable[[R, bool], None] | None = None


class RowModel(QAbstractTableModel, Generic[R]):
    """Shows rows, each under the columns that it is made with. Sorts them itself, thousands at once: a proxy would ask
    Python for every comparison. Column -1: as they came."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._sorted_by = (0, Qt.SortOrder.AscendingOrder)
        self._given: tuple[R, ...] = ()
        self._rows: tuple[R, ...] = ()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these; nothing is sent where nothing has changed."""
        self._given = tuple(rows)
        new = tuple(self._given[n] for n in self._order())
        if new != self._rows:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        before, self._sorted_by = self._order(), (column, order)
        self.layoutAboutToBeChanged.emit()
        after = self._order()
        self._rows = tuple(self._given[n] for n in after)
        # What is chosen stays chosen.
        place = {given: row for row, given in enumerate(after)}
        old = self.persistentIndexList()
        new = [self.index(place[before[index.row()]], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _order(self) -> list[int]:
        """Positions in what was given, from top to bottom."""
        column, order = self._sorted_by
        places = range(len(self._given))
        if not 0 <= column < len(self._columns):
            return list(places)
        key = self._columns[column].key
        return sorted(places, key=lambda n: key(self._given[n]), reverse=order == Qt.SortOrder.DescendingOrder)

    def say_again(self) -> None:
        """What the columns say of the same records may be something else by now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    @property
    def rows(self) -> tuple[R, ...]:
        """What is shown, from top to bottom."""
        return self._rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column.right)
        return column.title if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.CheckStateRole and column.checked:
            return Qt.CheckState.Checked if column.checked(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.state:
            state = column.state(row)
            return theme.icon(state.icon, state.tint)
        return _alignment(column.right) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        ticked = index.isValid() and self._columns[index.column()].toggled is not None
        return found | Qt.ItemFlag.ItemIsUserCheckable if ticked else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is handed on; the box changes when the record does."""
        column = self._columns[index.column()]
        if role != Qt.ItemDataRole.CheckStateRole or column.toggled is None:
            return False
        column.toggled(self._rows[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return False


def _alignment(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class RowFilter(QSortFilterProxyModel):
    """Keeps rows that hold the search text anywhere; the model below sorts them."""

    def __init__(self, model: RowModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSourceModel(model)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.sourceModel().sort(column, order)

    def search(self, text: str) -> None:
        """Show rows that hold this text, whatever its case."""
        self.beginFilterChange()
        self._text = text.strip().casefold()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        model = self.sourceModel()
        texts = (str(model.data(model.index(row, c)) or "") for c in range(model.columnCount()))
        return not self._text or any(self._text in text.casefold() for text in texts)


def row_table(model: QAbstractItemModel, name: str, stretch: int, ticks: bool = False) -> QTableView:
    """A table of whole rows; column `stretch` takes the width that is left. `ticks`: a person ticks boxes in it."""
    table = TickTableView() if ticks else QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    if not ticks:
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSortingEnabled(True)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setResizeContentsPrecision(MEASURED_ROWS)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    return table


def hide_columns(table: QTableView, least: Mapping[int, int], width: int) -> None:
    """Hide the columns for which a view of `width` is too narrow; `least` is column -> pixels."""
    for column, pixels in least.items():
        table.setColumnHidden(column, width < pixels)


def chosen_rows(table: QTableView) -> tuple[Any, ...]:
    """The records of the selected rows, from top to bottom."""
    model, ranges = table.model(), table.selectionModel().selection()
    numbers = sorted({n for found in ranges.toList() for n in range(found.top(), found.bottom() + 1)})
    if isinstance(model, RowModel):
        return tuple(model.rows[n] for n in numbers)
    return tuple(model.index(n, 0).data(ROW_ROLE) for n in numbers)


def choose_row(table: QTableView, wanted: Callable[[Any], bool]) -> bool:
    """Select and show the first row whose record is wanted; False where no such row is shown."""
    model = table.model()
    for number in range(model.rowCount()):
        if wanted(model.index(number, 0).data(ROW_ROLE)):
            table.selectRow(number)
            table.scrollTo(model.index(number, 0))
            return True
    return False
