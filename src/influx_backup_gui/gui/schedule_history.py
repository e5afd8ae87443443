"""What schedules ran, and what they did not run: skipped, held back, missed and late ones, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.job import Outcome, Run
from influx_backup_gui.gui import describe, describe_scheduled
from influx_backup_gui.gui.row_model import (
    Column,
    RowModel,
    choose_row,
    chosen_rows,
    hide_columns,
    row_table,
)
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.widgets import EmptyState, TintedLabel, button, named
from influx_backup_gui.gui.window_words import in_window
from influx_backup_gui.store.run_query import RunFilter

_RUNS = 500
# So long (ms) after the last key the history is asked.
_TYPING = 200
_STARTED, _LATE, _KIND, _TOOK = 3, 4, 5, 6
_LEAST_WIDTH = {_STARTED: 900, _LATE: 760, _KIND: 900, _TOOK: 900}
_EMPTY, _TABLE, _NOTHING = range(3)


@dataclass(frozen=True)
class Choice:
    """What the box of outcomes offers: asked of the catalog, and looked at here."""

    text: str
    outcomes: Sequence[Outcome | None] = ()
    fits: Callable[[Run], bool] = lambda _: True


def choices() -> tuple[Choice, ...]:
    """All that can be chosen, everything first."""
    bad = (Outcome.FAILED, Outcome.WARNING, Outcome.INTERRUPTED, Outcome.SKIPPED)
    return (
        Choice(tr("All outcomes")),
        Choice(tr("Only with problems"), bad),
        Choice(tr("Succeeded"), (Outcome.SUCCEEDED, Outcome.WARNING)),
        Choice(tr("Started late"), fits=lambda run: describe_scheduled.late(run) is not None),
        Choice(tr("Did not start: missed, held back, left out"), (Outcome.SKIPPED,)),
        Choice(tr("Failed or interrupted"), (Outcome.FAILED, Outcome.INTERRUPTED)),
        Choice(tr("Cancelled"), (Outcome.CANCELLED,)),
        Choice(tr("Running"), (None,)),
    )


class ScheduleHistory(QWidget):
    """The newest lines that the filters let through; the filters stay as they are while new lines come in."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked = self.answered = 0
        self._gone: dict[str, str] = {}
        self._choices = choices()
        self.schedule = named(QComboBox(), tr("Schedule"))
        self.outcome = named(QComboBox(), tr("Outcome"))
        self.outcome.addItems([c.text for c in self._choices])
        self.text = named(QLineEdit(), tr("Search the history of schedules"))
        self.text.setPlaceholderText(tr("Search"))
        self.text.setClearButtonEnabled(True)
        self.model: RowModel[Run] = RowModel(self._columns(), self)
        self.table = row_table(self.model, tr("History of schedules"), stretch=7)
        self.table.sortByColumn(_STARTED, Qt.SortOrder.DescendingOrder)
        self._details = named(QPlainTextEdit(), tr("Details of the line"))
        self._details.setReadOnly(True)
        self._details.setPlaceholderText(tr("Choose a line to see its reason."))
        self._said = TintedLabel("", "muted")
        self._monitor = button(tr("&Open in Monitor"), "health", self._open, tr("With its report and its log"))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._lay_out()
        self._typing.timeout.connect(self.refresh)
        self.text.textChanged.connect(lambda _: self._typing.start())
        for box in (self.schedule, self.outcome):
            box.currentIndexChanged.connect(lambda _: self.refresh())
        self.table.selectionModel().selectionChanged.connect(self._show_details)
        session.runs_changed.connect(self.refresh)
        session.settings_changed.connect(self._show_schedules)
        self._show_schedules()

    def _columns(self) -> list[Column[Run]]:
        return [
            Column(tr("Outcome"), lambda r: describe_scheduled.line(r).text, lambda r: describe_scheduled.line(r).text,
                   state=describe_scheduled.line),
            Column(tr("Schedule"), self._name, lambda r: self._name(r).casefold()),
            Column(tr("Planned for"), describe_scheduled.planned, lambda r: r.slot or 0,
                   tip=lambda r: describe.exact(r.slot)),
            Column(tr("Started"), lambda r: describe.moment(r.started), lambda r: r.started,
                   tip=lambda r: describe.exact(r.started)),
            Column(tr("Late"), describe_scheduled.lateness, lambda r: describe_scheduled.late(r) or 0.0),
            Column(tr("What"), describe_scheduled.kind, lambda r: r.kind),
            Column(tr("Took"), describe_scheduled.took, lambda r: r.seconds or 0.0, right=True),
            Column(tr("Summary"), lambda r: in_window(r.summary), lambda r: r.summary),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        for box in (self.schedule, self.outcome):
            filters.addWidget(box)
        filters.addWidget(self.text, 1)
        self._stack = QStackedWidget()
        told = tr("Each time that a schedule names leaves a line here, also one that was missed, held back or late.")
        self._stack.addWidget(EmptyState("clock", tr("No schedule has run yet"), told))
        self._stack.addWidget(self.table)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.addStretch(1)
        column.addWidget(
            EmptyState("search", tr("No line matches"), tr("Try another schedule, outcome or search word."))
        )
        column.addWidget(button(tr("Show &all"), "cancel", self.clear), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._stack.addWidget(nothing)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._stack)
        split.addWidget(self._details)
        split.setSizes([420, 140])
        below = QHBoxLayout()
        below.addWidget(self._said, 1)
        below.addWidget(self._monitor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addLayout(filters)
        whole.addWidget(split, 1)
        whole.addLayout(below)
        self._show_details()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the details below say the rest."""
        super().resizeEvent(event)
        hide_columns(self.table, _LEAST_WIDTH, event.size().width())

    # --- which lines ------------------------------------------------------------------------------------

    def _name(self, run: Run) -> str:
        known = next((s.name for s in self._session.settings.schedules if s.id == run.schedule), "")
        return known or str(run.details.get("schedule_name", "")) or tr("(deleted)")

    def _show_schedules(self) -> None:
        """Those that are there, and those that are gone and have left lines."""
        here = {s.id: s.name for s in self._session.settings.schedules}
        gone = {i: tr("{name} (deleted)", name=name) for i, name in self._gone.items() if i not in here}
        wanted = [("", tr("All schedules")), *here.items(), *gone.items()]
        if [(self.schedule.itemData(n), self.schedule.itemText(n)) for n in range(self.schedule.count())] == wanted:
            return
        chosen = self.schedule.currentData()
        self.schedule.blockSignals(True)
        self.schedule.clear()
        for schedule_id, name in wanted:
            self.schedule.addItem(name, schedule_id)
        self.schedule.setCurrentIndex(max(self.schedule.findData(chosen), 0))
        self.schedule.blockSignals(False)

    def show_schedule(self, schedule_id: str) -> None:
        """All lines of one schedule."""
        self.clear()
        self.schedule.setCurrentIndex(max(self.schedule.findData(schedule_id), 0))

    def clear(self) -> None:
        """All lines."""
        for widget in (self.schedule, self.outcome, self.text):
            widget.blockSignals(True)
        self.schedule.setCurrentIndex(0)
        self.outcome.setCurrentIndex(0)
        self.text.clear()
        for widget in (self.schedule, self.outcome, self.text):
            widget.blockSignals(False)
        self.refresh()

    @property
    def everything(self) -> bool:
        """Whether nothing is filtered away."""
        boxes = (self.schedule, self.outcome)
        return not self.text.text().strip() and all(b.currentIndex() == 0 for b in boxes)

    def refresh(self) -> None:
        """Ask the catalog, if anybody looks; an answer that came late is dropped."""
        if not self.isVisible():
            return
        self._asked += 1
        number, engine, choice = self._asked, self._session.engine, self._choices[self.outcome.currentIndex()]
        wanted = RunFilter(
            outcomes=choice.outcomes,
            schedule=self.schedule.currentData() or None,
            scheduled=True,
            text=self.text.text().strip(),
        )
        self._session.read(
            lambda: tuple(filter(choice.fits, engine.find_runs(wanted, _RUNS))), lambda runs: self._show(number, runs)
        )

    def _show(self, number: int, runs: tuple[Run, ...]) -> None:
        if number != self._asked:
            return
        self.answered = number
        chosen = next((r.id for r in chosen_rows(self.table)), "")
        self.model.set_rows(runs)
        self._stack.setCurrentIndex(_TABLE if runs else _EMPTY if self.everything else _NOTHING)
        full = tr("The newest {n} lines; filter to see older ones.", n=describe.count(_RUNS))
        few = one_or_many(len(runs), tr("1 line"), tr("{n} lines", n=describe.count(len(runs))))
        self._said.setText(full if len(runs) == _RUNS else few)
        for run in runs:
            self._gone[run.schedule] = self._name(run)
        self._show_schedules()
        if not choose_row(self.table, lambda r: r.id == chosen):
            self._show_details()

    # --- one line ---------------------------------------------------------------------------------------

    def _show_details(self) -> None:
        chosen = chosen_rows(self.table)
        self._details.setPlainText(describe_scheduled.details(chosen[0], self._name(chosen[0])) if chosen else "")
        self._monitor.setEnabled(bool(chosen))

    @property
    def details(self) -> str:
        """What is said about the chosen line."""
        return self._details.toPlainText()

    def _open(self) -> None:
        for run in chosen_rows(self.table):
            self._session.run_asked.emit(run.id)
