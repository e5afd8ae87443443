"""Servers: add, edit, test, remove. Removing one never removes its backups."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui import describe_server, theme
from influx_backup_gui.gui.server_edit import ServerEdit
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.secrets import delete_token


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
        layout = self.layout()
        if event.type() == QEvent.Type.LayoutRequest and layout is not None:
            # Qt does not ask for the room that longer words take, and would cut them.
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return handled

    def save(self) -> None:
        """Keep it; what is wrong with it is said here."""
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
        self.list = named(QListWidget(), tr("Known servers"))
        self.list.itemDoubleClicked.connect(self.change)
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
        column.addWidget(TintedLabel(tr("Removing a server never removes its backups."), "muted"))
        column.addWidget(close)
        session.settings_changed.connect(self.refresh)
        self.list.currentRowChanged.connect(self._on_row)
        self.refresh()

    def refresh(self) -> None:
        """Show the servers as they are now."""
        self.list.clear()
        for server in self._session.settings.servers:
            text = f"{server.name}\n{server.url}, {describe_server.token_source(server.token_source)}"
            self.list.addItem(QListWidgetItem(theme.icon("server"), text))
        self.list.setCurrentRow(0)
        self._on_row()

    def _on_row(self) -> None:
        for widget in (self._change, self._remove):
            widget.setEnabled(self._chosen() is not None)

    def _chosen(self) -> ServerConfig | None:
        servers = self._session.settings.servers
        return servers[self.list.currentRow()] if 0 <= self.list.currentRow() < len(servers) else None

    def add(self) -> None:
        """A new server."""
        ServerDialog(self._session, self).exec()

    def change(self) -> None:
        """Another address or token."""
        chosen = self._chosen()
        if chosen is not None:
            ServerDialog(self._session, self, chosen).exec()

    def remove(self) -> None:
        """Forget a server and its token, after a question."""
        chosen = self._chosen()
        if chosen is None:
            return
        question = tr("Forget the server {name} and its token? Its backups stay.", name=chosen.name)
        if QMessageBox.question(self, tr("Remove server"), question) == QMessageBox.StandardButton.Yes:
            forget(self._session, chosen)


def forget(session: Session, server: ServerConfig) -> None:
    """Take a server out of the settings, and its token out of the keyring."""

    def work() -> None:
        session.engine.update_settings(
            lambda s: replace(s, servers=tuple(x for x in s.servers if x.name != server.name))
        )
        if server.token_source == "keyring":
            delete_token(server.name)

    session.read(work, lambda _: session.after_settings())
