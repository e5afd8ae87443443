"""The first page: which server, where to store, when to back up; then the first backup is offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule, next_slots
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.engine.schedules import with_schedule
from influx_backup_gui.gui import describe, describe_first_run
from influx_backup_gui.gui.daily_choice import DailyChoice
from influx_backup_gui.gui.repositories_dialog import name_of
from influx_backup_gui.gui.server_edit import ServerEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.settings_import import SettingsImportDialog
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, ask, button, heading, named
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.files import free_bytes

_QUESTIONS, _READY = 0, 1


class FirstRun(QWidget):
    """`finished` once the answers are kept; `skipped` and `demo_asked` leave without."""

    finished = Signal()
    skipped = Signal()
    demo_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folder: Path | None = None
        self._schedule: Schedule | None = None
        self._told_so = False
        self.server = ServerEdit(session)
        self.server.name.setText(tr("home"))
        # Three questions are enough to begin with: this one has a good answer.
        self.server.form.setRowVisible(self.server.quiet, False)
        self.when = DailyChoice()
        self._where = named(QLabel(session.engine.repositories()[0].path), tr("Where to store"))
        self._where.setWordWrap(True)
        self._free = TintedLabel("", "muted")
        self._said = TintedLabel("", "bad", wrap=True)
        self.go = button(tr("&Continue"), "proved", self.keep)
        self.go.setDefault(True)
        self.demo = button(tr("Try it with &demo data"), "running", self.demo_asked.emit)
        self.demo.setToolTip(
            tr("Starts a stand-in server inside this program, with sample data; nothing of it is kept")
        )
        self.server.changed.connect(self._on_changed)
        self.known = button(tr("I have backups alread&y…"), "restore", self._take_over)
        self.known.setToolTip(tr("Takes over the settings that are kept beside the archives, and lists the backups"))
        self.first_backup = button(tr("Bac&k up now"), "backup", self.back_up)
        self._ready = StateLabel(describe_first_run.ready(""))
        self._summary = TintedLabel("", "plain", wrap=True)
        self._pages = QStackedWidget()
        self._both = _page(_scrolled(self._questions()), self._below()), _page(_scrolled(self._ready_page()))
        for page in self._both:
            self._pages.addWidget(page)
        self._show_page(_QUESTIONS)
        session.settings_changed.connect(self._on_settings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._read_free()

    def _questions(self) -> QWidget:
        first, second = QGroupBox(tr("1. Which server?")), QGroupBox(tr("2. Where to store the backups?"))
        third = QGroupBox(tr("3. When to back up?"))
        QVBoxLayout(first).addWidget(self.server)
        row = QHBoxLayout(second)
        words = QVBoxLayout()
        words.addWidget(self._where)
        words.addWidget(self._free)
        row.addLayout(words, 1)
        row.addWidget(button(tr("Choose fo&lder…"), "folder", self._choose))
        QVBoxLayout(third).addWidget(self.when)
        told = tr("A backup counts only when it is proved: it is opened again and every row is counted.")
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setSpacing(5)
        page.addStretch(1)
        page.addWidget(heading(tr("Welcome to Influx Backup"), 6))
        page.addWidget(TintedLabel(told, "muted", wrap=True))
        for box in (first, second, third):
            page.addSpacing(4)
            page.addWidget(box)
        page.addStretch(2)
        return inside

    def _below(self) -> QWidget:
        """What is never scrolled out of sight."""
        buttons = QHBoxLayout()
        buttons.addWidget(self.demo)
        buttons.addWidget(self.known)
        buttons.addWidget(button(tr("&Skip"), "skipped", self.skipped.emit, tr("Answer this later")))
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        made = QWidget()
        column = QVBoxLayout(made)
        column.addWidget(self._said)
        column.addLayout(buttons)
        return made

    def _ready_page(self) -> QWidget:
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setSpacing(12)
        page.addStretch(1)
        page.addWidget(heading(tr("Take the first backup?"), 6))
        page.addWidget(self._ready)
        page.addWidget(self._summary)
        row = QHBoxLayout()
        row.addWidget(self.first_backup)
        row.addWidget(button(tr("&Later"), "clock", self.finished.emit, tr("“Back up now” is on the tab Backup")))
        row.addStretch(1)
        page.addLayout(row)
        page.addStretch(2)
        return inside

    # --- where to store -----------------------------------------------------------------------------------

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Where to keep archives"))
        if folder:
            self.store_in(Path(folder))

    def store_in(self, folder: Path) -> None:
        """Keep archives in this folder."""
        self._folder = folder.absolute()
        self._where.setText(str(self._folder))
        self._read_free()

    def _read_free(self) -> None:
        path = Path(self._where.text())
        self._session.read(
            lambda: free_bytes(path),
            lambda free: self._free.setText(describe.free_space(free)),
            lambda problem: self._free.setText(problem.message),
            self,
        )

    def _take_over(self) -> None:
        dialog = SettingsImportDialog(self._session, self)
        taken: list[bool] = []
        dialog.taken.connect(lambda: taken.append(True))
        ask(dialog)
        if taken:
            self.finished.emit()

    # --- keeping the answers ------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._told_so = False
        self._said.setText("")
        self.go.setText(tr("&Continue"))
        self.go.setEnabled(True)

    def keep(self) -> None:
        """Ask the server, keep the answers, then offer a backup. A server that does not answer can be kept as well."""
        self._said.setText("")
        self.go.setEnabled(False)
        if self.server.works or self._told_so:
            self._save()
        else:
            self.server.run_test(self._save, self._on_no_answer)

    def _on_no_answer(self, problem: Problem) -> None:
        self._on_problem(problem)
        if self.server.complete:
            self._told_so = True
            self.go.setText(tr("&Continue anyway"))
            self._said.setText(tr("{problem} Mend it, or continue anyway.", problem=problem.message))

    def _save(self) -> None:
        """The folder first: where it cannot be used, nothing was kept yet."""
        folder, resources = self._folder, self._session.engine.resources
        if folder is None or any(Path(r.path) == folder for r in resources.repositories()):
            self._save_server()
            return
        name = name_of(folder, self._session.settings)
        self._session.read(
            lambda: add_repository(resources, name, folder, default=True),
            lambda _: self._save_server(),
            self._on_problem,
            self,
        )

    def _save_server(self) -> None:
        self.server.save(self._on_server_kept, self._on_problem)

    def _on_server_kept(self) -> None:
        session, now = self._session, self._session.now()
        schedule = self._schedule = self.when.schedule(session.server, now)
        if schedule is None:
            session.after_settings(self._show_ready)
        else:
            session.change_settings(lambda s: with_schedule(s, schedule, now), self._show_ready)

    def _on_problem(self, problem: Problem) -> None:
        self.go.setEnabled(True)
        self._said.setText(told(problem))

    def _show_ready(self) -> None:
        session = self._session
        following = next_slots(self._schedule, session.now(), 1)[0] if self._schedule else None
        found = self.server.found
        state = describe_first_run.ready if found else describe_first_run.unanswered
        self._ready.show_state(state(session.server))
        self._summary.setText(describe_first_run.answers(found, self._where.text(), following))
        self._show_page(_READY)
        self.first_backup.setDefault(True)
        self.first_backup.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_page(self, number: int) -> None:
        """The other one is off: assistive technology can press what nobody sees."""
        for place, page in enumerate(self._both):
            page.setEnabled(place == number)
        self._pages.setCurrentIndex(number)
        self._on_settings()

    def _on_settings(self) -> None:
        """There is a backup to take where there is a server."""
        known = bool(self._session.server)
        self.first_backup.setEnabled(known)
        self.first_backup.setToolTip("" if known else tr("First say which server shall be backed up"))

    def back_up(self) -> None:
        """Start a backup of everything, and leave for the tabs, where it is seen."""
        self._session.start(BackupJob(self._session.server), tr("Backup of {server}", server=self._session.server))
        self.finished.emit()

    @property
    def said(self) -> str:
        """What is wrong with the answers."""
        return self._said.text()

    @property
    def ready(self) -> bool:
        """Whether the first backup is offered."""
        return self._pages.currentIndex() == _READY

    @property
    def state(self) -> str:
        """Whether the server answered, where the first backup is offered."""
        return self._ready.text

    @property
    def summary(self) -> str:
        """What is said beside the offer."""
        return self._summary.text()


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area


def _page(*parts: QWidget) -> QWidget:
    """A column in the middle, the first part of it as high as there is room."""
    made = QWidget()
    row, column = QHBoxLayout(made), QVBoxLayout()
    row.setContentsMargins(8, 0, 8, 8)
    row.addStretch(1)
    row.addLayout(column, 1000)
    row.addStretch(1)
    for part in parts:
        part.setMaximumWidth(680)
        column.addWidget(part)
    return made
