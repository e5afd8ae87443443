"""Two levels as the model of a tree: branches with leaves. What is not looked at costs nothing, also of thousands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from influx_backup_gui.gui.row_model import Index

_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BranchModel(QAbstractItemModel):
    """Who inherits says how many there are and what they say. `figures` are the columns that are aligned right."""

    def __init__(self, titles: tuple[str, ...], figures: tuple[int, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles, self._figures = titles, figures

    # --- for who inherits -------------------------------------------------------------------------------

    def branches(self) -> int:
        """How many branches there are."""
        raise NotImplementedError

    def leaves(self, branch: int) -> int:
        """How many leaves this one has."""
        raise NotImplementedError

    def cell(self, branch: int, leaf: int | None, column: int, role: int) -> Any:
        """What a branch (`leaf` None) or a leaf of it says under a column."""
        raise NotImplementedError

    # --- what Qt asks -----------------------------------------------------------------------------------

    @staticmethod
    def place(index: Index) -> tuple[int, int | None]:
        """(branch, leaf) of a valid index; `leaf` is None for the branch itself."""
        branch = int(index.internalId()) - 1
        return (index.row(), None) if branch < 0 else (branch, index.row())

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NOWHERE) -> Any:
        branch = int(index.internalId()) - 1 if index.isValid() else -1
        return _NOWHERE if branch < 0 else self.createIndex(branch, 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return self.branches()
        branch, leaf = self.place(parent)
        return self.leaves(branch) if leaf is None and parent.column() == 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemNeverHasChildren if index.internalId() else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._figures:
            return _RIGHT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self._figures else None
        return self.cell(*self.place(index), index.column(), role)
