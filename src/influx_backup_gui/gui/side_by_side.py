"""Two sides beside one another, table by table: what a dialog that compares is made of."""

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

from influx_backup_gui.gui import theme
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, named

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SIDES = (2, 3)


class SideBySideDialog(QDialog):
    """Not modal: several can be looked at. Whoever is made of it says in `_items` what the tree shows."""

    def __init__(self, parent: QWidget | None, title: str, said: State, tree: str, heads: Sequence[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(820, 520)
        self.said = StateLabel(said, tr("Result"))
        self.tree = named(QTreeWidget(), tree)
        self.tree.setHeaderLabels(list(heads))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in SIDES:
            self.tree.headerItem().setTextAlignment(column, _RIGHT)
        self.equal = named(QCheckBox(tr("Show &equal tables too")), tr("Show equal tables too"))
        self.notes = TintedLabel("", "muted", wrap=True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.equal)
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(self.said)
        whole.addWidget(self.tree, 1)
        whole.addWidget(self.notes)
        whole.addLayout(row)

    def _show(self, equal: bool, notes: str) -> None:
        """Fill it the first time, with tables that are equal or without."""
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        self.equal.setChecked(equal)
        self.equal.toggled.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        items = self._items(self.equal.isChecked())
        self.tree.addTopLevelItems(items)
        for first in items[:1]:
            first.setExpanded(True)
            self.tree.setCurrentItem(first)

    def _items(self, equal: bool) -> list[QTreeWidgetItem]:
        """The tables, those that are equal too where that is wanted."""
        raise NotImplementedError


def two_sides(name: str, state: State, one: str, other: str) -> QTreeWidgetItem:
    """A line: what is compared, how it differs, and what each side has."""
    item = QTreeWidgetItem([name, state.text, one, other])
    if state.icon:
        item.setIcon(1, theme.icon(state.icon, state.tint))
    for column in SIDES:
        item.setTextAlignment(column, _RIGHT)
    return item
