"""Take rows of a backup out as a file that other programs read. No server is asked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode, Problem
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.names import member_name
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.wanted_rows import FORMATS, Wanted
from influx_backup_gui.gui import describe_progress, describe_rows
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.time_choice import TimeChoice
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told


class _Teller(QObject):
    """Brings progress out of the thread that writes; outlives the dialog."""

    progressed = Signal(object)  # Progress


class ExportDialog(QDialog):
    """Range, format and file; then progress and Cancel. Closing it while it writes cancels, and no file is left."""

    def __init__(self, session: Session, backup: Backup, entry: TableEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._backup, self._entry = session, backup, entry
        self._token: CancelToken | None = None
        self.setWindowTitle(tr("Export {table}", table=f"{entry.database}.{entry.table}"))
        self.setMinimumWidth(520)
        self.form = named(QComboBox(), tr("Format"))
        for value in FORMATS:
            self.form.addItem(describe_rows.form(value), value)
        self.range = TimeChoice()
        if entry.first is not None and entry.last is not None:
            self.range.offer(entry.first, entry.last)
        self.file = named(QLineEdit(), tr("File"))
        self.choose = button(tr("C&hoose…"), "folder", self.ask_file)
        self.bar = named(QProgressBar(), tr("Progress"))
        self.bar.setFormat("%p %")
        self.bar.setRange(0, 100)
        self.bar.hide()
        self.said = TintedLabel("", "muted", wrap=True)
        self.start = button(tr("&Export"), "table", self.export)
        self.start.setDefault(True)
        self.close_button = button(tr("&Close"), "cancel", self.reject)
        self._lay_out()
        self.form.currentIndexChanged.connect(self._on_form)
        self.file.textChanged.connect(self._check)
        self.range.changed.connect(self._check)
        self._name_file()

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.addWidget(self.file, 1)
        where.addWidget(self.choose)
        file = QLabel(tr("F&ile"))
        file.setBuddy(self.file)
        form = QFormLayout()
        form.addRow(tr("&Format"), self.form)
        form.addRow(tr("&Time"), self.range)
        form.addRow(file, where)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addLayout(buttons)

    @property
    def running(self) -> bool:
        """Whether it writes."""
        return self._token is not None

    def _name_file(self) -> None:
        """A file of that table in the folder of documents, which is not there yet."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())
        name, form, number = member_name(self._entry.table), self.form.currentData(), 1
        path = folder / f"{name}.{form}"
        while path.exists():
            number += 1
            path = folder / f"{name}-{number}.{form}"
        self.file.setText(str(path))

    def _on_form(self) -> None:
        """The name ends in the format, as long as it ended in one."""
        path = Path(self.file.text())
        if path.suffix[1:] in FORMATS:
            self.file.setText(str(path.with_suffix(f".{self.form.currentData()}")))

    def ask_file(self) -> None:
        """Choose the file; one that is there is never written over."""
        options = QFileDialog.Option.DontConfirmOverwrite
        path, _ = QFileDialog.getSaveFileName(self, tr("Export"), self.file.text(), options=options)
        if path:
            self.file.setText(path)

    def _check(self) -> None:
        self.start.setEnabled(bool(self.file.text().strip()) and self.range.range_at(self._session.now()) is not None)

    def export(self) -> None:
        """Write the file in the background."""
        span = self.range.range_at(self._session.now())
        if self._token is not None or span is None:
            return
        token, teller, engine = CancelToken(), _Teller(), self._session.engine
        self._session.stopping.on_cancel(token.cancel)
        teller.progressed.connect(self._on_progress)
        wanted = Wanted(self._backup.path, self._entry.database, self._entry.table, span)
        path, form = Path(self.file.text().strip()).expanduser(), self.form.currentData()

        def tell(progress: Progress) -> None:
            teller.progressed.emit(progress)

        context = JobContext(tell, token)

        def work() -> tuple[int, int]:
            return engine.take_out(wanted, form, path, context), path.stat().st_size

        self.destroyed.connect(token.cancel)
        self._set_running(token)
        self._session.read(work, lambda found: self._on_written(path, *found), self._on_problem, owner=self)

    def _set_running(self, token: CancelToken | None) -> None:
        self._token = token
        for widget in (self.form, self.range, self.file, self.choose, self.start):
            widget.setEnabled(token is None)
        self.bar.setVisible(token is not None)
        self.bar.setValue(0)
        self.close_button.setText(tr("&Close") if token is None else tr("&Cancel"))
        self.close_button.setAccessibleName(tr("Close") if token is None else tr("Cancel"))
        if token is not None:
            self._say("")

    def _on_progress(self, progress: Progress) -> None:
        if self._token is not None:
            self.bar.setValue(describe_progress.percent(progress))
            self._say(describe_progress.line(progress))

    def _on_written(self, path: Path, count: int, size: int) -> None:
        self._set_running(None)
        self._say(describe_rows.taken_out(count, str(path), size), "good")

    def _on_problem(self, problem: Problem) -> None:
        cancelled = problem.exit_code == ExitCode.CANCELLED
        self._set_running(None)
        self._say(tr("Cancelled. No file was left.") if cancelled else told(problem), "muted" if cancelled else "bad")

    def _say(self, text: str, role: str = "muted") -> None:
        self.said.set_role(role)
        self.said.setText(text)

    def reject(self) -> None:
        """While it writes: cancel, and stay. Otherwise close."""
        if self._token is not None:
            self._token.cancel()
        else:
            super().reject()
