"""The restore log: every restore of the history, what it wrote where, and its report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.restore_report_text import archive_name, table_reports, targets
from influx_backup_gui.gui.restore_report_view import RestoreReportView
from influx_backup_gui.gui.row_model import Column, RowModel, chosen_rows, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import EmptyState
from influx_backup_gui.gui.window_words import in_window

_RUNS = 500
_STARTED, _BACKUP, _SERVER, _TARGETS = range(1, 5)
_NARROW = 860


def _rows(run: Run) -> int:
    return sum(int(t["rows"]) for t in table_reports(run))


def log_columns() -> list[Column[Run]]:
    """The columns of the log."""
    return [
        Column(tr("Outcome"), lambda r: describe.outcome(r.outcome).text, lambda r: str(r.outcome or ""),
               tip=lambda r: in_window(r.summary), state=lambda r: describe.outcome(r.outcome)),
        Column(tr("Started"), lambda r: describe.moment(r.started), lambda r: r.started,
               tip=lambda r: describe.exact(r.started)),
        Column(tr("Backup"), archive_name, lambda r: archive_name(r).casefold()),
        Column(tr("To server"), lambda r: r.server or "–", lambda r: r.server),
        Column(tr("Databases"), targets, targets),
        Column(tr("Rows written"), lambda r: describe.rows_short(_rows(r)), _rows,
               tip=lambda r: describe.count(_rows(r)), right=True),
    ]  # fmt: skip


class RestoreLogPage(QWidget):
    """The newest restore is chosen; while one looks, the chosen one stays chosen."""

    again_asked = Signal(object)  # RestoreJob

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model: RowModel[Run] = RowModel(log_columns(), self)
        self.table = row_table(self.model, tr("Restore log"), stretch=_TARGETS)
        self.table.sortByColumn(_STARTED, Qt.SortOrder.DescendingOrder)
        self.report = RestoreReportView(session)
        self.report.again_asked.connect(self.again_asked)
        self._stack = QStackedWidget()
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.report)
        split.setSizes([200, 400])
        self._stack.addWidget(EmptyState("restore", tr("Nothing was restored yet"), tr("Every restore leaves its "
                                         "report here: what was written where, and how it compared.")))  # fmt: skip
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        session.runs_changed.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window backup and server are read in the report below."""
        super().resizeEvent(event)
        for column in (_BACKUP, _SERVER):
            self.table.setColumnHidden(column, event.size().width() < _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        """Reports of thousands of tables take a moment to read: only for somebody who looks."""
        super().showEvent(event)
        self.table.clearSelection()
        self.refresh()

    def refresh(self) -> None:
        """Show what the history says now, if anybody looks."""
        if self.isVisible():
            engine = self._session.engine
            self._session.read(lambda: engine.runs(_RUNS, "restore"), self._show)

    def _show(self, runs: tuple[Run, ...]) -> None:
        found = chosen_rows(self.table)
        chosen = found[0].id if found else ""
        self.model.set_rows(runs)
        self._stack.setCurrentIndex(1 if self.model.rows else 0)
        ids = [run.id for run in self.model.rows]
        if ids:
            self.table.selectRow(ids.index(chosen) if chosen in ids else 0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        found = chosen_rows(self.table)
        self.report.show_run(found[0] if found else None)
