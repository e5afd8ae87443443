"""Databases and their tables with check boxes; the choice is a `Selection`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from influx_backup_gui.domain.job import Selection
from influx_backup_gui.gui import describe, theme
from influx_backup_gui.gui.row_model import MEASURED_ROWS
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import named

_CHECKED, _UNCHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OPEN_UP_TO = 6


class CheckTree(QTreeWidget):
    """Everything is checked at first. `chosen` when a person has changed the choice."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, tr("Databases and tables"))
        self.setHeaderLabels([tr("Database, table"), tr("Rows"), tr("From – to")])
        self.setMinimumHeight(130)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.headerItem().setTextAlignment(1, _RIGHT)
        self.itemChanged.connect(self._on_item_changed)

    def fill(self, databases: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Show these databases with the names of their tables, all checked, without figures."""
        self.blockSignals(True)
        self.clear()
        database_icon, table_icon = theme.icon("database", "muted"), theme.icon("table", "muted")
        for name, tables in databases:
            top = _item(name, database_icon)
            self.addTopLevelItem(top)
            top.addChildren([_item(table, table_icon) for table in tables])
            top.setExpanded(top.childCount() <= _OPEN_UP_TO)
        self.blockSignals(False)

    def show_extents(self, extents: dict[tuple[str, str], tuple[int, bool, int | None, int | None]]) -> None:
        """(database, table) -> (rows, whether that is an estimate, first and last time in ns); the choice stays."""
        self.blockSignals(True)
        for top in self.tops():
            total, estimated = 0, False
            for child in children(top):
                extent = extents.get((top.text(0), child.text(0)))
                if extent is not None:
                    total, estimated = total + extent[0], estimated or extent[1]
                    _show(child, *extent)
            _show_rows(top, total, estimated)
        self.blockSignals(False)

    def tops(self) -> list[QTreeWidgetItem]:
        """The databases."""
        return [top for n in range(self.topLevelItemCount()) if (top := self.topLevelItem(n)) is not None]

    def selection(self) -> Selection | None:
        """The choice; everything where all is checked, None where nothing is."""
        tops = self.tops()
        if tops and all(top.checkState(0) == _CHECKED for top in tops):
            return Selection()
        databases = tuple(top.text(0) for top in tops if top.checkState(0) == _CHECKED)
        tables = tuple(
            (top.text(0), child.text(0))
            for top in tops
            if top.checkState(0) == _PARTLY
            for child in children(top)
            if child.checkState(0) == _CHECKED
        )
        return Selection(databases, tables) if databases or tables else None

    def choose(self, selection: Selection | None) -> None:
        """Check what the selection wants; None is nothing."""
        self.blockSignals(True)
        for top in self.tops():
            name = top.text(0)
            whole = selection is not None and (selection == Selection() or name in selection.databases)
            top.setCheckState(0, _CHECKED if whole else _UNCHECKED)
            for child in children(top):
                wanted = whole or (selection is not None and (name, child.text(0)) in selection.tables)
                child.setCheckState(0, _CHECKED if wanted else _UNCHECKED)
            _follow(top)
        self.blockSignals(False)
        self.chosen.emit()

    def search(self, text: str) -> None:
        """Show databases and tables that hold this text; what is hidden stays checked or not."""
        wanted = text.strip().casefold()
        for top in self.tops():
            found = wanted in top.text(0).casefold()
            shown = False
            for child in children(top):
                child.setHidden(not found and wanted not in child.text(0).casefold())
                shown = shown or not child.isHidden()
            top.setHidden(not found and not shown)
            if wanted and shown and not found:
                top.setExpanded(True)

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != 0:
            return
        self.blockSignals(True)
        parent = item.parent()
        if parent is None:
            for child in children(item):
                child.setCheckState(0, item.checkState(0))
        else:
            _follow(parent)
        self.blockSignals(False)
        self.chosen.emit()


def children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """The items below this one."""
    return (child for n in range(item.childCount()) if (child := item.child(n)) is not None)


def _follow(top: QTreeWidgetItem) -> None:
    """A database is checked as its tables are."""
    states = {child.checkState(0) for child in children(top)}
    if states:
        top.setCheckState(0, states.pop() if len(states) == 1 else _PARTLY)


def _item(name: str, icon: QIcon) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, "…", ""])
    item.setIcon(0, icon)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, _CHECKED)
    item.setTextAlignment(1, _RIGHT)
    return item


def _show_rows(item: QTreeWidgetItem, rows: int, estimated: bool) -> None:
    item.setText(1, describe.rows_about(rows, estimated))
    item.setToolTip(1, describe.rows(rows))


def _show(item: QTreeWidgetItem, rows: int, estimated: bool, first: int | None, last: int | None) -> None:
    _show_rows(item, rows, estimated)
    span = describe.span(first, last)
    item.setText(2, span)
    said = f"{describe.rows(rows)}, {span}"
    for column in range(3):
        item.setToolTip(column, said)
