"""Reads health and the last runs when something changed and twice a minute, for whatever is shown outside the window.

Runs of the service, of cron and of the command line are seen here too: they are in the same history.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.health_records import Health
from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui.session import Session

_EVERY_MS = 30_000
_RUNS = 50


@dataclass(frozen=True)
class Seen:
    """What was read at `now` (ns); runs are the newest ones, newest first."""

    health: Health
    runs: tuple[Run, ...]
    now: int


class HealthWatch(QObject):
    """One for the program; `start` reads for the first time."""

    seen = Signal(object)  # Seen
    failed = Signal(object)  # Problem

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._under_way = self._again = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on."""
        for signal in (self._session.settings_changed, self._session.backups_changed, self._session.runs_changed):
            signal.connect(self.look)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()

    def look(self) -> None:
        """Read now; what changes meanwhile is read once more."""
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        engine, now = self._session.engine, self._session.now()
        self._session.read(lambda: Seen(engine.health(now), engine.runs(_RUNS), now), self._on_seen, self._on_failed)

    def _on_seen(self, found: Seen) -> None:
        self._ended()
        self.seen.emit(found)

    def _on_failed(self, problem: Problem) -> None:
        self._ended()
        self.failed.emit(problem)

    def _ended(self) -> None:
        self._under_way = False
        if self._again:
            self._again = False
            self.look()
