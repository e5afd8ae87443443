"""Step 3 of a restore: which server, what each database is called there, and what happens to tables that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import IfExists, RestoreJob, Selection
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.restore_selection import free_name
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.restore_beside import BesideChoice
from influx_backup_gui.gui.restore_names import TargetNames
from influx_backup_gui.gui.restore_policies import Existing, PolicyChoice
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, button, heading, named
from influx_backup_gui.gui.window_words import told


class RestoreWherePage(QScrollArea):
    """A name that nobody has typed is the same name where that is free, otherwise a new one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Any = None
        # What of which server is known.
        self._there: dict[str, frozenset[str]] | None = None
        self._asked: ServerConfig | None = None
        self._tables: tuple[TableEntry, ...] = ()
        self._databases: tuple[str, ...] = ()
        self._renamed: dict[tuple[str, str], str] = {}
        self._typed: dict[str, str] = {}
        self._default = IfExists.REFUSE
        self._policies: dict[tuple[str, str], IfExists] = {}
        self._undoing: RestoreJob | None = None
        self.server = named(QComboBox(), tr("Target server"))
        self.server.setMinimumWidth(220)
        self._state = StateLabel(describe_restore.unknown_target(), tr("The server"))
        self.again_button = button(tr("Try a&gain"), "refresh", self.load)
        self._trouble = TintedLabel("", "bad", wrap=True)
        self.names, self.policy, self.beside = TargetNames(), PolicyChoice(), BesideChoice()
        self._lay_out()
        self.server.currentTextChanged.connect(self._on_server)
        self.names.changed.connect(self._on_typed)
        self.policy.changed.connect(self._on_policy)
        self.beside.changed.connect(self.changed)
        session.settings_changed.connect(self._show_servers)
        self._show_servers()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        label = QLabel(tr("To &server"))
        label.setBuddy(self.server)
        row.addWidget(label)
        row.addWidget(self.server)
        row.addWidget(self._state)
        row.addWidget(self.again_button)
        row.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._trouble)
        column.addWidget(heading(tr("Databases"), 0))
        column.addWidget(self.names)
        column.addSpacing(4)
        column.addWidget(self.policy)
        column.addWidget(self.beside)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.policy.hide()
        self.setFocusProxy(self.server)

    # --- what is shown ----------------------------------------------------------------------------------

    def start(self, server: str, asked: RestoreJob | None = None, names: Mapping[str, str] = {}) -> bool:
        """Begin with the `server` that the backup came from, or with what was `asked` for and its `names`.

        False where that server is not configured: another one is shown.
        """
        self._renamed = {(d, t): new for d, t, new in asked.tables if new != t} if asked else {}
        self._typed = dict(names)
        self._default = asked.if_exists if asked else IfExists.REFUSE
        self._policies = {(d, t): p for d, t, p in asked.policies} if asked else {}
        self.beside.show_parts(asked.catalog if asked else ())
        self._undoing = asked if asked and asked.undo_of else None
        self.server.blockSignals(True)
        self.server.setCurrentText(server)
        self.server.blockSignals(False)
        self.load()
        return self.server.currentText() == server

    def show_tables(self, databases: tuple[str, ...], tables: tuple[TableEntry, ...]) -> None:
        """What of the backup is chosen."""
        self._databases, self._tables = databases, tables
        self._refresh()

    def _show_servers(self) -> None:
        chosen = self.server.currentText() or self._session.server
        self.server.blockSignals(True)
        self.server.clear()
        self.server.addItems([s.name for s in self._session.settings.servers])
        self.server.setCurrentText(chosen)
        self.server.blockSignals(False)
        if self._config() != self._asked:
            self._on_server()

    def _config(self) -> ServerConfig | None:
        """The chosen server, as the settings have it now: the same name may lead elsewhere."""
        return next((s for s in self._session.settings.servers if s.name == self.server.currentText()), None)

    def _on_server(self) -> None:
        self.load()
        self.changed.emit()

    def load(self) -> None:
        """Ask the server what it has, once something is chosen that shall go there."""
        self._asked = self._config()
        if not self._databases:
            return
        if self._reading is not None:
            self._reading.drop()
        self._there = None
        server, engine, stopping = self.server.currentText(), self._session.engine, self._session.stopping
        self._say("")
        self.again_button.hide()
        self._refresh()
        if not server:
            self._say(tr("Add a server first: Servers… above."))
            return
        self._session.ask_token(server)
        self._state.show_state(describe_restore.planning())
        self._state.show()
        self._reading = self._session.read(
            lambda: engine.inspect(server, False, stopping), self._on_there, self._on_problem
        )

    def _on_there(self, found: dict[str, Any]) -> None:
        self._state.hide()
        self._there = {d["name"]: frozenset(t["name"] for t in d["tables"]) for d in found["databases"]}
        self._refresh()
        self.changed.emit()

    def _on_problem(self, problem: Problem) -> None:
        self._state.show_state(describe_restore.no_server())
        self.again_button.show()
        self._say(told(problem))
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    def _refresh(self) -> None:
        self.names.show_names(self._default_names())
        self._show_states()

    def _default_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        taken = set(self._there or ())
        for database in self._databases:
            name = self._typed.get(database)
            if name is None:
                name = free_name(database, taken) if database in taken else database
            names[database] = name
            taken.add(name)
        return names

    def _show_states(self) -> None:
        rows, there = self._existing(), self._there
        same = Counter(row.database for row in rows)

        def state(database: str, name: str) -> State:
            if there is None:
                return describe_restore.unknown_target()
            return describe_restore.target(name in there, same[database])

        self.names.show_states(state)
        self.policy.show_tables(rows)

    def _existing(self) -> list[Existing]:
        names, there = self.names.names(), self._there or {}
        found = []
        for entry in self._tables:
            key = entry.database, entry.table
            database, table = names.get(entry.database, ""), self._renamed.get(key, entry.table)
            if table in there.get(database, ()):
                policy = self._policies.get(key, self._default)
                found.append(Existing(*key, f"{database}.{table}", policy))
        return found

    # --- choosing ---------------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        shown = self._default_names()
        for database, name in self.names.names().items():
            if name != shown.get(database):
                self._typed[database] = name
        self._show_states()
        self.changed.emit()

    def _on_policy(self) -> None:
        self._policies.update(self.policy.policies())
        self.changed.emit()

    def use_free_names(self) -> None:
        """Give every database a name that the server does not have, so that nothing there is touched."""
        taken = set(self._there or ())
        for database, name in self.names.names().items():
            if name in taken:
                self._typed[database] = free_name(database, taken)
            taken.add(self._typed.get(database, name))
        self._refresh()
        self.changed.emit()

    # --- answers ----------------------------------------------------------------------------------------

    def trouble(self) -> str:
        """Why there can be no plan yet; "" where there can."""
        if not self.server.currentText():
            return tr("There is no server to restore to.")
        if self._there is None:
            return self._trouble.text() or tr("The server has not answered yet.")
        bad = next((d for d, name in self.names.names().items() if TargetNames.problem(name)), None)
        return tr("The name of {database} there will not do.", database=bad) if bad else ""

    def job(self, backup: str, selection: Selection) -> RestoreJob:
        """The restore from `backup` of what is chosen; `selection` says which databases are not chosen whole."""
        policies = {(e.database, e.table): e.policy for e in self._existing()}
        keys = [(t.database, t.table) for t in self._tables]
        by_table = {d for d, _ in selection.tables} | {d for d, _ in self._renamed}
        return RestoreJob(
            backup,
            self.server.currentText(),
            tuple(self.names.names().items()),
            tuple((d, t, self._renamed.get((d, t), t)) for d, t in keys if d in by_table),
            if_exists=self._default,
            policies=tuple((d, t, p) for (d, t), p in policies.items() if p is not self._default),
            catalog=self.beside.parts,
            undo_of=self._undo_of(backup),
        )

    def _undo_of(self, backup: str) -> str:
        """The restore that this one undoes; "" where it goes elsewhere, and so undoes nothing."""
        asked, names = self._undoing, self.names.names()
        same = asked is not None and (asked.backup, asked.server) == (backup, self.server.currentText())
        return asked.undo_of if asked and same and all(d == name for d, name in names.items()) else ""
