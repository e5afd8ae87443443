"""The editor of a schedule: new, or one that is known. OK is there only for what makes sense."""

from __future__ import annotations

import uuid
from dataclasses import replace

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import BackupError, Problem, UsageError
from influx_backup_gui.domain.job import BackupJob, DrillJob, PruneJob
from influx_backup_gui.domain.names import checked_file_name, free_name
from influx_backup_gui.domain.retention import KEEP_ALL
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily, Timetable
from influx_backup_gui.engine.pruning import PrunePlan
from influx_backup_gui.engine.schedules import with_schedule
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.schedule_edit_archive import ArchiveEdit
from influx_backup_gui.gui.schedule_edit_drill import DrillEdit
from influx_backup_gui.gui.schedule_edit_keep import KeepEdit
from influx_backup_gui.gui.schedule_edit_rules import RulesEdit
from influx_backup_gui.gui.schedule_edit_what import WhatEdit
from influx_backup_gui.gui.schedule_edit_when import WhenEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named, scrolled
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.local_zone import local_zone
from influx_backup_gui.store.settings import Settings

_TWO_IN_THE_MORNING, _FOUR_IN_THE_MORNING, _SUNDAY = 120, 240, 6
# Pages that only one kind of schedule has.
_OF_BACKUPS, _OF_DRILLS = (1, 2, 3), 4


class ScheduleDialog(QDialog):
    """Closes once the schedule is kept. What is switched or paused elsewhere meanwhile stays so."""

    def __init__(self, session: Session, parent: QWidget | None, schedule: Schedule | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._new = schedule is None
        self._before = schedule or new_schedule(session)
        self._backup, self._drill = _jobs(self._before)
        about = self._before.server
        self.setWindowTitle(tr("New schedule") if self._new else tr("Edit schedule"))
        self.name = named(QLineEdit(self._before.name), tr("Name of the schedule"))
        self.server = named(QComboBox(), tr("Server of the schedule"))
        for server in session.settings.servers:
            self.server.addItem(server.name)
        if self.server.findText(about) < 0 and about:
            self.server.addItem(about)
        self.server.setCurrentText(about)
        self.kind = named(QComboBox(), tr("What it does"))
        for kind, text in (("backup", tr("Take a backup")), ("drill", tr("Restore drill of the newest backup"))):
            self.kind.addItem(text, kind)
        self.kind.setCurrentIndex(self.kind.findData(self._before.kind))
        # Its slots and its history are of one kind.
        self.kind.setEnabled(self._new)
        self.when = WhenEdit(session, self._before.timetable, self._before.zone)
        self.what = WhatEdit(session, self._backup.server, self._backup.selection)
        self.keep = KeepEdit(session, self._before.retention)
        self.archive = ArchiveEdit(session, self._backup)
        self.drill = DrillEdit(session, self._drill)
        self.rules = RulesEdit(self._before.rules)
        self._said = TintedLabel("", "bad", wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._lay_out()
        self._show_pages()
        self._connect()
        self.finished.connect(self._on_finished)
        self._on_changed()
        self.name.setFocus()
        self.resize(680, 580)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Name"), self.name)
        form.addRow(tr("W&hat it does"), self.kind)
        form.addRow(tr("&Server"), self.server)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Parts of the schedule"))
        for page, text in (
            (self.when, tr("When")),
            (self.what, tr("What")),
            (self.keep, tr("Keep")),
            (self.archive, tr("Archive")),
            (self.drill, tr("Drill")),
            (self.rules, tr("Rules")),
        ):
            self.tabs.addTab(_scrolled(page), text)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.tabs, 1)
        column.addWidget(self._said)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.server.currentTextChanged.connect(self.what.show_server)
        self.server.currentTextChanged.connect(self.archive.show_server)
        for signal in (
            self.name.textChanged,
            self.server.currentTextChanged,
            self.when.changed,
            self.what.changed,
            self.keep.changed,
            self.archive.changed,
            self.drill.changed,
            self.rules.changed,
        ):
            signal.connect(self._on_changed)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.tabs.currentChanged.connect(lambda _: self._say(self.said))
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)

    @property
    def drills(self) -> bool:
        """Whether it is to be a schedule of drills."""
        return bool(self.kind.currentData() == "drill")

    def _show_pages(self) -> None:
        for number in _OF_BACKUPS:
            self.tabs.setTabVisible(number, not self.drills)
        self.tabs.setTabVisible(_OF_DRILLS, self.drills)

    def _on_kind(self) -> None:
        """Other times and another name are proposed where nobody has entered any."""
        name, times = _proposed(self._session, self.drills)
        old_name, old_times = _proposed(self._session, not self.drills)
        if self.name.text() == old_name:
            self.name.setText(name)
        if self._entered() in (old_times, None):
            self.when.show_timetable(times)
        self._show_pages()
        self._on_changed()

    def _entered(self) -> Timetable | None:
        try:
            return self.when.timetable()
        except BackupError:
            return None

    def _on_finished(self) -> None:
        self.what.drop()
        self.keep.drop()

    # --- what is entered --------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        for number, trouble in enumerate(self._troubles()):
            self.tabs.setTabIcon(number, theme.icon("warning", "bad") if trouble else QIcon())
        try:
            schedule, said = self.schedule(), ""
        except BackupError as error:
            schedule, said = None, told(error)
        self._say(said)
        self.ok.setEnabled(not said)
        server = self.server.currentText()
        job = None if schedule is None else schedule.job
        if schedule is None or not isinstance(job, BackupJob):
            self.keep.refresh(server, None)
        else:
            self.keep.refresh(server, lambda: self._plan(schedule, job))

    def _troubles(self) -> tuple[str, ...]:
        """What is wrong on each tab."""
        if self.drills:
            return self.when.trouble(), "", "", "", "", ""
        return self.when.trouble(), self.what.trouble(), "", self.archive.trouble(), "", ""

    def _say(self, text: str) -> None:
        """What the tab that is shown says itself is not said twice."""
        self._said.setText(text)
        self._said.setVisible(bool(text) and not self._troubles()[self.tabs.currentIndex()])

    @property
    def said(self) -> str:
        """What is wrong; "" where nothing is."""
        return self._said.text()

    def schedule(self) -> Schedule:
        """What is entered. UsageError says what is wrong with it."""
        settings, before = self._session.settings, self._before
        name, server = checked_file_name(self.name.text().strip()), self.server.currentText()
        if any(s.name == name and s.id != before.id for s in settings.schedules):
            raise UsageError(tr("There is a schedule {name} already.", name=name), tr("Choose another name."))
        if all(s.name != server for s in settings.servers):
            raise UsageError(tr("There is no server {name} any more.", name=server), tr("Choose another one."))
        timetable, zone = self.when.timetable(), self.when.zone()
        return replace(
            before,
            name=name,
            job=self.drill.applied(server) if self.drills else self._backup_of(server),
            timetable=timetable,
            zone=zone,
            retention=KEEP_ALL if self.drills else self.keep.policy(),
            rules=self.rules.rules(),
        )

    def _backup_of(self, server: str) -> BackupJob:
        selection = self.what.selection()
        if trouble := self.archive.trouble():
            raise UsageError(trouble)
        return replace(self.archive.applied(self._backup), server=server, selection=selection)

    def _plan(self, schedule: Schedule, job: BackupJob) -> PrunePlan:
        """What retention would do after the next backup, were it as it is entered."""
        session = self._session
        others = tuple(s for s in session.settings.schedules if s.id != schedule.id)
        where = job.repository or session.settings.default_repository
        return session.engine.plan_prune(PruneJob(where, job.server), session.now(), (*others, schedule))

    def save(self) -> None:
        """Keep it; what is wrong is said here."""
        try:
            made = self.schedule()
        except BackupError as error:
            self._say(told(error))
            return
        session, now, new = self._session, self._session.now(), self._new
        self.ok.setEnabled(False)
        session.keep(
            lambda: session.engine.update_settings(lambda s: kept(s, made, now, new)),
            lambda _: self.accept(),
            self._on_problem,
            self,
        )

    def _on_problem(self, problem: Problem) -> None:
        self.ok.setEnabled(True)
        self._say(told(problem))


