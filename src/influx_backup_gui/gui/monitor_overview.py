"""First page of the monitor: reasons with what mends them, tiles, and the calendar of days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.day_calendar import Day, DayState
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.gui import describe, describe_monitor
from influx_backup_gui.gui.charts_calendar import DayCalendar, DayLegend
from influx_backup_gui.gui.monitor_fixes import Fixes
from influx_backup_gui.gui.monitor_reasons import ReasonList
from influx_backup_gui.gui.monitor_tiles import Tiles
from influx_backup_gui.gui.row_model import ROW_ROLE, Column, RowModel, row_table
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import button, heading, scrolled

_TABLE_HEIGHT = 190


def day_columns() -> list[Column[Day]]:
    """The days as a table."""
    return [
        Column(tr("Day"), lambda d: describe_monitor.weekday(d.day), lambda d: d.day.toordinal()),
        Column(tr("State"), lambda d: describe_monitor.day_state(d.state).text, lambda d: d.state.value,
               state=lambda d: describe_monitor.day_state(d.state)),
        Column(tr("Proved"), lambda d: describe.count(d.proved), lambda d: d.proved, right=True),
        Column(tr("With warnings"), lambda d: describe.count(d.warnings), lambda d: d.warnings, right=True),
        Column(tr("Failed"), lambda d: describe.count(d.failed), lambda d: d.failed, right=True),
        Column(tr("Skipped"), lambda d: describe.count(d.skipped), lambda d: d.skipped, right=True),
        Column(tr("Size"), lambda d: describe.size(d.bytes) if d.bytes else "–", lambda d: d.bytes, right=True),
    ]  # fmt: skip


class OverviewPage(QScrollArea):
    """Everything that a glance should tell; scrolls where the window is small."""

    day_chosen = Signal(object)  # date

    def __init__(self, fixes: Fixes) -> None:
        super().__init__()
        self.reasons, self.tiles, self.calendar = ReasonList(fixes), Tiles(), DayCalendar()
        self.calendar.day_chosen.connect(self.day_chosen)
        self.days: RowModel[Day] = RowModel(day_columns(), self)
        self.table = row_table(self.days, tr("Days"), stretch=1)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.table.activated.connect(lambda index: self.day_chosen.emit(index.data(ROW_ROLE).day))
        self.as_table = button(tr("A&s table"), "table", self._switch, tr("The same days as a table"))
        self.as_table.setCheckable(True)
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        calendar = QWidget()
        column = QVBoxLayout(calendar)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.calendar)
        column.addWidget(DayLegend())
        column.addStretch(1)
        self._stack.addWidget(calendar)
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(heading(tr("Days"), 1), 1)
        head.addWidget(self.as_table)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.reasons)
        whole.addWidget(self.tiles)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        scrolled(self, page)

    def _switch(self) -> None:
        self._stack.setCurrentIndex(int(self.as_table.isChecked()))

    def show_overview(self, found: Overview) -> None:
        """Show what is true now."""
        self.reasons.show_overview(found)
        self.tiles.show_overview(found)
        self.calendar.show_days(found.days)
        self.days.set_rows([d for d in found.days if d.state is not DayState.NONE])
