"""How many backups of a schedule are kept; with what that would remove today, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.retention import RetentionPolicy, Verdict
from influx_backup_gui.engine.pruning import PrunePlan
from influx_backup_gui.gui import describe, describe_schedule
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.row_model import Column, RowModel, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, count_units, named
from influx_backup_gui.gui.window_words import in_window, told

_GB = 10**9
_SETTLE_MS = 300
_MOST = 100_000


def verdict_columns() -> list[Column[Verdict]]:
    """The columns of the preview."""
    return [
        Column(tr("Today"), lambda v: _verdict(v).text, lambda v: v.keep, state=_verdict),
        Column(tr("Taken"), lambda v: describe.moment(v.backup.created), lambda v: v.backup.created,
               tip=lambda v: v.backup.name),
        Column(tr("Size"), lambda v: describe.size(v.backup.bytes), lambda v: v.backup.bytes, right=True),
        Column(tr("Why"), lambda v: describe.sentence(in_window("; ".join(v.reasons))), lambda v: v.reasons),
    ]  # fmt: skip


class KeepEdit(QWidget):
    """`policy()` answers what is entered; `refresh` asks `plan` in the background what it would do.

    `keeps` says what a policy means, `would` what a plan about a server would do.
    """

    changed = Signal()
    planned = Signal(object)  # PrunePlan of what is entered

    def __init__(
        self,
        session: Session,
        policy: RetentionPolicy,
        keeps: Callable[[RetentionPolicy], str] = describe_schedule.schedule_keeps,
        would: Callable[[PrunePlan, str], str] = describe_schedule.would_remove,
    ) -> None:
        super().__init__()
        self._keeps, self._would_say = keeps, would
        self._session, self._before = session, policy
        self._reading: Any = None
        self._plan: Callable[[], PrunePlan] | None = None
        self._server = ""
        self.last = _count(tr("The last backups"), (tr(" backup"), tr(" backups")), policy.last)
        self.days = _count(tr("Of the last days"), (tr(" day"), tr(" days")), policy.days)
        self.daily = _count(tr("One of each day"), (tr(" day"), tr(" days")), policy.daily)
        self.weekly = _count(tr("One of each week"), (tr(" week"), tr(" weeks")), policy.weekly)
        self.monthly = _count(tr("One of each month"), (tr(" month"), tr(" months")), policy.monthly)
        self.yearly = _count(tr("One of each year"), (tr(" year"), tr(" years")), policy.yearly)
        self.in_all = named(QDoubleSpinBox(), tr("At most in all"))
        self.in_all.setRange(0, 1_000_000)
        self.in_all.setDecimals(3)
        self.in_all.setSuffix(tr(" GB"))
        self.in_all.setSpecialValueText(tr("no limit"))
        self.in_all.setValue(policy.max_bytes / _GB)
        self._in_all_shown = self.in_all.value()
        self.minimum = named(QSpinBox(), tr("Always kept, whatever else is said"))
        self.minimum.setRange(1, 1000)
        self.minimum.setSuffix(tr(" proved"))
        self.minimum.setValue(policy.minimum)
        self._told, self._would = TintedLabel("", "muted", wrap=True), TintedLabel("", "plain", wrap=True)
        self.model: RowModel[Verdict] = RowModel(verdict_columns(), self)
        self.table = row_table(self.model, tr("What would be removed today"), stretch=3)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setMinimumHeight(120)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._read)
        self._lay_out()
        for box in (*self._counts(), self.minimum):
            box.valueChanged.connect(self._on_changed)
        self.in_all.valueChanged.connect(self._on_changed)
        self._say()

    def _counts(self) -> tuple[QSpinBox, ...]:
        return self.last, self.days, self.daily, self.weekly, self.monthly, self.yearly

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        shown = (
            (tr("&Last"), self.last, tr("&Daily"), self.daily),
            (tr("N&ot older than"), self.days, tr("&Weekly"), self.weekly),
            (tr("At most in &all"), self.in_all, tr("Mon&thly"), self.monthly),
            (tr("Always at l&east"), self.minimum, tr("&Yearly"), self.yearly),
        )
        for row, (left, left_box, right, right_box) in enumerate(shown):
            for column, text, box in ((0, left, left_box), (2, right, right_box)):
                label = QLabel(text)
                label.setBuddy(box)
                grid.addWidget(label, row, column)
                grid.addWidget(box, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column_of_all = QVBoxLayout(self)
        column_of_all.addLayout(grid)
        column_of_all.addWidget(self._told)
        column_of_all.addWidget(self._would)
        column_of_all.addWidget(self.table, 1)

    def policy(self) -> RetentionPolicy:
        """What is entered. A size that nobody touched stays to the byte."""
        same = self.in_all.value() == self._in_all_shown
        size = self._before.max_bytes if same else round(self.in_all.value() * 1000) * (_GB // 1000)
        last, days, daily, weekly, monthly, yearly = (box.value() for box in self._counts())
        return RetentionPolicy(last, days, daily, weekly, monthly, yearly, size, self.minimum.value())

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self._told.setText(self._keeps(self.policy()))

    # --- what it would do -------------------------------------------------------------------------------

    def refresh(self, server: str, plan: Callable[[], PrunePlan] | None) -> None:
        """Show what `plan` answers, soon; None where what is entered makes no sense."""
        self.drop()
        self._server, self._plan = server, plan
        if plan is None:
            self._show_plan(PrunePlan(()), tr("What would be removed is told once everything else makes sense."))
        else:
            self._settle.start()

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._settle.stop()
        if self._reading is not None:
            self._reading.drop()

    def _read(self) -> None:
        if self._plan is not None:
            self._would.setText(tr("Looking at what is there…"))
            self._reading = self._session.read(self._plan, self._on_plan, self._on_problem)

    def _on_plan(self, plan: PrunePlan) -> None:
        said = " ".join([self._would_say(plan, self._server), *map(in_window, plan.warnings)])
        self._show_plan(plan, said)
        self.planned.emit(plan)

    def _on_problem(self, problem: Problem) -> None:
        self._show_plan(PrunePlan(()), told(problem))

    def _show_plan(self, plan: PrunePlan, said: str) -> None:
        self._would.setText(said)
        self.model.set_rows(plan.verdicts)
        self.table.setVisible(bool(plan.verdicts))

    @property
    def said(self) -> str:
        """What would happen today, in a sentence."""
        return self._would.text()


def _count(name: str, units: tuple[str, str], value: int) -> QSpinBox:
    box = named(QSpinBox(), name)
    box.setRange(0, max(_MOST, value))
    count_units(box, *units)
    box.setSpecialValueText(tr("not used"))
    box.setValue(value)
    return box


def _verdict(verdict: Verdict) -> State:
    return State(tr("Stays"), "proved", "good") if verdict.keep else State(tr("Goes"), "delete", "warn")
