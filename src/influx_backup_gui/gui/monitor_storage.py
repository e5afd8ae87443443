"""Where archives are and how much they take: each folder with its disk, each server and database."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QSplitter, QVBoxLayout, QWidget

from influx_backup_gui.domain.overview import Overview, Space
from influx_backup_gui.domain.storage_use import StorageUse
from influx_backup_gui.gui import describe, describe_monitor
from influx_backup_gui.gui.repository_move import ask_move
from influx_backup_gui.gui.row_model import ROW_ROLE, Column, RowModel, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, heading


def space_columns() -> list[Column[Space]]:
    """One line for each folder."""
    return [
        Column(tr("Folder"), lambda s: s.name, lambda s: s.name.casefold(), tip=lambda s: s.path,
               state=describe_monitor.space_state),
        Column(tr("Used"), lambda s: describe.size(s.used), lambda s: s.used, right=True),
        Column(tr("Free"), lambda s: "–" if s.free is None else describe.size(s.free), lambda s: s.free or -1,
               right=True),
        Column(tr("Archives"), lambda s: describe.count(s.archives), lambda s: s.archives, right=True),
        Column(tr("Largest"), lambda s: describe.size(s.largest.bytes) if s.largest else "–",
               lambda s: s.largest.bytes if s.largest else 0, right=True,
               tip=lambda s: s.largest.name if s.largest else ""),
        Column(tr("Trash"), describe_monitor.trash, lambda s: s.trash, right=True,
               tip=lambda s: tr("Waiting there: {archives}", archives=describe_monitor.archives(s.trashed))),
        Column(tr("Growth"), describe_monitor.growth, lambda s: s.growth or 0.0, right=True),
        Column(tr("Disk full"), describe_monitor.full, lambda s: s.full_at or 2**63),
    ]  # fmt: skip


def use_columns() -> list[Column[StorageUse]]:
    """Servers and databases."""
    return [
        Column(tr("Server"), lambda u: u.server, lambda u: (u.server.casefold(), u.database)),
        Column(tr("Database"), lambda u: u.database or tr("all together"), lambda u: (u.database, u.server.casefold())),
        Column(tr("Archives"), lambda u: describe.count(u.archives), lambda u: u.archives, right=True),
        Column(tr("Size"), describe_monitor.use_size, lambda u: u.bytes or 0, right=True, tip=describe_monitor.use_tip),
        Column(tr("Newest"), lambda u: describe.moment(u.newest.created), lambda u: u.newest.created,
               tip=lambda u: u.newest.name),
    ]  # fmt: skip


class StoragePage(QWidget):
    """Folders come with the overview; servers and databases are read when somebody looks."""

    repositories_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.spaces: RowModel[Space] = RowModel(space_columns(), self)
        self.uses: RowModel[StorageUse] = RowModel(use_columns(), self)
        self.space_table = row_table(self.spaces, tr("Folders of archives"), stretch=7)
        self.use_table = row_table(self.uses, tr("Servers and databases"), stretch=1)
        self.use_table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.use_table.activated.connect(lambda index: session.backup_asked.emit(index.data(ROW_ROLE).newest.id))
        self.empty_button = button(
            tr("Empt&y trash…"), "delete", self.ask_empty, tr("Remove for ever what waits there")
        )
        self.move_button = button(
            tr("Mo&ve folder…"), "folder", self.ask_move, tr("To another disk; each archive is verified there")
        )
        self.space_table.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self._on_chosen()
        self._lay_out()
        session.backups_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(
            button(tr("&Folders…"), "folder", self.repositories_asked.emit, tr("Where archives are kept"))
        )
        buttons.addWidget(self.move_button)
        buttons.addWidget(self.empty_button)
        buttons.addStretch(1)
        told = tr("The size of a server is that of all of its archives; the size of a database is what it takes in its "
                  "newest archive.")  # fmt: skip
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for title, table, more in (
            (tr("Folders"), self.space_table, None),
            (tr("Servers and databases"), self.use_table, TintedLabel(told, "muted", wrap=True)),
        ):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(heading(title, 1))
            column.addWidget(table, 1)
            if more is None:
                column.addLayout(buttons)
            else:
                column.addWidget(more)
            split.addWidget(part)
        split.setSizes([180, 420])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.addWidget(split)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_overview(self, found: Overview) -> None:
        """Show the folders of an overview."""
        self.spaces.set_rows(found.spaces)
        self._on_chosen()
        self.empty_button.setEnabled(any(s.trashed for s in found.spaces))

    def refresh(self) -> None:
        """Read servers and databases, if anybody looks."""
        if self.isVisible():
            self._session.read(self._session.engine.storage, self.uses.set_rows)

    def _chosen(self) -> Space | None:
        """The folder that is selected, or the only one."""
        rows = [index.data(ROW_ROLE) for index in self.space_table.selectionModel().selectedRows()]
        return rows[0] if rows else self.spaces.rows[0] if len(self.spaces.rows) == 1 else None

    def _on_chosen(self) -> None:
        self.move_button.setEnabled(self._chosen() is not None)

    def ask_move(self) -> None:
        """Take the archives of a folder elsewhere."""
        chosen = self._chosen()
        if chosen is not None:
            ask_move(self._session, self, chosen.name)

    def ask_empty(self) -> None:
        """Empty the trash of all folders, after a question."""
        question = describe_monitor.trash_question(self.spaces.rows)
        if QMessageBox.question(self, tr("Empty the trash"), question) == QMessageBox.StandardButton.Yes:
            self.empty()

    def empty(self) -> None:
        """Remove for ever what is in the trash."""
        session = self._session
        session.change_backups(session.engine.empty_trash, lambda run: session.told.emit(describe.run_line(run)))
