"""A chart over time, painted by hand: axes, a cursor that mouse and keys move, tool tips, words for a screen reader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QDateTime, QEvent, QPointF, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.describe_monitor import month_year
from influx_backup_gui.gui.tr import tr

_HEIGHT, _RIGHT = 170, 12
_PAGE = 30
_NEAR = 24
# So wide at least that charts below each other begin at the same place.
_USUAL_LABEL = "0 bytes."


class Point(NamedTuple):
    """An instant (ns), a value, and the id of what it is about; a tuple, because there may be ten thousand."""

    at: int
    value: float
    id: str = ""


class TimeChart(QWidget):
    """Arrows move from point to point, Page Up and Down by thirty, Home and End to the first and last."""

    point_chosen = Signal(str)  # id of a point

    def __init__(
        self, name: str, steps: Callable[[float, int], Sequence[float]], label: Callable[[float], str]
    ) -> None:
        super().__init__()
        self._name, self._steps, self._label = name, steps, label
        self.points: tuple[Point, ...] = ()
        self._times: list[int] = []
        self._at = -1
        self._first, self._last = 0, DAY
        self._marks: Sequence[float] = (0.0, 1.0)
        self._plot: QRectF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._say()

    def show_points(self, points: Sequence[Point], span: tuple[int, int], highest: float) -> None:
        """Show these, oldest first, from one instant to another and from 0 to at least `highest`."""
        self.points = tuple(points)
        self._times = [p.at for p in self.points]
        self._first, self._last = span[0], max(span[1], span[0] + DAY)
        self._marks = self._steps(max(highest, 0), 4)
        self._plot = None
        self._at = len(self.points) - 1
        self._say()
        self.update()

    @property
    def current(self) -> Point | None:
        """The point that the cursor is at."""
        return self.points[self._at] if 0 <= self._at < len(self.points) else None

    # --- places -------------------------------------------------------------------------------------------

    @property
    def plot(self) -> QRectF:
        """Where values are painted; measured once for each size."""
        if self._plot is None:
            metrics = self.fontMetrics()
            labels = (_USUAL_LABEL, *(self._label(m) for m in self._marks))
            left = max(metrics.horizontalAdvance(text) for text in labels) + 10
            height = max(self.height() - metrics.height() - 14, 1)
            self._plot = QRectF(left, 8, max(self.width() - left - _RIGHT, 1), height)
        return self._plot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._plot = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._plot = None

    def text_of(self, point: Point) -> str:
        """What is said about a point."""
        raise NotImplementedError

    def place(self, at: float, value: float) -> QPointF:
        """Where an instant and a value are."""
        plot = self.plot
        across = (at - self._first) / (self._last - self._first)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - value / self._marks[-1] * plot.height())

    def near(self, x: float) -> int:
        """The number of the point that is nearest to a place across; -1 where none is near."""
        plot = self.plot
        at = self._first + (x - plot.left()) / plot.width() * (self._last - self._first)
        number = bisect_left(self._times, at)
        found = [n for n in (number - 1, number) if 0 <= n < len(self.points)]
        best = min(found, key=lambda n: abs(self._times[n] - at), default=-1)
        return best if best >= 0 and abs(self.place(self._times[best], 0).x() - x) <= _NEAR else -1

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    # --- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self.plot
        self._paint_axes(painter, plot)
        if not self.points:
            painter.setPen(theme.tint("muted"))
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, tr("Nothing to show yet"))
            return
        painter.save()
        painter.setClipRect(plot.adjusted(-6, -8, 6, 1))
        self.paint_values(painter, plot)
        painter.restore()
        if self.hasFocus() or self.underMouse():
            self._paint_cursor(painter, plot)

    def paint_values(self, painter: QPainter, plot: QRectF) -> None:
        """What a kind of chart paints of its own."""
        raise NotImplementedError

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        line = QPen(self.palette().color(QPalette.ColorRole.Midlight), 1)
        muted = theme.tint("muted")
        for mark in self._marks:
            y = self.place(self._first, mark).y()
            painter.setPen(line)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(muted)
            box = QRectF(0, y - 10, plot.left() - 6, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._label(mark))
        painter.setPen(muted)
        taken = plot.left() - 40.0
        for at in months(self._first, self._last):
            x, text = self.place(at, 0).x(), month_year(at)
            width = self.fontMetrics().horizontalAdvance(text)
            if x >= taken and x + width <= self.width():
                painter.drawText(QPointF(x, plot.bottom() + self.fontMetrics().height()), text)
                painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3))
                taken = x + width + 14

    def _paint_cursor(self, painter: QPainter, plot: QRectF) -> None:
        point = self.current
        if point is None:
            return
        where = self.place(point.at, point.value)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(where.x(), plot.top()), QPointF(where.x(), plot.bottom()))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawEllipse(where, 4, 4)

    # --- events -------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.near(event.position().x())
        if found >= 0:
            self._go(found)
            QToolTip.showText(event.globalPosition().toPoint(), self.text_of(self.points[found]), self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.near(event.position().x())
        if found >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(found)
            self.point_chosen.emit(self.points[found].id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.points) - 1
        places = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_PageUp: self._at - _PAGE,
            Qt.Key.Key_PageDown: self._at + _PAGE,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in places and self.points:
            self._go(min(max(places[key], 0), last))
            self._show_tip()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.point_chosen.emit(self.current.id)
        else:
            super().keyPressEvent(event)

    def _show_tip(self) -> None:
        """Who moves by keys sees the same figures as with the mouse."""
        point = self.current
        if point is not None:
            QToolTip.showText(self.mapToGlobal(self.place(point.at, point.value).toPoint()), self.text_of(point), self)

    def _go(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self._say()
            self.update()

    def _say(self) -> None:
        point = self.current
        self.setAccessibleName(f"{self._name}: {self.text_of(point)}" if point else self._name)
        self.setAccessibleDescription(tr("Arrow keys move from one to the next."))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def months(first: int, last: int) -> list[int]:
    """The beginnings (ns) of the local months between two instants; of every third where there are many."""
    day = QDateTime.fromSecsSinceEpoch(first // SECOND).date()
    day = day.addDays(1 - day.day())
    step = 1 if last - first < 430 * DAY else 3 if last - first < 1500 * DAY else 12
    found = []
    while (at := QDateTime(day, QTime(0, 0)).toSecsSinceEpoch() * SECOND) <= last:
        if at >= first and (day.month() - 1) % step == 0:
            found.append(at)
        day = day.addMonths(1)
    return found
