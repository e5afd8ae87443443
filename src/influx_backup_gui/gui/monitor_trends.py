"""How long will the disk last, and are backups as quick and as large as they use to be?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.axis import round_steps, time_steps
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.gui import describe, describe_monitor
from influx_backup_gui.gui.charts_runs import RunsChart
from influx_backup_gui.gui.charts_space import SpaceChart
from influx_backup_gui.gui.monitor_trend_tables import TrendTables
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, heading, named, scrolled


class TrendsPage(QScrollArea):
    """Three charts, or the same as tables."""

    run_chosen = Signal(str)  # id

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None
        self.space = SpaceChart()
        seconds, size = describe_monitor.unusual_duration(), describe_monitor.unusual_size()
        self.seconds = RunsChart(tr("Duration of each backup"), _seconds, time_steps, describe.duration, seconds)
        self.sizes = RunsChart(tr("Size of each backup"), _size, round_steps, lambda v: describe.size(round(v)), size)
        self.folder = named(QComboBox(), tr("Folder"))
        self.folder.activated.connect(lambda _: self._show_space())
        self.full = TintedLabel("", "plain")
        self._unusual = TintedLabel("", "muted", wrap=True)
        self.tables = TrendTables()
        self.as_table = button(tr("A&s table"), "table", self._switch, tr("The same figures as tables"))
        self.as_table.setCheckable(True)
        for chart in (self.seconds, self.sizes):
            chart.point_chosen.connect(self.run_chosen)
        self.tables.run_chosen.connect(self.run_chosen)
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(0, 0, 0, 0)
        for title, chart in ((tr("Space"), self.space), (tr("Duration"), self.seconds), (tr("Size"), self.sizes)):
            if chart is not self.space:
                column.addWidget(heading(title, 1))
            column.addWidget(chart)
        column.addWidget(self._unusual)
        column.addStretch(1)
        self._stack.addWidget(charts)
        self._stack.addWidget(self.tables)
        head = QHBoxLayout()
        head.addWidget(heading(tr("Space"), 1))
        head.addWidget(self.folder)
        head.addWidget(self.full, 1)
        head.addWidget(self.as_table)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        scrolled(self, page)

    def _switch(self) -> None:
        self._stack.setCurrentIndex(int(self.as_table.isChecked()))
        self._show_space()

    def show_overview(self, found: Overview) -> None:
        """Show what is true now; the chosen folder stays chosen."""
        before, self._found = self._found, found
        names = [s.name for s in found.spaces]
        if [self.folder.itemText(i) for i in range(self.folder.count())] != names:
            chosen = self.folder.currentText()
            self.folder.clear()
            self.folder.addItems(names)
            self.folder.setCurrentIndex(max(self.folder.findText(chosen), 0))
        self.folder.setVisible(len(names) > 1)
        if before is None or before.runs != found.runs or before.now // DAY != found.now // DAY:
            self.seconds.show_runs(found.runs, found.slow, found.now)
            self.sizes.show_runs(found.runs, found.odd, found.now)
        count = len(found.slow | found.odd)
        self._unusual.setText(describe_monitor.unusual_runs(count))
        self._show_space()

    def _show_space(self) -> None:
        found = self._found
        space = next((s for s in found.spaces if s.name == self.folder.currentText()), None) if found else None
        if found is None or space is None:
            return
        self.full.setText(f"{describe_monitor.full(space)}, {describe_monitor.growth(space)}")
        if self.as_table.isChecked():
            self.tables.show_figures(found, space)
        else:
            self.space.show_space(space, found.now)


def _seconds(run: RunFigures) -> float | None:
    """Only of what made an archive: a run that failed at once says nothing about how long one takes."""
    return run.seconds if run.bytes is not None else None


def _size(run: RunFigures) -> float | None:
    return run.bytes
