"""The menu of the tray. Its entries stay where they are; what does not apply is hidden or greyed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui import describe_tray
from influx_backup_gui.gui.pauses import for_an_hour, until_tomorrow
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.tray_state import TrayFacts


class TrayMenu(QMenu):
    """Says what was chosen; does nothing by itself."""

    open_chosen = Signal()
    backup_chosen = Signal(str)  # name of a server
    pause_chosen = Signal(object)  # the instant (ns) when it ends; None: now
    result_chosen = Signal()
    preferences_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, clock: Callable[[], int]) -> None:
        """`clock` answers ns."""
        super().__init__(describe_tray.TITLE)
        self._servers: tuple[str, ...] = ()
        self._state = self._entry(self, "", self.open_chosen.emit)
        self.addSeparator()
        self.setDefaultAction(self._entry(self, tr("&Open Influx Backup"), self.open_chosen.emit))
        self._backup = self._entry(self, "", lambda: self.backup_chosen.emit(self._servers[0]))
        self._backups = self.addMenu(tr("&Back up now"))
        self._pause = self.addMenu(tr("&Pause schedules"))
        self._entry(self._pause, tr("For 1 &hour"), lambda: self.pause_chosen.emit(for_an_hour(clock())))
        self._tomorrow = self._entry(self._pause, "", lambda: self.pause_chosen.emit(until_tomorrow(clock())))
        self._resume = self._entry(self, "", lambda: self.pause_chosen.emit(None))
        self.addSeparator()
        self._result = self._entry(self, "", self.result_chosen.emit)
        self.addSeparator()
        self._entry(self, tr("Pre&ferences…"), self.preferences_chosen.emit)
        self._entry(self, tr("&Quit"), self.quit_chosen.emit)

    def show_facts(self, facts: TrayFacts, last: Run | None, servers: tuple[str, ...], busy: frozenset[str]) -> None:
        """`busy` are the servers that are being backed up, or wait for it, already."""
        self._state.setText(describe_tray.state_line(facts).replace("&", "&&"))
        if servers != self._servers:
            self._servers = servers
            self._backups.clear()
            for name in servers:
                self._entry(self._backups, describe_tray.back_up(name, False), self._chooser(name))
        for name, action in zip(servers, self._backups.actions(), strict=True):
            action.setEnabled(name not in busy)
        self._backups.menuAction().setVisible(len(servers) != 1)
        self._backups.setEnabled(bool(servers))
        self._backup.setVisible(len(servers) == 1)
        if len(servers) == 1:
            self._backup.setText(describe_tray.back_up(servers[0], True))
            self._backup.setEnabled(servers[0] not in busy)
        self._tomorrow.setText(describe_tray.until_tomorrow(until_tomorrow(facts.now)))
        self._pause.menuAction().setVisible(not facts.paused)
        self._resume.setVisible(facts.paused)
        if facts.paused:
            self._resume.setText(describe_tray.resume(facts))
        self._result.setText(describe_tray.last_result(last, facts.now))
        self._result.setEnabled(last is not None)

    def _chooser(self, server: str) -> Callable[[], object]:
        return lambda: self.backup_chosen.emit(server)

    def _entry(self, menu: QMenu, text: str, chosen: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda _: chosen())
        return action