def new_schedule(session: Session) -> Schedule:
    """Every day at two, everything of the chosen server, nothing is ever removed."""
    name, timetable = _proposed(session, drills=False)
    return Schedule(uuid.uuid4().hex, name, BackupJob(session.server), timetable, local_zone(), session.now())


def _proposed(session: Session, drills: bool) -> tuple[str, Timetable]:
    """A name that is free, and times: a backup each day at two, a drill each Sunday at four."""
    server, names = session.server, {s.name for s in session.settings.schedules}
    wanted = tr("{server} drill", server=server) if drills else tr("{server} daily", server=server)
    return free_name(wanted, names), Daily((_FOUR_IN_THE_MORNING,), (_SUNDAY,)) if drills else Daily(
        (_TWO_IN_THE_MORNING,)
    )


def _jobs(schedule: Schedule) -> tuple[BackupJob, DrillJob]:
    """The job of the schedule, and one of the other kind to begin with."""
    job = schedule.job
    if isinstance(job, DrillJob):
        return BackupJob(job.newest_of), job
    return job, DrillJob(newest_of=job.server)


def kept(settings: Settings, made: Schedule, now: int, new: bool) -> Settings:
    """The settings with the schedule as it was entered; slots of a new one count from `now` (ns) on.

    Switch and pause are those of the settings: they may have changed while the editor was open. UsageError where the
    schedule was removed meanwhile, and as `with_schedule`.
    """
    if new:
        return with_schedule(settings, replace(made, since=now), now)
    current = settings.schedule(made.id)
    return with_schedule(settings, replace(made, enabled=current.enabled, paused_until=current.paused_until), now)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    scrolled(area, page)
    return area
