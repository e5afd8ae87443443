"""How the program behaves on this machine: start at login, success messages, what closing the window does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.engine.settings_transfer import export_settings
from influx_backup_gui.gui.autostart import StartAtLogin
from influx_backup_gui.gui.language import LANGUAGES
from influx_backup_gui.gui.outside import Outside
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.settings_import import SettingsImportDialog
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, ask, button, count_units, named
from influx_backup_gui.gui.window_words import told


class PreferencesDialog(QDialog):
    """Takes effect with OK; what the system refuses is said here, and the dialog stays."""

    def __init__(self, session: Session, outside: Outside, at_login: StartAtLogin, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._outside, self._at_login = session, outside, at_login
        self._starts = False
        preferences = outside.preferences
        self.setWindowTitle(tr("Preferences"))
        self.setMinimumWidth(480)
        self.login = self._box(tr("&Start when I log in, hidden in the tray"))
        self.login.setEnabled(False)
        self.close_keeps = self._box(tr("&Keep running when the window is closed"), preferences.close_keeps_running)
        self.success = self._box(tr("&Tell me when a backup succeeded"), preferences.notify_success)
        self.language = named(QComboBox(), tr("Language"))
        for code, name in (("", tr("As the system")), *LANGUAGES.items()):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(preferences.language)))
        self.within = named(QSpinBox(), tr("Days within which every archive is decoded again"))
        self.within.setRange(1, 3650)
        count_units(self.within, tr(" day"), tr(" days"))
        self.within.setValue(session.settings.verify_within_days)
        self.trouble = TintedLabel("", "bad", wrap=True)
        self.trouble.hide()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.keep)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        session.read(at_login.is_on, self._on_known, self._on_trouble)

    def _box(self, text: str, ticked: bool = False) -> QCheckBox:
        box = named(QCheckBox(text), text.replace("&", ""))
        box.setChecked(ticked)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(4)
        for box, meaning in (
            (
                self.login,
                tr("For schedules that need no login there is a service: influx-backup scheduler install"),
            ),
            (
                self.close_keeps,
                tr("In the tray; where the desktop has none, minimised while a schedule or a job needs it."),
            ),
            (self.success, tr("Warnings and failures are always told.")),
        ):
            column.addWidget(box)
            hint = TintedLabel(meaning, "muted", wrap=True)
            hint.setContentsMargins(24, 0, 0, 10)
            box.setAccessibleDescription(meaning)
            column.addWidget(hint)
        speaking = QHBoxLayout()
        label = QLabel(tr("&Language"))
        label.setBuddy(self.language)
        speaking.addWidget(label)
        speaking.addWidget(self.language)
        speaking.addWidget(TintedLabel(tr("From the next start on."), "muted"), 1)
        column.addLayout(speaking)
        again = QHBoxLayout()
        label = QLabel(tr("&Decode every archive again within"))
        label.setBuddy(self.within)
        again.addWidget(label)
        again.addWidget(self.within)
        again.addStretch(1)
        column.addLayout(again)
        meaning = tr("A share each day, gently, while nothing else runs: a disk that loses data is noticed.")
        column.addWidget(TintedLabel(meaning, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(button(tr("&Export settings…"), "copy", self._choose_file))
        row.addWidget(button(tr("&Import settings…"), "folder", self._take_over))
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(TintedLabel(tr("Tokens and passwords are in neither."), "muted", wrap=True))
        column.addWidget(self.trouble)
        column.addWidget(self._buttons)

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self, tr("Export settings"), "influx-backup-settings.json", tr("Settings (*.json)")
        )
        if file:
            self.export(Path(file))

    def export(self, path: Path) -> None:
        """Write the settings to a file that a person chose, and agreed to replace."""
        resources, now = self._session.engine.resources, self._session.now()
        self._session.read(
            lambda: export_settings(resources, path, now, replace_file=True),
            lambda _: self._say(tr("Exported to {path}.", path=path), "plain"),
            self._on_trouble,
            self,
        )

    def _take_over(self) -> None:
        ask(SettingsImportDialog(self._session, self))

    def _on_known(self, starts: bool) -> None:
        self._starts = starts
        self.login.setChecked(starts)
        self.login.setEnabled(True)

    def keep(self) -> None:
        """Do as is ticked; closes where all of it could be done."""
        self._outside.keep(
            replace(
                self._outside.preferences,
                close_keeps_running=self.close_keeps.isChecked(),
                notify_success=self.success.isChecked(),
                language=self.language.currentData(),
            )
        )
        days = self.within.value()
        if days != self._session.settings.verify_within_days:
            self._session.change_settings(lambda s: replace(s, verify_within_days=days))
        wanted = self.login.isChecked()
        if not self.login.isEnabled() or wanted == self._starts:
            self.accept()
            return
        at_login = self._at_login
        self._session.keep(lambda: at_login.switch(wanted), lambda _: self.accept(), self._on_trouble, self)

    def _on_trouble(self, problem: Problem) -> None:
        self._say(told(problem), "bad")

    def _say(self, text: str, role: str) -> None:
        self.trouble.set_role(role)
        self.trouble.setText(text)
        self.trouble.show()
