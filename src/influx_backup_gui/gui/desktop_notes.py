"""Notifications of a Linux desktop: org.freedesktop.Notifications, version 1.2 of its specification.

Spoken over a connection of jeepney, which keyring needs anyway: PySide6 cannot send an unsigned number (every int
becomes `i`, `x` or `q`), and Qt's own way (QSystemTrayIcon.showMessage) sends no action, so that a click says nothing
(docs/decisions/006-notifications.md). The socket is read when Qt says that something is there; nothing waits.
"""

from __future__ import annotations

import logging
from html import escape
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from influx_backup_gui.gui.activation import take_token
from influx_backup_gui.gui.note import Loudness, Note
from influx_backup_gui.gui.tr import tr

log = logging.getLogger(__name__)
_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_PATIENCE_MS = 5_000
_BY_LOUDNESS = {Loudness.QUIET: (0, "dialog-information"), Loudness.WARNING: (1, "dialog-warning")}
_LOUDEST = (2, "dialog-error")


class DesktopNotes(QObject):
    """`show` answers at once; `clicked` (its key) or `refused` follow, or nothing where nobody clicks."""

    clicked = Signal(str)
    refused = Signal(object)  # Note

    def __init__(self) -> None:
        super().__init__()
        self._bus: Any = None
        self._readable: QSocketNotifier | None = None
        # None until the service said what it can; notes wait for that.
        self._markup: bool | None = None
        self._waiting: list[Note] = []
        self._calls: dict[int, Note | None] = {}
        self._shown: dict[int, str] = {}

    def show(self, note: Note) -> None:
        """Show a note, beside those that are shown already."""
        if not self._open():
            self.refused.emit(note)
        elif self._markup is None:
            self._waiting.append(note)
        else:
            self._notify(note)

    def close(self) -> None:
        """Let go of the bus. What is shown stays."""
        if self._readable is not None:
            self._readable.setEnabled(False)
            self._readable.deleteLater()
            self._readable = None
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        self._calls.clear()
        self._shown.clear()
        self._markup = None

    def _open(self) -> bool:
        if self._bus is not None:
            return True
        try:
            from jeepney import MatchRule
            from jeepney.bus_messages import message_bus
            from jeepney.io.blocking import open_dbus_connection

            self._bus = open_dbus_connection("SESSION")
            self._bus.send(message_bus.AddMatch(MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_PATH)))
        except Exception as error:  # noqa: BLE001 - no session bus comes as any error, from KeyError to StopIteration
            log.info("there is no desktop to notify: %r", error)
            self.close()
            return False
        self._readable = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._on_readable)
        self._call("GetCapabilities", None, None, ())
        # Where that could not even be sent, it is closed again.
        return self._bus is not None

    def _call(self, member: str, note: Note | None, signature: str | None, body: tuple[Any, ...]) -> None:
        from jeepney import DBusAddress, new_method_call

        message = new_method_call(DBusAddress(_PATH, _NAME, _NAME), member, signature, body)
        serial = next(self._bus.outgoing_serial)
        self._calls[serial] = note
        try:
            self._bus.send(message, serial=serial)
        except OSError as error:
            self._lost(error)
            return
        QTimer.singleShot(_PATIENCE_MS, self, lambda: self._on_silence(serial))

    def _notify(self, note: Note) -> None:
        urgency, icon = _BY_LOUDNESS.get(note.loudness, _LOUDEST)
        text = escape(note.text, quote=False) if self._markup else note.text
        hints = {"urgency": ("y", urgency), "desktop-entry": ("s", "influx-backup")}
        # 0: takes the place of no other one.
        body = ("Influx Backup", 0, icon, note.title, text, ["default", tr("Open")], hints, -1)
        self._call("Notify", note, "susssasa{sv}i", body)

    def _on_readable(self) -> None:
        while self._bus is not None:
            try:
                message = self._bus.receive(timeout=0)
            except TimeoutError:
                return
            except Exception as error:  # noqa: BLE001 - a bus that ended, or that talks nonsense
                self._lost(error)
                return
            self._take(message)

    def _take(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        if message.header.message_type is MessageType.signal:
            if fields.get(HeaderFields.interface) == _NAME:
                self._on_signal(fields[HeaderFields.member], message.body)
            return
        serial = fields.get(HeaderFields.reply_serial)
        if serial not in self._calls:
            return
        note, good = self._calls.pop(serial), message.header.message_type is MessageType.method_return
        if note is None:
            self._on_capabilities(message.body[0] if good else [])
        elif good:
            self._shown[message.body[0]] = note.key
        else:
            log.info("the desktop did not take a notification: %s", message.body)
            self.refused.emit(note)

    def _on_capabilities(self, found: list[str]) -> None:
        self._markup = "body-markup" in found
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self.show(note)

    def _on_signal(self, member: str, body: tuple[Any, ...]) -> None:
        number = body[0]
        if number not in self._shown:
            # Of another program.
            return
        if member == "ActivationToken":
            take_token(body[1])
        elif member == "ActionInvoked":
            self.clicked.emit(self._shown[number])
        elif member == "NotificationClosed":
            del self._shown[number]

    def _on_silence(self, serial: int) -> None:
        if serial not in self._calls:
            return
        note = self._calls.pop(serial)
        if note is None:
            self._on_capabilities([])
        else:
            log.info("the desktop did not answer to a notification")
            self.refused.emit(note)

    def _lost(self, error: Exception) -> None:
        """What was under way is refused; the next note looks for a bus again."""
        log.info("the desktop cannot be notified: %r", error)
        unheard = [*(n for n in self._calls.values() if n is not None), *self._waiting]
        self._waiting.clear()
        self.close()
        for note in unheard:
            self.refused.emit(note)
