"""Restore, in five steps with one question each: backup, what, where, plan, result; and the log of all restores."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import RestoreJob, Run
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.restore_selection import chosen_databases
from influx_backup_gui.gui import describe_progress, describe_restore
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.jobs import QueuedJob
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.restore_backup_page import RestoreBackupPage
from influx_backup_gui.gui.restore_frame import RestoreFrame
from influx_backup_gui.gui.restore_log_page import RestoreLogPage
from influx_backup_gui.gui.restore_plan_page import RestorePlanPage
from influx_backup_gui.gui.restore_report_view import RestoreReportView
from influx_backup_gui.gui.restore_what_page import RestoreWhatPage
from influx_backup_gui.gui.restore_where_page import RestoreWherePage
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


class RestoreTab(RestoreFrame):
    """The pages know nothing of each other. A change in one throws away what later ones were told."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._opened: Backup | None = None
        self._manifest: Manifest | None = None
        self._opening: object = None  # the opening under way; an answer to an earlier one is dropped
        self._to_plan = False
        self._queued: QueuedJob | None = None
        self.backup, self.what = RestoreBackupPage(session), RestoreWhatPage(session)
        self.where, self.plan = RestoreWherePage(session), RestorePlanPage(session)
        self.result, self.log = RestoreReportView(session), RestoreLogPage(session)
        super().__init__((self.backup, self.what, self.where, self.plan, self.result), self.log)
        self.result.add_button(self.another_button)
        self._connect()
        self.go_to(Page.BACKUP)

    def _connect(self) -> None:
        session = self._session
        self.backup.changed.connect(self._on_backup)
        self.backup.entered.connect(self.next)
        self.what.changed.connect(self._on_what)
        self.where.changed.connect(self._on_where)
        self.plan.changed.connect(self.refresh)
        self.plan.beside_asked.connect(self._go_beside)
        self.result.again_asked.connect(self.again)
        self.log.again_asked.connect(self.again)
        self.restore_asked.connect(self.restore)
        session.restore_asked.connect(self.choose)
        session.run_ended.connect(self._on_run_ended)
        session.queue.changed.connect(self._on_queue)
        session.queue.progressed.connect(self._on_progressed)

    # --- what the frame asks ----------------------------------------------------------------------------

    def reachable(self) -> Page:
        if self._opened is None:
            return Page.BACKUP
        if self.what.trouble():
            return Page.WHAT
        return Page.PLAN if self._complete() else Page.WHERE

    def may_go_on(self) -> bool:
        if self.step is Page.BACKUP:
            return self.backup.chosen is not None and self._opening is None
        return self.step < self.reachable()

    def may_restore(self) -> bool:
        return self.plan.ready is not None

    def has_result(self) -> bool:
        return self._queued is not None

    def so_far(self) -> str:
        said = [self._opened.name if self._opened else ""]
        if self._opened is not None and self.step > Page.WHAT:
            said.append(self.what.words)
        if self._opened is not None and self.step > Page.WHERE:
            said.append(tr("to {server}", server=self.where.server.currentText()))
        return " · ".join(s for s in said if s) if self.step in (Page.WHAT, Page.WHERE, Page.PLAN) else ""

    def next(self) -> None:
        if self.step is Page.BACKUP and self._opened is None:
            self._open()
        else:
            super().next()

    def go_to(self, step: Page) -> None:
        self._to_plan = False
        job = self.job() if step is Page.PLAN else None
        if job is not None:
            self.plan.show_plan(job)
        super().go_to(step)

    # --- backup -----------------------------------------------------------------------------------------

    def choose(self, backup_id: str) -> None:
        """Restore this backup: open it and ask what of it."""
        self.go_to(Page.BACKUP)
        self.backup.bring(backup_id, self._open)

    def again(self, job: RestoreJob) -> None:
        """Ask for the same as an earlier restore, as far as its plan; nothing is written."""
        self.go_to(Page.BACKUP)
        self.backup.bring(job.backup, lambda: self._open(job))

    def _on_backup(self) -> None:
        chosen = self.backup.chosen
        if self._opened is not None and (chosen is None or chosen.path != self._opened.path):
            self._close()
        self.refresh()

    def _close(self) -> None:
        self._opened = self._manifest = None
        self._opening = None
        self.plan.forget()
        if self.step in (Page.WHAT, Page.WHERE, Page.PLAN):
            self.go_to(Page.BACKUP)

    def _open(self, asked: RestoreJob | None = None) -> None:
        """Read what the chosen backup holds, then go on to what of it, or as far as an earlier restore was asked."""
        backup, engine, ticket = self.backup.chosen, self._session.engine, object()
        if backup is None:
            return
        self._close()
        self._opening = ticket
        self.say(tr("Opening {name}…", name=backup.name), "muted")

        def read() -> None:
            self._session.read(lambda: engine.manifest(backup.path), opened, failed)

        def opened(manifest: Manifest) -> None:
            if self._opening is ticket:
                self._on_opened(backup, manifest, asked)

        def failed(problem: Problem) -> None:
            if self._opening is ticket:
                self._opening = None
                self.say_problem(problem)

        def gave_up() -> None:
            if self._opening is ticket:
                self._opening = None
                self.say(tr("Without its password the backup cannot be opened."), "bad")
                self.refresh()

        with_password(self._session, self, Path(backup.path), read, gave_up)
        self.refresh()

    def _on_opened(self, backup: Backup, manifest: Manifest, asked: RestoreJob | None) -> None:
        self._opening = None
        self._opened, self._manifest = backup, manifest
        self.backup.search.clear()
        self.what.show_manifest(manifest, asked)
        server = (asked.server if asked else "") or backup.server
        names = chosen_databases(manifest, asked) if asked else {}
        known = self.where.start(server, asked, names)
        self.go_to(Page.WHERE if asked else Page.WHAT)
        self._to_plan = asked is not None and known
        if asked is not None and not known:
            self.say(tr("The server {name} of that restore is not configured any more.", name=server), "bad")

    # --- what, where ------------------------------------------------------------------------------------

    def _on_what(self) -> None:
        self.plan.forget()
        self.where.show_tables(self.what.databases(), self.what.wanted())
        self.refresh()

    def _on_where(self) -> None:
        self.plan.forget()
        if self._to_plan and not self.where.trouble():
            self.go_to(Page.PLAN)
        self.refresh()

    def _go_beside(self) -> None:
        self.where.use_free_names()
        self.go_to(Page.PLAN)

    def _complete(self) -> bool:
        """Whether these choices name a restore. Asked far more often than for the restore itself."""
        return self._opened is not None and not self.what.trouble() and not self.where.trouble()

    def job(self) -> RestoreJob | None:
        """The restore that these choices name; None where something is missing."""
        backup, selection, span = self._opened, self.what.selection, self.what.range
        if backup is None or selection is None or span is None or not self._complete():
            return None
        job = self.where.job(backup.id if backup.repository else backup.path, selection)
        return replace(job, range=span)

    # --- restore, result --------------------------------------------------------------------------------

    def restore(self) -> None:
        """Run exactly what was planned, and confirmed where something is overwritten."""
        job = self.plan.ready
        if job is None:
            return
        self.plan.forget()
        self._queued = self._session.start(job, tr("Restore to {server}", server=job.server))
        self._on_queue()
        self.go_to(Page.RESULT)

    def _on_queue(self) -> None:
        queued = self._queued
        if queued is None or queued.run is not None:
            return
        if queued not in self._session.queue.jobs():
            self.result.show_state(describe_restore.taken_back(), "")
        else:
            running = queued in self._session.queue.running()
            self.result.show_state(describe_restore.waiting(running), describe_restore.patience())

    def _on_progressed(self, queued: QueuedJob) -> None:
        if queued is self._queued and queued.progress is not None:
            # Times are told each second by the panel below; here they would stand still in between.
            self.result.say(f"{describe_progress.place(queued.progress)}\n{describe_restore.patience()}")

    def _on_run_ended(self, run: Run) -> None:
        if run.kind != "restore":
            return
        if self._queued is not None and self._queued.run is not None and self._queued.run.id == run.id:
            self.result.show_run(run)
        self.where.load()
        self.refresh()

    @property
    def report(self) -> str:
        """What the last restore of this tab did."""
        return self.result.text
