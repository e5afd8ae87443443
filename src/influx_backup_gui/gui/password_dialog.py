"""Passwords of encrypted archives, asked before a job starts; kept in memory only."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named


class PasswordDialog(QDialog):
    """With `new` the password is typed twice. `password` is what was typed."""

    def __init__(self, parent: QWidget | None, new: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New password") if new else tr("Password"))
        self.setMinimumWidth(420)
        self.first = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), tr("Password"))
        self.second = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), tr("Password again"))
        told = (
            tr("Without this password nobody can restore the backup, not even you. Keep it somewhere safe. "
               "The program remembers it until it is closed and writes it down nowhere.")
            if new
            else tr("This backup is encrypted.")
        )  # fmt: skip
        self._said = TintedLabel("", "bad")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("&Password"), self.first)
        if new:
            form.addRow(tr("&Again"), self.second)
        column = QVBoxLayout(self)
        column.addWidget(TintedLabel(told, "plain", wrap=True))
        column.addLayout(form)
        column.addWidget(self._said)
        column.addWidget(self._buttons)
        self._new = new
        for edit in (self.first, self.second):
            edit.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        same = not self._new or self.first.text() == self.second.text()
        self._said.setText("" if same or not self.second.text() else tr("The two are not the same."))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.first.text()) and same)

    @property
    def password(self) -> str:
        """What was typed."""
        return self.first.text()


def ask_new_password(parent: QWidget | None) -> str | None:
    """A password for new archives, typed twice; None where the person thinks better of it."""
    dialog = PasswordDialog(parent, new=True)
    return dialog.password if dialog.exec() else None


def ask_password(parent: QWidget | None) -> str | None:
    """The password of an archive; None where the person gives none."""
    dialog = PasswordDialog(parent, new=False)
    return dialog.password if dialog.exec() else None
