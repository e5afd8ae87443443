"""Which runs of the history are shown: by kind, outcome, text and day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QDateTime, QTime, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import RUN_KINDS, Outcome
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import named
from influx_backup_gui.store.run_query import RunFilter

# So long (ms) after the last key the history is asked.
_TYPING = 200
_ANY, _A_DAY = "any", "day"


class RunFilters(QWidget):
    """`wanted(server)` is the question to the catalog."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = named(QComboBox(), tr("Kind of run"))
        self.kind.addItem(tr("All kinds"), ())
        for kind in RUN_KINDS:
            self.kind.addItem(describe.kind(kind), (kind,))
        self.outcome = named(QComboBox(), tr("Outcome"))
        self.outcome.addItem(tr("All outcomes"), ())
        problems = (Outcome.FAILED, Outcome.WARNING, Outcome.INTERRUPTED, Outcome.SKIPPED)
        self.outcome.addItem(tr("Only with problems"), problems)
        for outcome in (*Outcome, None):
            self.outcome.addItem(describe.outcome(outcome).text, (outcome,))
        self.when = named(QComboBox(), tr("When"))
        for text, days in ((tr("Any day"), _ANY), (tr("Today"), 1), (tr("Last 7 days"), 7), (tr("Last 30 days"), 30)):
            self.when.addItem(text, days)
        self.when.addItem(tr("One day:"), _A_DAY)
        self.day = named(QDateEdit(QDate.currentDate()), tr("Day"))
        self.day.setCalendarPopup(True)
        self.day.hide()
        self.text = named(QLineEdit(), tr("Search the history"))
        self.text.setPlaceholderText(tr("Search"))
        self.text.setClearButtonEnabled(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kind, self.outcome, self.when, self.day):
            row.addWidget(widget)
        row.addWidget(self.text, 1)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._typing.start())
        for box in (self.kind, self.outcome):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.when.currentIndexChanged.connect(self._on_when)
        self.day.dateChanged.connect(lambda _: self.changed.emit())

    def _on_when(self) -> None:
        self.day.setVisible(self.when.currentData() == _A_DAY)
        self.changed.emit()

    def show_day(self, day: date) -> None:
        """All runs of this day."""
        self.blockSignals(True)
        self._clear()
        self.when.setCurrentIndex(self.when.findData(_A_DAY))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        """All runs."""
        self.blockSignals(True)
        self._clear()
        self.blockSignals(False)
        self.changed.emit()

    def _clear(self) -> None:
        for box in (self.kind, self.outcome, self.when):
            box.setCurrentIndex(0)
        self.text.clear()
        self._typing.stop()

    @property
    def everything(self) -> bool:
        """Whether nothing is filtered away."""
        boxes = (self.kind, self.outcome, self.when)
        return not self.text.text().strip() and all(b.currentIndex() == 0 for b in boxes)

    def wanted(self, server: str) -> RunFilter:
        """What is chosen, of this server ("": of all). Days are those of this machine's clock."""
        since, until = self._span()
        return RunFilter(
            kinds=self.kind.currentData(),
            outcomes=self.outcome.currentData(),
            server=server or None,
            text=self.text.text().strip(),
            since=since,
            until=until,
        )

    def _span(self) -> tuple[int | None, int | None]:
        chosen = self.when.currentData()
        if chosen == _ANY:
            return None, None
        if chosen == _A_DAY:
            shown = self.day.date()
            first = date(shown.year(), shown.month(), shown.day())
            return _midnight(first), _midnight(first + timedelta(days=1))
        today = QDate.currentDate()
        return _midnight(date(today.year(), today.month(), today.day()) - timedelta(days=int(chosen) - 1)), None


def _midnight(day: date) -> int:
    """When (ns) a day begins here."""
    moment = QDateTime(QDate(day.year, day.month, day.day), QTime(0, 0))
    return moment.toSecsSinceEpoch() * SECOND
