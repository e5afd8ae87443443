"""Progress out of a job, cancel into it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from influx_backup_gui.domain.errors import Cancelled

# The phase of a run that waits on purpose: it is not stuck.
YIELDING = "letting other work go first"


@dataclass(frozen=True)
class Progress:
    """A moment of a job. `fraction` is 0.0 to 1.0 and never falls; it is 1.0 only at the end."""

    phase: str
    fraction: float = 0.0
    table: str = ""
    table_number: int = 0
    tables: int = 0
    rows: int = 0
    rows_expected: int | None = None
    bytes: int = 0
    elapsed_seconds: float = 0.0
    seconds_left: float | None = None


class CancelToken:
    """Set once by a person; asked by the job at every step, and slept on instead of time.sleep."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the job to stop: waits end, and every `on_cancel` callback is called once."""
        with self._lock:
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Call `callback` when a person asks to stop (at once if that has happened): to end a blocking wait."""
        with self._lock:
            if not self._event.is_set():
                self._callbacks.append(callback)
                return
        callback()

    @property
    def cancelled(self) -> bool:
        """Whether a person asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when a person asked to stop."""
        if self._event.is_set():
            raise Cancelled("Cancelled before it was finished.", "Nothing half-made was left behind.")

    def wait(self, seconds: float) -> None:
        """Wait up to `seconds`; raise `Cancelled` as soon as a person asks to stop."""
        self._event.wait(seconds)
        self.check()


def _ignore(_: Progress) -> None:
    return None


@dataclass(frozen=True)
class JobContext:
    """What a job gets from its face: where progress goes, and whether to stop."""

    progressed: Callable[[Progress], None] = _ignore
    cancel: CancelToken = field(default_factory=CancelToken)
