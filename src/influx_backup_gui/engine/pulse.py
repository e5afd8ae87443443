"""Watches a run from beside: how long it makes no progress (not: how long it takes), and whether it is to stop.

Its phases go into the log.

Time is counted by the monotonic clock, which stands still while the machine sleeps: waking up is no alarm.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.progress import YIELDING, JobContext, Progress
from influx_backup_gui.engine import run_log
from influx_backup_gui.store.pulses import Pulses

log = logging.getLogger(__name__)
# Seconds between looks; and from when on, and how often, a run that stands still is noted.
_LOOK, _NOTED = 2.0, 60


class Pulse:
    """`context` is to be given to the job in place of the one of its face."""

    def __init__(
        self,
        pulses: Pulses,
        context: JobContext,
        monotonic: Callable[[], float] = time.monotonic,
        look: float = _LOOK,
    ) -> None:
        self._pulses, self._face, self._monotonic, self._look = pulses, context, monotonic, look
        self.context = JobContext(self._progressed, context.cancel)
        self._seen: tuple[object, ...] = ()
        self._doing = ""
        self._run, self._phase = "", ""
        self._moved = monotonic()
        self._noted = 0.0

    @contextmanager
    def of(self, run: str) -> Iterator[None]:
        """Watch while the run goes on."""
        self._run, self._moved, ended = run, self._monotonic(), threading.Event()
        watcher = threading.Thread(target=self._watch, args=(run, ended), name="pulse", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()
            self._quietly(lambda: self._pulses.forget(run))

    def _progressed(self, progress: Progress) -> None:
        seen = (progress.phase, progress.fraction, progress.table, progress.rows, progress.bytes)
        if seen != self._seen or progress.phase == YIELDING:
            self._seen, self._moved = seen, self._monotonic()
            self._doing = f"{progress.phase} {progress.table}".strip()
        if progress.phase not in (self._phase, YIELDING):
            self._phase = progress.phase
            run_log.entered(self._run, progress.phase)
        self._face.progressed(progress)

    def _watch(self, run: str, ended: threading.Event) -> None:
        while not ended.wait(self._look):
            self._quietly(lambda: self._note(run))
            self._quietly(lambda: self._obey(run))

    def _note(self, run: str) -> None:
        idle = self._monotonic() - self._moved
        # Written only while it stands still, and once more when it moves again.
        if idle >= self._noted + _NOTED or (self._noted and idle < self._noted):
            self._noted = idle if idle >= _NOTED else 0.0
            self._pulses.idle(run, int(self._noted), self._doing)

    def _obey(self, run: str) -> None:
        if not self._face.cancel.cancelled and self._pulses.asked_to_stop(run):
            self._face.cancel.cancel()

    def _quietly(self, act: Callable[[], None]) -> None:
        """A catalog that cannot be used shows itself where it matters."""
        try:
            act()
        except BackupError as error:
            log.info("the pulse of a run could not be noted: %s", error.message)
