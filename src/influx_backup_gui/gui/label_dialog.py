"""Another name or note for a backup."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.names import checked_file_name
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, ask, named
from influx_backup_gui.gui.window_words import told


class LabelDialog(QDialog):
    """`label` is (name, note) as typed; OK is there only for a name that can be used."""

    def __init__(self, parent: QWidget | None, backup: Backup) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Name and note"))
        self.setMinimumWidth(440)
        self.name = named(QLineEdit(backup.name), tr("Name of the backup"))
        self.note = named(QPlainTextEdit(backup.note), tr("Note of the backup"))
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(100)
        self._said = TintedLabel("", "bad", wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("&Name"), self.name)
        form.addRow(tr("N&ote"), self.note)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(TintedLabel(tr("The archive and its file name stay as they are."), "muted", wrap=True))
        column.addWidget(self._said)
        column.addWidget(self._buttons)
        self.name.textChanged.connect(self._check)

    def _check(self) -> None:
        said = ""
        try:
            checked_file_name(self.name.text())
        except UsageError as error:
            said = told(error)
        self._said.setText(said)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not said)

    @property
    def label(self) -> tuple[str, str]:
        """(name, note)."""
        return self.name.text(), self.note.toPlainText()


def ask_label(parent: QWidget, backup: Backup) -> tuple[str, str] | None:
    """(name, note), or None where the person thinks better of it."""
    dialog = LabelDialog(parent, backup)
    return dialog.label if ask(dialog) else None
