"""The frame around the steps of a restore: where one is, back and next, the log; it knows no page by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui import describe_restore, theme
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.restore_steps import StepBar
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, heading
from influx_backup_gui.gui.window_words import told

_LOG = len(Page)


class RestoreFrame(QWidget):
    """Who inherits says how far one may go. What it says of a problem goes with the next step."""

    restore_asked = Signal()

    def __init__(self, pages: Sequence[QWidget], log: QWidget) -> None:
        super().__init__()
        self.step = Page.BACKUP
        self.steps, self.pages = StepBar(), QStackedWidget()
        for page in (*pages, log):
            self.pages.addWidget(page)
        self._question, self._so_far = heading("", 1), TintedLabel("", "muted")
        self._said = TintedLabel("", "bad", wrap=True)
        self.log_button = QPushButton(theme.icon("clock"), tr("Restore &log"))
        self.log_button.setAccessibleName(tr("Restore log"))
        self.log_button.setCheckable(True)
        self.back_button, self.next_button = _plain(tr("‹ Bac&k")), _plain(tr("&Next ›"))
        self.restore_button = button(tr("&Restore now"), "restore", self.restore_asked.emit)
        self.another_button = _plain(tr("A&nother restore"))
        self._lay_out()
        self.steps.asked.connect(lambda step: self.go_to(Page(step)))
        self.log_button.toggled.connect(self._show_page)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(lambda _: self.next())
        self.another_button.clicked.connect(lambda _: self.go_to(Page.BACKUP))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.steps)
        top.addStretch(1)
        top.addWidget(self.log_button)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.back_button)
        foot.addWidget(self._so_far, 1)
        for made in (self.next_button, self.restore_button):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(top)
        column.addWidget(self._question)
        column.addWidget(self.pages, 1)
        column.addWidget(self._said)
        column.addWidget(self._foot)

    # --- for who inherits -------------------------------------------------------------------------------

    def reachable(self) -> Page:
        """The last step, of those before the result, that may be gone to now."""
        raise NotImplementedError

    def may_go_on(self) -> bool:
        """Whether `Next` may be pressed."""
        raise NotImplementedError

    def may_restore(self) -> bool:
        """Whether `Restore now` may be pressed."""
        raise NotImplementedError

    def has_result(self) -> bool:
        """Whether there is a restore whose result can be looked at."""
        raise NotImplementedError

    def so_far(self) -> str:
        """What was chosen in the steps before, in a few words."""
        raise NotImplementedError

    # --- going through the steps ------------------------------------------------------------------------

    def go_to(self, step: Page) -> None:
        """Show a step; what it needs was chosen in those before."""
        self.step = step
        self.log_button.blockSignals(True)
        self.log_button.setChecked(False)
        self.log_button.blockSignals(False)
        self.say("")
        self._show_page()
        page = self.pages.currentWidget()
        if page is not None and self.isVisible():
            page.setFocus()

    def next(self) -> None:
        """Go on, where what is chosen here is enough."""
        if self.step < Page.PLAN and self.may_go_on():
            self.go_to(Page(self.step + 1))

    def back(self) -> None:
        """To the step before."""
        self.go_to(Page(max(self.step - 1, 0)))

    def _show_page(self) -> None:
        log = self.log_button.isChecked()
        self.pages.setCurrentIndex(_LOG if log else self.step)
        self._foot.setVisible(not log and self.step is not Page.RESULT)
        self.steps.setVisible(not log)
        self.log_button.setText(tr("Close the &log") if log else tr("Restore &log"))
        self._question.setText(describe_restore.log_title() if log else describe_restore.question(self.step))
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        step = self.step
        self.steps.show_step(step, self.reachable(), self.has_result())
        self.back_button.setVisible(Page.BACKUP < step < Page.RESULT)
        self.next_button.setVisible(step < Page.PLAN)
        self.next_button.setEnabled(self.may_go_on())
        self.restore_button.setVisible(step is Page.PLAN)
        self.restore_button.setEnabled(self.may_restore())
        self._so_far.setText(self.so_far())

    # --- what is said -----------------------------------------------------------------------------------

    def say(self, text: str, role: str = "bad") -> None:
        """Something about this step; "" takes it back."""
        self._said.set_role(role)
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def say_problem(self, problem: Problem) -> None:
        """What happened and what to do."""
        self.say(told(problem))
        self.refresh()

    @property
    def said(self) -> str:
        """What is said about this step."""
        return self._said.text()


def _plain(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAccessibleName(text.replace("&", "").strip("‹› "))
    return made
