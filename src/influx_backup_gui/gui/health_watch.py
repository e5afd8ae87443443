"""Reads health and the last runs for everything that shows them: header, monitor, tray, notifications.

It reads when something changed and twice a minute, so that runs of the service, of cron and of the command line are
seen too: they are in the same history. One read serves all; nobody is told before somebody follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Facts, Health
from influx_backup_gui.domain.job import Run
from influx_backup_gui.engine.engine import Engine

_EVERY_MS = 30_000
_RUNS = 50
Read = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Problem], None]], Any]


@dataclass(frozen=True)
class Seen:
    """What was read at `now` (ns), and the health that follows from it; runs are the newest ones, newest first."""

    facts: Facts
    health: Health
    runs: tuple[Run, ...]
    now: int


class HealthWatch(QObject):
    """One for the program. `last` is what was seen last, None where nothing was or the last look failed."""

    seen = Signal(object)  # Seen
    failed = Signal(object)  # Problem

    def __init__(self, engine: Engine, read: Read, now: Callable[[], int]) -> None:
        super().__init__()
        self._engine, self._read, self._now = engine, read, now
        self._under_way = self._again = self._followed = False
        self.last: Seen | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        # What ends tells of backups, runs and settings in one go: that is one read.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)

    def follow(self, seen: Callable[[Seen], None], failed: Callable[[Problem], None]) -> None:
        """Tell of everything that is seen, and at once of what was seen last.

        Methods of objects that Qt may delete, not functions around them: these would be called for ever.
        """
        self.seen.connect(seen)
        self.failed.connect(failed)
        if not self._followed:
            self._followed = True
            self._timer.start()
            self.look()
        elif self.last is not None:
            seen(self.last)

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        self._soon.stop()
        self._followed = False

    def look(self) -> None:
        """Read as soon as may be, if anybody follows; what changes meanwhile is read once more."""
        if self._followed:
            self._soon.start()

    def _look(self) -> None:
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        now = self._now()
        self._read(lambda: self._found(now), self._on_seen, self._on_failed)

    def _found(self, now: int) -> Seen:
        facts = self._engine.facts(now)
        return Seen(facts, assess(facts, now), self._engine.runs(_RUNS), now)

    def _on_seen(self, found: Seen) -> None:
        self.last = found
        self._ended()
        self.seen.emit(found)

    def _on_failed(self, problem: Problem) -> None:
        self.last = None
        self._ended()
        self.failed.emit(problem)

    def _ended(self) -> None:
        self._under_way = False
        if self._again:
            self._again = False
            self.look()
