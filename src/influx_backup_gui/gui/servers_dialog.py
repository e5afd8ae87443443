"""Servers: add, edit, test, remove. Removing one never removes its backups."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.servers import forget_server
from influx_backup_gui.gui import describe_server, theme
from influx_backup_gui.gui.server_edit import ServerEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import RowList, TintedLabel, ask, button, named
from influx_backup_gui.gui.window_words import told


class ServerDialog(QDialog):
    """One server, new or known; closes once it was saved."""

    def __init__(self, session: Session, parent: QWidget | None, config: ServerConfig | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Edit server") if config else tr("Add server"))
        self.setMinimumWidth(520)
        self.edit = ServerEdit(session, config)
        self._said = TintedLabel("", "bad", wrap=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.edit)
        column.addWidget(self._said)
        column.addWidget(self._buttons)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        # (After the event that deletes it, nothing of the dialog may be asked any more.)
        if event.type() == QEvent.Type.LayoutRequest and (layout := self.layout()) is not None:
            # Qt does not ask for the room that longer words take, and would cut them.
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return handled

    def save(self) -> None:
        """Keep it; what is wrong with it is said here."""
        self._said.setText("")
        self.edit.save(self.accept, self._on_problem)

    def _on_problem(self, problem: Problem) -> None:
        self._said.setText(told(problem))

    @property
    def said(self) -> str:
        """What is wrong."""
        return self._said.text()


class ServersDialog(QDialog):
    """The list of servers."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Servers"))
        self.resize(560, 320)
        self.list = named(RowList(), tr("Known servers"))
        self.list.itemActivated.connect(self.change)
        side = QVBoxLayout()
        side.addWidget(button(tr("&Add…"), "add", self.add))
        self._change = button(tr("&Edit…"), "edit", self.change)
        self._remove = button(tr("&Remove"), "delete", self.remove, tr("Its backups stay"))
        side.addWidget(self._change)
        side.addWidget(self._remove)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(side)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        self._said = TintedLabel(tr("Removing a server never removes its backups."), "muted", wrap=True)
        column.addWidget(self._said)
        column.addWidget(close)
        session.settings_changed.connect(self.refresh)
        self.list.currentRowChanged.connect(self._on_row)
        self.refresh()

    def refresh(self) -> None:
        """Show the servers as they are now."""
        chosen = self.list.currentRow()
        self.list.clear()
        for server in self._session.settings.servers:
            text = f"{server.name}\n{server.url}, {describe_server.token_source(server.token_source)}"
            self.list.addItem(QListWidgetItem(theme.icon("server"), text))
        self.list.setCurrentRow(min(max(chosen, 0), self.list.count() - 1))
        self._on_row()

    def _on_row(self) -> None:
        for widget in (self._change, self._remove):
            widget.setEnabled(self._chosen() is not None)

    def _chosen(self) -> ServerConfig | None:
        servers = self._session.settings.servers
        return servers[self.list.currentRow()] if 0 <= self.list.currentRow() < len(servers) else None

    def add(self) -> None:
        """A new server."""
        ask(ServerDialog(self._session, self))

    def change(self) -> None:
        """Another address or token."""
        chosen = self._chosen()
        if chosen is not None:
            ask(ServerDialog(self._session, self, chosen))

    def remove(self) -> None:
        """Forget a server and its token, after a question."""
        chosen = self._chosen()
        if chosen is None:
            return
        schedules = [s.name for s in self._session.settings.schedules if chosen.name in s.servers]
        question = describe_server.forget(chosen.name, schedules)
        if QMessageBox.question(self, tr("Remove server"), question) == QMessageBox.StandardButton.Yes:
            resources = self._session.engine.resources
            self._session.keep(lambda: forget_server(resources, chosen.name), lambda _: None, self._on_problem, self)

    def _on_problem(self, problem: Problem) -> None:
        self._said.set_role("bad")
        self._said.setText(told(problem))

    @property
    def said(self) -> str:
        """What is said below the list."""
        return self._said.text()
