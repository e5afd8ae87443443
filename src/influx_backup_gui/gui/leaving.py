"""What closing the window and quitting mean.

Closing leaves the program in the tray, which is told once. Where there is no tray, the window is minimised while
something depends on it (a job, a schedule), and says so; otherwise it closes. Quitting asks while a job runs, and gives
it ten seconds to end cleanly.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from influx_backup_gui.gui import describe_tray
from influx_backup_gui.gui.main_window import MainWindow
from influx_backup_gui.gui.outside import Outside
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr

_CLEAN_MS = 10_000


class Leaving(QObject):
    """`left` comes when the program may end; `leaving` when nothing new may start any more."""

    leaving = Signal()
    left = Signal()
    told = Signal(str, str)  # title, text: news for outside of the window

    def __init__(self, window: MainWindow, session: Session, outside: Outside) -> None:
        super().__init__()
        self._window, self._session, self._outside = window, session, outside
        window.may_close = self.may_close
        # A dialog that closes while the window is in the tray is the last one, too.
        QApplication.setQuitOnLastWindowClosed(False)
        self._said_minimised = self._leaving = False
        self._ends = QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever)
        self._patience = QTimer(self, interval=_CLEAN_MS, singleShot=True)
        self._patience.timeout.connect(self.left)

    @property
    def milliseconds_left(self) -> int:
        """What is left of the time for a clean end."""
        return _CLEAN_MS if self._ends.isForever() else self._ends.remainingTime()

    def may_close(self) -> bool:
        """Asked by the window. True lets it close, and then the program ends."""
        if self._leaving:
            return not self._session.queue.jobs()
        preferences = self._outside.preferences
        if not preferences.close_keeps_running:
            return self._closed_by_quitting()
        if self._outside.tray.icon is not None:
            self._window.hide()
            if not preferences.tray_told:
                self._outside.keep(replace(preferences, tray_told=True))
                self.told.emit(*describe_tray.closed_to_tray())
            return False
        scheduled = any(s.enabled for s in self._session.settings.schedules)
        if scheduled or self._session.queue.jobs():
            self._minimise(scheduled)
            return False
        return self._closed_by_quitting()

    def _closed_by_quitting(self) -> bool:
        """While jobs are being cancelled, the window stays and says so."""
        return self.quit() and not self._session.queue.jobs()

    def _minimise(self, scheduled: bool) -> None:
        self._window.showMinimized()
        if not self._said_minimised:
            self._said_minimised = True
            what, hint = describe_tray.minimised(scheduled)
            self._window.notice.show_note(what, hint)
            self.told.emit(what, hint)

    def quit(self) -> bool:
        """Quit; asks while a job runs. False where the person wants it to stay."""
        jobs = len(self._session.queue.jobs())
        if jobs and not self._leaving and not self._window.ask_to_quit(jobs):
            return False
        self.leave()
        return True

    def leave(self) -> None:
        """Quit without a question."""
        if self._leaving:
            return
        self._leaving = True
        self.leaving.emit()
        self._ends = QDeadlineTimer(_CLEAN_MS)
        queue = self._session.queue
        if not queue.jobs():
            self.left.emit()
            return
        self._window.statusBar().showMessage(tr("Cancelling: nothing half-made is left behind."))
        queue.emptied.connect(self._patience.stop)
        queue.emptied.connect(self.left)
        self._patience.start()
        queue.cancel_all()
