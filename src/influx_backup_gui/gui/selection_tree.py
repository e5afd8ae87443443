"""What to save: databases and tables with check boxes, rows and time span; read in the background, errors in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui import describe, theme
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named

_CHECKED, _UNCHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TREE, _TROUBLE, _LOADING = 0, 1, 2


class SelectionTree(QWidget):
    """Everything is checked at first. `changed` when the choice or what is there has changed."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._readings: list[Any] = []
        self._loaded: ServerConfig | None = None
        self.tree = self._make_tree()
        self._trouble = TintedLabel("", "bad", wrap=True)
        self._stack = QStackedWidget()
        for page in (self.tree, self._trouble_page(), self._loading_page()):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        session.server_chosen.connect(self.load)
        session.settings_changed.connect(self._on_settings)
        session.run_ended.connect(self._on_run_ended)
        self.load()

    def _make_tree(self) -> QTreeWidget:
        tree = named(QTreeWidget(), tr("Databases and tables"))
        tree.setHeaderLabels([tr("Database, table"), tr("Rows"), tr("From – to")])
        tree.setMinimumHeight(130)
        tree.setUniformRowHeights(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.headerItem().setTextAlignment(1, _RIGHT)
        tree.setColumnHidden(2, True)
        tree.itemChanged.connect(self._on_item_changed)
        return tree

    def _trouble_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._trouble)
        row = QHBoxLayout()
        row.addWidget(button(tr("Try &again"), "refresh", self.load))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _loading_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(TintedLabel(tr("Asking the server what it has…"), "muted"))
        busy = named(QProgressBar(), tr("Loading"))
        busy.setRange(0, 0)
        busy.setTextVisible(False)
        busy.setMaximumHeight(6)
        column.addWidget(busy)
        column.addStretch(1)
        return page

    # --- loading --------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask the server what it has; first names, then rows and time spans."""
        for reading in self._readings:
            reading.drop()
        self.tree.clear()
        server, engine, stopping = self._session.server, self._session.engine, self._session.stopping
        if not server:
            self._readings = []
            self._trouble.setText(tr("Add a server first: Servers… above."))
            self._stack.setCurrentIndex(_TROUBLE)
            self.changed.emit()
            return
        self._loaded = self._session.settings.server(server)
        self._stack.setCurrentIndex(_LOADING)
        self._readings = [
            self._session.read(lambda: engine.inspect(server, False, stopping), self._on_names, self._on_problem)
        ]

    def _on_settings(self) -> None:
        """Address or token of the shown server may be others now."""
        server = self._session.server
        known = next((s for s in self._session.settings.servers if s.name == server), None)
        if known != self._loaded:
            self.load()

    def _on_run_ended(self, run: Any) -> None:
        """A restore may have made tables on this server."""
        if run.kind == "restore" and run.server == self._session.server:
            self.load()

    def _on_problem(self, problem: Problem) -> None:
        self._trouble.setText(f"{problem.message}\n{problem.hint}")
        self._stack.setCurrentIndex(_TROUBLE)
        self.changed.emit()

    def _on_names(self, found: dict[str, Any]) -> None:
        server, engine, stopping = self._session.server, self._session.engine, self._session.stopping
        self._fill(found)
        self._stack.setCurrentIndex(_TREE)
        self._readings = [
            self._session.read(
                lambda: engine.inspect(server, True, stopping), self._on_counts, self._session.troubled.emit
            )
        ]
        self.changed.emit()

    def _fill(self, found: dict[str, Any]) -> None:
        self.tree.blockSignals(True)
        self.tree.clear()
        for database in found["databases"]:
            top = _item(database["name"], "database")
            self.tree.addTopLevelItem(top)
            for table in database["tables"]:
                top.addChild(_item(table["name"], "table"))
            top.setExpanded(len(database["tables"]) <= 6)
        self.tree.blockSignals(False)

    def _on_counts(self, found: dict[str, Any]) -> None:
        """Figures are put beside names that are still shown; the choice stays."""
        self.tree.blockSignals(True)
        tables = {(d["name"], t["name"]): t for d in found["databases"] for t in d["tables"]}
        for top in self._tops():
            total = 0
            for child in _children(top):
                table = tables.get((top.text(0), child.text(0)))
                if table is not None:
                    total += table["rows"]
                    _show_extent(child, table)
            top.setText(1, describe.rows_short(total))
            top.setTextAlignment(1, _RIGHT)
            top.setToolTip(1, describe.rows(total))
        self.tree.blockSignals(False)

    # --- choosing -------------------------------------------------------------------------------------

    def _tops(self) -> list[QTreeWidgetItem]:
        return [top for n in range(self.tree.topLevelItemCount()) if (top := self.tree.topLevelItem(n)) is not None]

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != 0:
            return
        self.tree.blockSignals(True)
        parent = item.parent()
        if parent is None:
            for child in _children(item):
                child.setCheckState(0, item.checkState(0))
        else:
            states = {child.checkState(0) for child in _children(parent)}
            parent.setCheckState(0, states.pop() if len(states) == 1 else _PARTLY)
        self.tree.blockSignals(False)
        self.changed.emit()

    def selection(self) -> Selection | None:
        """The choice; everything where all is checked, None where nothing is checked or nothing is known."""
        if self._stack.currentIndex() != _TREE:
            return None
        tops = self._tops()
        if tops and all(top.checkState(0) == _CHECKED for top in tops):
            return Selection()
        databases = tuple(top.text(0) for top in tops if top.checkState(0) == _CHECKED)
        tables = tuple(
            (top.text(0), child.text(0))
            for top in tops
            if top.checkState(0) == _PARTLY
            for child in _children(top)
            if child.checkState(0) == _CHECKED
        )
        return Selection(databases, tables) if databases or tables else None

    @property
    def trouble(self) -> str:
        """What is shown in place of the tree, "" where the tree is."""
        return self._trouble.text() if self._stack.currentIndex() == _TROUBLE else ""


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for n in range(item.childCount()) if (child := item.child(n)) is not None]


def _item(name: str, icon: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, "…", ""])
    item.setIcon(0, theme.icon(icon, "muted"))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(0, _CHECKED)
    item.setTextAlignment(1, _RIGHT)
    return item


def _show_extent(item: QTreeWidgetItem, table: dict[str, Any]) -> None:
    first = parse_instant(table["first"]) if table["first"] else None
    last = parse_instant(table["last"]) if table["last"] else None
    item.setText(1, describe.rows_short(table["rows"]))
    item.setText(2, describe.span(first, last))
    said = f"{describe.rows(table['rows'])}, {describe.span(first, last)}"
    for column in range(3):
        item.setToolTip(column, said)
