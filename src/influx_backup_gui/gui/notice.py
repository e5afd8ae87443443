"""Bad news in the window, never as a dialog: what happened, what to do; details fold out and can be copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import LOOKS, TintedLabel, button, named
from influx_backup_gui.gui.window_words import problem_in_window

# Icon and tint.
_BAD, _NOTE = ("failed", "bad"), ("note", "accent")


class Notice(QFrame):
    """Hidden until `show_problem`; the newest problem replaces the one before."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Problem"))
        self._icon, self._look = QLabel(), _BAD
        self._message = QLabel()
        self._hint = TintedLabel("", "muted", wrap=True)
        self._message.setWordWrap(True)
        self._details = named(QPlainTextEdit(), tr("Details"))
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(90)
        self.details_button = named(QToolButton(), tr("Show details"))
        self.details_button.setText(tr("Details"))
        self.details_button.setCheckable(True)
        self.details_button.toggled.connect(self._details.setVisible)
        self._copy_button = button(tr("Copy details"), "copy", self._copy)
        close = button(tr("Dismiss"), "cancel", self.hide)
        words = QVBoxLayout()
        words.addWidget(self._message)
        words.addWidget(self._hint)
        top = QHBoxLayout()
        top.addWidget(self._icon)
        top.addLayout(words, 1)
        for widget in (self.details_button, self._copy_button, close):
            top.addWidget(widget)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self._details)
        self.hide()

    def show_problem(self, problem: Problem, details: str = "") -> None:
        """Show what happened and what to do; `details` fold out."""
        problem = problem_in_window(problem)
        self._look = _BAD
        self.details_button.show()
        self._copy_button.show()
        self._say(problem.message, problem.hint)
        self._details.setPlainText(details or f"{problem.message}\n{problem.hint}\nexit code {problem.exit_code}")

    def show_note(self, message: str, hint: str) -> None:
        """Something that is good to know, and nothing went wrong."""
        self._look = _NOTE
        self.details_button.hide()
        self._copy_button.hide()
        self._say(message, hint)

    def _say(self, message: str, hint: str) -> None:
        self._paint_icon()
        self._message.setText(message)
        self._message.setAccessibleName(message)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.details_button.setChecked(False)
        self._details.hide()
        self.show()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(theme.icon(*self._look).pixmap(QSize(22, 22)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._paint_icon()

    @property
    def message(self) -> str:
        """What is shown."""
        return "" if self.isHidden() else self._message.text()

    @property
    def hint(self) -> str:
        """What to do, as it is shown."""
        return "" if self.isHidden() else self._hint.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
