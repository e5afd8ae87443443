"""Schedule: what runs by itself, when it is next due, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.schedule import Schedule, changed, next_slots
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.row_model import Column, RowFilter, RowModel, chosen_rows, row_table
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import EmptyState, button, heading


@dataclass(frozen=True)
class Row:
    """A schedule, when it is next due (ns; None where it is off or names no time any more) and how it last ran."""

    schedule: Schedule
    next: int | None
    last: Run | None


def schedule_columns() -> list[Column[Row]]:
    """The columns of the list."""
    return [
        Column(tr("State"), lambda r: describe.schedule_state(r.schedule.enabled).text, lambda r: r.schedule.enabled,
               state=lambda r: describe.schedule_state(r.schedule.enabled)),
        Column(tr("Name"), lambda r: r.schedule.name, lambda r: r.schedule.name.casefold()),
        Column(tr("Server"), lambda r: r.schedule.job.server, lambda r: r.schedule.job.server.casefold()),
        Column(tr("Next"), lambda r: describe.moment(r.next), lambda r: r.next or 0,
               tip=lambda r: describe.exact(r.next)),
        Column(tr("Zone"), lambda r: r.schedule.zone, lambda r: r.schedule.zone),
        Column(tr("Last result"), lambda r: describe.last_result(r.last), lambda r: r.last.started if r.last else 0,
               state=lambda r: describe.last_state(r.last), tip=lambda r: r.last.summary if r.last else ""),
    ]  # fmt: skip


class ScheduleTab(QWidget):
    """A list with a switch; what it shows follows the settings and the history."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model: RowModel[Row] = RowModel(schedule_columns(), self)
        self.filter = RowFilter(self.model, self)
        self.table = row_table(self.filter, tr("Schedules"), stretch=5)
        self.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
        self._switch: QPushButton = button(tr("Switch &on or off"), "skipped", self.switch)
        told = tr("A schedule backs up a server by itself, for example every night, and says when it could not.")
        empty = EmptyState("clock", tr("Nothing runs by itself yet"), told)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(tr("Schedules"), 1))
        column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 8)
        whole.addWidget(self._stack, 1)
        self._edit = button(tr("&Edit…"), "edit", self.edit)
        row = QHBoxLayout()
        row.addWidget(button(tr("&New…"), "add", self.add))
        row.addWidget(self._edit)
        row.addWidget(self._switch)
        row.addStretch(1)
        whole.addLayout(row)
        session.settings_changed.connect(self.refresh)
        session.runs_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the schedules as they are now."""
        session = self._session
        now = session.now()
        rows = []
        for schedule in session.settings.schedules:
            slots = next_slots(schedule, now, 1) if schedule.enabled else ()
            runs = session.engine.runs(1, schedule=schedule.id)
            rows.append(Row(schedule, slots[0] if slots else None, runs[0] if runs else None))
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        if rows and not chosen_rows(self.table):
            self.table.selectRow(0)
        for made in (self._edit, self._switch):
            made.setEnabled(bool(rows))

    def add(self) -> None:
        """Make a schedule."""
        ScheduleDialog(self._session, self).exec()

    def edit(self) -> None:
        """Change the chosen one."""
        chosen = chosen_rows(self.table)
        if chosen:
            ScheduleDialog(self._session, self, chosen[0].schedule).exec()

    def switch(self) -> None:
        """Turn the chosen schedule on or off."""
        chosen = chosen_rows(self.table)
        if not chosen:
            return
        old: Schedule = chosen[0].schedule
        new = changed(old, replace(old, enabled=not old.enabled), self._session.now())
        self._session.change_settings(
            lambda s: replace(s, schedules=tuple(new if x.id == new.id else x for x in s.schedules))
        )
