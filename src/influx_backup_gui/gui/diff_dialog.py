"""Two backups side by side: tables, columns, rows per UTC day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.backup_diff import EQUAL, TableDifference
from influx_backup_gui.gui import describe, describe_diff, theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, named
from influx_backup_gui.gui.window_words import in_window

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
# Days that are listed for one table; how many more differ is said.
MOST_DAYS = 400


class DiffDialog(QDialog):
    """Not modal: several can be looked at. `before` is the older one of the two."""

    def __init__(
        self, before: Backup, after: Backup, tables: Sequence[TableDifference], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tables = tuple(tables)
        self.setWindowTitle(describe_diff.title(before, after))
        self.resize(820, 520)
        self.said = StateLabel(describe_diff.summary(self._tables), tr("Result"))
        self.tree = named(QTreeWidget(), tr("Tables, columns and days"))
        moments = [describe_diff.older(before), describe_diff.newer(after)]
        self.tree.setHeaderLabels([tr("Table, column, day (UTC)"), tr("Compared"), *moments])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, backup in ((2, before), (3, after)):
            self.tree.headerItem().setTextAlignment(column, _RIGHT)
            self.tree.headerItem().setToolTip(column, describe_diff.which(backup))
        self.equal = named(QCheckBox(tr("Show &equal tables too")), tr("Show equal tables too"))
        self.equal.setChecked(all(t.change == EQUAL for t in self._tables))
        self.equal.toggled.connect(self._fill)
        said = tr("Rows are counted here, their values are not compared: that is what “Compare…” with a server does.")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.equal)
        row.addStretch(1)
        row.addWidget(close)
        column_of_all = QVBoxLayout(self)
        column_of_all.addWidget(self.said)
        column_of_all.addWidget(self.tree, 1)
        column_of_all.addWidget(TintedLabel(said, "muted", wrap=True))
        column_of_all.addLayout(row)
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        items = [_table_item(t) for t in self._tables if self.equal.isChecked() or t.change != EQUAL]
        self.tree.addTopLevelItems(items)
        for first in items[:1]:
            first.setExpanded(True)
            self.tree.setCurrentItem(first)


def _table_item(table: TableDifference) -> QTreeWidgetItem:
    name = f"{table.database}.{table.table}"
    item = _item(name, describe_diff.change(table.change), table.rows_before, table.rows_after)
    item.addChildren([QTreeWidgetItem([in_window(text)]) for text in table.columns])
    for day in table.days[:MOST_DAYS]:
        item.addChild(_item(day.day, describe_diff.rows_of_day(day.before, day.after), day.before, day.after))
    if len(table.days) > MOST_DAYS:
        item.addChild(QTreeWidgetItem([describe_diff.more_days(len(table.days) - MOST_DAYS)]))
    return item


def _item(name: str, state: State, before: int, after: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, state.text, describe.count(before), describe.count(after)])
    item.setIcon(1, theme.icon(state.icon, state.tint))
    for column in (2, 3):
        item.setTextAlignment(column, _RIGHT)
    return item
