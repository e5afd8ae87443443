"""Recent operations of every kind, filtered by the catalog; a report for each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui import describe, describe_alerts, describe_monitor, describe_scheduled
from influx_backup_gui.gui.monitor_filters import RunFilters
from influx_backup_gui.gui.monitor_report import RunReport
from influx_backup_gui.gui.row_model import Column, RowModel, choose_row, chosen_rows, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import EmptyState, TintedLabel, button, named
from influx_backup_gui.gui.window_words import in_window
from influx_backup_gui.store.run_query import RunFilter

_RUNS = 500
_SERVER, _WHY, _TOOK = 3, 4, 5
_NARROW = 900


def run_columns() -> list[Column[Run]]:
    """The columns of the history."""
    return [
        Column(tr("Outcome"), lambda r: describe.outcome(r.outcome).text, lambda r: str(r.outcome or ""),
               state=lambda r: describe.outcome(r.outcome)),
        Column(tr("Started"), lambda r: describe.moment(r.started), lambda r: r.started,
               tip=lambda r: describe.exact(r.started)),
        Column(tr("What"), lambda r: describe.kind(r.kind), lambda r: r.kind),
        Column(tr("Server"), lambda r: r.server or "–", lambda r: r.server),
        Column(tr("Why"), lambda r: describe.trigger(r.trigger), lambda r: r.trigger.value),
        Column(tr("Took"), describe_scheduled.took, lambda r: r.seconds or 0.0, right=True),
        Column(tr("Summary"), lambda r: in_window(r.summary), lambda r: r.summary),
    ]  # fmt: skip


class HistoryPage(QWidget):
    """The newest runs that the filters let through; the filters stay as they are while new runs come in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._server = session, ""
        # A run that shall be chosen, and what is still to be tried to find it.
        self._wanted_id, self._ways = "", list[Callable[[], None]]()
        self._asked = 0
        self.filters = RunFilters()
        self.model: RowModel[Run] = RowModel(run_columns(), self)
        self.table = row_table(self.model, tr("History"), stretch=6)
        self.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self.details = named(QPlainTextEdit(), tr("Details of the run"))
        self.details.setReadOnly(True)
        self.details.setPlaceholderText(tr("Choose a run to see what it did."))
        self._said = TintedLabel("", "muted")
        self.report_button = button(
            tr("Re&port…"), "note", self.open_report, tr("Everything about the chosen run, with its lines of the log")
        )
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._show_details)
        self.table.activated.connect(self._on_activated)
        self.filters.changed.connect(self.refresh)
        session.runs_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("clock", tr("Nothing has run yet"), tr("Every backup, restore and check "
                                         "leaves a line here, also those that failed or were skipped.")))  # fmt: skip
        self._stack.addWidget(self.table)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addWidget(
            EmptyState("search", tr("No run matches"), tr("Try another kind, outcome, day or search word."))
        )
        column.addWidget(button(tr("Show all ru&ns"), "cancel", self.filters.clear), 0, Qt.AlignmentFlag.AlignHCenter)
        self._stack.addWidget(nothing)
        split.addWidget(self._stack)
        split.addWidget(self.details)
        split.setSizes([420, 130])
        below = QHBoxLayout()
        below.addWidget(self._said, 1)
        below.addWidget(self.report_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(self.filters)
        whole.addWidget(split, 1)
        whole.addLayout(below)
        self._show_details()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the details below say the rest."""
        super().resizeEvent(event)
        for column in (_SERVER, _WHY):
            self.table.setColumnHidden(column, event.size().width() < _NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_server(self, server: str) -> None:
        """Only runs of this server; "" shows all."""
        self._server = server
        self.refresh()

    def show_day(self, day: date) -> None:
        """Only runs of this day."""
        self.filters.show_day(day)

    def show_run(self, run_id: str) -> None:
        """Choose this run; filters that hide it end."""
        self._wanted_id, self._ways = run_id, [self.filters.clear, self._look_back]
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Ask the catalog, if anybody looks; an answer that came late is dropped."""
        if not self.isVisible():
            return
        self._asked += 1
        number, engine, wanted = self._asked, self._session.engine, self.filters.wanted(self._server)
        self._session.read(lambda: engine.find_runs(wanted, _RUNS), lambda runs: self._show(number, runs))

    def _show(self, number: int, runs: tuple[Run, ...]) -> None:
        if number != self._asked:
            return
        chosen = next((r.id for r in chosen_rows(self.table)), "")
        self.model.set_rows(runs)
        everything = self.filters.everything and not self._server
        self._stack.setCurrentIndex(1 if runs else 0 if everything else 2)
        full = tr("The newest {n} runs; filter to see older ones.", n=describe.count(_RUNS))
        few = tr("1 run") if len(runs) == 1 else tr("{n} runs", n=describe.count(len(runs)))
        self._said.setText(full if len(runs) == _RUNS else few)
        if self._wanted_id:
            self._choose_wanted()
        elif not choose_row(self.table, lambda r: r.id == chosen):
            self._show_details()

    def _choose_wanted(self) -> None:
        wanted = self._wanted_id
        if choose_row(self.table, lambda r: r.id == wanted):
            self._wanted_id = ""
        elif self._ways:
            self._ways.pop(0)()
        else:
            self._wanted_id = ""

    def _look_back(self) -> None:
        """It is older than what is shown: its day is."""
        engine, wanted = self._session.engine, RunFilter(id=self._wanted_id)
        self._session.read(lambda: engine.find_runs(wanted, 1), self._on_older)

    def _on_older(self, found: tuple[Run, ...]) -> None:
        if found:
            self.filters.show_day(describe_monitor.local_day(found[0].started))

    def _show_details(self) -> None:
        chosen = chosen_rows(self.table)
        self.details.setPlainText(describe_alerts.run_details(chosen[0]) if chosen else "")
        self.report_button.setEnabled(bool(chosen))

    def _on_activated(self, _: QModelIndex) -> None:
        self.open_report()

    def open_report(self) -> None:
        """Everything about the chosen run."""
        chosen = chosen_rows(self.table)
        if chosen:
            RunReport(self._session, chosen[0], self).open()
