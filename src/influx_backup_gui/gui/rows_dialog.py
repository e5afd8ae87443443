"""Look at rows of a backup: the first of a table, the last, or those around a time. No server is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.instants import format_instant, parse_instant
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.wanted_rows import Wanted
from influx_backup_gui.gui import describe, describe_rows
from influx_backup_gui.gui.arrow_model import ArrowModel
from influx_backup_gui.gui.export_dialog import ExportDialog
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.row_model import MEASURED_ROWS
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told

_FIRST, _LAST, _AROUND = range(3)
_COUNTS = (100, 1_000, 10_000)
_WIDEST = 360


def look_at_rows(
    session: Session, backup: Backup, table: str, parent: QWidget, shown: Callable[[RowsDialog], None]
) -> None:
    """Read what the backup holds, asking for its password where it needs one, and open a window of its rows."""

    def show(manifest: Manifest) -> None:
        dialog = RowsDialog(session, backup, manifest, table, parent)
        dialog.show()
        shown(dialog)

    engine, path = session.engine, backup.path
    read = partial(session.read, lambda: engine.manifest(path), show, owner=parent)
    with_password(session, parent, Path(path), read)


class RowsDialog(QDialog):
    """Not modal: rows of several backups can be looked at. `table` ("db.table") is shown first, where it is known."""

    def __init__(self, session: Session, backup: Backup, manifest: Manifest, table: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._backup = session, backup
        self._reading: Any = None
        self.exporting: ExportDialog | None = None
        self.setWindowTitle(tr("Rows of {name}", name=backup.name))
        self.resize(900, 560)
        self.table = named(QComboBox(), tr("Table"))
        for entry in manifest.tables:
            self.table.addItem(f"{entry.database}.{entry.table}", entry)
        self.table.setCurrentIndex(max(0, self.table.findText(table)))
        self.which = named(QComboBox(), tr("Which rows"))
        self.which.addItems([tr("The first rows"), tr("The last rows"), tr("Rows around a time")])
        self.around = named(QLineEdit(), tr("Time (UTC)"), tr("A date or a time in UTC; then press Enter"))
        self.around.setPlaceholderText("2026-11-23 02:00:00")
        self.around.setMinimumWidth(self.around.fontMetrics().horizontalAdvance("0" * 32))  # to the nanosecond
        self.count = named(QComboBox(), tr("How many rows"))
        for number in _COUNTS:
            self.count.addItem(describe.count(number), number)
        self.count.setCurrentIndex(1)
        self.model = ArrowModel(self)
        self.view = self._view()
        self.said = TintedLabel("", "muted", wrap=True)
        self.export = button(tr("E&xport…"), "table", self.ask_export, tr("As Parquet, CSV or line protocol"))
        self._lay_out()
        self.table.currentIndexChanged.connect(self._on_table)
        self.which.currentIndexChanged.connect(self._on_which)
        self.count.currentIndexChanged.connect(self.refresh)
        self.around.returnPressed.connect(self.refresh)
        self._on_table()

    def _view(self) -> QTableView:
        view = named(QTableView(), tr("Rows"))
        view.setModel(self.model)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(24)
        view.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
        view.horizontalHeader().setMaximumSectionSize(_WIDEST)
        return view

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for label, widget in ((tr("&Table"), self.table), (tr("&Show"), self.which), (tr("&How many"), self.count)):
            said = QLabel(label)
            said.setBuddy(widget)
            said.setMinimumWidth(said.sizeHint().width() + 4)  # Qt cuts a pixel of the last letter
            top.addWidget(said)
            top.addWidget(widget)
            if widget is self.which:
                top.addWidget(self.around)
        top.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addWidget(self.export)
        bottom.addStretch(1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self.said)
        column.addLayout(bottom)
        self.around.hide()

    @property
    def entry(self) -> TableEntry | None:
        """The table that is shown."""
        found: TableEntry | None = self.table.currentData()
        return found

    def _on_table(self) -> None:
        entry = self.entry
        if entry is not None and entry.last is not None:
            self.around.setText(format_instant(entry.last).replace("T", " ").rstrip("Z"))
        self.refresh()

    def _on_which(self, which: int) -> None:
        self.around.setVisible(which == _AROUND)
        if which == _AROUND:
            self.around.setFocus()
            self.around.selectAll()
        self.refresh()

    def refresh(self) -> None:
        """Read the rows that are asked for."""
        entry, around = self.entry, None
        if self._reading is not None:
            self._reading.drop()
        self.export.setEnabled(entry is not None)
        if entry is None:
            self._say(tr("This backup holds no table."))
            return
        if self.which.currentIndex() == _AROUND:
            try:
                around = parse_instant(self.around.text())
            except ValueError:
                self._say(tr("This is no time. Write it in UTC as 2026-11-23 or 2026-11-23 02:00:00."), "bad")
                return
        engine, count, last = self._session.engine, self.count.currentData(), self.which.currentIndex() == _LAST
        wanted = Wanted(self._backup.path, entry.database, entry.table)
        self._say(tr("Reading…"))
        self._reading = self._session.read(
            lambda: engine.rows(wanted, count, last, around),
            lambda rows: self._on_rows(rows, entry),
            self._on_problem,
            owner=self,
        )

    def _on_rows(self, rows: Any, entry: TableEntry) -> None:
        self.model.show_table(rows)
        self.view.resizeColumnsToContents()
        if self.which.currentIndex() == _LAST:
            self.view.scrollToBottom()
        else:
            self.view.scrollToTop()
        self._say(describe_rows.shown(rows.num_rows, entry))

    def _on_problem(self, problem: Problem) -> None:
        self._say(told(problem), "bad")

    def _say(self, text: str, role: str = "muted") -> None:
        self.said.set_role(role)
        self.said.setText(text)

    def ask_export(self) -> None:
        """Take rows of this table out as a file."""
        entry = self.entry
        if entry is not None:
            self.exporting = ExportDialog(self._session, self._backup, entry, self)
            self.exporting.open()
