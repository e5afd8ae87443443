"""The application object. Quitting by the system (a session that ends, the menu of macOS) is a wish, like Ctrl+Q."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Qt itself would close every window, and give up where one says no: a window that is minimised instead, because a
    schedule needs it, would keep the session from ending, and jobs would be killed with the screen.
    """

    quit_wished = Signal(bool)  # whether the session ends, so that nobody can answer a question

    def __init__(self) -> None:
        super().__init__(["influx-backup"])
        self._session_ends = False
        self.setApplicationName("influx-backup")
        self.setApplicationDisplayName("Influx Backup")
        self.setDesktopFileName("influx-backup")
        self.commitDataRequest.connect(self._on_session_ends)

    def _on_session_ends(self) -> None:
        self._session_ends = True

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.quit_wished.emit(self._session_ends)
            return True
        return super().event(event)
