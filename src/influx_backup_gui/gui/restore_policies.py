"""Tables that the target has already: what shall happen to each of them, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QButtonGroup,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.row_model import Column, RowModel, chosen_rows, row_table
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, heading

_INDENT, _ROW = 24, 26
_SHOWN = 6


@dataclass(frozen=True)
class Existing:
    """A table of the backup (`database`, `table`) whose target is there, and what shall happen to it."""

    database: str
    table: str
    target: str
    policy: IfExists


def existing_columns() -> list[Column[Existing]]:
    """The columns of the tables that exist."""
    return [
        Column(tr("Table there"), lambda e: e.target, lambda e: e.target),
        Column(tr("What happens to it"), lambda e: describe_restore.short_policy(e.policy), lambda e: e.policy.value),
    ]


class PolicyChoice(QWidget):
    """The radio buttons speak for the rows that are chosen; at first these are all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model: RowModel[Existing] = RowModel(existing_columns(), self)
        self.table = row_table(self.model, tr("Tables that exist there"), stretch=0)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._title = QLabel()
        self._group = QButtonGroup(self)
        self.buttons: dict[IfExists, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(tr("These tables exist there already"), 0))
        column.addWidget(self.table)
        column.addWidget(self._title)
        for policy in IfExists:
            self._add(policy, column)
        # Not `clicked`: assistive technology toggles a button without a click.
        self._group.buttonToggled.connect(self._on_toggled)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)

    def _add(self, policy: IfExists, column: QVBoxLayout) -> None:
        words = describe_restore.policy(policy)
        made = QRadioButton(words.title)
        made.setAccessibleName(words.title.replace("&", ""))
        made.setAccessibleDescription(words.meaning)
        meaning = TintedLabel(words.meaning, "muted", wrap=True)
        meaning.setContentsMargins(_INDENT, 0, 0, 4)
        self._group.addButton(made)
        self.buttons[policy] = made
        column.addWidget(made)
        column.addWidget(meaning)

    def show_tables(self, rows: Sequence[Existing]) -> None:
        """Show these; all are chosen where they are others than before."""
        keys = {(r.database, r.table) for r in rows}
        same = keys == {(r.database, r.table) for r in self.model.rows}
        chosen = {(r.database, r.table) for r in chosen_rows(self.table)} if same else keys
        self._show(rows, chosen)
        height = self.table.horizontalHeader().sizeHint().height() + _ROW * min(len(rows), _SHOWN) + 6
        self.table.setFixedHeight(height)
        self.setVisible(bool(rows))

    def _show(self, rows: Sequence[Existing], chosen: Set[tuple[str, str]]) -> None:
        """Show these rows, with those chosen."""
        selected, model = QItemSelection(), self.model
        self.table.selectionModel().blockSignals(True)
        model.set_rows(rows)
        self.table.selectionModel().blockSignals(False)
        last = model.columnCount() - 1
        wanted = enumerate((r.database, r.table) in chosen for r in model.rows)
        for together, run in groupby(wanted, key=itemgetter(1)):
            numbers = [number for number, _ in run]
            if together:
                selected.select(model.index(numbers[0], 0), model.index(numbers[-1], last))
        self.table.selectionModel().select(selected, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._on_selected()

    def _on_selected(self) -> None:
        chosen = chosen_rows(self.table)
        policies = {row.policy for row in chosen}
        self._title.setText(
            tr("For all of them:")
            if len(chosen) == len(self.model.rows)
            else tr("For the chosen ones ({n}):", n=len(chosen))
            if chosen
            else tr("Choose tables above to say what happens to them.")
        )
        # An exclusive group cannot be without a checked button; where the chosen rows differ, none is.
        self._group.blockSignals(True)
        self._group.setExclusive(False)
        for policy, made in self.buttons.items():
            made.setChecked(policies == {policy})
            made.setEnabled(bool(chosen))
        self._group.setExclusive(True)
        self._group.blockSignals(False)

    def _on_toggled(self, button: QAbstractButton, on: bool) -> None:
        wanted = next(p for p, made in self.buttons.items() if made is button)
        if not on:
            return
        keys = {(r.database, r.table) for r in chosen_rows(self.table)}
        rows = [replace(r, policy=wanted) if (r.database, r.table) in keys else r for r in self.model.rows]
        self._show(rows, keys)
        self.changed.emit()

    def policies(self) -> Mapping[tuple[str, str], IfExists]:
        """What shall happen to each table that is shown."""
        return {(r.database, r.table): r.policy for r in self.model.rows}
