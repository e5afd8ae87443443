"""Tells the desktop what happened while nobody looks: runs that ended, whoever started them, and health.

The rule in prose:
* Runs of this window are told when they end; those of the service, cron and the command line when the history shows
  them. Each run is told once. What had ended before the program started is not told.
* Success is not told to somebody who looks at the window, nor to somebody who switched that off. Bad news always is.
* Reasons of health are told when they come up (also at the start of the program), and again after a day.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from influx_backup_gui.domain.alert_of_health import topic_of_reason
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.health_records import Health
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui.describe_notes import note_of_reason, note_of_run, note_of_unknown
from influx_backup_gui.gui.desktop_notes import DesktopNotes
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.note import Loudness, Note

log = logging.getLogger(__name__)
# Many more than a look at the history shows.
_REMEMBERED = 1000


class Notifications(QObject):
    """`clicked` gives the note that a person pressed."""

    clicked = Signal(object)  # Note

    def __init__(
        self, otherwise: Callable[[Note], bool], looked_at: Callable[[], bool], success: Callable[[], bool], since: int
    ) -> None:
        """`otherwise` shows a note where the desktop does not; `looked_at`: whether a person sees the window;
        `success`: whether to tell of it; `since`: when we started (ns)."""
        super().__init__()
        self._otherwise, self._looked_at, self._success, self._since = otherwise, looked_at, success, since
        self._desktop = DesktopNotes() if sys.platform.startswith("linux") else None
        if self._desktop is not None:
            self._desktop.clicked.connect(self.on_clicked)
            self._desktop.refused.connect(self._elsewhere)
        self._notes: dict[str, Note] = {}
        self._runs: dict[str, None] = {}
        self._begun = False
        self._reasons: dict[str, int] = {}

    def close(self) -> None:
        """Tell nothing any more."""
        if self._desktop is not None:
            self._desktop.close()

    def on_run(self, run: Run) -> None:
        """A run ended."""
        if run.id in self._runs:
            return
        self._runs[run.id] = None
        _forget_oldest(self._runs)
        note = note_of_run(run)
        if note is None or (note.loudness is Loudness.QUIET and (self._looked_at() or not self._success())):
            return
        if note.topic:
            self._reasons[note.topic] = run.finished or run.started
        self.tell(note)

    def on_seen(self, seen: Seen) -> None:
        """This is what history and health say now."""
        ended = [r for r in reversed(seen.runs) if r.outcome is not None]
        if not self._begun:
            self._begun = True
            self._runs |= {r.id: None for r in ended if (r.finished or r.started) < self._since}
        for run in ended:
            self.on_run(run)
        self._on_health(seen.health, seen.now)

    def on_unreadable(self, problem: Problem) -> None:
        """Health cannot be read."""
        now = time.time_ns()
        self._tell_daily(note_of_unknown(problem, now), now)

    def _on_health(self, health: Health, now: int) -> None:
        there = {topic_of_reason(reason) for reason in health.reasons}
        self._reasons = {topic: at for topic, at in self._reasons.items() if topic in there}
        for reason in health.reasons:
            note = note_of_reason(reason, now)
            if note is not None:
                self._tell_daily(note, now)

    def _tell_daily(self, note: Note, now: int) -> None:
        if not 0 <= now - self._reasons.get(note.topic, now - DAY) < DAY:
            self._reasons[note.topic] = now
            self.tell(note)

    def tell(self, note: Note) -> None:
        """Show a note, whatever it is about."""
        self._notes[note.key] = note
        _forget_oldest(self._notes)
        if self._desktop is not None:
            self._desktop.show(note)
        else:
            self._elsewhere(note)

    def _elsewhere(self, note: Note) -> None:
        if not self._otherwise(note):
            log.info("nobody could be told: %s", note.title)

    def on_clicked(self, key: str) -> None:
        """A person pressed the note with this key."""
        if key in self._notes:
            self.clicked.emit(self._notes[key])


def _forget_oldest(kept: dict[str, Any]) -> None:
    while len(kept) > _REMEMBERED:
        del kept[next(iter(kept))]
