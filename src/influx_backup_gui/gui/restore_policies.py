"""Tables that the target has already: what shall happen to each of them, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import IfExists
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.row_model import ROW_ROLE, Column, RowFilter, RowModel, chosen_rows, row_table
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
        self.table = row_table(RowFilter(self.model, self), tr("Tables that exist there"), stretch=0)
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
        self._group.buttonClicked.connect(self._on_clicked)
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
        same = [(r.database, r.table) for r in rows] == [(r.database, r.table) for r in self.model.rows]
        chosen = {(r.database, r.table) for r in chosen_rows(self.table)}
        self.model.set_rows(rows)
        self._choose({(r.database, r.table) for r in rows} if not same else chosen)
        height = self.table.horizontalHeader().sizeHint().height() + _ROW * min(len(rows), _SHOWN) + 6
        self.table.setFixedHeight(height)
        self.setVisible(bool(rows))

    def _choose(self, keys: set[tuple[str, str]]) -> None:
        model, selected = self.table.model(), QItemSelection()
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            row = index.data(ROW_ROLE)
            if (row.database, row.table) in keys:
                selected.select(index, index)
        mode = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selected, mode.ClearAndSelect | mode.Rows)
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
        self._group.setExclusive(False)
        for policy, made in self.buttons.items():
            made.setChecked(policies == {policy})
            made.setEnabled(bool(chosen))
        self._group.setExclusive(True)

    def _on_clicked(self) -> None:
        wanted = next((p for p, made in self.buttons.items() if made.isChecked()), None)
        if wanted is None:
            return
        keys = {(r.database, r.table) for r in chosen_rows(self.table)}
        rows = [replace(r, policy=wanted) if (r.database, r.table) in keys else r for r in self.model.rows]
        self.model.set_rows(rows)
        self._choose(keys)
        self.changed.emit()

    def policies(self) -> Mapping[tuple[str, str], IfExists]:
        """What shall happen to each table that is shown."""
        return {(r.database, r.table): r.policy for r in self.model.rows}
