"""Rows that the engine read as a virtual table: a cell becomes text when it is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from influx_backup_gui.gui.row_model import Index
from influx_backup_gui.gui.tr import tr

_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# What a cell shows of a text; all of it is in the tool tip.
_LONGEST = 200


class ArrowModel(QAbstractTableModel):
    """Columns in the order of the table, but `time` first. An empty text shows as `""`, no value as nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: list[tuple[str, Any]] = []
        self._rows = 0

    def show_table(self, table: Any) -> None:
        """Show an Arrow table as `Engine.rows` answers it."""
        self.beginResetModel()
        names = sorted(table.column_names, key=lambda name: name != "time")
        self._columns = [(name, table.column(name)) for name in names]
        self._rows = table.num_rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            name = self._columns[section][0]
            return tr("time (UTC)") if name == "time" else name
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = _text(self._value(index))
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        if role == Qt.ItemDataRole.ToolTipRole:
            value = self._value(index)
            return tr("no value") if value is None else _text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if isinstance(self._value(index), str) else _RIGHT
        return None

    def _value(self, index: Index) -> Any:
        return self._columns[index.column()][1][index.row()].as_py()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value == "":
        return '""'
    return str(value)
