"""A secret and where it is kept: it goes to the keyring or a file, never into the settings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit

from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.gui import describe_alerts
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import named
from influx_backup_gui.store.files import write_atomically
from influx_backup_gui.store.secrets import AlertSecret, store_alert_secret

KEYRING, FILE, VARIABLE, NONE = "keyring", "file", "env", "none"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Secret:
    """`source` in the words of the settings; `typed` is "" where what is kept there stays."""

    entry: AlertSecret
    source: str
    typed: str

    def keep(self) -> None:
        """Write what was typed where it belongs. Blocks: a keyring may ask its own questions. Errors: BackupError."""
        place, _, where = self.source.partition(":")
        if not self.typed:
            return
        if place == KEYRING:
            try:
                store_alert_secret(self.entry, self.typed)
            except BackupError as error:
                raise BackupError(error.message, tr("Choose another place under “Kept in”.")) from error
        elif place == FILE:
            write_atomically(Path(where).expanduser(), f"{self.typed}\n".encode(), 0o600)


class SecretField:
    """Three rows of a form; `source` is "" for a new secret. `secret()` answers what was entered."""

    def __init__(self, form: QFormLayout, entry: AlertSecret, what: str, source: str, file: Path) -> None:
        self._entry, self._what, self._file = entry, what, file
        kind, _, where = source.partition(":")
        self._before = source
        self.typed = named(QLineEdit(echoMode=QLineEdit.EchoMode.Password), what)
        self.place = named(QComboBox(), tr("Where it is kept: {what}", what=what))
        for place, text in describe_alerts.places(what):
            self.place.addItem(text, place)
        self.where = named(QLineEdit(where), tr("Variable or file: {what}", what=what))
        self._form = form
        self._form.addRow(what, self.typed)
        self._form.addRow(tr("Kept in"), self.place)
        self._form.addRow("", self.where)
        self.place.setCurrentIndex(max(self.place.findData(kind), 0))
        self.place.currentIndexChanged.connect(self._on_place)
        self._on_place()

    def _on_place(self) -> None:
        place = self.place.currentData()
        self._form.setRowVisible(self.typed, place in (KEYRING, FILE))
        self._form.setRowVisible(self.where, place in (FILE, VARIABLE))
        if place == FILE and ("/" not in self.where.text() and "\\" not in self.where.text()):
            self.where.setText(str(self._file))
        if place == VARIABLE and not _NAME.fullmatch(self.where.text()):
            self.where.setText("")
        kept = self._before not in (NONE, "") and self._before == self._source()
        self.typed.setPlaceholderText(tr("Leave empty to keep the one that is there") if kept else "")

    def set_enabled(self, enabled: bool) -> None:
        """Whether anything can be entered."""
        for widget in (self.typed, self.place, self.where):
            widget.setEnabled(enabled)

    def _source(self) -> str:
        place = self.place.currentData()
        return f"{place}:{self.where.text().strip()}" if place in (FILE, VARIABLE) else str(place)

    def secret(self) -> Secret:
        """What was entered; UsageError says what is wrong with it."""
        source, place = self._source(), self.place.currentData()
        where, typed = self.where.text().strip(), self.typed.text().strip()
        if place == VARIABLE and not _NAME.fullmatch(where):
            raise UsageError(tr("{what}: the variable has no name.", what=self._what), tr("Write its name."))
        if place == FILE and not where:
            raise UsageError(tr("{what}: the file has no name.", what=self._what), tr("Write where it is."))
        if place == KEYRING and not typed and self._before != KEYRING:
            raise UsageError(tr("{what}: nothing was typed.", what=self._what), tr("Type it, or say where it is."))
        return Secret(self._entry, source, typed if place in (KEYRING, FILE) else "")
