"""A backup beside a live server: tables, their days, and both values where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.live_comparison import DayState
from influx_backup_gui.gui import describe, describe_comparison
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.side_by_side import SideBySideDialog, two_sides
from influx_backup_gui.gui.tr import tr


class ComparisonDialog(SideBySideDialog):
    """`run` is a verification against a server that came to its end."""

    def __init__(self, run: Run, parent: QWidget | None) -> None:
        found: Any = run.details["compared"]
        self._tables: list[Mapping[str, Any]] = list(found)
        self._days_of: dict[int, Mapping[str, Any]] = {}
        names = ", ".join(dict.fromkeys(str(t["backup"]) for t in self._tables))
        super().__init__(
            parent,
            tr("{backup} beside {server}", backup=names, server=run.server),
            describe_comparison.summary(self._tables, run.server),
            tr("Tables and days"),
            [tr("Table, day (UTC), row"), tr("Compared"), tr("In the backup"), tr("On the server")],
        )
        self.tree.itemExpanded.connect(self._on_expanded)
        unlike = any(t["state"] != DayState.EQUAL.value for t in self._tables)
        self._show(not unlike, "\n".join(describe_comparison.notes(self._tables)))

    def _items(self, equal: bool) -> list[QTreeWidgetItem]:
        shown = [t for t in self._tables if equal or t["state"] != DayState.EQUAL.value]
        items = [_table_item(t) for t in shown]
        self._days_of = {id(item): table for item, table in zip(items, shown, strict=True)}
        for item in items:
            # What a table holds is made when somebody looks: there may be thousands.
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return items

    def _on_expanded(self, item: QTreeWidgetItem) -> None:
        table = self._days_of.pop(id(item), None)
        if table is not None:
            item.addChildren(_day_items(table))


def _table_item(table: Mapping[str, Any]) -> QTreeWidgetItem:
    name, state = f"{table['database']}.{table['table']}", describe_comparison.state(table["state"], table["missing"])
    return two_sides(name, state, describe.count(table["rows"]), describe.count(table["server_rows"]))


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
    item = two_sides(day["day"], state, describe.count(day["rows"]), describe.count(day["server_rows"]))
    item.setToolTip(1, describe_comparison.counts(day))
    if said := describe_comparison.counts(day):
        item.addChild(QTreeWidgetItem([said]))
    for example in day["examples"]:
        said = describe_comparison.example(example)
        item.addChild(two_sides(said, State("", "", ""), example["backup"], example["server"]))
    return item
