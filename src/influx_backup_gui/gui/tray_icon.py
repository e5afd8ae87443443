"""The pictures of the tray: five outlines that differ without colour, on light and dark panels, from 16 pixels on.

A tray does not say what ground it has, so every outline is filled with a colour that stands out from both (3:1 and
more against nearly white and nearly black), and what is drawn on it is white.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from influx_backup_gui.gui.tray_state import TrayState

SIZES = (16, 22, 24, 32, 48, 64)
FILLS = {
    TrayState.PROTECTED: "#1f8f52",
    TrayState.RUNNING: "#2f7fd6",
    TrayState.ATTENTION: "#c07a00",
    TrayState.FAILED: "#d9402f",
    TrayState.PAUSED: "#76808a",
}
# Everything is drawn on a ground of 16 by 16, so that straight edges lie on whole pixels in the smallest size.
_GROUND = 16.0
# A panel that is told of every percent redraws a hundred times; a ring of 16 pixels shows no more than this.
_STEP = 4


def tray_icon(state: TrayState, percent: int = 0) -> QIcon:
    """The icon of a state; `percent` fills the ring of `RUNNING`."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(picture(state, percent, size))
    return icon


def shown_percent(percent: int) -> int:
    """The percentage that is drawn: one of few, so that an icon is changed only where it looks different."""
    return percent - percent % _STEP


def picture(state: TrayState, percent: int, size: int) -> QPixmap:
    """One square picture, `size` pixels wide."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _GROUND, size / _GROUND)
    fill = QColor(FILLS[state])
    if state is TrayState.RUNNING:
        _ring(painter, fill, shown_percent(percent))
    else:
        outline, mark = _DRAWN[state]
        painter.fillPath(outline(), fill)
        mark(painter)
    painter.end()
    return pixmap


def _white(width: float) -> QPen:
    return QPen(QColor("white"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _lines(painter: QPainter, width: float, *points: tuple[float, float]) -> None:
    painter.setPen(_white(width))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _shield() -> QPainterPath:
    path = QPainterPath(QPointF(8, 0))
    path.lineTo(14.5, 2.2)
    path.lineTo(14.5, 7.5)
    path.cubicTo(14.5, 11.8, 11.8, 14.6, 8, 16)
    path.cubicTo(4.2, 14.6, 1.5, 11.8, 1.5, 7.5)
    path.lineTo(1.5, 2.2)
    path.closeSubpath()
    return path


def _tick(painter: QPainter) -> None:
    _lines(painter, 1.9, (4.9, 8.1), (7.1, 10.3), (11.2, 5.6))


def _triangle() -> QPainterPath:
    path = QPainterPath(QPointF(8, 0.6))
    path.lineTo(16, 15)
    path.lineTo(0, 15)
    path.closeSubpath()
    return path


def _exclamation(painter: QPainter) -> None:
    _lines(painter, 1.9, (8, 6.1), (8, 9.6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.drawEllipse(QPointF(8, 12.5), 1.15, 1.15)


def _octagon() -> QPainterPath:
    near, far = 4.7, 11.3
    points = [(near, 0), (far, 0), (16, near), (16, far), (far, 16), (near, 16), (0, far), (0, near)]
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _cross(painter: QPainter) -> None:
    _lines(painter, 2.1, (5.2, 5.2), (10.8, 10.8))
    _lines(painter, 2.1, (10.8, 5.2), (5.2, 10.8))


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(1, 1, 14, 14), 2.5, 2.5)
    return path


def _bars(painter: QPainter) -> None:
    for left in (5, 9):
        painter.fillRect(QRectF(left, 4, 2, 8), QColor("white"))


def _ring(painter: QPainter, colour: QColor, percent: int) -> None:
    """A track with what is done, clockwise from the top, and an arrow down into the middle."""
    box = QRectF(1.25, 1.25, 13.5, 13.5)
    track = QColor(colour)
    track.setAlphaF(0.45)
    painter.setPen(QPen(track, 2.5))
    painter.drawEllipse(box)
    painter.setPen(QPen(colour, 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawArc(box, 90 * 16, -round(percent * 3.6 * 16))
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(8, 5), QPointF(8, 10.6)]))
    painter.drawPolyline(QPolygonF([QPointF(5.7, 8.4), QPointF(8, 10.7), QPointF(10.3, 8.4)]))


_DRAWN: dict[TrayState, tuple[Callable[[], QPainterPath], Callable[[QPainter], None]]] = {
    TrayState.PROTECTED: (_shield, _tick),
    TrayState.ATTENTION: (_triangle, _exclamation),
    TrayState.FAILED: (_octagon, _cross),
    TrayState.PAUSED: (_square, _bars),
}
