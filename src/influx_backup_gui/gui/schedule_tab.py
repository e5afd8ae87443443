"""The tab Schedule: what runs by itself, and what it ran."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.schedule_history import ScheduleHistory
from influx_backup_gui.gui.schedule_list import ScheduleList
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


class ScheduleTab(QWidget):
    """The list, and the history."""

    def __init__(self, session: Session, scheduling: Scheduling) -> None:
        super().__init__()
        self._session = session
        self.list, self.history = ScheduleList(session, scheduling), ScheduleHistory(session)
        self.pages = QTabWidget()
        self.pages.setAccessibleName(tr("Schedules and their history"))
        self.pages.addTab(self.list, tr("Schedules"))
        self.pages.addTab(self.history, tr("History"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 8)
        whole.addWidget(self.pages)
        self.list.edit_asked.connect(self.edit)
        self.list.history_asked.connect(self.show_history)

    def edit(self, schedule: Schedule | None) -> None:
        """Open the editor; with None for a new schedule."""
        dialog = ScheduleDialog(self._session, self, schedule)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_history(self, schedule_id: str) -> None:
        """What one schedule ran."""
        self.pages.setCurrentWidget(self.history)
        self.history.show_schedule(schedule_id)
