"""Always visible above the tabs: which server, is it protected, how fresh is the last proof, what comes next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.domain.schedule import next_slots
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named

_EVERY_MS = 30_000


class Header(QWidget):
    """Reads the catalog when something changed and every half minute, so that ages stay true."""

    servers_asked = Signal()
    repositories_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._servers = named(QComboBox(), tr("Server"), tr("Everything below is about this server"))
        self._servers.setMinimumWidth(140)
        self._servers.textActivated.connect(session.choose_server)
        self.state = StateLabel(describe.health(""), tr("Health"))
        self._freshness = TintedLabel("", "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 4)
        label = QLabel(tr("Ser&ver"))
        label.setBuddy(self._servers)
        row.addWidget(label)
        row.addWidget(self._servers)
        row.addSpacing(12)
        row.addWidget(self.state)
        row.addWidget(self._freshness, 1)
        row.addWidget(button(tr("Servers…"), "server", self.servers_asked.emit, tr("Add, edit, test, remove")))
        row.addWidget(button(tr("Folders…"), "folder", self.repositories_asked.emit, tr("Where archives are kept")))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(_EVERY_MS)
        for signal in (session.settings_changed, session.backups_changed, session.runs_changed):
            signal.connect(self.refresh)
        session.server_chosen.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is true now."""
        session, now = self._session, self._session.now()
        names = [s.name for s in session.settings.servers]
        if [self._servers.itemText(i) for i in range(self._servers.count())] != names:
            self._servers.clear()
            self._servers.addItems(names)
        self._servers.setCurrentText(session.server)
        self._servers.setEnabled(bool(names))
        session.background.read(lambda: session.engine.status(now), self._on_status, session.troubled.emit)

    def _on_status(self, status: dict[str, Any]) -> None:
        mine = next((s for s in status["servers"] if s["server"] == self._session.server), None)
        reasons = [r for r in status["reasons"] if r.startswith(f"{self._session.server}: ")]
        proved = parse_instant(mine["last_proved_at"]) if mine and mine["last_proved_at"] else None
        colour = "" if mine is None else mine.get("health", status["health"])
        self.state.show_state(describe.health(colour))
        self.state.setToolTip("\n".join(reasons))
        self._freshness.setText(describe.health_line(proved, self._next(), self._session.now()))
        self._freshness.setToolTip("\n".join(filter(None, [describe.exact(proved), *reasons])))

    def _next(self) -> int | None:
        """When the next scheduled backup of this server is due (ns)."""
        session = self._session
        slots: list[int] = []
        for schedule in session.settings.schedules:
            if schedule.enabled and schedule.job.server == session.server:
                slots += next_slots(schedule, session.now(), 1)
        return min(slots, default=None)

    @property
    def freshness(self) -> str:
        """What is said about the last proved backup."""
        return self._freshness.text()
