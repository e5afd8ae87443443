"""What can be pressed about a reason of health; every kind of reason has something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from influx_backup_gui.domain.drill import drill_way
from influx_backup_gui.domain.health_records import Reason, ReasonKind
from influx_backup_gui.domain.job import BackupJob, DrillJob, Run, VerifyJob
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.acknowledge_dialog import acknowledge
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


@dataclass(frozen=True)
class Fix:
    """A button."""

    text: str
    icon: str
    action: Callable[[], object]


class Fixes(QObject):
    """Makes the buttons of a reason; what needs another window is asked for by a signal."""

    servers_asked = Signal()
    repositories_asked = Signal()
    alerts_asked = Signal()
    storage_asked = Signal()
    schedule_asked = Signal(str)  # id
    looked_again = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent
        kind = ReasonKind
        self._known: dict[ReasonKind, tuple[Callable[[Reason, Overview], Fix | None], ...]] = {
            kind.NO_SERVER: (self._servers,),
            kind.NO_PROVED_BACKUP: (self._back_up, self._folders),
            kind.OVERDUE: (self._back_up, self._past),
            kind.LATE: (self._back_up, self._past),
            kind.OLD_BACKUP: (self._back_up,),
            kind.PAUSED: (self._go_on,),
            kind.RUN_FAILED: (self._back_up, self._run),
            kind.STUCK: (self._cancel, self._run),
            kind.DRILL_FAILED: (self._drill_again, self._run),
            kind.DRILL_OVERDUE: (self._drill, self._past),
            kind.RESTORE_FAILED: (self._restore_again, self._run),
            kind.UPKEEP_FAILED: (self._upkeep, self._run),
            kind.BACKUP_WARNING: (self._back_up, self._backup),
            kind.COVERAGE_SHRANK: (self._restore, self._acknowledge),
            kind.ARCHIVE_DAMAGED: (self._back_up, self._backup),
            kind.ARCHIVE_MISSING: (self._read_folders, self._folders),
            kind.FUTURE_DATED: (self._back_up, self._backup),
            kind.NOT_VERIFIED: (self._verify,),
            kind.REPOSITORY_UNREACHABLE: (self._look, self._folders),
            kind.DISK_FILLING: (self._storage, self._folders),
            kind.ALERTS_UNDELIVERED: (self._alerts,),
            kind.KEYRING_UNAVAILABLE: (self._look, self._servers),
        }

    def of(self, reason: Reason, found: Overview) -> tuple[Fix, ...]:
        """The buttons, the most useful one first."""
        made = (make(reason, found) for make in self._known[reason.kind])
        return tuple(fix for fix in made if fix is not None)

    # --- one button each --------------------------------------------------------------------------------

    def _back_up(self, reason: Reason, found: Overview) -> Fix:
        return Fix(tr("Back up now"), "backup", lambda: self._start(_job_for(reason, found)))

    def _start(self, job: BackupJob) -> None:
        session = self._session
        if session.ask_token(job.server):
            session.start(job, tr("Backup of {server}", server=job.server))

    def _drill(self, reason: Reason, found: Overview) -> Fix:
        """What the schedule of the reason would do."""
        jobs = [s.job for s in found.facts.schedules if s.id in reason.subjects and isinstance(s.job, DrillJob)]
        job = jobs[0] if jobs else DrillJob(newest_of=reason.server)
        return Fix(tr("Drill now"), "restore", lambda: self._start_drill(job))

    def _start_drill(self, job: DrillJob) -> None:
        session = self._session
        if session.ask_token(job.works_on):
            session.start(job, tr("Restore drill of the newest backup of {server}", server=job.newest_of))

    def _drill_again(self, reason: Reason, found: Overview) -> Fix | None:
        """What proves at least as much; without a server that is known there is no newest backup of it."""
        failed = _run_of(reason, found)
        if failed is None or reason.server not in found.facts.servers:
            return None
        way = drill_way(failed)
        planned = [s.job for s in found.facts.schedules if s.id == failed.schedule and isinstance(s.job, DrillJob)]
        job = planned[0] if planned else DrillJob(newest_of=reason.server, server=failed.server, way=way)
        return Fix(tr("Drill again"), "restore", lambda: self._start_drill(job))

    def _restore_again(self, reason: Reason, found: Overview) -> Fix | None:
        failed = _run_of(reason, found)
        archive = failed.details.get("archive") if failed is not None else None
        wanted = archive.get("id") if isinstance(archive, dict) else None
        if wanted not in {b.id for b in found.facts.backups}:
            return None
        return Fix(tr("Restore again…"), "restore", lambda: self._session.restore_asked.emit(str(wanted)))

    def _upkeep(self, reason: Reason, found: Overview) -> Fix | None:
        """What removes archives shows first which ones, in the dialog of folders; from the trash only what is over."""
        session, failed = self._session, _run_of(reason, found)
        if failed is None or failed.kind == "prune":
            return self._folders(reason, found)
        if failed.kind == "verify":
            return self._verify(replace(reason, subjects=()), found)
        work = partial(session.engine.empty_trash, session.now())
        return Fix(tr("Try again"), "refresh", lambda: session.change_backups(work))

    def _past(self, reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Show its history"), "clock", lambda: self.schedule_asked.emit(reason.subjects[0]))

    def _verify(self, reason: Reason, _: Overview) -> Fix:
        title = tr("Verify archives")
        return Fix(tr("Verify now"), "verify", lambda: self._session.start(VerifyJob(reason.subjects), title))

    def _run(self, reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Show the run"), "note", lambda: self._session.run_asked.emit(reason.subjects[0]))

    def _cancel(self, reason: Reason, _: Overview) -> Fix:
        session = self._session

        def done(run: Run) -> None:
            session.told.emit(tr("{what} is being cancelled.", what=describe.kind(run.kind)))

        return Fix(
            tr("Cancel it"), "cancel", lambda: session.read(lambda: session.engine.cancel(reason.subjects[0]), done)
        )

    def _backup(self, reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Show the backup"), "search", lambda: self._session.backup_asked.emit(reason.subjects[0]))

    def _restore(self, reason: Reason, found: Overview) -> Fix:
        """From the backup that holds what is gone."""
        told = next((b for b in found.facts.backups if b.id == reason.subjects[0]), None)
        holder = told.coverage.compared_with if told is not None else ""
        before = next((b for b in found.facts.backups if b.id == holder), None)
        if before is None:
            return self._backup(reason, found)
        return Fix(tr("Restore from before…"), "restore", lambda: self._session.restore_asked.emit(before.id))

    def _acknowledge(self, reason: Reason, _: Overview) -> Fix:
        def ask() -> None:
            acknowledge(self._session, reason.server, self._window)

        return Fix(tr("Acknowledge…"), "proved", ask)

    def _go_on(self, reason: Reason, _: Overview) -> Fix:
        def change() -> None:
            ids = reason.subjects
            self._session.change_settings(
                lambda s: replace(
                    s,
                    paused_until=None,
                    schedules=tuple(replace(x, paused_until=None) if x.id in ids else x for x in s.schedules),
                )
            )

        return Fix(tr("End the pause"), "running", change)

    def _read_folders(self, reason: Reason, found: Overview) -> Fix:
        names = sorted({b.repository for b in found.facts.backups if b.id in reason.subjects})
        session = self._session

        def rebuild() -> int:
            return sum(int(session.engine.rebuild(name)["backups"]) for name in names)

        def done(count: int) -> None:
            session.told.emit(describe.listed(count))
            session.backups_changed.emit()

        return Fix(tr("Read the folder again"), "refresh", lambda: session.read(rebuild, done))

    def _look(self, _reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Look again"), "refresh", self.looked_again.emit)

    def _servers(self, _reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Servers…"), "server", self.servers_asked.emit)

    def _folders(self, _reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Folders…"), "folder", self.repositories_asked.emit)

    def _storage(self, _reason: Reason, _: Overview) -> Fix:
        return Fix(tr("What takes space"), "database", self.storage_asked.emit)

    def _alerts(self, _reason: Reason, _: Overview) -> Fix:
        return Fix(tr("Alerts…"), "note", self.alerts_asked.emit)


def _run_of(reason: Reason, found: Overview) -> Run | None:
    return next((r for r in found.facts.runs if r.id in reason.subjects), None)


def _job_for(reason: Reason, found: Overview) -> BackupJob:
    """What the schedule of the reason saves, else everything of its server."""
    named = set(reason.subjects) | {r.schedule for r in found.facts.runs if r.id in reason.subjects}
    schedule = next((s for s in found.facts.schedules if s.id in named), None)
    return schedule.job if schedule is not None and isinstance(schedule.job, BackupJob) else BackupJob(reason.server)
