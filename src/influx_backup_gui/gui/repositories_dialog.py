"""Folders of archives: add, choose the default one, read again, move, remove from the list (never from the disk)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.names import free_name
from influx_backup_gui.engine.repositories import OWN, add_repository, remove_repository
from influx_backup_gui.gui import describe, theme
from influx_backup_gui.gui.repository_move import ask_move
from influx_backup_gui.gui.repository_retention import RetentionDialog
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import RowList, TintedLabel, button, named
from influx_backup_gui.gui.window_words import told
from influx_backup_gui.store.files import free_bytes
from influx_backup_gui.store.settings import RepositoryConfig, Settings

_YES = QMessageBox.StandardButton.Yes


class RepositoriesDialog(QDialog):
    """The list of folders, the default one first."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Folders of backups"))
        self.resize(640, 340)
        self.list = named(RowList(), tr("Known folders"))
        side = QVBoxLayout()
        self._default = button(tr("Use by &default"), "proved", self.make_default)
        self._rebuild = button(
            tr("Read a&gain"), "refresh", self.rebuild, tr("List every archive that is in the folder")
        )
        self._keep = button(tr("&Keep…"), "clock", self.keep, tr("What it keeps, and how much it holds in all"))
        self._move = button(
            tr("Mo&ve…"), "folder", self.ask_move, tr("To another folder; each archive is verified there")
        )
        self._remove = button(tr("&Remove"), "delete", self.remove, tr("Its archives stay on the disk"))
        for widget in (
            button(tr("&Add…"), "add", self.ask),
            self._default,
            self._keep,
            self._move,
            self._rebuild,
            self._remove,
        ):
            side.addWidget(widget)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(side)
        self._said = TintedLabel(tr("Removing a folder from this list never removes its archives."), "muted", wrap=True)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._said)
        column.addWidget(close)
        session.settings_changed.connect(self.refresh)
        self.list.currentRowChanged.connect(self._on_row)
        self.refresh()

    def refresh(self) -> None:
        """Show the folders as they are now."""
        self._shown = self._session.engine.repositories()
        chosen = self.list.currentRow()
        self.list.clear()
        for number, config in enumerate(self._shown):
            mark = tr(": new backups go here") if number == 0 else ""
            self.list.addItem(QListWidgetItem(theme.icon("folder"), f"{config.name}{mark}\n{config.path}"))
            self._read_free(number, config)
        self.list.setCurrentRow(min(max(chosen, 0), self.list.count() - 1))

    def _read_free(self, number: int, config: RepositoryConfig) -> None:
        path, engine = Path(config.path), self._session.engine

        def show(free: int | None) -> None:
            item = self.list.item(number)
            if self._shown[number : number + 1] == (config,):
                said = tr("Its disk is probably not mounted.") if free is None else describe.free_space(free)
                item.setText("\n".join([*item.text().split("\n")[:2], said]))

        def read() -> int | None:
            return None if engine.emptied(config.name) else free_bytes(path)

        self._session.read(read, show, lambda _: None, self)

    def _chosen(self) -> RepositoryConfig | None:
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_row(self) -> None:
        row = self.list.currentRow()
        self._default.setEnabled(row > 0)
        self._remove.setEnabled(row > 0 and self._shown[row].name != OWN)
        for made in (self._rebuild, self._keep, self._move):
            made.setEnabled(row >= 0)

    def ask(self) -> None:
        """Let a person choose a folder."""
        folder = QFileDialog.getExistingDirectory(self, tr("Where to keep archives"))
        if folder:
            self.add(Path(folder))

    def add(self, folder: Path) -> None:
        """Add a folder, called as it is; what it holds already is listed."""
        name, resources = name_of(folder, self._session.settings), self._session.engine.resources
        self._do(lambda: add_repository(resources, name, folder), self._on_rebuilt)

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._say(tr("A moment…"))
        self._session.keep(work, done, self._on_problem, self, self._session.backups_changed.emit)

    def make_default(self) -> None:
        """New backups go here."""
        chosen = self._chosen()
        if chosen is not None:
            self._session.change_settings(lambda s: replace(s, default_repository=chosen.name))

    def keep(self) -> None:
        """Say what the folder keeps."""
        chosen = self._chosen()
        if chosen is not None:
            RetentionDialog(self._session, self, chosen).open()

    def ask_move(self) -> None:
        """Take the folder's archives elsewhere."""
        chosen = self._chosen()
        if chosen is not None:
            ask_move(self._session, self, chosen.name)

    def rebuild(self) -> None:
        """List what is in the folder; after a question where it looks as if its disk were not mounted."""
        chosen, engine = self._chosen(), self._session.engine
        if chosen is None:
            return

        def known(lost: int) -> None:
            if not lost or self._agreed(chosen, lost):
                self._do(lambda: engine.rebuild(chosen.name, emptied=lost > 0), self._on_rebuilt)
            else:
                self._say(tr("Nothing was changed."))

        self._say(tr("A moment…"))
        self._session.read(lambda: engine.emptied(chosen.name), known, self._on_problem, self)

    def _agreed(self, config: RepositoryConfig, lost: int) -> bool:
        """Whether the folder was emptied on purpose."""
        asked = QMessageBox.question(self, tr("Was the folder emptied?"), describe.emptied_folder(config.path, lost))
        return asked == _YES

    def _on_rebuilt(self, report: dict[str, Any]) -> None:
        said = describe.listed(report["backups"])
        unreadable = [tr("{path}: {reason}", path=u["path"], reason=u["reason"]) for u in report["unreadable"]]
        self._say("\n".join([said, *unreadable]), "warn" if unreadable else "muted")

    def _on_problem(self, problem: Problem) -> None:
        self._say(told(problem), "bad")

    def _say(self, text: str, role: str = "muted") -> None:
        self._said.setText(text)
        self._said.set_role(role)

    @property
    def said(self) -> str:
        """What is said below the list."""
        return self._said.text()

    def remove(self) -> None:
        """Take a folder out of the list, after a question; its archives stay on the disk."""
        chosen, resources = self._chosen(), self._session.engine.resources
        if chosen is None:
            return
        listed = sum(b.repository == chosen.name for b in self._session.engine.backups())
        if QMessageBox.question(self, tr("Remove folder"), describe.forget_folder(chosen.path, listed)) == _YES:
            self._do(lambda: remove_repository(resources, chosen.name), lambda _: self._on_removed())

    def _on_removed(self) -> None:
        self._say(tr("Its archives are where they were."))


def name_of(folder: Path, settings: Settings) -> str:
    """How a folder is called in the settings: as it is, with a number where that is taken."""
    return free_name(folder.name or "folder", {r.name for r in settings.repositories} | {OWN})
