"""The icon in the tray: follows the session, and is there while there is a tray."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.gui import describe_progress, describe_tray
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.tray_icon import shown_percent, tray_icon
from influx_backup_gui.gui.tray_menu import TrayMenu
from influx_backup_gui.gui.tray_presence import TrayPresence
from influx_backup_gui.gui.tray_state import TrayFacts, TrayState, tray_state

# What a person means by "the last result": no housekeeping, and nothing that was only put off.
_KINDS = ("backup", "restore", "verify", "drill")
_CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """`icon` is None where there is no tray; everything else is the same then."""

    open_asked = Signal()
    token_asked = Signal(str)  # a server whose token a person has to type before it can be backed up
    run_asked = Signal(str)  # id of a run
    quit_asked = Signal()
    message_clicked = Signal()

    def __init__(self, session: Session, presence: TrayPresence) -> None:
        super().__init__()
        self._session = session
        self.facts = TrayFacts(now=session.now())
        self._closed = False
        self._last: Run | None = None
        self._drawn: tuple[TrayState, int] | None = None
        self.icon: QSystemTrayIcon | None = None
        self.menu = TrayMenu(session.now)
        self.menu.open_chosen.connect(self.open_asked)
        self.menu.preferences_chosen.connect(session.preferences_asked)
        self.menu.quit_chosen.connect(self.quit_asked)
        self.menu.backup_chosen.connect(self.back_up)
        self.menu.pause_chosen.connect(self._pause)
        self.menu.result_chosen.connect(self._on_result)
        session.settings_changed.connect(self._refresh)
        session.queue.changed.connect(self._refresh)
        session.queue.progressed.connect(self._on_progressed)
        presence.changed.connect(self._on_presence)
        self._refresh()
        self._on_presence(presence.there)
        session.watch.follow(self._on_seen, self._on_failed)

    def close(self) -> None:
        """Take the icon away."""
        self._closed = True
        self._on_presence(False)
        self.menu.deleteLater()

    # --- what is shown ----------------------------------------------------------------------------------

    def _on_presence(self, there: bool) -> None:
        if there and self.icon is None:
            self._drawn = None
            self.icon = QSystemTrayIcon(self)
            self.icon.setContextMenu(self.menu)
            self.icon.activated.connect(self._on_activated)
            self.icon.messageClicked.connect(self.message_clicked)
            self._draw()
            self.icon.show()
        elif not there and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self.open_asked.emit()

    def _on_seen(self, found: Seen) -> None:
        self.facts = replace(self.facts, health=found.health, unreadable="")
        ended = (r for r in found.runs if r.outcome not in (None, Outcome.SKIPPED) and r.kind in _KINDS)
        self._last = next(ended, None)
        self._refresh()

    def _on_failed(self, problem: Problem) -> None:
        self.facts = replace(self.facts, unreadable=problem.message)
        self._refresh()

    def _on_progressed(self) -> None:
        self._take_progress()
        self._draw()

    def _take_progress(self) -> None:
        running, jobs = self._session.queue.running(), self._session.queue.jobs()
        first = running[0] if running else None
        self.facts = replace(
            self.facts,
            running=first.title if first is not None else "",
            percent=describe_progress.percent(first.progress) if first is not None else 0,
            others=max(len(jobs) - 1, 0),
        )

    def _refresh(self) -> None:
        if self._closed:  # what ends while the program ends is told too late for the menu
            return
        settings = self._session.settings
        self._take_progress()
        self.facts = replace(self.facts, paused_until=settings.paused_until, now=self._session.now())
        busy = frozenset(q.job.server for q in self._session.queue.jobs() if isinstance(q.job, BackupJob))
        self.menu.show_facts(self.facts, self._last, tuple(s.name for s in settings.servers), busy)
        self._draw()

    def _draw(self) -> None:
        if self.icon is None:
            return
        state = tray_state(self.facts)
        drawn = (state, shown_percent(self.facts.percent))
        if drawn != self._drawn:
            self._drawn = drawn
            self.icon.setIcon(tray_icon(state, self.facts.percent))
        tip = describe_tray.tool_tip(self.facts)
        if tip != self.icon.toolTip():
            self.icon.setToolTip(tip)

    # --- what is chosen -----------------------------------------------------------------------------------

    def back_up(self, server: str) -> None:
        """Save everything of this server."""
        if self._session.needs_token(server):
            self.token_asked.emit(server)
            return
        self._session.start(BackupJob(server), tr("Backup of {server}", server=server))

    def _pause(self, until: int | None) -> None:
        self._session.change_settings(lambda s: replace(s, paused_until=until))

    def _on_result(self) -> None:
        if self._last is not None:
            self.run_asked.emit(self._last.id)
