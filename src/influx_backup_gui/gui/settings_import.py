"""Settings of another machine: found beside its archives or in an exported file, taken over, and what is left to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.engine.settings_transfer import Imported, found_in, import_settings
from influx_backup_gui.gui import describe_settings
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.kept_settings import KeptSettings


class SettingsImportDialog(QDialog):
    """`taken` once settings were taken over; the dialog stays to say what is left to do."""

    taken = Signal()

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self._source: Path | None = None
        self._reading: Any = None
        self._kept: tuple[KeptSettings, ...] = ()
        self.setWindowTitle(tr("Take over settings"))
        self.setMinimumSize(560, 300)
        self.found = named(QListWidget(), tr("Settings that were found"))
        self.found.currentRowChanged.connect(self._on_chosen)
        self.replace_own = named(
            QCheckBox(tr("&Replace what is set differently here")), tr("Replace what is set differently here")
        )
        self.replace_own.hide()
        self._said = TintedLabel("", "plain", wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self.take = QPushButton(tr("&Take over"))
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        self._buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(button(tr("Folder of &archives…"), "folder", self._choose_folder))
        row.addWidget(button(tr("Exported &file…"), "table", self._choose_file))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(TintedLabel(tr("Each folder of archives keeps a copy of the settings."), "muted", wrap=True))
        column.addLayout(row)
        column.addWidget(self.found, 1)
        column.addWidget(self.replace_own)
        column.addWidget(self._said)
        column.addWidget(self._buttons)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("The folder that holds the archives"))
        if folder:
            self.look_at(Path(folder))

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, tr("Exported settings"), "", tr("Settings (*.json)"))
        if file:
            self.look_at(Path(file))

    def look_at(self, source: Path) -> None:
        """Show the settings that a folder or file holds; what was found elsewhere cannot be taken any more."""
        if self._reading is not None:
            self._reading.drop()
        self._source = source
        self._show(())
        self._say("")
        self.replace_own.hide()
        self.replace_own.setChecked(False)
        self._reading = self._session.read(lambda: found_in(source), self._show, self._on_problem, self)

    def _show(self, kept: tuple[KeptSettings, ...]) -> None:
        self._kept = kept
        self.found.clear()
        self.found.addItems([describe_settings.kept(k) for k in kept])
        self.found.setCurrentRow(0)

    def _on_chosen(self, row: int) -> None:
        self.take.setEnabled(row >= 0)

    def _take(self) -> None:
        source, session = self._source, self._session
        row, replaced = self.found.currentRow(), self.replace_own.isChecked()
        if source is None or row < 0:
            return
        self.take.setEnabled(False)
        resources, now, machine = session.engine.resources, session.now(), self._kept[row].machine
        session.keep(
            lambda: import_settings(resources, source, now, machine, replaced),
            self._on_taken,
            self._on_problem,
            self,
            session.backups_changed.emit,
        )

    def _on_taken(self, imported: Imported) -> None:
        self.found.clear()
        self.replace_own.hide()
        self._say(describe_settings.imported(imported))
        self.taken.emit()

    def _on_problem(self, problem: Problem) -> None:
        self.take.setEnabled(self.found.currentRow() >= 0)
        if self.found.count() and problem.exit_code == ExitCode.USAGE:  # Something else is set here already.
            self.replace_own.show()
        self._say(told(problem), "bad")

    def _say(self, text: str, tone: str = "plain") -> None:
        self._said.set_role(tone)
        self._said.setText(text)

    @property
    def said(self) -> str:
        """What came of it."""
        return self._said.text()
