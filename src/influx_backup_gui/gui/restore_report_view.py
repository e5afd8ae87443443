"""What a restore did, table by table; the report can be saved, and the same or the rest be asked for again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import IfExists, Outcome, Run
from influx_backup_gui.domain.restore_request import request_from_json
from influx_backup_gui.domain.restore_undo import safety_backup, undo_job
from influx_backup_gui.gui import describe, describe_restore
from influx_backup_gui.gui.restore_report_text import about, notes, report_text, table_reports
from influx_backup_gui.gui.row_model import Column, RowModel, chosen_rows, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named
from influx_backup_gui.gui.window_words import in_window
from influx_backup_gui.store.files import write_atomically

_PROBLEM, _WORDS_HEIGHT = 4, 72
Report = dict[str, Any]


def _state(table: Report) -> describe.State:
    return describe_restore.table_state(table["verified"], table["action"], table["problem"])


def report_columns() -> list[Column[Report]]:
    """The columns of the report."""
    return [
        Column(tr("Compared"), lambda t: _state(t).text, lambda t: _state(t).text, state=_state),
        Column(tr("Table"), lambda t: f"{t['database']}.{t['table']}", lambda t: (t["database"], t["table"])),
        Column(tr("Action"), lambda t: describe_restore.action(t["action"]).text, lambda t: t["action"]),
        Column(tr("Rows"), lambda t: describe.rows_short(t["rows"]), lambda t: t["rows"],
               tip=lambda t: describe.count(t["rows"]), right=True),
        Column(tr("Problem"), lambda t: in_window(t["problem"]), lambda t: t["problem"]),
    ]  # fmt: skip


class RestoreReportView(QWidget):
    """`again_asked` carries the restore to be asked for anew; nothing is started from here."""

    again_asked = Signal(object)  # RestoreJob

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._run: Run | None = None
        self.state = StateLabel(describe_restore.nothing_yet(), tr("Restore"))
        self._summary = TintedLabel("", "plain", wrap=True)
        self._summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._about = TintedLabel("", "muted", wrap=True)
        self.model: RowModel[Report] = RowModel(report_columns(), self)
        self.table = row_table(self.model, tr("Report, one row for each table"), stretch=_PROBLEM)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # in the order of the plan
        self.words = named(QPlainTextEdit(), tr("What else to know"))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(_WORDS_HEIGHT)
        self.save_button = button(tr("&Save report…"), "copy", self._ask_where)
        self.again_button = button(tr("Restore a&gain like this"), "restore", self._ask_again)
        self.rest_button = button(
            tr("A&dd what is missing"), "add", self._ask_rest,
            tr("Go on where it ended: rows that are there already stay as they are"),
        )  # fmt: skip
        self.undo_button = button(
            tr("&Undo…"), "restore", self._ask_undo,
            tr("Bring back what was overwritten, from the backup that was taken before it; the plan comes first"),
        )  # fmt: skip
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._show_words)
        self.show_run(None)

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.undo_button)
        row.addWidget(self.rest_button)
        row.addWidget(self.again_button)
        # Keeps its place while there is no table yet.
        middle = QWidget()
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._summary)
        column.addWidget(self._about)
        column.addWidget(middle, 1)
        column.addWidget(self.words)
        column.addLayout(row)
        self.setFocusProxy(self.table)

    def add_button(self, button: QPushButton) -> None:
        """Another one, behind those that are there."""
        self._row.addWidget(button)

    def show_run(self, run: Run | None) -> None:
        """Show the report on this restore."""
        self._run = run
        if run is None:
            self.show_state(describe_restore.nothing_yet(), "")
            return
        self.state.show_state(describe.outcome(run.outcome))
        self.say(run.summary)
        self._about.setText(about(run))
        self._about.show()
        reports = table_reports(run)
        self.model.set_rows(reports)
        self.table.setVisible(bool(reports))
        self._show_words()
        asked = request_from_json(run.details.get("request")) is not None
        finished = run.outcome is not None
        self.save_button.setEnabled(finished)
        self.again_button.setEnabled(asked and finished)
        self.rest_button.setVisible(asked and _half_done(run))
        self.undo_button.setVisible(finished and safety_backup(run) is not None)

    def show_state(self, state: describe.State, said: str) -> None:
        """Show a restore that has no report yet."""
        self._run = None
        self.state.show_state(state)
        self.say(said)
        self.model.set_rows(())
        self.table.hide()
        self._about.hide()
        self._show_words()
        self.save_button.setEnabled(False)
        self.again_button.setEnabled(False)
        self.rest_button.hide()
        self.undo_button.hide()

    def say(self, text: str) -> None:
        """One or two sentences on how it goes, or went."""
        self._summary.setText(in_window(text))
        self._summary.setVisible(bool(text))

    def _show_words(self) -> None:
        said = [f"{t['database']}.{t['table']}: {text}" for t in chosen_rows(self.table)
                for text in (t["problem"], *t.get("refused", ())) if text]  # fmt: skip
        lines = [*map(in_window, said), *(notes(self._run) if self._run else ())]
        self.words.setPlainText("\n".join(lines))
        self.words.setVisible(bool(lines))

    # --- what can be done -------------------------------------------------------------------------------

    def _ask_again(self) -> None:
        job = request_from_json(self._run.details.get("request")) if self._run else None
        if job is not None:
            self.again_asked.emit(job)

    def _ask_rest(self) -> None:
        job = request_from_json(self._run.details.get("request")) if self._run else None
        if job is not None:
            self.again_asked.emit(replace(job, if_exists=IfExists.MISSING, policies=()))

    def _ask_undo(self) -> None:
        if self._run is not None:
            self.again_asked.emit(undo_job(self._run))

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save report"), "restore-report.txt", tr("Text (*.txt)"))
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the report as text."""
        data = self.text.encode()
        self._session.read(
            lambda: write_atomically(path, data), lambda _: self._session.told.emit(tr("Saved: {path}", path=path))
        )

    @property
    def text(self) -> str:
        """The report as text; "" where there is none."""
        return report_text(self._run) if self._run else ""

    @property
    def summary(self) -> str:
        """One sentence on how it ended."""
        return self._summary.text()


def _half_done(run: Run) -> bool:
    """Whether it ended before all was there, and something may have been written."""
    early = run.outcome in (Outcome.FAILED, Outcome.CANCELLED, Outcome.INTERRUPTED)
    return early and (run.outcome is Outcome.INTERRUPTED or bool(table_reports(run)))
