"""A backup beside a live server: tables, their days, and both values where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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

from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.live_comparison import DayState
from influx_backup_gui.gui import describe, describe_comparison, theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, named

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ComparisonDialog(QDialog):
    """Not modal: two of them can be looked at. `run` is a verification against a server that came to its end."""

    def __init__(self, run: Run, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        found: Any = run.details["compared"]
        self._tables: list[Mapping[str, Any]] = list(found)
        names = ", ".join(dict.fromkeys(str(t["backup"]) for t in self._tables))
        self.setWindowTitle(tr("{backup} beside {server}", backup=names, server=run.server))
        self.resize(820, 520)
        self.said = StateLabel(describe_comparison.summary(self._tables, run.server), tr("Result"))
        self.tree = named(QTreeWidget(), tr("Tables and days"))
        heads = [tr("Table, day (UTC), row"), tr("Compared"), tr("In the backup"), tr("On the server")]
        self.tree.setHeaderLabels(heads)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            self.tree.headerItem().setTextAlignment(column, _RIGHT)
        unlike = any(t["state"] != DayState.EQUAL.value for t in self._tables)
        self._days_of: dict[int, Mapping[str, Any]] = {}
        self.tree.itemExpanded.connect(self._on_expanded)
        self.equal = named(QCheckBox(tr("Show &equal tables too")), tr("Show equal tables too"))
        self.equal.setChecked(not unlike)
        self.equal.toggled.connect(self._fill)
        self.notes = TintedLabel("\n".join(describe_comparison.notes(self._tables)), "muted", wrap=True)
        self.notes.setVisible(bool(self.notes.text()))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.equal)
        row.addStretch(1)
        row.addWidget(close)
        column_of_all = QVBoxLayout(self)
        column_of_all.addWidget(self.said)
        column_of_all.addWidget(self.tree, 1)
        column_of_all.addWidget(self.notes)
        column_of_all.addLayout(row)
        self._fill()

    def _fill(self) -> None:
        shown = [t for t in self._tables if self.equal.isChecked() or t["state"] != DayState.EQUAL.value]
        self.tree.clear()
        items = [_table_item(t) for t in shown]
        self._days_of = {id(item): table for item, table in zip(items, shown, strict=True)}
        self.tree.addTopLevelItems(items)
        for item in items:
            # What a table holds is made when somebody looks: there may be thousands.
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        for first in items[:1]:
            first.setExpanded(True)
            self.tree.setCurrentItem(first)

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        table = self._days_of.pop(id(item), None)
        if table is not None:
            item.addChildren(_day_items(table))


def _table_item(table: Mapping[str, Any]) -> QTreeWidgetItem:
    name, state = f"{table['database']}.{table['table']}", describe_comparison.state(table["state"], table["missing"])
    return _item(name, state, describe.count(table["rows"]), describe.count(table["server_rows"]))


def _day_items(table: Mapping[str, Any]) -> list[QTreeWidgetItem]:
    """What stands below a table."""
    items = [QTreeWidgetItem([text]) for text in table["columns"]]
    items += [_day_item(day) for day in table["days"]]
    if table["days_left_out"]:
        items.append(QTreeWidgetItem([describe_comparison.left_out(table["days_left_out"])]))
    if table["equal_days"]:
        items.append(QTreeWidgetItem([describe_comparison.equal_days(table["equal_days"])]))
    return items


def _day_item(day: Mapping[str, Any]) -> QTreeWidgetItem:
    state = describe_comparison.state(day["state"])
    item = _item(day["day"], state, describe.count(day["rows"]), describe.count(day["server_rows"]))
    item.setToolTip(1, describe_comparison.counts(day))
    if said := describe_comparison.counts(day):
        item.addChild(QTreeWidgetItem([said]))
    for example in day["examples"]:
        child = QTreeWidgetItem([describe_comparison.example(example), "", example["backup"], example["server"]])
        for column in (2, 3):
            child.setTextAlignment(column, _RIGHT)
        item.addChild(child)
    return item


def _item(name: str, state: State, backup: str, server: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, state.text, backup, server])
    item.setIcon(1, theme.icon(state.icon, state.tint))
    for column in (2, 3):
        item.setTextAlignment(column, _RIGHT)
    return item
