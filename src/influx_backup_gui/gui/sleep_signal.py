"""Says when the machine wakes up, where systemd-logind tells (org.freedesktop.login1, PrepareForSleep).

Elsewhere the gap between two looks at the clock says it, some seconds later (engine/heartbeat.py).
"""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

log = logging.getLogger(__name__)
_SERVICE, _PATH, _INTERFACE = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"


class SleepSignal(QObject):
    """`woke` comes after each sleep."""

    woke = Signal()

    def __init__(self, bus: QDBusConnection) -> None:
        """`bus`: the system's. Where there is none, nothing ever comes."""
        super().__init__()
        # A bus that is lost takes its connection with it.
        self._bus = bus
        if bus.isConnected():
            # The stub asks for bytes, which PySide6 6.11 refuses; it takes what its SLOT answers.
            slot: Any = SLOT("_on_sleep(bool)")
            bus.connect(_SERVICE, _PATH, _INTERFACE, "PrepareForSleep", self, slot)

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if not begins:
            log.info("the machine woke up")
            self.woke.emit()
