"""The one door: everything that a window, a command line or a scheduler may ask for (design.md section 4).

What needs pyarrow or py7zr is imported by the methods that need it: who only lists waits for neither.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.job import (
    BackupJob,
    DrillJob,
    Job,
    MoveJob,
    Outcome,
    Profile,
    PruneJob,
    RestoreJob,
    Run,
    Trigger,
)
from influx_backup_gui.domain.names import checked_file_name
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_request import request_to_json
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.engine import run_log
from influx_backup_gui.engine.alerting import Alerting
from influx_backup_gui.engine.archives import rebuild, server_of, unlock
from influx_backup_gui.engine.coverage import (
    acknowledge,
    acknowledgement_of,
    withdraw,
    withdrawn,
)
from influx_backup_gui.engine.deletion import delete_backup
from influx_backup_gui.engine.pruning import run_prune
from influx_backup_gui.engine.pulse import Pulse
from influx_backup_gui.engine.questions import Questions
from influx_backup_gui.engine.recovery import recover
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.run_ending import stopped
from influx_backup_gui.engine.run_start import Start
from influx_backup_gui.engine.sending import Tried
from influx_backup_gui.engine.trash import empty_trash, restore_trashed
from influx_backup_gui.engine.unfinished import discard_unfinished
from influx_backup_gui.store.memory import BLOCK, LARGE_BLOCK, SMALL_BLOCK, return_freed_memory
from influx_backup_gui.store.places import places
from influx_backup_gui.store.processes import alive
from influx_backup_gui.store.settings import Settings

log = logging.getLogger(__name__)


class Engine(Questions):
    """Answers are nouns, changes are verbs; `run` is the only method that changes anything outside the settings."""

    def __init__(self, resources: Resources) -> None:
        super().__init__(resources)
        self.alerts = Alerting(resources)

    @classmethod
    def open(cls, home: Path | None = None) -> Engine:
        """Load settings and catalog; runs whose process is gone become `interrupted`, their leftovers are swept."""
        where = places(home)
        try:
            engine = cls(Resources(where))
        except BackupError as error:
            from influx_backup_gui.engine.unopened import tell_unopened

            tell_unopened(where, error)
            raise
        try:
            engine.end_dead_runs()
        except BaseException:
            engine.close()
            raise
        return engine

    def close(self) -> None:
        """Wait (some seconds) for alerts that are being sent, and close the catalog."""
        self.alerts.close()
        self.resources.catalog.close()

    def update_settings(self, change: Callable[[Settings], Settings]) -> None:
        """Replace the settings by `change(settings)`, on disk and here."""
        self.resources.update_settings(change)

    def use_password(self, ask: Callable[[], str | None]) -> None:
        """Where the password of encrypted archives comes from (default: INFLUX_BACKUP_PASSWORD, then the keyring)."""
        self.resources.password = ask

    def unlock(self, path: Path, password: str | None = None) -> bool:
        """Whether an archive opens with this password (None: with what is known); kept in memory for it alone."""
        return unlock(self.resources, path, password)

    def test_alerts(self) -> tuple[Tried, ...]:
        """Send a test by every way that real alerts go, and say what was answered. Network. UsageError: no way yet."""
        return self.alerts.test()

    # --- changes --------------------------------------------------------------------------------------

    def delete(self, key: str) -> Run:
        """Move a backup to the trash of its repository."""
        return self._recorded("delete", Trigger.MANUAL, "", lambda run: delete_backup(self.resources, run, key))

    def restore_trashed(self, key: str) -> Run:
        """Take an archive out of the trash (by its name or path); the catalog says of it what it said before."""
        return self._recorded("untrash", Trigger.MANUAL, "", lambda run: restore_trashed(self.resources, run, key))

    def empty_trash(self, now: int | None = None, trigger: Trigger = Trigger.MANUAL) -> Run:
        """Remove for ever what waited long enough at `now` (ns); with None all of the trash."""
        return self._recorded("empty-trash", trigger, "", lambda run: empty_trash(self.resources, run, now))

    def discard_unfinished(self, key: str) -> Unfinished:
        """Remove a backup that was cut off (by its name, path, or the id of its run). UsageError, Busy."""
        return discard_unfinished(self.resources, key)

    def acknowledge(
        self, server: str, reason: str, now: int, tables: Collection[tuple[str, str]] = (), regularly: bool = False
    ) -> Run:
        """A person has seen that rows of a server are gone, and says why: retention may remove its backups again.

        All that waits at `now` (ns), or only what concerns these (database, table). `regularly`: their oldest days go
        again and again, or their values are written over so, and later backups shall not tell it. Errors: those of
        `acknowledgement_of`.
        """
        said = acknowledgement_of(self.resources, server, reason, now, tables, regularly)
        return self._recorded("acknowledge", Trigger.MANUAL, server, lambda run: acknowledge(self.resources, said, run))

    def withdraw(self, server: str, table: tuple[str, str]) -> Run:
        """It is a loss again when days of this (database, table) go or values are others. UsageError: it is already."""
        said = withdrawn(self.resources, server, table)
        return self._recorded(
            "acknowledge", Trigger.MANUAL, server, lambda run: withdraw(self.resources, table, said, run)
        )

    def relabel(self, key: str, name: str, note: str) -> None:
        """Call a backup `name` and keep `note` with it, in the catalog; archive and file stay as they are."""
        self.resources.catalog.set_label(self.backup(key).id, checked_file_name(name), note.strip())

    def pin(self, key: str) -> None:
        """Keep a backup for ever."""
        self.resources.catalog.set_pinned(self.backup(key).id, True)

    def unpin(self, key: str) -> None:
        """Let retention decide about a backup again."""
        self.resources.catalog.set_pinned(self.backup(key).id, False)

    def rebuild(self, repository: str, emptied: bool = False) -> dict[str, Any]:
        """Read every archive of a repository and make the catalog say what is there; see `archives.rebuild`."""
        return rebuild(self.resources, repository, emptied)

    def end_dead_runs(self) -> None:
        """Runs whose process is gone become `interrupted` and are told; what they left behind is swept."""
        for run in recover(self.resources):
            run_log.ended(run)
            self.alerts.run_ended(run)

    def run(
        self,
        job: Job,
        trigger: Trigger = Trigger.MANUAL,
        context: JobContext | None = None,
        start: Start | None = None,
    ) -> Run:
        """Execute a job. Always returns a Run; its start and ending are in the history. `start`: for a schedule."""
        return_freed_memory(_block(job))
        pulse = Pulse(self.resources.catalog.pulses, context or JobContext())
        kind, server, work = self._work(job, pulse.context)

        def watched(run: Run) -> Run:
            with pulse.of(run.id):
                return work(run)

        if isinstance(job, RestoreJob) and start is None:
            start = Start(uuid.uuid4().hex, details={"request": request_to_json(job)})
        return self._recorded(kind, trigger, server, watched, start)

    def cancel(self, key: str) -> Run:
        """Ask a run that goes on, in whichever process, to stop: it does within seconds. `key` begins its id.

        UsageError where no such run goes on.
        """
        going_on = [r for r in self.resources.catalog.open_runs(alive) if key and r.id.startswith(key)]
        if len(going_on) != 1:
            raise UsageError(
                f"{len(going_on)} runs that begin with {key!r} go on." if going_on else f"No run {key!r} goes on.",
                "Look for its id among the runs that are going on.",
            )
        self.resources.catalog.pulses.ask_to_stop(going_on[0].id)
        return going_on[0]

    def _work(self, job: Job, context: JobContext) -> tuple[str, str, Callable[[Run], Run]]:
        """Kind, server and the work of a job."""
        if isinstance(job, BackupJob):
            from influx_backup_gui.engine.backup_run import run_backup

            return "backup", job.server, lambda run: run_backup(self.resources, job, run, context)
        if isinstance(job, RestoreJob):
            from influx_backup_gui.engine.restore_run import run_restore

            where = job.server or server_of(self.resources, job.backup)
            return "restore", where, lambda run: run_restore(self.resources, job, run, context)
        if isinstance(job, DrillJob):
            from influx_backup_gui.engine.drill_run import drill_server, run_drill

            where = drill_server(self.resources, job)
            return "drill", where, lambda run: run_drill(self.resources, job, run, context)
        if isinstance(job, PruneJob):
            return "prune", job.server, lambda run: run_prune(self.resources, job, run, context)
        if isinstance(job, MoveJob):
            from influx_backup_gui.engine.moving import run_move

            return "move", "", lambda run: run_move(self.resources, job, run, context)
        from influx_backup_gui.engine.verify_run import run_verify

        return "verify", job.against, lambda run: run_verify(self.resources, job, run, context)

    def _recorded(
        self, kind: str, trigger: Trigger, server: str, work: Callable[[Run], Run], start: Start | None = None
    ) -> Run:
        start = start or Start(uuid.uuid4().hex)
        run = start.begun(Run("", kind, trigger, None, time.time_ns(), None, "", server))
        try:
            self.resources.catalog.start_run(run)
            run_log.began(run)
            self.alerts.run_started(run)
            ended = replace(start.told(work(run)), finished=time.time_ns())
        except Exception as error:
            if not isinstance(error, BackupError):
                log.exception("fault in a %s run", kind)
            ended = replace(start.told(stopped(run, error)), finished=time.time_ns())
        try:
            self.resources.catalog.end_run(ended)
        except BackupError as error:
            log.error("the end of a %s run could not be recorded: %s", kind, error.message)
            ended = _unrecorded(ended, error)
        run_log.ended(ended)
        self.alerts.run_ended(ended)
        return ended


def _block(job: Job) -> int:
    if isinstance(job, RestoreJob | DrillJob):
        return SMALL_BLOCK
    return LARGE_BLOCK if isinstance(job, BackupJob) and job.profile is Profile.FAST else BLOCK


def _unrecorded(run: Run, error: BackupError) -> Run:
    """What was done stays done, and an earlier problem is the worse one; but nobody will find it in the history."""
    if run.problem is not None:
        return run
    summary = f"{run.summary} This could not be written into the history: {error.message}"
    return replace(run, outcome=Outcome.WARNING, summary=summary)
