"""The last question before something is overwritten: the name of the database, typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from influx_backup_gui.domain.restore_plan import MERGE, REPLACE, RestorePlan
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, named


class TypedName(QFrame):
    """Hidden where nothing is overwritten. `changed` while a person types."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.wanted = ""
        self._said = TintedLabel("", "plain", wrap=True)
        self._question = QLabel()
        self.edit = named(QLineEdit(), tr("Name of the database, to confirm"))
        self.edit.setMaximumWidth(280)
        self._question.setBuddy(self.edit)
        self._state = StateLabel(State(tr("Not confirmed"), "lock", "warn"))
        self.edit.textChanged.connect(self._on_typed)
        row = QHBoxLayout()
        row.addWidget(self._question)
        row.addWidget(self.edit, 1)
        row.addWidget(self._state)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self._said)
        column.addLayout(row)
        self.hide()

    def ask(self, plan: RestorePlan | None, server: str) -> None:
        """Ask for what this plan overwrites; what was typed before does not count any more."""
        touched = {s.target_database for s in plan.steps if s.action in (MERGE, REPLACE)} if plan else set()
        self.wanted = " ".join(sorted(touched)) if plan and not plan.blocked else ""
        self.edit.clear()
        self.setVisible(bool(self.wanted))
        if plan is not None and self.wanted:
            self._said.setText(describe_restore.overwritten(plan, server))
            self._question.setText(tr("T&ype “{name}” to allow it:", name=self.wanted.replace("&", "&&")))
        self._on_typed()

    @property
    def given(self) -> bool:
        """Whether nothing has to be typed, or it was."""
        return self.edit.text().strip() == self.wanted

    def _on_typed(self) -> None:
        self._state.show_state(
            State(tr("Confirmed"), "tick", "good") if self.given else State(tr("Not confirmed"), "lock", "warn")
        )
        self.changed.emit()
