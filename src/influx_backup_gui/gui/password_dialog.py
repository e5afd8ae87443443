"""Passwords of encrypted archives, asked before a job starts; kept in memory only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, ask, named


class PasswordDialog(QDialog):
    """With `new` the password is typed twice; otherwise it is that of archive `name`. `password` is what was typed."""

    def __init__(self, parent: QWidget | None, new: bool, name: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New password") if new else tr("Password"))
        self.setMinimumWidth(420)
        self.first = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), tr("Password"))
        self.second = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), tr("Password again"))
        told = (
            tr("Without this password nobody can restore the backup, not even you. Keep it somewhere safe. "
               "The program remembers it until it is closed and writes it down nowhere.")
            if new
            else tr("{name} is encrypted. Its password is kept in memory only.", name=name)
        )  # fmt: skip
        self._said = TintedLabel("", "bad", wrap=True)
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

    def say(self, text: str) -> None:
        """What is wrong with the password before, until another one is typed."""
        self._said.setText(text)

    @property
    def said(self) -> str:
        """What is wrong; "" where nothing is."""
        return self._said.text()

    @property
    def password(self) -> str:
        """What was typed."""
        return self.first.text()


def ask_new_password(parent: QWidget | None) -> str | None:
    """A password for new archives, typed twice; None where the person thinks better of it."""
    dialog = PasswordDialog(parent, new=True)
    return dialog.password if ask(dialog) else None


def ask_password(
    parent: QWidget | None, name: str, said: str, given: Callable[[str], None], gave_up: Callable[[], None]
) -> PasswordDialog:
    """Ask for the password of archive `name` without waiting for it; `said` is what is wrong with the one before."""
    dialog = PasswordDialog(parent, new=False, name=name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.say(said)
    dialog.accepted.connect(lambda: given(dialog.password))
    dialog.rejected.connect(gave_up)
    dialog.open()
    return dialog


def with_password(
    session: Session,
    parent: QWidget,
    path: Path,
    then: Callable[[], None],
    gave_up: Callable[[], None] = lambda: None,
) -> None:
    """Call `then` once the archive can be opened; where it is encrypted, its password is asked until it is right.

    What else may be wrong with the file is for `then` to find and to say.
    """
    engine = session.engine

    def attempt(password: str | None) -> None:
        session.read(lambda: engine.unlock(path, password), lambda opens: looked(opens, password), lambda _: then())

    def looked(opens: bool, password: str | None) -> None:
        if opens:
            then()
        else:
            wrong = tr("This password does not open it (or the file is damaged). Try again.")
            ask_password(parent, path.name, "" if password is None else wrong, attempt, gave_up)

    attempt(None)
