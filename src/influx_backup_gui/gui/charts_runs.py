"""A figure of every run over time; the unusual ones are marked by shape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.gui import describe_monitor, theme
from influx_backup_gui.gui.charts import Point, TimeChart


class RunsChart(TimeChart):
    """A thin bar for each run; of those that would be painted over each other the highest.

    `unusual` says what a marked run is.
    """

    def __init__(
        self,
        name: str,
        figure: Callable[[RunFigures], float | None],
        steps: Callable[[float, int], Sequence[float]],
        label: Callable[[float], str],
        unusual: str,
    ) -> None:
        super().__init__(name, steps, label)
        self._figure, self._what = figure, unusual
        self._unusual: frozenset[str] = frozenset()
        self._runs: dict[str, RunFigures] = {}

    def show_runs(self, runs: Sequence[RunFigures], unusual: frozenset[str], now: int) -> None:
        """Show the runs that have the figure; `unusual` of them are marked."""
        self._unusual = unusual
        shown = [(r, value) for r in runs if (value := self._figure(r)) is not None]
        self._runs = {r.id: r for r, _ in shown}
        points = [Point(r.started, value, r.id) for r, value in shown]
        first = min(points[0].at, now - 7 * DAY) if points else now - 7 * DAY
        # A hair's breadth beside the first and the last, so that their bars are whole.
        edge = (now - first) // 100
        self.show_points(points, (first - edge, now + edge), max((p.value for p in points), default=0))

    def text_of(self, point: Point) -> str:
        return describe_monitor.run_point(self._runs[point.id], point.id in self._unusual, self._what)

    def paint_values(self, painter: QPainter, plot: QRectF) -> None:
        across = plot.width() / (self._last - self._first)
        highest: dict[int, float] = {}
        for at, value, _ in self.points:
            column = round((at - self._first) * across)
            if value > highest.get(column, 0.0):
                highest[column] = value
        down = plot.height() / self._marks[-1]
        left, bottom = round(plot.left()), plot.bottom()
        painter.save()
        # Whole pixels, opaque: where bars touch each other, nothing looks darker than it is high.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(self._tone(), self._width(len(highest), plot.width())))
        painter.drawLines([QLineF(left + x, bottom, left + x, bottom - v * down) for x, v in highest.items()])
        painter.restore()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint("warn"))
        for point in self.points:
            if point.id in self._unusual:
                painter.drawPolygon(_diamond(self.place(point.at, point.value)))

    def _tone(self) -> QColor:
        """The accent, paler."""
        accent, ground = theme.tint("accent"), self.palette().color(QPalette.ColorRole.Window)
        return QColor(
            (accent.red() + ground.red()) // 2,
            (accent.green() + ground.green()) // 2,
            (accent.blue() + ground.blue()) // 2,
        )

    @staticmethod
    def _width(bars: int, width: float) -> int:
        """Of a bar, in whole pixels: gaps where there is room for them, none where they would make a pattern."""
        each = width / max(bars, 1)
        return min(int(each) - 1, 6) if each >= 3 else 2


def _diamond(centre: QPointF, size: float = 6) -> QPolygonF:
    x, y = centre.x(), centre.y()
    return QPolygonF([QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size), QPointF(x - size, y)])
