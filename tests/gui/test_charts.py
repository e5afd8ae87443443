"""Charts over time: what is told of a point, keys, mouse, marks, and the tables with the same figures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.axis import round_steps
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.domain.overview import Space
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.charts_runs import RunsChart
from influx_backup_gui.gui.charts_space import SpaceChart
from influx_backup_gui.gui.monitor_trend_tables import day_columns
from influx_backup_gui.gui.row_model import RowModel
from tests.domain.figures import figures
from tests.gui.conftest import Expected

NOW = 20_000 * DAY
RUNS = [figures(NOW - d * DAY, bytes=1_000_000 * (5 if d == 3 else 1), seconds=60 + d) for d in range(20, 0, -1)]
MB = 1_000_000


@pytest.fixture
def chart(qtbot: QtBot) -> RunsChart:
    made = RunsChart("Size", lambda r: r.bytes, round_steps, lambda v: f"{v / MB:.0f} MB", "unusual size")
    qtbot.addWidget(made)
    made.resize(800, made.height())
    made.show_runs([*RUNS, figures(NOW - DAY // 2, Outcome.FAILED)], frozenset({RUNS[17].id}), NOW)
    return made


def test_what_has_no_figure_is_left_out_and_the_newest_is_current(chart: RunsChart) -> None:
    assert [p.id for p in chart.points] == [r.id for r in RUNS]
    assert chart.current == chart.points[-1]
    assert "1 MB" in chart.accessibleName()
    assert "unusual" not in chart.accessibleName()


def test_keys_and_mouse_find_the_same_points(chart: RunsChart, qtbot: QtBot, expected: Expected) -> None:
    expected.add("does not support raise()")
    for _ in range(2):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.current == chart.points[17]
    assert QToolTip.text() == chart.text_of(chart.points[17]), "the figures can be seen, too"
    assert chart.accessibleName().endswith("5 MB, unusual size")
    with qtbot.waitSignal(chart.point_chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [RUNS[17].id]
    qtbot.keyClick(chart, Qt.Key.Key_PageUp)
    assert chart.current == chart.points[0]

    place = chart.place(chart.points[9].at, 0).toPoint()
    with qtbot.waitSignal(chart.point_chosen) as clicked:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == [RUNS[9].id]
    assert chart.near(-500) == -1


def test_only_the_unusual_one_has_a_diamond(chart: RunsChart) -> None:
    image = chart.grab().toImage()
    ratio = image.width() / chart.width()

    def diamond(number: int) -> bool:
        point = chart.points[number]
        where = chart.place(point.at, point.value).toPoint() + QPoint(4, 0)
        return bool(image.pixelColor(round(where.x() * ratio), round(where.y() * ratio)) == theme.tint("warn"))

    assert diamond(17)
    assert not any(diamond(n) for n in range(20) if n != 17)


def space(growth: float | None = 10.0 * MB, free: int = 400 * MB, full_at: int | None = NOW + 40 * DAY) -> Space:
    history = tuple((NOW - d * DAY, (100 - d) * 10 * MB) for d in range(60, -1, -1))
    return Space("default", "/a", "", free, 1000 * MB, 60, None, 0, 0, history, growth, full_at)


def test_the_forecast_reaches_the_day_on_which_the_disk_is_full(qtbot: QtBot) -> None:
    chart = SpaceChart()
    qtbot.addWidget(chart)
    chart.resize(800, chart.height())
    chart.show_space(space(), NOW)
    assert chart._trend is not None
    (_, begin), (until, end) = chart._trend
    assert (begin, until) == (1000 * MB, NOW + 30 * DAY), "at most a third of the history, thirty days at least"
    assert end == pytest.approx(1300 * MB)
    assert chart._capacity == 1400 * MB
    chart.show_space(space(free=10**12, full_at=None), NOW)
    assert chart._capacity is None, "a level far above would flatten the line"
    chart.show_space(space(growth=None, full_at=None), NOW)
    assert chart._trend is None
    assert not chart.grab().isNull()


def test_tables_sort_themselves(qtbot: QtBot) -> None:
    model: RowModel = RowModel(day_columns())
    model.set_rows([(3, 30), (1, 50), (2, 40)])
    assert [r[0] for r in model.rows] == [1, 2, 3]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_rows([(9, 10), *model.rows])
    assert [r[1] for r in model.rows] == [50, 40, 30, 10]
