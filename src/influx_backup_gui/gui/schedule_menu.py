"""The menu of one schedule. It says what was chosen; nothing is done here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.gui import describe_tray, theme
from influx_backup_gui.gui.pauses import for_an_hour, until_tomorrow
from influx_backup_gui.gui.tr import tr


class ScheduleMenu(QMenu):
    """`choices` are its actions by a word for each."""

    pause_chosen = Signal(object)  # the instant (ns) when it ends; None: now

    def __init__(self, clock: Callable[[], int], parent: QWidget) -> None:
        """`clock` answers ns."""
        super().__init__(parent)
        self._clock = clock
        self.choices: dict[str, QAction] = {}
        self._add("switch", self, "", "skipped")
        self._pauses = self.addMenu(theme.icon("paused"), tr("&Pause"))
        self._add("hour", self._pauses, tr("For 1 &hour"))
        self._add("tomorrow", self._pauses, "")
        self._add("date", self._pauses, tr("Until a &date…"))
        self._add("resume", self, tr("&Resume"), "running")
        self._add("history", self, tr("Show its &history"), "search")
        self._add("duplicate", self, tr("D&uplicate"), "copy")
        self.addSeparator()
        self._add("delete", self, tr("&Delete…"), "delete")
        pauses: dict[str, Callable[[], int | None]] = {
            "hour": lambda: for_an_hour(clock()),
            "tomorrow": lambda: until_tomorrow(clock()),
            "resume": lambda: None,
        }
        for key, until in pauses.items():
            self.choices[key].triggered.connect(lambda _, until=until: self.pause_chosen.emit(until()))

    def _add(self, key: str, menu: QMenu, text: str, icon: str = "") -> None:
        self.choices[key] = menu.addAction(theme.icon(icon), text) if icon else menu.addAction(text)

    def show_schedule(self, schedule: Schedule) -> None:
        """Offer what applies to this one now."""
        now = self._clock()
        paused = schedule.paused_until is not None and schedule.paused_until > now
        self.choices["switch"].setText(tr("Switch o&ff") if schedule.enabled else tr("Switch &on"))
        self.choices["tomorrow"].setText(describe_tray.until_tomorrow(until_tomorrow(now)))
        self.choices["resume"].setVisible(paused)
        self._pauses.menuAction().setEnabled(schedule.enabled)
