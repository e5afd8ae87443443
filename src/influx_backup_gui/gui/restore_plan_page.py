"""Step 4 of a restore: what would happen, one row for each table; and the typed name where something is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTabWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.differences import Weight
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.object_steps import ObjectStep
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_plan import RestorePlan, Step
from influx_backup_gui.gui import describe_objects, describe_restore
from influx_backup_gui.gui.describe import count, rows_about
from influx_backup_gui.gui.restore_beside import ObjectTable
from influx_backup_gui.gui.restore_confirm import TypedName
from influx_backup_gui.gui.row_model import Column, RowModel, chosen_rows, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named
from influx_backup_gui.gui.window_words import in_window, told

_FROM, _WHY, _NARROW = 1, 5, 800
_REASON_HEIGHT = 66


def why(step: Step) -> str:
    """The reason of a step and how the tables differ, said for the window."""
    return "\n".join((in_window(step.reason), *map(describe_restore.difference, step.differences)))


def step_columns() -> list[Column[Step]]:
    """The columns of the plan."""
    return [
        Column(tr("Action"), lambda s: describe_restore.step(s).text, lambda s: s.action,
               state=describe_restore.step),
        Column(tr("From the backup"), lambda s: f"{s.source_database}.{s.source_table}",
               lambda s: (s.source_database, s.source_table)),
        Column(tr("To"), lambda s: f"{s.target_database}.{s.target_table}",
               lambda s: (s.target_database, s.target_table)),
        Column(tr("Rows"), lambda s: rows_about(s.rows, s.estimated), lambda s: s.rows,
               tip=lambda s: count(s.rows), right=True),
        Column(tr("Differs"), lambda s: describe_restore.differs(s).text,
               lambda s: max((d.weight.rank for d in s.differences), default=-1), tip=why,
               state=describe_restore.differs),
        Column(tr("Why"), lambda s: in_window(s.reason), lambda s: s.reason),
    ]  # fmt: skip


class RestorePlanPage(QWidget):
    """`ready` is the restore that was shown and may be started; None until a plan is there and confirmed."""

    changed = Signal()
    beside_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Any = None
        self._job: RestoreJob | None = None
        self.plan: RestorePlan | None = None
        self.state = StateLabel(describe_restore.no_plan(), tr("Plan"))
        self.beside_button = button(
            tr("Restore besi&de"), "add", self.beside_asked.emit, tr("Give the databases names that are free there")
        )
        self.again_button = button(tr("&Ask again"), "refresh", self._ask, tr("Make the plan anew"))
        self._problems = TintedLabel("", "bad", wrap=True)
        self._notes = TintedLabel("", "warn", wrap=True)
        self._remarks = TintedLabel("", "muted", wrap=True)
        self.model: RowModel[Step] = RowModel(step_columns(), self)
        self.table = row_table(self.model, tr("Plan, one row for each table"), stretch=_WHY)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as they come: what is blocked first
        self.reason = named(QPlainTextEdit(), tr("Why, for the chosen table"))
        self.reason.setReadOnly(True)
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(_REASON_HEIGHT)
        self.objects = ObjectTable(self)
        self.typed = TypedName()
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._show_reason)
        self.typed.changed.connect(self.changed)
        self.forget()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.beside_button)
        top.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._problems)
        column.addWidget(self._notes)
        column.addWidget(self._remarks)
        tables = QWidget()
        inside = QVBoxLayout(tables)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.reason)
        self.parts = named(QTabWidget(), tr("Plan"))
        self.parts.setDocumentMode(True)
        self.parts.setTabBarAutoHide(True)
        self.parts.addTab(tables, tr("Tables"))
        column.addWidget(self.parts, 1)
        column.addWidget(self.typed)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the column that the target repeats makes room for the reason."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_FROM, event.size().width() < _NARROW)

    # --- the plan ---------------------------------------------------------------------------------------

    def show_plan(self, job: RestoreJob) -> None:
        """Ask the target what it has, and show what would happen; a plan that is shown already stays."""
        if job != self._job or self.plan is None:
            self._job = job
            self._ask()

    def forget(self) -> None:
        """The choice is another one now: what is run must be what was shown."""
        if self._reading is not None:
            self._reading.drop()
        self._job = None
        self._show(None, describe_restore.no_plan(), "")

    def _ask(self) -> None:
        job, engine = self._job, self._session.engine
        if job is None:
            return
        if self._reading is not None:
            self._reading.drop()
        self._show(None, describe_restore.planning(), "")
        context = JobContext(cancel=self._session.stopping)
        self._reading = self._session.read(lambda: engine.plan_restore(job, context), self._on_plan, self._on_problem)

    def _on_plan(self, plan: RestorePlan) -> None:
        self._show(plan, describe_restore.plan(plan), "\n".join(plan.problems))

    def _on_problem(self, problem: Problem) -> None:
        self._show(None, describe_restore.no_answer(), told(problem))

    def _show(self, plan: RestorePlan | None, state: Any, problems: str) -> None:
        self.plan = plan
        self.state.show_state(state)
        self._say(self._problems, in_window(problems))
        self._say(self._notes, "\n".join(_differences(plan, harmless=False)))
        self._say(self._remarks, "\n".join(_differences(plan, harmless=True)))
        steps = sorted(plan.steps, key=lambda s: not s.blocked) if plan else []
        self.model.set_rows(steps)
        self._show_objects(plan.objects if plan else ())
        self.again_button.setEnabled(self._job is not None)
        self.beside_button.setVisible(plan is not None and _may_go_beside(plan))
        self.typed.ask(plan, self._job.server if self._job else "")
        if steps:
            self.table.selectRow(0)
        self._show_reason()
        self.changed.emit()

    def _show_objects(self, steps: Sequence[ObjectStep]) -> None:
        self.objects.show_steps(steps)
        while self.parts.count() > 1:
            self.parts.removeTab(1)
        if steps:
            self.parts.addTab(self.objects.table, describe_objects.objects_tab(len(steps)))

    @staticmethod
    def _say(label: TintedLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _show_reason(self) -> None:
        chosen = chosen_rows(self.table)
        self.reason.setVisible(bool(self.model.rows))
        if chosen:
            step = chosen[0]
            self.reason.setPlainText(f"{step.target_database}.{step.target_table}: {why(step)}")

    @property
    def ready(self) -> RestoreJob | None:
        """The restore that may be started now: exactly what was shown, and confirmed where it has to be."""
        if self._job is None or self.plan is None or self.plan.blocked or not self.typed.given:
            return None
        return replace(self._job, confirmed=self.plan.overwrites)

    @property
    def warned(self) -> str:
        """What needs a look, of databases."""
        return self._notes.text()

    @property
    def said(self) -> str:
        """What blocks everything, or why there is no plan."""
        return self._problems.text()


def _differences(plan: RestorePlan | None, harmless: bool) -> list[str]:
    """What is to be said of databases."""
    found = plan.differences if plan else ()
    return [in_window(d.text) for d in found if (d.weight is Weight.HARMLESS) == harmless]


def _may_go_beside(plan: RestorePlan) -> bool:
    """Whether other names of databases may help: something is blocked whose database is there."""
    return any(s.blocked and s.target_database not in plan.databases_to_create for s in plan.steps)
