"""Two backups side by side: tables, columns, rows per UTC day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.backup_diff import EQUAL, TableDifference
from influx_backup_gui.gui import describe, describe_diff
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.side_by_side import SIDES, SideBySideDialog, two_sides
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window

# Days that are listed for one table; how many more differ is said.
MOST_DAYS = 400


class DiffDialog(SideBySideDialog):
    """`before` is the older one of the two."""

    def __init__(
        self, before: Backup, after: Backup, tables: Sequence[TableDifference], parent: QWidget | None
    ) -> None:
        self._tables = tuple(tables)
        moments = [describe_diff.older(before), describe_diff.newer(after)]
        super().__init__(
            parent,
            describe_diff.title(before, after),
            describe_diff.summary(self._tables),
            tr("Tables, columns and days"),
            [tr("Table, column, day (UTC)"), tr("Compared"), *moments],
        )
        for column, backup in zip(SIDES, (before, after), strict=True):
            self.tree.headerItem().setToolTip(column, describe_diff.which(backup))
        said = tr("Rows are counted here, their values are not compared: that is what “Compare…” with a server does.")
        self._show(all(t.change == EQUAL for t in self._tables), said)

    def _items(self, equal: bool) -> list[QTreeWidgetItem]:
        return [_table_item(t) for t in self._tables if equal or t.change != EQUAL]


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
    return two_sides(name, state, describe.count(before), describe.count(after))
