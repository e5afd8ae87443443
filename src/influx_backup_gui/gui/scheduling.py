"""Runs what is due while the window lives. One timer drives the heartbeat; what is asked is asked in the background.

A due slot becomes a job of the queue, visible like any other. Before that it is asked what holds it back, so that a
pause or a silent server does not show a job that ends at once, again and again. Whether it is still due, and its rule
as it is then, is asked again when its turn comes: it may have waited for hours.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.domain.job import Run, Trigger, VerifyJob
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.schedule import Due, Schedule
from influx_backup_gui.engine.chores import DUE, SCRATCH, VERIFY, upkeep
from influx_backup_gui.engine.drill_scratch import remove_scratch
from influx_backup_gui.engine.heartbeat import Chore, Heartbeat
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.reverify import rotation_job
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.gui import describe, describe_scheduled
from influx_backup_gui.gui.jobs import OwnWork, QueuedJob, in_the_way, needs_of
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.store.settings import Settings

log = logging.getLogger(__name__)
# Milliseconds between looks at the clock.
_TICK_MS = 5_000


@dataclass(frozen=True)
class Looked:
    """What a look found: slots to start, slots that are held back, and the settings that were on the disk.

    `stale`: why the settings could not be read again, "" where they could.
    """

    ready: tuple[Due, ...]
    held: tuple[Held, ...]
    settings: Settings
    stale: str


class Scheduling(QObject):
    """One for the program. `held` tells, by the id of the schedule, what was held back at the last look."""

    changed = Signal()
    _said = Signal(object)  # Run of a chore, from any thread

    def __init__(self, session: Session, scheduler: Scheduler | None = None) -> None:
        super().__init__()
        self._session = session
        self._scheduler = scheduler or Scheduler(session.engine)
        self.held: Mapping[str, Held] = {}
        self._shown = session.settings
        self._under_way: set[str] = set()
        self._once_more = self._stopped = False
        self._left_out: set[str] = set()
        self._stale = ""
        self._said.connect(self._on_said)
        self._told: dict[str, str] = {}
        self._heartbeat = Heartbeat(
            [
                Chore("what is due", DUE, self.look),
                Chore("verify again", VERIFY, self._verify_again),
                self._in_background(Chore("scratch", SCRATCH, lambda: remove_scratch(session.engine.resources))),
                *map(self._in_background, upkeep(session.engine, self._said.emit)),
            ]
        )
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._heartbeat.tick)

    def start(self) -> None:
        """From now on, what is due runs; what was missed is looked at once."""
        self._session.settings_changed.connect(self._on_settings)
        self._session.queue.removed.connect(self._on_removed)
        self._heartbeat.tick()
        self._timer.start()

    def stop(self) -> None:
        """Nothing more starts by itself, also not what is being looked at just now."""
        self._stopped = True
        self._timer.stop()

    def queued(self, schedule_id: str) -> QueuedJob | None:
        """The job of this schedule that runs or waits."""
        return next((q for q in self._session.queue.jobs() if q.schedule == schedule_id), None)

    def _on_settings(self) -> None:
        self._shown = self._session.settings
        if not self._stopped:
            self.look()

    @property
    def looking(self) -> bool:
        """Whether it is being asked what is due."""
        return "due" in self._under_way

    # --- what is due ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask in the background what is due, and start it."""
        if self.looking:
            # What has changed meanwhile may have come too late for the answer that is under way.
            self._once_more = True
            return
        jobs = self._session.queue.jobs()
        waiting = frozenset(q.schedule for q in jobs if q.schedule)
        taken = frozenset(need for q in jobs for need in q.needs)
        self._ask("due", lambda: self._looked(waiting, taken), self._on_looked)

    def _looked(self, waiting: frozenset[str], taken: frozenset[tuple[str, str]]) -> Looked:
        ready, held = [], []
        for one in self._scheduler.due():
            if one.schedule.id in waiting:
                continue
            # Behind a job of this window it waits in the queue, where it is seen.
            behind = in_the_way(needs_of(one.schedule.job), taken)
            found = None if behind else self._scheduler.held_back(one, JobContext(cancel=self._session.stopping))
            if found is None:
                ready.append(one)
            else:
                held.append(found)
        return Looked(tuple(ready), tuple(held), self._session.settings, self._scheduler.stale)

    def _on_looked(self, looked: Looked) -> None:
        session = self._session
        if looked.settings != self._shown:
            # Another process (the command line) changed them.
            session.after_settings()
        if looked.stale != self._stale:
            self._stale = looked.stale
            if looked.stale:
                session.troubled.emit(Problem(looked.stale, tr("Until then, schedules go on as they were before.")))
        held = {h.schedule.id: h for h in looked.held}
        if held != self.held:
            self.held = held
            session.runs_changed.emit()
            self.changed.emit()
        for one in () if self._stopped else looked.ready:
            schedule = one.schedule
            if self.queued(schedule.id) is None and schedule.id not in self._left_out:
                title = describe_scheduled.title(schedule, by_hand=False)
                self._queue(schedule, title, one.trigger, self._work_of(schedule.id))
        if self._once_more:
            self._once_more = False
            self.look()

    def _work_of(self, schedule_id: str) -> OwnWork:
        def work(context: JobContext) -> Run | None:
            try:
                found = [d for d in self._scheduler.due() if d.schedule.id == schedule_id]
            except BackupError as error:
                # The next look meets the same, and tells it.
                log.warning("what is due could not be told: %s", error.message)
                return None
            run = self._scheduler.attempt(found[0], context) if found else None
            return run if isinstance(run, Run) else None

        return work

    def _on_removed(self, queued: QueuedJob) -> None:
        """What a person took out does not come back by itself half a minute later."""
        schedule = queued.schedule
        if not schedule or queued.trigger is Trigger.MANUAL:
            return

        def done() -> None:
            self._left_out.discard(schedule)
            self._session.runs_changed.emit()

        def failed(problem: Problem) -> None:
            done()
            self._session.troubled.emit(problem)

        self._left_out.add(schedule)
        self._session.read(lambda: self._scheduler.skip(schedule), lambda _: done(), failed)

    def run_now(self, schedule: Schedule) -> None:
        """Run what a schedule runs, once, because a person asks for it."""
        title = describe_scheduled.title(schedule, by_hand=True)
        self._queue(schedule, title, Trigger.MANUAL, lambda context: self._scheduler.run_now(schedule, context))

    def _queue(self, schedule: Schedule, title: str, trigger: Trigger, work: OwnWork) -> None:
        self._session.queue.add(schedule.job, title, trigger, schedule.id, work)
        self.changed.emit()

    # --- the other chores -------------------------------------------------------------------------------

    def _in_background(self, chore: Chore) -> Chore:
        return replace(chore, act=lambda: self._ask(chore.name, chore.act, lambda _: None))

    @Slot(object)
    def _on_said(self, _: Run) -> None:
        """A chore left a line in the history."""
        self._session.backups_changed.emit()
        self._session.runs_changed.emit()

    def _verify_again(self) -> None:
        resources, now = self._session.engine.resources, self._session.now()
        self._ask("proofs", lambda: rotation_job(resources, now), self._on_rotation)

    def _on_rotation(self, job: VerifyJob | None) -> None:
        queue = self._session.queue
        if not self._stopped and job is not None and not any(needs_of(job) & q.needs for q in queue.jobs()):
            title = describe.verify_again(len(job.backups))
            queue.add(job, title, Trigger.SCHEDULE)

    def _ask(self, what: str, work: Callable[[], Any], answered: Callable[[Any], None]) -> None:
        """One question of a kind at a time; trouble is told when it begins, not every half minute."""
        if what in self._under_way:
            return
        self._under_way.add(what)

        def done(result: Any) -> None:
            self._under_way.discard(what)
            self._told.pop(what, None)
            answered(result)

        def failed(problem: Problem) -> None:
            self._under_way.discard(what)
            if self._told.get(what) != problem.message:
                self._told[what] = problem.message
                self._session.troubled.emit(problem)

        self._session.read(work, done, failed)
