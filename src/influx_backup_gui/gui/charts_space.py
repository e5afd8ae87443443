"""What archives take, day by day, and when that fills the disk."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from influx_backup_gui.domain.axis import round_steps
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.overview import Space
from influx_backup_gui.gui import describe, theme
from influx_backup_gui.gui.charts import Point, TimeChart
from influx_backup_gui.gui.tr import tr

# How much of the chart may be future, in parts of what is past; and the least, so that a young history shows some.
_AHEAD, _LEAST_AHEAD = 0.35, 30 * DAY


class SpaceChart(TimeChart):
    """A line for the past, a dashed one for the trend, a level line for the whole of the disk."""

    def __init__(self) -> None:
        super().__init__(tr("Space over time"), round_steps, lambda v: describe.size(round(v)))
        self._trend: tuple[tuple[int, float], tuple[int, float]] | None = None
        self._capacity: int | None = None

    def show_space(self, space: Space, now: int) -> None:
        """Show the history of a repository."""
        history = space.history
        span = now - history[0][0]
        until = now + max(round(span * _AHEAD), _LEAST_AHEAD)
        if space.full_at is not None and space.full_at < until:
            until = space.full_at + 5 * DAY
        used = history[-1][1]
        self._trend = None
        if space.growth is not None:
            self._trend = ((now, used), (until, max(used + space.growth * (until - now) / DAY, 0.0)))
        highest = max([u for _, u in history] + ([self._trend[1][1]] if self._trend else []))
        capacity = None if space.free is None else used + space.free
        # A disk that is far from full would flatten everything else.
        self._capacity = capacity if capacity is not None and capacity <= highest * 3 else None
        points = [Point(at, size) for at, size in history]
        self.show_points(points, (history[0][0], until), max(highest, self._capacity or 0))

    def text_of(self, point: Point) -> str:
        return f"{describe.date(point.at)}: {describe.size(round(point.value))}"

    def paint_values(self, painter: QPainter, plot: QRectF) -> None:
        line = QPolygonF([self.place(p.at, p.value) for p in self.points])
        accent = theme.tint("accent")
        area = QPolygonF(line)
        area.append(QPointF(line.last().x(), plot.bottom()))
        area.append(QPointF(line.first().x(), plot.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(accent.red(), accent.green(), accent.blue(), 40))
        painter.drawPolygon(area)
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(line)
        if self._trend is not None:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(self.place(*self._trend[0]), self.place(*self._trend[1])))
        if self._capacity is not None:
            painter.setPen(QPen(theme.tint("bad"), 1, Qt.PenStyle.DashDotLine))
            level = self.place(self.points[0].at, self._capacity)
            painter.drawLine(level, QPointF(plot.right(), level.y()))
            painter.drawText(QPointF(plot.left() + 6, level.y() + 15), tr("disk full"))
