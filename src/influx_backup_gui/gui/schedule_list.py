"""The list of schedules: what runs by itself, when it is next due, how it went, and all that can be done with one."""

from __future__ import annotations

import uuid
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.gui import describe_scheduled
from influx_backup_gui.gui.row_model import RowModel, choose_row, chosen_rows, hide_columns, row_table
from influx_backup_gui.gui.schedule_actions import ScheduleActions
from influx_backup_gui.gui.schedule_menu import ScheduleMenu
from influx_backup_gui.gui.schedule_pause import PauseDialog
from influx_backup_gui.gui.schedule_rows import (
    LAST,
    NAME,
    NEXT,
    SWITCH,
    WHAT,
    WHEN,
    Row,
    States,
    read_rows,
    schedule_columns,
)
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import EmptyState, TintedLabel, button

_TICK_MS = 10_000
_LEAST_NAME = 90
# Below these widths a column goes; the line under the table says what it held.
_NARROW = 900
_LEAST_WIDTH = {WHAT: _NARROW}


class ScheduleList(QWidget):
    """Follows settings, history, queue and clock. `edit_asked` for a Schedule, or None for a new one."""

    edit_asked = Signal(object)
    history_asked = Signal(str)  # id of a schedule

    def __init__(self, session: Session, scheduling: Scheduling) -> None:
        super().__init__()
        self._session, self._scheduling = session, scheduling
        self._reading = self._once_more = False
        self._wanted = ""
        self._actions = ScheduleActions(session, scheduling, self)
        self._states = States(session, scheduling)
        self.model: RowModel[Row] = RowModel(schedule_columns(self._states, self._switched), self)
        self.table = row_table(self.model, tr("Schedules"), stretch=WHEN, ticks=True)
        self.table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        self.table.sortByColumn(NEXT, Qt.SortOrder.AscendingOrder)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._about = TintedLabel("", "muted", wrap=True)
        self._pause_all = TintedLabel("", "warn", wrap=True)
        self._resume_all = button(tr("Resume a&ll"), "running", self.resume_all)
        self._new = button(tr("&New…"), "add", lambda: self.edit_asked.emit(None))
        self._edit = button(tr("&Edit…"), "edit", self.edit)
        self._run = button(tr("&Run now"), "backup", self.run_now, tr("Once, besides its times"))
        self._more = QPushButton(tr("M&ore"))
        self._more.setAccessibleName(tr("More"))
        self.menu = ScheduleMenu(session.now, self)
        self.choices = self.menu.choices
        self._new.setShortcut("Ctrl+N")
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table, self.ask_delete)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._more.setMenu(self.menu)
        told = tr(
            "A schedule backs up a server by itself, for example every night, and says when it could not. "
            "Press “New…” to make one."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState("clock", tr("Nothing runs by itself yet"), told))
        self._stack.addWidget(self.table)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self._pause_all, 1)
        bar.addWidget(self._resume_all)
        row = QHBoxLayout()
        for made in (self._new, self._edit, self._run):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self._more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(self._bar)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self._about)
        whole.addLayout(row)

    def _connect(self) -> None:
        session = self._session
        for signal in (session.settings_changed, session.runs_changed, self._scheduling.changed):
            signal.connect(self.refresh)
        for signal in (session.settings_changed, session.queue.changed):
            signal.connect(self._say_again)
        session.queue.progressed.connect(lambda _: self._say_again())
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._on_tick)
        self._clock.start()
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.table.activated.connect(lambda index: self.edit() if index.column() != SWITCH else None)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.menu.aboutToShow.connect(self._show_what_applies)
        for key, act in (
            ("switch", self.switch),
            ("date", self.ask_pause),
            ("history", self.show_history),
            ("duplicate", self.duplicate),
            ("delete", self.ask_delete),
        ):
            self.choices[key].triggered.connect(act)
        self.menu.pause_chosen.connect(self.pause)

    # --- what it shows ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the line below the table says the rest."""
        super().resizeEvent(event)
        width, mode = event.size().width(), QHeaderView.ResizeMode
        hide_columns(self.table, _LEAST_WIDTH, width)
        last = mode.Stretch if width < _NARROW else mode.ResizeToContents
        self.table.horizontalHeader().setSectionResizeMode(LAST, last)
        self._fit_names()

    def _fit_names(self) -> None:
        """As wide as the names, but they leave room for the rest."""
        wanted = self.table.sizeHintForColumn(NAME) + 16
        self.table.setColumnWidth(NAME, max(min(wanted, self.table.width() // 4), _LEAST_NAME))

    def refresh(self) -> None:
        """Read the schedules and their last results; what changes meanwhile is read once more."""
        if self._reading:
            self._once_more = True
            return
        self._reading = True
        engine, now = self._session.engine, self._session.now()
        self._session.read(lambda: read_rows(engine, now), self._on_rows, self._on_unread)

    def _on_unread(self, problem: object) -> None:
        self._reading = False
        self._session.troubled.emit(problem)

    def _on_rows(self, rows: tuple[Row, ...]) -> None:
        self._reading = False
        before = next((r.schedule.id for r in chosen_rows(self.table)), "")
        column = max(self.table.currentIndex().column(), 0)
        self.model.set_rows(rows)
        self._fit_names()
        self._stack.setCurrentIndex(1 if rows else 0)
        if self._wanted and choose_row(self.table, lambda r: r.schedule.id == self._wanted):
            self._wanted = ""
        elif not choose_row(self.table, lambda r: r.schedule.id == before) and rows:
            self.table.selectRow(0)
        current = self.table.currentIndex()
        if current.isValid() and column:
            self.table.selectionModel().setCurrentIndex(
                current.siblingAtColumn(column), self.table.selectionModel().SelectionFlag.NoUpdate
            )
        self._say_again()
        if self._once_more:
            self._once_more = False
            self.refresh()

    def _on_tick(self) -> None:
        if not self.isVisible():
            return
        now = self._session.now()
        if any(row.due_at(now) for row in self.model.rows):
            self.refresh()
        else:
            self._say_again()

    def _say_again(self) -> None:
        self.model.say_again()
        until, now = self._session.settings.paused_until, self._session.now()
        self._bar.setVisible(until is not None and until > now)
        if until is not None:
            self._pause_all.setText(describe_scheduled.all_paused(until))
        self._on_chosen()

    def _on_chosen(self) -> None:
        row = self.chosen
        for made in (self._edit, self._more):
            made.setEnabled(row is not None)
        self._run.setEnabled(row is not None and self._scheduling.queued(row.schedule.id) is None)
        self._about.setText(describe_scheduled.about(row.schedule, row.next, row.last) if row else "")
        self._about.setVisible(row is not None)

    def _show_what_applies(self) -> None:
        if self.chosen is not None:
            self.menu.show_schedule(self.chosen.schedule)

    def _show_menu(self, point: QPoint) -> None:
        if self.chosen is not None:
            self.menu.popup(self.table.viewport().mapToGlobal(point))

    @property
    def chosen(self) -> Row | None:
        """The row that is chosen."""
        return next(iter(chosen_rows(self.table)), None)

    @property
    def about(self) -> str:
        """What is said about the chosen schedule."""
        return self._about.text()

    # --- what can be done -------------------------------------------------------------------------------

    def edit(self) -> None:
        """Ask for the editor of the chosen one."""
        if self.chosen is not None:
            self.edit_asked.emit(self.chosen.schedule)

    def show_history(self) -> None:
        """Ask for what the chosen one ran."""
        if self.chosen is not None:
            self.history_asked.emit(self.chosen.schedule.id)

    def run_now(self) -> None:
        """Run the chosen one once; token and password are asked before, never by the job."""
        if self.chosen is not None:
            self._actions.run(self.chosen.schedule)

    def switch(self) -> None:
        """Turn the chosen one on or off."""
        if self.chosen is not None:
            self._switched(self.chosen, not self.chosen.schedule.enabled)

    def _switched(self, row: Row, on: bool) -> None:
        self._actions.change(row.schedule.id, lambda s: replace(s, enabled=on))

    def pause(self, until: int | None) -> None:
        """Pause the chosen one until an instant (ns); None ends the pause."""
        if self.chosen is not None:
            self._actions.change(self.chosen.schedule.id, lambda s: replace(s, paused_until=until))

    def ask_pause(self) -> None:
        """Pause the chosen one until a date."""
        row = self.chosen
        if row is not None:
            schedule_id = row.schedule.id
            PauseDialog(
                self,
                row.schedule.name,
                self._session.now,
                lambda until: self._actions.change(schedule_id, lambda s: replace(s, paused_until=until)),
            ).open()

    def duplicate(self) -> None:
        """A second one like the chosen one; it is chosen then."""
        if self.chosen is not None:
            self._wanted = uuid.uuid4().hex
            self._actions.duplicate(self.chosen.schedule, self._wanted)

    def ask_delete(self) -> None:
        """Ask whether the chosen one shall go."""
        if self.chosen is not None:
            self._actions.ask_delete(self.chosen.schedule)

    def resume_all(self) -> None:
        """End the pause of all schedules."""
        self._session.change_settings(lambda s: replace(s, paused_until=None))
