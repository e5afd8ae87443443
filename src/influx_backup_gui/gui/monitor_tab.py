"""Monitor: health with its reasons, the history of runs with details, and the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.health_records import Health
from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.row_model import Column, RowFilter, RowModel, choose_row, chosen_rows, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import EmptyState, StateLabel, TintedLabel, button, named
from influx_backup_gui.store.log_file import LOG_NAME

_RUNS = 500
_LOG_BYTES = 100_000


def run_columns() -> list[Column[Run]]:
    """The columns of the history."""
    return [
        Column(tr("Outcome"), lambda r: describe.outcome(r.outcome).text, lambda r: str(r.outcome or ""),
               state=lambda r: describe.outcome(r.outcome)),
        Column(tr("Started"), lambda r: describe.moment(r.started), lambda r: r.started,
               tip=lambda r: describe.exact(r.started)),
        Column(tr("What"), lambda r: describe.kind(r.kind), lambda r: r.kind),
        Column(tr("Server"), lambda r: r.server or "–", lambda r: r.server),
        Column(tr("Took"), lambda r: describe.duration(r.seconds), lambda r: r.seconds or 0.0, right=True),
        Column(tr("Summary"), lambda r: r.summary, lambda r: r.summary),
    ]  # fmt: skip


class MonitorTab(QWidget):
    """Filters stay as they are while new runs come in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._health = StateLabel(describe.health(""), tr("Health of all servers"))
        self._reasons = TintedLabel("", "muted", wrap=True)
        self.model: RowModel[Run] = RowModel(run_columns(), self)
        self.filter = RowFilter(self.model, self)
        self.table = row_table(self.filter, tr("History"), stretch=5)
        self.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        self._details = named(QPlainTextEdit(), tr("Details of the run"))
        self._details.setReadOnly(True)
        self._details.setPlaceholderText(tr("Choose a run to see what it did."))
        self._log = named(QPlainTextEdit(), tr("Log"))
        self._log.setReadOnly(True)
        self._log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("clock", tr("Nothing has run yet"), tr("Every backup, restore and check "
                                         "leaves a line here, also those that failed or were skipped.")))  # fmt: skip
        self._stack.addWidget(self._history())
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._show_details)
        session.runs_changed.connect(self.refresh)
        session.backups_changed.connect(self.refresh)
        session.settings_changed.connect(self.refresh)
        session.run_asked.connect(self.show_run)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._health)
        top.addWidget(self._reasons, 1)
        log_page = QWidget()
        column = QVBoxLayout(log_page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._log)
        row = QHBoxLayout()
        row.addWidget(TintedLabel(tr("The newest lines of {file}. It never holds a secret.", file=LOG_NAME)), 1)
        row.addWidget(button(tr("&Read again"), "refresh", self._read_log))
        column.addLayout(row)
        self._pages = pages = QTabWidget()
        pages.setAccessibleName(tr("History and log"))
        pages.addTab(self._stack, tr("History"))
        pages.addTab(log_page, tr("Log"))
        pages.currentChanged.connect(lambda page: self._read_log() if page == 1 else None)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 8)
        whole.addLayout(top)
        whole.addWidget(pages, 1)

    def _history(self) -> QWidget:
        self._search = search = named(QLineEdit(), tr("Search the history"))
        search.setPlaceholderText(tr("Search"))
        search.setClearButtonEnabled(True)
        search.textChanged.connect(self.filter.search)
        self._outcomes = outcomes = named(QComboBox(), tr("Show runs"))
        outcomes.addItem(tr("All runs"), None)
        outcomes.addItem(
            tr("Only with problems"), (Outcome.FAILED, Outcome.WARNING, Outcome.INTERRUPTED, Outcome.SKIPPED)
        )
        for kind in ("backup", "restore", "verify"):
            outcomes.addItem(describe.kind(kind), kind)
        outcomes.currentIndexChanged.connect(lambda _: self._filter_by(outcomes.currentData()))
        row = QHBoxLayout()
        row.addWidget(outcomes)
        row.addWidget(search, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self._details)
        split.setSizes([420, 160])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(split, 1)
        return page

    def _filter_by(self, wanted: Any) -> None:
        if wanted is None:
            self.filter.accept(lambda _: True)
        elif isinstance(wanted, str):
            self.filter.accept(lambda run: run.kind == wanted)
        else:
            self.filter.accept(lambda run: run.outcome in wanted)

    def refresh(self) -> None:
        """Show what the catalog says now."""
        session = self._session
        self.model.set_rows(session.engine.runs(_RUNS))
        self._stack.setCurrentIndex(1 if self.model.rows else 0)
        now = session.now()
        session.read(lambda: session.engine.health(now), self._on_health)

    def show_run(self, run_id: str) -> None:
        """Choose this run; a filter or search that hides it ends. With "" only the history is shown."""
        self._pages.setCurrentIndex(0)
        if run_id and not choose_row(self.table, lambda r: r.id == run_id):
            self._search.clear()
            self._outcomes.setCurrentIndex(0)
            choose_row(self.table, lambda r: r.id == run_id)

    def _on_health(self, found: Health) -> None:
        self._health.show_state(describe.health(found.colour if found.servers else ""))
        said = [f"{r.server}: {r.message}" if r.server else r.message for r in found.reasons]
        self._reasons.setText(" ".join(said) or tr("Every server has a fresh proved backup."))

    def _show_details(self) -> None:
        chosen = chosen_rows(self.table)
        self._details.setPlainText(describe.run_details(chosen[0]) if chosen else "")

    @property
    def details_text(self) -> str:
        """What is said about the chosen run."""
        return self._details.toPlainText()

    def _read_log(self) -> None:
        path = self._session.engine.resources.places.logs / LOG_NAME
        self._session.read(lambda: _tail(path), self._log.setPlainText)


def _tail(path: Path) -> str:
    """The newest lines, at most `_LOG_BYTES`."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            start = max(0, file.tell() - _LOG_BYTES)
            file.seek(start)
            text = file.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return tr("Nothing has been logged yet.")
    return text.partition("\n")[2] if start else text
