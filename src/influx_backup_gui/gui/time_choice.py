"""Which time range: all, the last days, or from one moment to another (local time)."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.instants import DAY, MAX_INSTANT, MIN_INSTANT, SECOND, TimeRange
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import count_units, named

_ALL, _LAST, _BETWEEN, _EXACTLY = range(4)
_MS, _MINUTE = 1_000_000, 60 * SECOND


class TimeChoice(QWidget):
    """`range_at(now)` answers the range, None where its end is not after its beginning."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = named(QComboBox(), tr("Time range"))
        self.kind.addItems([tr("All times"), tr("Last days"), tr("From – to")])
        self.days = named(QSpinBox(), tr("Days"))
        self.days.setRange(1, 36_500)
        self.days.setValue(7)
        count_units(self.days, tr(" day"), tr(" days"))
        today = QDateTime.currentDateTime()
        self.first = _moment(tr("From"), today.addDays(-7))
        self.last = _moment(tr("To"), today)
        between = QWidget()
        row = QVBoxLayout(between)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.first)
        row.addWidget(self.last)
        self._exactly = TimeRange()
        self._pages = QStackedWidget()
        for page in (QWidget(), self.days, between):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.kind)
        whole.addWidget(self._pages)
        self._pages.hide()
        self.kind.currentIndexChanged.connect(self._on_kind)
        for signal in (self.days.valueChanged, self.first.dateTimeChanged, self.last.dateTimeChanged):
            signal.connect(self.changed)

    def _on_kind(self, kind: int) -> None:
        self._pages.setCurrentIndex(kind if kind in (_LAST, _BETWEEN) else _ALL)
        self._pages.setVisible(kind in (_LAST, _BETWEEN))
        self.changed.emit()

    def offer(self, first: int, last: int) -> None:
        """From – to begins with the minutes that hold all rows from `first` to `last` (ns), both included.

        What a person is just choosing stays.
        """
        if self.kind.currentIndex() == _BETWEEN:
            return
        for edit, ns in ((self.first, first // _MINUTE * _MINUTE), (self.last, (last // _MINUTE + 1) * _MINUTE)):
            edit.blockSignals(True)
            edit.setDateTime(QDateTime.fromMSecsSinceEpoch(ns // _MS))
            edit.blockSignals(False)

    def show_range(self, span: TimeRange) -> None:
        """Choose exactly this range, to the nanosecond, as a choice of its own where it is not all times."""
        self.kind.blockSignals(True)
        while self.kind.count() > _EXACTLY:
            self.kind.removeItem(_EXACTLY)
        self._exactly = span
        if not span.everything:
            self.kind.addItem(tr("As before: {range}", range=describe_restore.time_range(span)))
        self.kind.setCurrentIndex(_ALL if span.everything else _EXACTLY)
        self.kind.blockSignals(False)
        self._on_kind(self.kind.currentIndex())

    def range_at(self, now: int) -> TimeRange | None:
        """The range chosen; `now` in ns counts for the last days."""
        kind = self.kind.currentIndex()
        if kind == _ALL:
            return TimeRange()
        if kind == _EXACTLY:
            return self._exactly
        if kind == _LAST:
            return TimeRange(now - self.days.value() * DAY, None)
        first, last = (e.dateTime().toMSecsSinceEpoch() * _MS for e in (self.first, self.last))
        return TimeRange(first, last) if first < last else None


def _moment(name: str, value: QDateTime) -> QDateTimeEdit:
    edit = named(QDateTimeEdit(value), name)
    edit.setDisplayFormat("yyyy-MM-dd HH:mm")
    # No row can have another time.
    edit.setDateTimeRange(*(QDateTime.fromMSecsSinceEpoch(ns // _MS) for ns in (MIN_INSTANT + _MS, MAX_INSTANT)))
    edit.setCalendarPopup(True)
    return edit
