"""The frame around everything: header, notices, tabs, running job, status line. It knows no view by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QStatusBar, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui import theme
from influx_backup_gui.gui.notice import Notice
from influx_backup_gui.gui.tr import tr

TITLE = "Influx Backup"
_MARGIN = 6


class StatusLine(QStatusBar):
    """One line, cut with dots where the window is too narrow; then a tool tip says it whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(self.setToolTip)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = self.fontMetrics().elidedText(self.currentMessage(), Qt.TextElideMode.ElideRight, room.width())
        QPainter(self).drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


class MainWindow(QMainWindow):
    """Shown at once, empty; `show_page` fills it when the engine is open."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setWindowIcon(theme.icon("app", "accent"))
        self.setMinimumSize(760, 520)
        self.resize(1280, 800)
        self.notice = Notice()
        self._quit_box: QMessageBox | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        opening = QLabel(tr("Opening…"))
        opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page: QWidget = opening
        self._column.addWidget(self.notice)
        self._column.addWidget(self._page, 1)
        centre = QWidget()
        centre.setLayout(self._column)
        self.setCentralWidget(centre)
        self.setStatusBar(StatusLine())

    def show_page(self, page: QWidget) -> None:
        """Put this in the place of what is shown."""
        old, self._page = self._page, page
        self._column.replaceWidget(old, page)
        self._column.setStretchFactor(page, 1)
        old.hide()
        old.deleteLater()
        page.show()

    def show_problem(self, problem: Problem, details: str = "") -> None:
        """Bad news above the page."""
        self.notice.show_problem(problem, details)

    def show_percent(self, title: str, percent: int) -> None:
        """The running job in the title, so that it is read in the task bar too."""
        self.setWindowTitle(f"{percent} % · {title} · {TITLE}" if title else TITLE)

    def add_shortcut(self, keys: str, action: Callable[[], object]) -> None:
        """A key for the whole window."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(action)

    def ask_to_quit(self, jobs: int) -> bool:
        """Whether to stop the running jobs and quit; False at once where that is being asked already.

        The window may be hidden in the tray; the question is not.
        """
        if self._quit_box is not None:
            self._quit_box.raise_()
            self._quit_box.activateWindow()
            return False
        question = (
            tr("A job is running. Quit and cancel it?")
            if jobs == 1
            else tr("{n} jobs are running or waiting. Quit and cancel them?", n=jobs)
        )
        told = tr("Cancelling leaves nothing half-made behind. A backup that is not finished is not kept.")
        box = self._quit_box = QMessageBox(QMessageBox.Icon.Question, TITLE, question)
        if self.isVisible():
            box.setParent(self, box.windowFlags())
        box.setInformativeText(told)
        quit_button = box.addButton(tr("Cancel jobs and &quit"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(tr("&Keep running"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        # From the tray nothing of the program is in front.
        QTimer.singleShot(0, box, box.raise_)
        QTimer.singleShot(0, box, box.activateWindow)
        box.exec()
        self._quit_box = None
        box.deleteLater()
        return box.clickedButton() is quit_button

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()
