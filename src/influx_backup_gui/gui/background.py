"""Short reads away from the GUI thread (a server's tables, a manifest, free space): result or problem as a signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from influx_backup_gui.domain.errors import BackupError, problem_of
from influx_backup_gui.gui.window_words import problem_in_window

log = logging.getLogger(__name__)
_THREADS = 4


class Reading(QObject):
    """One read under way. Exactly one of the signals is sent, in the GUI thread, unless `drop` was called before."""

    answered = Signal(object)
    failed = Signal(object)  # Problem, said for the window
    _ended = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = True
        self._ended.connect(self._on_ended)

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        self._wanted = False

    @Slot(object, object)
    def _on_ended(self, result: Any, error: BaseException | None) -> None:
        if not self._wanted:
            return
        if error is None:
            self.answered.emit(result)
        else:
            self.failed.emit(problem_in_window(problem_of(error)))


class _Work(QRunnable):
    def __init__(self, reading: Reading, work: Callable[[], Any]) -> None:
        super().__init__()
        self._reading, self._work = reading, work
        self.setAutoDelete(False)

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as problem:
            if not isinstance(problem, BackupError):
                log.exception("fault in a background read")
            result, error = None, problem
        self._reading._ended.emit(result, error)


def _while_there(owner: QObject | None, told: Callable[[Any], None]) -> Callable[[Any], None]:
    """`told`, as long as Qt has not deleted its owner."""
    if owner is None:
        return told
    return lambda result: told(result) if isValid(owner) else None


class Background(QObject):
    """Owns the threads. Keeps every read alive until it was announced."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(_THREADS)
        self._closed = False
        self._under_way: dict[Reading, _Work] = {}

    def read(
        self,
        work: Callable[[], Any],
        answered: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        owner: QObject | None = None,
    ) -> Reading:
        """Call `work` in a thread; `answered(result)` or `failed(problem)` follow in the GUI thread unless closed.

        With `owner` (a dialog) they do not follow once it was deleted.
        """
        reading = Reading()
        if self._closed:
            return reading
        task = _Work(reading, work)
        self._under_way[reading] = task
        if answered is not None:
            reading.answered.connect(_while_there(owner, answered))
        if failed is not None:
            reading.failed.connect(_while_there(owner, failed))
        reading._ended.connect(self._on_ended)
        self._pool.start(task)
        return reading

    @Slot()
    def _on_ended(self) -> None:
        reading = self.sender()
        if isinstance(reading, Reading):
            self._under_way.pop(reading, None)

    def close(self, milliseconds: int) -> bool:
        """Wait for what is under way, at most so long, and drop the answers.

        False where something still runs.
        """
        self._closed = True
        for reading in self._under_way:
            reading.drop()
        ended = self._pool.waitForDone(milliseconds)
        if ended:
            self._under_way.clear()
        return ended
