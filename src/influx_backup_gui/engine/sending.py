"""Alerts on their way out: the outbox, attempts, and what is kept in memory where the outbox cannot be written."""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from influx_backup_gui.domain.alert import Alert, Ping
from influx_backup_gui.domain.alert_lines import alert_line
from influx_backup_gui.domain.errors import BackupError, PartlyDelivered, Problem, ServerUnreachable, problem_of
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.outbox import Waiting

log = logging.getLogger(__name__)
# How long (seconds) the end of the program waits for alerts.
_PATIENCE = 30.0
_PING_ATTEMPTS = 3


@dataclass(frozen=True)
class Tried:
    """What came of sending an alert by one channel: the answer, or the problem. `partly`: somebody has got it."""

    channel: str
    answer: str = ""
    problem: Problem | None = None
    partly: bool = False


class Sending:
    """Thread-safe. `flush` blocks on the network; `flush_soon` does it in a thread that `close` waits for."""

    def __init__(self, resources: Resources, clock: Callable[[], int] = time.time_ns) -> None:
        self._resources, self._clock = resources, clock
        self._turn, self._lock = threading.Lock(), threading.Lock()
        # Alerts that could not be kept in the catalog: full disk, damaged file.
        self._loose: list[Waiting] = []
        self._thread: threading.Thread | None = None
        self._pings: list[tuple[Ping, str]] = []
        self._more = False

    def post(self, alert: Alert) -> None:
        """Keep an alert for every channel; in memory where the catalog cannot be written."""
        channels = self._resources.settings.alerts.channels
        try:
            self._resources.catalog.outbox.put(alert, channels, self._clock())
        except BackupError as error:
            log.error("an alert could not be kept, it is sent from memory: %s", error.message)
            with self._lock:
                self._loose += [Waiting(alert, channel, 0) for channel in channels]

    def flush(self, alert_id: str | None = None, again: bool = True) -> tuple[Tried, ...]:
        """Try to send what is due (with an id only that alert); what fails is tried `again` later. Raises nothing."""
        with self._turn:
            found = [self._attempt(waiting, again) for waiting in self._due(alert_id)]
            found += [self._attempt_loose(waiting, again) for waiting in self._take_loose()]
        return tuple(found)

    def flush_soon(self) -> None:
        """Send what is due in the background."""
        with self._lock:
            self._more = True
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="alerts")
                self._thread.start()

    def ping(self, event: Ping, note: str) -> None:
        """Say to the dead-man watch how it goes, in the background and in the order of the calls; it is not kept."""
        if self._resources.settings.alerts.ping_source == "none":
            return
        with self._lock:
            self._pings.append((event, note))
        self.flush_soon()

    def try_ping(self, note: str) -> Tried:
        """A ping that changes nothing at the watch, and what was answered."""
        return self._send_ping(Ping.LOG, note)

    def close(self) -> None:
        """Wait for what is being sent, but not for ever: what is in the outbox goes out another time."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join(_PATIENCE)

    def _work(self) -> None:
        while self._wanted():
            try:
                for event, note in self._take_pings():
                    self._send_ping(event, note)
                self.flush()
            except Exception:
                log.exception("fault while alerts were sent")

    def _wanted(self) -> bool:
        """Whether somebody asked since the last look; the thread that hears no ends."""
        with self._lock:
            wanted, self._more = self._more, False
            if not wanted:
                self._thread = None
        return wanted

    def _due(self, alert_id: str | None) -> tuple[Waiting, ...]:
        outbox = self._resources.catalog.outbox
        try:
            if not outbox.waiting():
                # Nothing is written only to see that there is nothing to do.
                return ()
            outbox.drop(self._resources.settings.alerts.channels)
            return outbox.take(self._clock(), alert_id)
        except BackupError as error:
            log.error("the outbox cannot be read: %s", error.message)
            return ()

    def _take_pings(self) -> list[tuple[Ping, str]]:
        with self._lock:
            pings, self._pings = self._pings, []
        return pings

    def _send_ping(self, event: Ping, note: str) -> Tried:
        from influx_backup_gui.engine.channels import send_ping  # late: most runs send nothing

        for _ in range(_PING_ATTEMPTS):
            try:
                return Tried("ping", send_ping(self._resources.settings.alerts, event, note))
            except ServerUnreachable as error:
                problem = problem_of(error)
            except BackupError as error:
                problem = problem_of(error)
                break
        log.warning("the dead-man watch could not be told: %s", problem.message)
        return Tried("ping", problem=problem)

    def _take_loose(self) -> list[Waiting]:
        with self._lock:
            loose, self._loose = self._loose, []
        return loose

    def _attempt_loose(self, waiting: Waiting, again: bool) -> Tried:
        began, tried = self._clock(), self._send(waiting)
        again = again and not tried.partly
        if tried.problem is not None and again:
            with self._lock:
                self._loose.append(replace(waiting, attempts=waiting.attempts + 1))
        self._tell_history(waiting, tried, began, again)
        return tried

    def _attempt(self, waiting: Waiting, again: bool) -> Tried:
        began, tried = self._clock(), self._send(waiting)
        outbox, now = self._resources.catalog.outbox, self._clock()
        try:
            if tried.problem is None:
                outbox.delivered(waiting, now, tried.answer)
                again = False
            else:
                again = outbox.failed(waiting, now, tried.problem.message, again and not tried.partly)
            self._tell_history(waiting, tried, began, again)
        except BackupError as error:
            log.error("what came of an alert could not be recorded: %s", error.message)
        return tried

    def _tell_history(self, waiting: Waiting, tried: Tried, began: int, again: bool) -> None:
        """A line for what went out, could not be sent at the first attempt, or is given up; not for all between."""
        if tried.problem is not None and again and waiting.attempts:
            return
        alert, now = waiting.alert, self._clock()
        line = alert_line(uuid.uuid4().hex, alert, waiting.channel, began, now, tried.answer, tried.problem, again)
        try:
            self._resources.catalog.end_run(line)
        except BackupError as error:
            log.error("what came of an alert is not in the history: %s", error.message)

    def _send(self, waiting: Waiting) -> Tried:
        from influx_backup_gui.engine.channels import deliver  # late: most runs send nothing

        try:
            return Tried(waiting.channel, deliver(self._resources.settings.alerts, waiting.channel, waiting.alert))
        except BackupError as error:
            log.warning("an alert could not be sent by %s: %s", waiting.channel, error.message)
            return Tried(waiting.channel, problem=problem_of(error), partly=isinstance(error, PartlyDelivered))
