"""Notifications by the icon in the tray (Windows, macOS): one after the other, because a new one replaces the old."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from influx_backup_gui.gui.note import Loudness, Note
from influx_backup_gui.gui.tray import Tray

_SHOWN_MS = 8_000
_ICONS = {
    Loudness.QUIET: QSystemTrayIcon.MessageIcon.Information,
    Loudness.WARNING: QSystemTrayIcon.MessageIcon.Warning,
    Loudness.FAILURE: QSystemTrayIcon.MessageIcon.Critical,
}


class TrayMessages(QObject):
    """`shown` is the note that is shown just now; `clicked` gives its key."""

    clicked = Signal(str)

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self._tray = tray
        self._waiting: deque[Note] = deque()
        self.shown: Note | None = None
        tray.message_clicked.connect(self._on_clicked)
        self._turn = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._turn.timeout.connect(self._next)

    def show(self, note: Note) -> bool:
        """Show it when its turn comes; False where there is no tray."""
        if self._tray.icon is None:
            return False
        self._waiting.append(note)
        if self.shown is None:
            self._next()
        return True

    def _next(self) -> None:
        icon = self._tray.icon
        self.shown = self._waiting.popleft() if self._waiting and icon is not None else None
        if self.shown is not None and icon is not None:
            icon.showMessage(self.shown.title, self.shown.text, _ICONS[self.shown.loudness], _SHOWN_MS)
            self._turn.start()

    def _on_clicked(self) -> None:
        shown = self.shown
        if shown is not None:
            self.clicked.emit(shown.key)
            self._next()
