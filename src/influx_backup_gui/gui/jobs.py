"""Jobs in threads of their own: one at a time per server and four in all, the others wait in a visible queue."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal, Slot

from influx_backup_gui.domain.job import DrillJob, Job, MoveJob, Run, Trigger, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.engine.lanes import WIDTH

Work = Callable[[Job, Trigger, JobContext], Run]
# Does a job in its own way; None where nothing was to be done after all.
OwnWork = Callable[[JobContext], Run | None]

# The need of a job that runs beside no other: it may change where the archives of any of them lie.
_ALONE = frozenset({("everything", "")})


@dataclass
class QueuedJob:
    """A job in the queue. `progress` is None until it runs; `run` is None until it ended. `schedule`: id of one."""

    job: Job
    title: str
    trigger: Trigger = Trigger.MANUAL
    schedule: str = ""
    work: OwnWork | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    progress: Progress | None = None
    run: Run | None = None
    cancel: CancelToken = field(default_factory=CancelToken)

    @property
    def needs(self) -> frozenset[tuple[str, str]]:
        """What only one job at a time may work on."""
        return needs_of(self.job)


def in_the_way(needs: frozenset[tuple[str, str]], taken: frozenset[tuple[str, str]]) -> bool:
    """Whether a job with these needs has to wait for jobs with those."""
    return bool(needs & taken) or (bool(taken) and needs >= _ALONE) or taken >= _ALONE


def needs_of(job: Job) -> frozenset[tuple[str, str]]:
    """What only one job at a time may work on."""
    if isinstance(job, MoveJob):
        return _ALONE
    if isinstance(job, VerifyJob) and job.gentle:
        # A person who verifies something need not wait for it: it waits itself.
        return frozenset({("rotation", "")})
    if isinstance(job, VerifyJob):
        return frozenset({("verify", "")} | ({("server", job.against)} if job.against else set()))
    if isinstance(job, DrillJob):
        return frozenset({("server", job.works_on) if job.works_on else ("drill", job.backup or job.newest_of)})
    return frozenset({("server", job.server)})


class JobThread(QThread):
    """Runs one job. `run_record` is there once the thread has finished."""

    progressed = Signal(object)  # Progress

    def __init__(self, queued: QueuedJob, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.queued, self._work = queued, work
        self.run_record: Run | None = None

    def run(self) -> None:
        context = JobContext(self.progressed.emit, self.queued.cancel)
        if self.queued.work is not None:
            self.run_record = self.queued.work(context)
        else:
            self.run_record = self._work(self.queued.job, self.queued.trigger, context)


class JobQueue(QObject):
    """All jobs of the program. Signals come in the GUI thread; `completed` only after the thread has ended."""

    changed = Signal()
    progressed = Signal(object)  # QueuedJob
    completed = Signal(object)  # QueuedJob, with its `run`
    removed = Signal(object)  # QueuedJob that a person took out before it began
    emptied = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._waiting: list[QueuedJob] = []
        self._threads: dict[str, JobThread] = {}

    def jobs(self) -> tuple[QueuedJob, ...]:
        """Running ones first, then the waiting ones in their order."""
        return (*(t.queued for t in self._threads.values()), *self._waiting)

    def running(self) -> tuple[QueuedJob, ...]:
        """Those that have started."""
        return tuple(t.queued for t in self._threads.values())

    def add(
        self,
        job: Job,
        title: str,
        trigger: Trigger = Trigger.MANUAL,
        schedule: str = "",
        work: OwnWork | None = None,
    ) -> QueuedJob:
        """Run the job as soon as nothing else works on the same server; `work` does it in its own way."""
        queued = QueuedJob(job, title, trigger, schedule, work)
        self._waiting.append(queued)
        self._start_what_can()
        self.changed.emit()
        return queued

    def cancel(self, queued_id: str) -> None:
        """Ask a running job to stop (its run ends as `cancelled`); take a waiting one out of the queue."""
        thread = self._threads.get(queued_id)
        if thread is not None:
            thread.queued.cancel.cancel()
        else:
            gone = [q for q in self._waiting if q.id == queued_id]
            self._waiting = [q for q in self._waiting if q.id != queued_id]
            # What waited behind it may go on.
            self._start_what_can()
            for queued in gone:
                self.removed.emit(queued)
        self.changed.emit()

    def move(self, queued_id: str, places: int) -> None:
        """Let a waiting job wait so many places further back (negative: further to the front), as far as there are."""
        for index, queued in enumerate(self._waiting):
            if queued.id == queued_id:
                del self._waiting[index]
                self._waiting.insert(max(index + places, 0), queued)
                self._start_what_can()
                self.changed.emit()
                return

    def cancel_all(self) -> None:
        """Empty the queue and ask what runs to stop."""
        self._waiting.clear()
        for thread in self._threads.values():
            thread.queued.cancel.cancel()
        self.changed.emit()

    def wait(self, milliseconds: int) -> bool:
        """Block until all threads have ended, at most so long in all; for the end of the program."""
        ends = QDeadlineTimer(milliseconds)
        return all(thread.wait(ends) for thread in self._threads.values())

    def _start_what_can(self) -> None:
        taken = frozenset(need for q in self.running() for need in q.needs)
        for queued in list(self._waiting):
            if not in_the_way(queued.needs, taken) and len(self._threads) < WIDTH:
                self._waiting.remove(queued)
                self._start(queued)
            # A later job never overtakes an earlier one that needs the same.
            taken |= queued.needs

    def _start(self, queued: QueuedJob) -> None:
        thread = JobThread(queued, self._work, self)
        thread.progressed.connect(self._on_progressed)
        thread.finished.connect(self._on_finished)
        self._threads[queued.id] = thread
        thread.start()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        thread = self.sender()
        if isinstance(thread, JobThread):
            # Threads of one job may tell out of turn.
            before = thread.queued.progress
            if before is not None and progress.fraction < before.fraction:
                progress = replace(progress, fraction=before.fraction)
            thread.queued.progress = progress
            self.progressed.emit(thread.queued)

    @Slot()
    def _on_finished(self) -> None:
        thread = self.sender()
        if not isinstance(thread, JobThread):
            return
        thread.wait()
        queued = thread.queued
        queued.run = thread.run_record
        del self._threads[queued.id]
        thread.deleteLater()
        self._start_what_can()
        self.completed.emit(queued)
        self.changed.emit()
        if not self.jobs():
            self.emptied.emit()
