"""What can be done with one schedule: run it now, change, copy and delete it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.job import DrillJob
from influx_backup_gui.domain.names import free_name
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.engine.archives import newest_proved
from influx_backup_gui.engine.schedules import with_schedule, without_schedule
from influx_backup_gui.gui import describe_scheduled
from influx_backup_gui.gui.password_dialog import ask_new_password, with_password
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.store.secrets import archive_password
from influx_backup_gui.store.settings import Settings


class ScheduleActions:
    """Asks its questions in front of `parent`."""

    def __init__(self, session: Session, scheduling: Scheduling, parent: QWidget) -> None:
        self._session, self._scheduling, self._parent = session, scheduling, parent

    def run(self, schedule: Schedule) -> None:
        """Run it once; token and password are asked before, never by the job."""
        session, job = self._session, schedule.job
        if not session.ask_token(job.works_on):
            return
        if isinstance(job, DrillJob):
            self._run_drill(schedule)
        elif job.encrypt and not session.has_password():
            # The keyring may ask its own questions.
            session.read(archive_password, lambda known: self._run_encrypted(schedule, known is not None))
        else:
            self._scheduling.run_now(schedule)

    def _run_drill(self, schedule: Schedule) -> None:
        """The password of the archive is asked where it needs one."""
        resources, now = self._session.engine.resources, self._session.now()

        def newest() -> Path | None:
            try:
                return Path(newest_proved(resources, schedule.server, now).path)
            except BackupError:
                return None

        def known(path: Path | None) -> None:
            if path is None:  # the run says why there is none
                self._scheduling.run_now(schedule)
            else:
                with_password(self._session, self._parent, path, lambda: self._scheduling.run_now(schedule))

        self._session.read(newest, known)

    def _run_encrypted(self, schedule: Schedule, known: bool) -> None:
        if not known:
            password = ask_new_password(self._parent)
            if password is None:
                return
            self._session.use_password(password)
        self._scheduling.run_now(schedule)

    def change(self, schedule_id: str, change: Callable[[Schedule], Schedule]) -> None:
        """Replace it by what `change` makes of it."""
        now = self._session.now()
        self._session.change_settings(lambda s: with_schedule(s, change(s.schedule(schedule_id)), now))

    def duplicate(self, old: Schedule, made_id: str) -> None:
        """A second one with the same rule, switched off until a person has changed it."""
        now = self._session.now()

        def with_copy(settings: Settings) -> Settings:
            taken = {s.name for s in settings.schedules}
            copy = replace(old, id=made_id, name=free_name(old.name, taken), enabled=False, paused_until=None)
            return with_schedule(settings, replace(copy, since=now), now)

        said = tr("The copy is switched off: edit it, then switch it on.")
        self._session.change_settings(with_copy, lambda: self._session.told.emit(said))

    def ask_delete(self, schedule: Schedule) -> None:
        """Ask whether it shall go."""
        question, told = describe_scheduled.delete_question(schedule.name)
        box = QMessageBox(QMessageBox.Icon.Question, tr("Delete schedule"), question, parent=self._parent)
        box.setInformativeText(told)
        delete = box.addButton(tr("&Delete schedule"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("&Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        delete.clicked.connect(lambda _: self.delete(schedule))
        box.open()

    def delete(self, schedule: Schedule) -> None:
        """Remove a schedule; what waits of it goes too, what runs goes on."""
        session, scheduling = self._session, self._scheduling
        engine = session.engine

        def remove() -> None:
            engine.update_settings(lambda s: without_schedule(s, schedule.id))
            engine.resources.catalog.slots.forget(schedule.id)

        queued = scheduling.queued(schedule.id)
        if queued is not None and queued not in session.queue.running():
            session.queue.cancel(queued.id)
        said = tr("Schedule {name} is deleted; its backups stay.", name=schedule.name)
        session.read(remove, lambda _: session.after_settings(lambda: session.told.emit(said)))
