"""The report of a run: everything that is known about it, and the lines of the log from its time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.log_lines import LogRecord
from influx_backup_gui.engine.run_log import log_of
from influx_backup_gui.gui import describe, describe_alerts
from influx_backup_gui.gui.comparison_dialog import ComparisonDialog
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named


class RunReport(QDialog):
    """Not modal for the rest of the program: reports can be compared."""

    def __init__(self, session: Session, run: Run, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("{what}, {moment}", what=describe.kind(run.kind), moment=describe.moment(run.started)))
        self.resize(720, 520)
        self.details = named(QPlainTextEdit(describe_alerts.run_details(run)), tr("Details of the run"))
        self.log = named(QPlainTextEdit(), tr("Lines of the log"))
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.log.setPlaceholderText(tr("Reading the log…"))
        for edit in (self.details, self.log):
            edit.setReadOnly(True)
        upper, lower = QWidget(), QWidget()
        for part, widgets in (
            (upper, (StateLabel(describe.outcome(run.outcome), tr("Outcome")), self.details)),
            (
                lower,
                (
                    TintedLabel(tr("The log from its start to its end; other runs of that time are in it too.")),
                    self.log,
                ),
            ),
        ):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            for widget in widgets:
                column.addWidget(widget)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(button(tr("&Copy all"), "copy", self.copy))
        if run.details.get("compared"):
            row.addWidget(button(tr("&Tables and days…"), "search", lambda: ComparisonDialog(run, self).show()))
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        whole.addLayout(row)
        folder = session.engine.resources.places.logs
        # A dialog that is closed drops the answer.
        reading = session.background.read(lambda: log_of(run, folder), self._show_log, session.troubled.emit)
        self.finished.connect(reading.drop)

    def _show_log(self, found: tuple[LogRecord, ...]) -> None:
        self.log.setPlaceholderText(tr("The log has no lines of that time (any more)."))
        self.log.setPlainText("\n".join(r.text for r in found))

    def copy(self) -> None:
        """Details and log to the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.details.toPlainText()}\n\n{self.log.toPlainText()}")
