"""The third part of the composition root: what the program shows outside of its window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from influx_backup_gui.gui.describe_notes import note_of_program
from influx_backup_gui.gui.note import Note, Place
from influx_backup_gui.gui.notifications import Notifications
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tray import Tray
from influx_backup_gui.gui.tray_messages import TrayMessages
from influx_backup_gui.gui.tray_presence import TrayPresence
from influx_backup_gui.store.preferences import Preferences, load_preferences, save_preferences


class Outside(QObject):
    """Tray and what it follows. Signals ask the window for something."""

    window_asked = Signal()
    quit_asked = Signal()
    token_asked = Signal(str)  # name of a server
    tray_gone = Signal()

    def __init__(self, session: Session, looked_at: Callable[[], bool], since: int) -> None:
        """`looked_at`: whether a person sees the window; `since` (ns): when the program started."""
        super().__init__()
        self._session = session
        self._config = session.engine.resources.places.config
        self.preferences = load_preferences(self._config)
        self.presence = TrayPresence()
        self.tray = Tray(session, self.presence)
        self.tray.open_asked.connect(self.window_asked)
        self.tray.quit_asked.connect(self.quit_asked)
        self.tray.token_asked.connect(self.token_asked)
        self.tray.run_asked.connect(self._show_run)
        self._messages = TrayMessages(self.tray)
        self.notifications = Notifications(
            self._messages.show, looked_at, lambda: self.preferences.notify_success, since
        )
        self._messages.clicked.connect(self.notifications.on_clicked)
        self.notifications.clicked.connect(self._show_place)
        session.run_ended.connect(self.notifications.on_run)
        self.presence.changed.connect(lambda there: None if there else self.tray_gone.emit())

    def start(self) -> None:
        """From now on."""
        self.presence.start()
        self._session.watch.follow(self.notifications.on_seen, self.notifications.on_unreadable)

    def keep(self, preferences: Preferences) -> None:
        """Remember what the person prefers."""
        self.preferences = preferences
        self._session.read(lambda: save_preferences(self._config, preferences), lambda _: None)

    def tell(self, title: str, text: str) -> None:
        """News about the program itself."""
        self.notifications.tell(note_of_program(f"program:{title}", title, text))

    def _show_place(self, note: Note) -> None:
        self.window_asked.emit()
        if note.place is Place.BACKUP:
            self._session.backup_asked.emit(note.id)
        elif note.place is Place.RUN:
            self._session.run_asked.emit(note.id)
        elif note.place is Place.HEALTH:
            self._session.health_asked.emit()

    def _show_run(self, run_id: str) -> None:
        self.window_asked.emit()
        self._session.run_asked.emit(run_id)

    def close(self) -> None:
        """Take everything away."""
        self.presence.stop()
        self.notifications.close()
        self.tray.close()
