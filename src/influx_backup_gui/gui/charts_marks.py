"""The marks of days: each state has a shape of its own beside its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from influx_backup_gui.domain.day_calendar import DayState
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.describe_monitor import day_state


def paint_mark(painter: QPainter, cell: QRectF, state: DayState) -> None:
    """Square with a tick: proved. Triangle: warning. Disc with a cross: failed. Bar: skipped. Dot: no backup."""
    colour = theme.tint(day_state(state).tint)
    ground = QApplication.palette().color(QPalette.ColorRole.Base)
    side = min(cell.width(), cell.height())
    box = QRectF(0, 0, side * 0.82, side * 0.82)
    box.moveCenter(cell.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    if state is DayState.PROVED:
        # The usual is calm, so that the others are seen.
        painter.setBrush(QBrush(_faded(colour, 60)))
        painter.drawRoundedRect(box, side * 0.16, side * 0.16)
        _stroke(painter, colour, side * 0.11, _scaled(box, ((0.24, 0.54), (0.43, 0.72), (0.77, 0.3))))
    elif state is DayState.WARNING:
        painter.drawPolygon(_scaled(box, ((0.5, 0.0), (1.0, 0.95), (0.0, 0.95))))
        _stroke(painter, ground, side * 0.1, _scaled(box, ((0.5, 0.4), (0.5, 0.7))))
    elif state is DayState.FAILED:
        painter.drawEllipse(box)
        _stroke(painter, ground, side * 0.12, _scaled(box, ((0.3, 0.3), (0.7, 0.7))))
        _stroke(painter, ground, side * 0.12, _scaled(box, ((0.7, 0.3), (0.3, 0.7))))
    elif state is DayState.SKIPPED:
        painter.drawRoundedRect(QRectF(box.left(), box.center().y() - side * 0.11, box.width(), side * 0.22), 1, 1)
    else:
        painter.setBrush(QBrush(_faded(colour, 110)))
        painter.drawEllipse(box.center(), side * 0.1, side * 0.1)


def mark_pixmap(state: DayState, size: QSize, ratio: float) -> QPixmap:
    """A mark for a legend."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, QRectF(0, 0, size.width(), size.height()), state)
    painter.end()
    return pixmap


def _faded(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)


def _scaled(box: QRectF, points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in points])


def _stroke(painter: QPainter, colour: QColor, width: float, line: QPolygonF) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(line)
    painter.setPen(Qt.PenStyle.NoPen)
