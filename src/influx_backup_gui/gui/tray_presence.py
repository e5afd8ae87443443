"""Whether there is a tray just now: it may appear long after the program (a panel that starts later, an extension that
is switched on) and go away again.

Asked of Qt each time: Qt 6.11 looks for the watcher of org.kde.StatusNotifierItem anew, but an icon made while there
was none never appears (both tried), so whoever shows an icon makes it when `changed` says so.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtWidgets import QSystemTrayIcon

_WATCHER = "org.kde.StatusNotifierWatcher"
# Trays of the older kind (XEmbed), and those of other systems, announce themselves to nobody.
_EVERY_MS = 5_000
# A panel that is restarted is back after a moment.
_GONE_LOOKS = 2


class TrayPresence(QObject):
    """`start` looks at once."""

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.there = False
        self._missed = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        if sys.platform.startswith("linux"):
            watch = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
            self._services = QDBusServiceWatcher(_WATCHER, QDBusConnection.sessionBus(), watch, self)
            self._services.serviceRegistered.connect(self.look)

    def start(self) -> None:
        """From now on."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look now; gone is what was not there twice."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._missed = 0
            self._become(True)
            return
        self._missed += 1
        if self._missed >= _GONE_LOOKS:
            self._become(False)

    def _become(self, there: bool) -> None:
        if there != self.there:
            self.there = there
            self.changed.emit(there)
