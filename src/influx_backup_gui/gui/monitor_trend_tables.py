"""The figures of the charts as tables: for screen readers, and to be sorted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from influx_backup_gui.domain.overview import Overview, Space
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.gui import describe, describe_monitor
from influx_backup_gui.gui.row_model import ROW_ROLE, Column, RowModel, row_table
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import heading

_HEIGHT, _DAYS_WIDTH = 380, 200


@dataclass(frozen=True)
class RunRow:
    """A run, and what is unusual about it."""

    run: RunFigures
    unusual: str


def run_columns() -> list[Column[RunRow]]:
    """Duration and size of each backup."""
    return [
        Column(tr("Started"), lambda r: describe.moment(r.run.started), lambda r: r.run.started),
        Column(tr("Server"), lambda r: r.run.server, lambda r: r.run.server),
        Column(tr("Took"), lambda r: describe.duration(r.run.seconds), lambda r: r.run.seconds or 0.0, right=True),
        Column(tr("Size"), lambda r: "–" if r.run.bytes is None else describe.size(r.run.bytes),
               lambda r: r.run.bytes or 0, right=True),
        Column(tr("Unusual"), lambda r: r.unusual, lambda r: r.unusual),
        Column(tr("Outcome"), lambda r: describe.outcome(r.run.outcome).text, lambda r: str(r.run.outcome),
               state=lambda r: describe.outcome(r.run.outcome)),
    ]  # fmt: skip


def day_columns() -> list[Column[tuple[int, int]]]:
    """(end of a day, bytes)."""
    return [
        Column(tr("Day"), lambda d: describe.date(d[0]), lambda d: d[0]),
        Column(tr("Used"), lambda d: describe.size(d[1]), lambda d: d[1], right=True),
    ]


class TrendTables(QWidget):
    """Runs, and the space of each day."""

    run_chosen = Signal(str)  # id

    def __init__(self) -> None:
        super().__init__()
        self.runs: RowModel[RunRow] = RowModel(run_columns(), self)
        self.days: RowModel[tuple[int, int]] = RowModel(day_columns(), self)
        runs = row_table(self.runs, tr("Backups"), stretch=5)
        days = row_table(self.days, tr("Space over time"), stretch=0)
        days.setMinimumWidth(_DAYS_WIDTH)
        runs.activated.connect(lambda index: self.run_chosen.emit(index.data(ROW_ROLE).run.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for title, table, share in ((tr("Space over time"), days, 1), (tr("Backups"), runs, 5)):
            table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
            table.setMinimumHeight(_HEIGHT)
            column = QVBoxLayout()
            column.addWidget(heading(title, 0))
            column.addWidget(table, 1)
            row.addLayout(column, share)

    def show_figures(self, found: Overview, space: Space) -> None:
        """The same as the charts show."""
        unusual = describe_monitor.unusual_of
        self.runs.set_rows([RunRow(r, unusual(r.id in found.slow, r.id in found.odd)) for r in found.runs])
        self.days.set_rows(space.history)
