"""Progress of a job: at most ten records a second, a fraction that never falls, a steady time left."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass, replace
from typing import Any

from influx_backup_gui.domain.progress import JobContext, Progress

_EVERY_SECONDS = 0.1
_CALCULATING_SECONDS = 1.0
# How long a change of pace takes to show in the time left: large tables come in bursts.
_STEADY_SECONDS = 5.0


class Meter:
    """Collects what threads have done and tells the face. Phases share the fraction 0 to 1 by `weights`."""

    def __init__(self, context: JobContext, phases: tuple[tuple[str, float], ...]) -> None:
        self._context, self._phases = context, phases
        self._lock = threading.Lock()
        self._started = self._told = time.monotonic()
        self._phase, self._base, self._weight = phases[0][0], 0.0, phases[0][1]
        self._now = Progress(self._phase)
        self._left: float | None = None
        self._estimated = 0.0

    def enter(self, phase: str) -> None:
        """Begin a phase; what came before it is complete."""
        with self._lock:
            names = [name for name, _ in self._phases]
            index = names.index(phase)
            self._phase, self._weight = phase, self._phases[index][1]
            self._base = sum(weight for _, weight in self._phases[:index])
        self.update(0.0)

    def update(self, part: float, **facts: Any) -> None:
        """`part` (0 to 1) of the running phase is done; `facts` are fields of Progress."""
        with self._lock:
            elapsed = time.monotonic() - self._started
            fraction = max(self._now.fraction, min(self._base + self._weight * min(max(part, 0.0), 1.0), 0.999))
            self._now = replace(self._now, phase=self._phase, fraction=fraction, elapsed_seconds=elapsed, **facts)
            self._now = replace(self._now, seconds_left=self._estimate(fraction, elapsed))
            due = time.monotonic() - self._told >= _EVERY_SECONDS or part == 0.0
            if due:
                self._told = time.monotonic()
            now = self._now
        if due:
            self._context.progressed(now)

    def _estimate(self, fraction: float, elapsed: float) -> float | None:
        if elapsed < _CALCULATING_SECONDS or fraction < 0.02:
            return None
        left, passed = elapsed / fraction * (1 - fraction), elapsed - self._estimated
        if self._left is not None:
            # By the clock and not by the number of updates, of which there may be thousands a second.
            expected = max(self._left - passed, 0.0)
            left = expected + (left - expected) * (1 - math.exp(-passed / _STEADY_SECONDS))
        self._left, self._estimated = left, elapsed
        return left

    def pause(self, phase: str) -> None:
        """Tell that nothing is done just now, and why; the next `update` goes on."""
        with self._lock:
            now = replace(self._now, phase=phase, elapsed_seconds=time.monotonic() - self._started, seconds_left=None)
        self._context.progressed(now)

    def finish(self) -> None:
        """The job is complete: the only moment that says 1.0."""
        with self._lock:
            self._now = replace(
                self._now, fraction=1.0, seconds_left=0.0, elapsed_seconds=time.monotonic() - self._started
            )
            now = self._now
        self._context.progressed(now)


@dataclass(frozen=True)
class Share:
    """A stretch of the running phase for one backup: from `first` (0 to 1), `length` long; `table` is shown with it."""

    meter: Meter
    first: float
    length: float
    table: str

    def told(self, done: int, total: int) -> None:
        """So many of its rows are done."""
        part = done / total if total else 1.0
        self.meter.update(self.first + self.length * part, rows=done, rows_expected=total, table=self.table)

    def half(self, number: int) -> Share:
        """Its first (0) or second (1) half."""
        return Share(self.meter, self.first + self.length * number / 2, self.length / 2, self.table)
