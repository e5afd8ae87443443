"""Always visible above the tabs: which server, is it protected, how fresh is the last proof, what comes next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.health_records import Health
from influx_backup_gui.gui import describe, describe_health
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, named
from influx_backup_gui.gui.window_words import in_window, told

# What the freshness, the small buttons and the gaps take at least.
_FRESHNESS_PX = 330


class Header(QWidget):
    """Shows what the session's watch sees: at each change, and often enough that ages stay true."""

    servers_asked = Signal()
    repositories_asked = Signal()
    preferences_asked = Signal()
    help_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._servers = named(QComboBox(), tr("Server"), tr("Everything below is about this server"))
        self._servers.setMinimumWidth(140)
        self._servers.textActivated.connect(session.choose_server)
        self.state = StateLabel(describe.health(""), tr("Health"))
        self._freshness = TintedLabel("", "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 4)
        label = QLabel(tr("Ser&ver"))
        label.setBuddy(self._servers)
        row.addWidget(label)
        row.addWidget(self._servers)
        row.addSpacing(12)
        row.addWidget(self.state)
        row.addWidget(self._freshness, 1)
        self._wide = {}
        for text, icon, asked, tip in (
            (tr("Servers…"), "server", self.servers_asked, tr("Add, edit, test, remove")),
            (tr("Folders…"), "folder", self.repositories_asked, tr("Where archives are kept")),
        ):
            made = button(text, icon, asked.emit, tip)
            self._wide[made] = (text, made.sizeHint().width())
            row.addWidget(made)
        preferences = button("", "settings", self.preferences_asked.emit, tr("Preferences (Ctrl+,)"))
        preferences.setAccessibleName(tr("Preferences"))
        row.addWidget(preferences)
        helping = button("", "help", self.help_asked.emit, tr("Help (F1)"))
        helping.setAccessibleName(tr("Help"))
        row.addWidget(helping)
        session.settings_changed.connect(self._show_servers)
        session.server_chosen.connect(self._show_servers)
        session.watch.follow(self._on_seen, self._on_unreadable)
        self._show_servers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for words, icons have to do; their names stay for a screen reader."""
        super().resizeEvent(event)
        others = sum(w.minimumSizeHint().width() for w in (self._servers, self.state)) + _FRESHNESS_PX
        narrow = self.width() < others + sum(width for _, width in self._wide.values())
        for made, (text, _) in self._wide.items():
            made.setText("" if narrow else text)

    def _show_servers(self) -> None:
        session = self._session
        names = [s.name for s in session.settings.servers]
        if [self._servers.itemText(i) for i in range(self._servers.count())] != names:
            self._servers.clear()
            self._servers.addItems(names)
        self._servers.setCurrentText(session.server)
        self._servers.setEnabled(bool(names))
        if session.watch.last is not None:
            self._show(session.watch.last.health)

    def _on_seen(self, found: Seen) -> None:
        self._show(found.health)

    def _on_unreadable(self, problem: Problem) -> None:
        """What was green before is not known to be so any more."""
        self.state.show_state(describe.health_unreadable())
        self.state.setToolTip(told(problem))
        self._freshness.setText(tr("Not known whether everything is protected: {why}", why=problem.message))
        self._freshness.setToolTip(told(problem))
        self._session.troubled.emit(problem)

    def _show(self, found: Health) -> None:
        mine = found.of(self._session.server)
        reasons = () if mine is None else mine.reasons
        newest = None if mine is None else mine.last_proved
        # What it holds is as old as its beginning, also where it was verified again just now.
        taken = None if newest is None else newest.created
        self.state.show_state(describe.health("" if mine is None else mine.colour))
        why = [in_window(r.message) for r in reasons]
        self.state.setToolTip("\n".join(why))
        following = None if mine is None else mine.next_slot
        self._freshness.setText(describe_health.line(reasons, taken, following, self._session.now()))
        self._freshness.setToolTip("\n".join(filter(None, [describe.exact(taken), *why])))

    @property
    def freshness(self) -> str:
        """What is said about the last proved backup."""
        return self._freshness.text()
