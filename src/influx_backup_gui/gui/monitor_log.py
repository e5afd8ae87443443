"""The log: the newest records, by how bad they are, searched; and everything that helps others to help, as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from influx_backup_gui.domain.log_lines import LogRecord, at_least, log_records
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.store.log_reader import read_log

# More is for an editor.
_SHOWN = 2000


class LogPage(QWidget):
    """Read when it is looked at, and on request; newest at the end, as in the file."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._records: tuple[LogRecord, ...] = ()
        self.level = named(QComboBox(), tr("Level"))
        for text, level in ((tr("Everything"), "DEBUG"), (tr("Warnings and errors"), "WARNING"),
                            (tr("Errors only"), "ERROR")):  # fmt: skip
            self.level.addItem(text, level)
        self.search = named(QLineEdit(), tr("Search the log"))
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.text = named(QPlainTextEdit(), tr("Log"))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._said = TintedLabel("", "muted", wrap=True)
        told = tr("Versions, settings, last runs and the log, as a zip without any secret")
        self.support = button(tr("Save &support file…"), "note", self.ask_support_file, told)
        top = QHBoxLayout()
        top.addWidget(self.level)
        top.addWidget(self.search, 1)
        top.addWidget(button(tr("Rea&d again"), "refresh", self.read))
        below = QHBoxLayout()
        below.addWidget(self._said, 1)
        below.addWidget(self.support)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addLayout(below)
        self.level.currentIndexChanged.connect(self._show)
        self.search.textChanged.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Read the files again."""
        folder = self._session.engine.resources.places.logs
        self._session.read(lambda: log_records(read_log(folder)), self._on_read)

    def _on_read(self, records: tuple[LogRecord, ...]) -> None:
        self._records = records
        self._show()

    def _show(self) -> None:
        wanted = self.search.text().strip().casefold()
        found = [r for r in at_least(self._records, self.level.currentData()) if wanted in r.text.casefold()]
        nothing = tr("The log has no such lines.") if self._records else tr("Nothing has been logged yet.")
        self.text.setPlaceholderText(nothing)
        self.text.setPlainText("\n".join(r.text for r in found[-_SHOWN:]))
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        n, m = describe.count(min(len(found), _SHOWN)), describe.count(len(self._records))
        self._said.setText(
            one_or_many(
                len(self._records),
                tr("{n} of 1 entry. The log never holds a secret.", n=n),
                tr("{n} of {m} entries. The log never holds a secret.", n=n, m=m),
            )
        )

    def ask_support_file(self) -> None:
        """Let a person choose where the support file goes."""
        name = str(Path.home() / "influx-backup-support.zip")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save support file"), name, tr("Zip files (*.zip)"))
        if chosen:
            self.save_support_file(Path(chosen))

    def save_support_file(self, path: Path) -> None:
        """Write it in the background, and say what is in it."""
        session, now = self._session, self._session.now()

        def done(names: tuple[str, ...]) -> None:
            told = tr("Names of servers, databases, folders and people are in it; no secret is.")
            self._said.setText(f"{tr('Saved {path} ({names}).', path=path, names=', '.join(names))} {told}")

        session.read(lambda: session.engine.save_support_file(path, now), done)

    @property
    def said(self) -> str:
        """The line below the log."""
        return self._said.text()
