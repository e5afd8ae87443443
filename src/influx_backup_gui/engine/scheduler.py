"""Scheduled runs: what is due, what holds it back, starting each slot once, pruning after it.

Window, service and cron may all ask at once. A slot is claimed in the catalog before it runs, so that one of them
starts it. What was claimed is not started again after a crash: its run is `interrupted`, and the next slot comes.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import chain

from influx_backup_gui.domain.errors import BackupError, Busy, Cancelled, ExitCode, ServerUnreachable, problem_of
from influx_backup_gui.domain.humanize import time_text
from influx_backup_gui.domain.instants import CLOCKS_APART, SECOND, format_instant
from influx_backup_gui.domain.job import GOOD, BackupJob, Outcome, PruneJob, Run, Trigger
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.schedule import MOST_COUNTED, Due, Schedule, due
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Conditions, Held, gone, held, untold, without_holder
from influx_backup_gui.engine.lanes import WIDTH
from influx_backup_gui.engine.run_start import Start
from influx_backup_gui.store.keep_awake import kept_awake
from influx_backup_gui.store.processes import alive, boot_id

log = logging.getLogger(__name__)
# How long (seconds) `run_due` waits for another run before it leaves the slot to the next caller.
_PATIENCE = 1800
_LONGEST_PAUSE = 60.0


class Scheduler:
    """One for a process. `start` and `run_due` block: a window calls them outside of its own thread."""

    def __init__(
        self,
        engine: Engine,
        conditions: Conditions | None = None,
        clock: Callable[[], int] = time.time_ns,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine, self._resources = engine, engine.resources
        self._conditions = conditions or Conditions()
        self._clock, self._monotonic = clock, monotonic
        # Why the settings could not be read again at the last look, "" where they could.
        self.stale = ""

    def due(self) -> tuple[Due, ...]:
        """What is due now, by the settings as they are on disk now. Reads the catalog, starts nothing.

        Where the settings cannot be read any more, those that were read before hold, and the runs say so.
        """
        try:
            self._resources.reload_settings()
            self.stale = ""
        except BackupError as error:
            if error.message != self.stale:
                log.error("schedules go on as they were before: %s", error.message)
            self.stale = error.message
        now, slots = self._clock(), self._resources.catalog.slots
        self._resources.catalog.withdraw_slots(now)
        found = (due(s, slots.last(s.id, now), now) for s in self._resources.settings.schedules)
        return tuple(d for d in found if d is not None)

    def servers_due(self) -> tuple[str, ...]:
        """The servers that what is due now works on ("": none), in the order of their schedules."""
        return tuple(dict.fromkeys(d.schedule.works_on for d in self.due()))

    def start(self, ready: Due, context: JobContext) -> Run | Held | None:
        """Run a due slot; Held where something holds it back (a line of the history, once), None where it was taken.

        None, too, where a person asked to stop before it began: the slot stays due.
        """
        schedule = ready.schedule
        found = self.held_back(ready, context)
        if found is not None or context.cancel.cancelled:
            return found
        start, now = self._told(ready, uuid.uuid4().hex), self._clock()
        begun = start.begun(Run("", schedule.kind, ready.trigger, None, now, None, "", schedule.works_on))
        try:
            if not self._resources.catalog.start_slot(begun, now, alive, self._missed(ready, start.id)):
                return None
        except Busy as error:
            return self._hold(Held(schedule, ready.slot, without_holder(error.message), True))
        with kept_awake(f"Scheduled {schedule.kind} {schedule.name}"):
            run = self._engine.run(schedule.job, ready.trigger, context, start)
            if run.problem is not None and run.problem.exit_code == ExitCode.BUSY:
                # Somebody else took the repository in between: the slot stays due, and the run never was.
                return self._hold(Held(schedule, ready.slot, without_holder(run.problem.message), True), begun)
            if run.outcome in GOOD:
                self._prune(schedule, ready.trigger, context)
        return run

    def held_back(self, ready: Due, context: JobContext) -> Held | None:
        """What keeps a due slot from starting now, told in the history once for each reason. Asks the server."""
        schedule = ready.schedule
        found = held(self._resources, schedule, self._clock(), self._conditions) or self._away(ready, context)
        return None if found is None else self._hold(Held(schedule, ready.slot, *found))

    def run_now(self, schedule: Schedule, context: JobContext) -> Run:
        """Run what a schedule runs because a person asks for it: no rule holds it back, its next slot stays."""
        start = Start(uuid.uuid4().hex, schedule.id, None, "", {"schedule_name": schedule.name})
        with kept_awake(f"{schedule.kind.capitalize()} {schedule.name}"):
            run = self._engine.run(schedule.job, Trigger.MANUAL, context, start)
            if run.outcome in GOOD:
                self._prune(schedule, Trigger.MANUAL, context)
        return run

    def skip(self, schedule_id: str) -> None:
        """Leave out what is due of a schedule, because a person does not want it; the next slot comes as planned."""
        for ready in self.due():
            if ready.schedule.id == schedule_id:
                said = f"{ready.schedule.name} was left out: a person took it out of the queue."
                line = self._line(ready.schedule, ready.slot, said, {"left_out": True})
                self._resources.catalog.skip_slot(line, self._clock(), self._missed(ready, line.id))

    def run_due(
        self,
        cancel: CancelToken | None = None,
        wait: bool = False,
        progressed: Callable[[Schedule, Progress], None] = lambda *_: None,
    ) -> tuple[Run | Held, ...]:
        """Start all that is due, servers side by side; with `wait`, also what only has to wait for a while.

        `progressed` is called from several threads.
        """
        token = cancel or CancelToken()
        with ThreadPoolExecutor(WIDTH, thread_name_prefix="server") as pool:
            found = pool.map(lambda server: self.run_server(server, token, wait, progressed), self.servers_due())
            return tuple(chain.from_iterable(found))

    def run_server(
        self,
        server: str,
        cancel: CancelToken,
        wait: bool = False,
        progressed: Callable[[Schedule, Progress], None] = lambda *_: None,
    ) -> tuple[Run | Held, ...]:
        """Start what is due of one server ("": what works on none), one after the other; see `run_due`.

        A cancel means that the program ends: it ends the wait, and a run that it cuts off gives its slot back.
        """
        done: list[Run | Held] = []
        ends, pause = self._monotonic() + _PATIENCE, 2.0
        while True:
            waiting: list[Held] = []
            for ready in (d for d in self.due() if d.schedule.works_on == server):
                found = self.attempt(ready, JobContext(partial(progressed, ready.schedule), cancel))
                if isinstance(found, Held):
                    waiting.append(found)
                elif found is not None:
                    done.append(self._given_back(found) if found.outcome is Outcome.CANCELLED else found)
            limit = max((h.schedule.rules.network_wait for h in waiting), default=0)
            passing = any(h.passing for h in waiting) and self._monotonic() < ends + limit
            if not wait or not passing:
                return (*done, *waiting)
            try:
                cancel.wait(pause)
            except Cancelled:
                return (*done, *waiting)
            pause = min(pause * 2, _LONGEST_PAUSE)

    def _given_back(self, run: Run) -> Run:
        """A run that was cut off because the program ends, as it is in the history: for no slot, which stays due."""
        if run.slot is None:
            return run
        summary = f"{run.summary} Its time, {format_instant(run.slot)}, stays due."
        cut = replace(run, slot=None, summary=summary, details={**run.details, "stays_due": format_instant(run.slot)})
        try:
            self._resources.catalog.give_slot_back(cut)
        except BackupError as error:
            log.error("the slot of a run that was cut off could not be given back: %s", error.message)
            return run
        return cut

    def attempt(self, ready: Due, context: JobContext) -> Run | Held | None:
        """As `start`; what cannot even be noted in the catalog becomes a failed run that nobody could record."""
        try:
            return self.start(ready, context)
        except BackupError as error:
            log.error("schedule %s could not be started: %s", ready.schedule.name, error.message)
            now, problem = self._clock(), problem_of(error)
            run = Run(uuid.uuid4().hex, ready.schedule.kind, ready.trigger, Outcome.FAILED, now, now, problem.message)
            run = replace(run, server=ready.schedule.works_on, problem=problem, schedule=ready.schedule.id)
            run = replace(run, slot=ready.slot, details={"schedule_name": ready.schedule.name})
            self._engine.alerts.run_ended(run)
            return run

    def _away(self, ready: Due, context: JobContext) -> tuple[str, bool] | None:
        """What it should wait for, server or disk; None where both are there, or were waited for long enough: the run
        says so."""
        schedule = ready.schedule
        reason = self._silence(schedule, context) or gone(self._resources, schedule)
        if not reason:
            self._resources.catalog.slots.answered(schedule.id)
            return None
        now = self._monotonic()
        first = self._resources.catalog.slots.silent_since(schedule.id, boot_id(), now)
        return (reason, True) if now - first < schedule.rules.network_wait else None

    def _silence(self, schedule: Schedule, context: JobContext) -> str:
        """That its server does not answer; "" where it does, or where the run fails of something else and says so."""
        if not schedule.works_on:
            return ""
        try:
            client = self._resources.client(schedule.works_on, context.cancel, patience=0.0)
            try:
                client.identity()
            finally:
                client.close()
        except ServerUnreachable:
            return f"{schedule.works_on} does not answer"
        except BackupError:
            pass
        return ""

    def _hold(self, found: Held, begun: Run | None = None) -> Held:
        said = f"{found.schedule.name} was held back: {found.reason}. It runs as soon as that is over."
        details: dict[str, object] = {"held": True, "reason": found.reason}
        line = self._line(found.schedule, found.slot, said, details)
        self._resources.catalog.hold_slot(line, found.reason, begun)
        return found

    def _missed(self, ready: Due, run_id: str) -> Run | None:
        if not ready.missed or ready.first_missed is None:
            return None
        many = f"at least {ready.missed}" if ready.missed >= MOST_COUNTED - 1 else str(ready.missed)
        times = "time" if ready.missed == 1 else "times"
        said = (
            f"{ready.schedule.name} did not start {many} {times}, first at {format_instant(ready.first_missed)}: "
            "the program did not run, the machine was off or asleep, or the start was held back. It is caught up once."
        )
        details: dict[str, object] = {"missed": ready.missed, "first_missed": format_instant(ready.first_missed)}
        details["caught_up_by"] = run_id
        return self._line(ready.schedule, ready.first_missed, said, details)

    def _doubted_clock(self, server: str, context: JobContext) -> str:
        """Why our clock is not believed, "" where the server's own agrees: what a wrong one removes is gone."""
        client = self._resources.client(server, context.cancel)
        try:
            theirs, ours = client.identity().clock, self._clock() // SECOND * SECOND
        finally:
            client.close()
        if theirs is None:
            return f"{server} does not tell its time, so that the clock of this machine is not certain."
        if abs(ours - theirs) <= CLOCKS_APART:
            return ""
        return f"it is {format_instant(ours)} here and {format_instant(theirs)} on {server}."

    def _line(self, schedule: Schedule, slot: int | None, said: str, details: dict[str, object]) -> Run:
        """A line of the history about a slot that did not start."""
        now = self._clock()
        details = {"schedule_name": schedule.name, **details}
        line = Run(uuid.uuid4().hex, "schedule", Trigger.SCHEDULE, Outcome.SKIPPED, now, now, said, schedule.server)
        return replace(line, details=details, schedule=schedule.id, slot=slot)

    def _told(self, ready: Due, run_id: str) -> Start:
        late = (self._clock() - ready.slot) / SECOND
        notes = list(untold(ready.schedule, self._conditions))
        if self.stale:
            notes.append(f"It ran by the settings as they were before: {self.stale}")
        if ready.trigger is Trigger.CATCH_UP:
            notes.append(f"Started {time_text(late)} late.")
        details: dict[str, object] = {"schedule_name": ready.schedule.name, "late_seconds": round(late, 3)}
        return Start(run_id, ready.schedule.id, ready.slot, " ".join(notes), details)

    def _prune(self, schedule: Schedule, trigger: Trigger, context: JobContext) -> None:
        """Only after a backup that is proved, and only where there is something to remove: no line without news."""
        taken = schedule.job
        if not isinstance(taken, BackupJob):
            return
        job = PruneJob(taken.repository or self._resources.settings.default_repository, taken.server)
        try:
            if not self._engine.plan_prune(job, self._clock()).removed:
                return
            doubt = self._doubted_clock(taken.server, context)
        except BackupError as error:
            log.error("what retention keeps could not be told: %s", error.message)
            return
        if doubt:
            said = f"Nothing was pruned: {doubt} It is done after the next backup when the two agree."
            line = self._line(schedule, None, said, {"clock_doubted": True})
            self._resources.catalog.end_run(replace(line, kind="prune", trigger=trigger))
            return
        told = {"schedule_name": schedule.name}
        self._engine.run(job, trigger, context, Start(uuid.uuid4().hex, schedule.id, None, "", told))
