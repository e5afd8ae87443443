"""When to back up by itself, as the first question asks it: every day at a time, or not yet."""

from __future__ import annotations

import uuid

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named
from influx_backup_gui.store.local_zone import local_zone

_FIRST = QTime(2, 0)


class DailyChoice(QWidget):
    """Ticked at first. `schedule` is what the answer means."""

    def __init__(self) -> None:
        super().__init__()
        self.daily = named(QCheckBox(tr("&Every day at")), tr("Every day"))
        self.daily.setChecked(True)
        self.time = named(QTimeEdit(_FIRST), tr("Time of day"))
        self.time.setDisplayFormat("HH:mm")
        self._told = TintedLabel("", "muted", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.daily)
        row.addWidget(self.time)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._told)
        self._zone = local_zone()
        self.daily.toggled.connect(self._show)
        self._show()

    def _show(self) -> None:
        wanted = self.daily.isChecked()
        self.time.setEnabled(wanted)
        self._told.setText(
            tr("Everything on the server, in the time of {zone}. No backup is ever removed by it.", zone=self._zone)
            if wanted
            else tr("Nothing runs by itself. The tab Schedule can change that later.")
        )

    def schedule(self, server: str, now: int) -> Schedule | None:
        """A daily backup of all that `server` holds, counted from `now` (ns) on; None where none is wanted."""
        if not self.daily.isChecked():
            return None
        time = self.time.time()
        timetable = Daily((time.hour() * 60 + time.minute(),))
        return Schedule(uuid.uuid4().hex, tr("{server} daily", server=server), BackupJob(server), timetable,
                        self._zone, now)  # fmt: skip
