"""A year of days, a column for each week; a day is chosen by a click or by keys."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

from influx_backup_gui.domain.day_calendar import Day, DayState
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.charts_marks import mark_pixmap, paint_mark
from influx_backup_gui.gui.describe_monitor import day_line, day_state, month
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import LOOKS, TintedLabel

_WEEKS, _WEEK = 54, 7
_SMALLEST, _LARGEST = 11, 21
_STEPS = {Qt.Key.Key_Left: -_WEEK, Qt.Key.Key_Right: _WEEK, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ACTIONS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayCalendar(QWidget):
    """Arrows move from day to day, Home and End to the first and last, Enter chooses."""

    day_chosen = Signal(object)  # date

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[Day, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self._left() + _WEEKS * _SMALLEST + 2)
        self._say()

    def show_days(self, days: tuple[Day, ...]) -> None:
        """Show these, oldest first, without a gap. The last one is the current one until a person goes elsewhere."""
        current = self.current
        followed = current is None or current == self._days[-1]
        self._days = days
        found = next((n for n, d in enumerate(days) if current is not None and d.day == current.day), None)
        self._at = max(len(days) - 1, 0) if followed or found is None else found
        self._say()
        self.update()

    @property
    def current(self) -> Day | None:
        """The day that the keys are at."""
        return self._days[self._at] if self._days else None

    # --- places -------------------------------------------------------------------------------------------

    def _cell(self) -> float:
        return min(max((self.width() - self._left() - 2) / _WEEKS, _SMALLEST), _LARGEST)

    def _left(self) -> int:
        return self.fontMetrics().horizontalAdvance("Www") + 8

    def _top(self) -> int:
        return self.fontMetrics().height() + 2

    def _place(self, day: date) -> tuple[int, int]:
        """(week, line) of a day; the newest week is the last column."""
        first = _first_of_week(self._days[0].day)
        offset = (day - first).days
        return offset // _WEEK, offset % _WEEK

    def rect_of(self, day: date) -> QRectF:
        """Where a day is painted."""
        week, line = self._place(day)
        cell = self._cell()
        return QRectF(self._left() + week * cell, self._top() + line * cell, cell, cell)

    def day_at(self, point: QPoint) -> Day | None:
        """The day that is painted there."""
        if not self._days:
            return None
        cell = self._cell()
        week, line = int((point.x() - self._left()) // cell), int((point.y() - self._top()) // cell)
        if week < 0 or not 0 <= line < _WEEK:
            return None
        number = (_first_of_week(self._days[0].day) + timedelta(days=week * _WEEK + line) - self._days[0].day).days
        return self._days[number] if 0 <= number < len(self._days) else None

    def sizeHint(self) -> QSize:
        return QSize(700, self._height())

    def _height(self) -> int:
        return int(self._top() + _WEEK * self._cell() + 3)

    # --- events -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._days:
            return
        self._paint_names(painter)
        for day in self._days:
            paint_mark(painter, self.rect_of(day.day), day.state)
        if self.hasFocus() and self.current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(self.rect_of(self.current.day), 3, 3)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(theme.tint("muted"))
        cell, locale = self._cell(), QLocale()
        first = _first_of_week(self._days[0].day)
        for line in range(0, _WEEK, 2):
            name = locale.dayName((first + timedelta(days=line)).isoweekday(), QLocale.FormatType.ShortFormat)
            box = QRectF(0, self._top() + line * cell, self._left() - 6, cell)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
        for day in self._days:
            # The name stands above the week in which the month begins, where the whole month is shown.
            if day.day.day == 1:
                week = self._place(day.day)[0]
                box = QRectF(self._left() + week * cell, 0, 60, self._top())
                if box.left() + self.fontMetrics().horizontalAdvance(month(day.day)) <= self.width():
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, month(day.day))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go(self._days.index(day))
            self.day_chosen.emit(day.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = len(self._days) - 1
        if key in _STEPS:
            self._go(min(max(self._at + _STEPS[key], 0), last))
            self._show_tip()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
            self._show_tip()
        elif key in _ACTIONS and self.current is not None:
            self.day_chosen.emit(self.current.day)
        else:
            super().keyPressEvent(event)

    def _show_tip(self) -> None:
        """Who moves by keys sees the same figures as with the mouse."""
        day = self.current
        if day is not None:
            QToolTip.showText(self.mapToGlobal(self.rect_of(day.day).bottomRight().toPoint()), day_line(day), self)

    def _go(self, number: int) -> None:
        if self._days:
            self._at = number
            self._say()
            self.update()

    def _say(self) -> None:
        current = self.current
        said = tr("Calendar of days") if current is None else tr("Calendar, {day}", day=day_line(current))
        self.setAccessibleName(said)
        self.setAccessibleDescription(tr("Arrow keys move from day to day; Enter shows the runs of the day."))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), day_line(day) if day else "", self)
            return True
        return super().event(event)


class DayLegend(QWidget):
    """What the marks mean."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._marks = {state: QLabel() for state in DayState}
        for state, mark in self._marks.items():
            row.addWidget(mark)
            row.addWidget(TintedLabel(day_state(state).text))
            row.addSpacing(8)
        row.addStretch(1)
        self._paint()

    def _paint(self) -> None:
        for state, mark in self._marks.items():
            mark.setPixmap(mark_pixmap(state, QSize(16, 16), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._paint()


def _first_of_week(day: date) -> date:
    begins = QLocale().firstDayOfWeek().value
    return day - timedelta(days=(day.isoweekday() - begins) % _WEEK)
