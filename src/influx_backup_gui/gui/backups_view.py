"""The backups: table, search, details, and what can be done with one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import Run, VerifyJob
from influx_backup_gui.gui import describe, theme
from influx_backup_gui.gui.backup_columns import Row, backup_columns, is_outdated, least_widths, read_rows
from influx_backup_gui.gui.backup_compare import Comparing
from influx_backup_gui.gui.backup_details import BackupDetails
from influx_backup_gui.gui.backup_pair import BackupPair
from influx_backup_gui.gui.cut_off_bar import CutOffBar
from influx_backup_gui.gui.drill_dialog import ask_drill
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.label_dialog import ask_label
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.row_model import (
    ROW_ROLE,
    RowFilter,
    RowModel,
    choose_row,
    chosen_rows,
    hide_columns,
    row_table,
)
from influx_backup_gui.gui.rows_dialog import RowsDialog, look_at_rows
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.undo_bar import UndoBar
from influx_backup_gui.gui.widgets import EmptyState, button, heading, named
from influx_backup_gui.gui.window_words import together

_CREATED = 1
_NAME = 2
_NARROW = 560
_ALSO = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class BackupsView(QWidget):
    """The chosen backup stays chosen while the list changes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model: RowModel[Row] = RowModel(backup_columns(session.now), self)
        self.filter = RowFilter(self.model, self)
        self.table = row_table(self.filter, tr("Backups"), stretch=_NAME)
        self.table.sortByColumn(_CREATED, Qt.SortOrder.DescendingOrder)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names differ at their end
        self.details = BackupDetails(session)
        self.search = named(QLineEdit(), tr("Search"))
        self.search.setPlaceholderText(tr("Search backups"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self.filter.search)
        self.comparing = Comparing(session, self)
        self.pair = BackupPair(session, self)
        self.undo = UndoBar(session)
        self.cut_off = CutOffBar(session, self)
        self._reading: Any = None
        # A backup that shall be chosen as soon as it is in the list.
        self._wanted = ""
        # The window of rows that was opened last.
        self.rows: RowsDialog | None = None
        self._menu = QMenu(self)
        self._actions = self._make_actions()
        self._buttons: list[QPushButton] = []
        self._stack = QStackedWidget()
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.details.rows_asked.connect(self.look)
        session.backups_changed.connect(self.refresh)
        session.backup_asked.connect(self.show_backup)
        session.watch.seen.connect(self._on_seen)
        self._on_chosen()
        self.refresh()

    def _make_actions(self) -> dict[str, QAction]:
        wanted = (
            ("drill", tr("Restore &drill…"), "restore", "Ctrl+D", self.drill),
            ("rows", tr("Look at ro&ws, export…"), "table", "Ctrl+L", self.look),
            ("pair", tr("Compare with another &backup…"), "search", "Ctrl+B", self.compare_two),
            ("pin", tr("&Pin: keep for ever"), "pin", "Ctrl+P", self.pin),
            ("label", tr("Re&name, note…"), "edit", "F2", self.relabel),
            ("folder", tr("Show in &folder"), "folder", "Ctrl+O", self.show_in_folder),
            ("copy", tr("&Copy path"), "copy", "Ctrl+Shift+C", self.copy_path),
        )
        made = {}
        for key, text, icon, keys, action in wanted:
            made[key] = QAction(theme.icon(icon), text, self)
            made[key].setShortcut(keys)
            made[key].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made[key].triggered.connect(action)
            self._menu.addAction(made[key])
            self.table.addAction(made[key])
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading(tr("Backups"), 1), 1)
        top.addWidget(self.search)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setChildrenCollapsible(False)
        split.setSizes([250, 290])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(split, 1)
        column.addLayout(self._button_row())
        empty = EmptyState("backup", tr("No backups yet"), tr("Press “Back up now”. It saves all that is ticked on "
                           "the left and proves the archive before it says it is done."))  # fmt: skip
        self._stack.addWidget(empty)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)  # that there are none is said once it was read
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(self.cut_off)
        whole.addWidget(self.undo)

    def _button_row(self) -> QHBoxLayout:
        self._more = QPushButton(tr("M&ore"))
        self._more.setAccessibleName(tr("More"))
        self._more.setMenu(self._menu)
        self._delete = button(tr("&Delete"), "delete", self.delete, tr("Move it to the trash; this can be undone"))
        self._buttons = [
            button(tr("&Restore…"), "restore", self.restore),
            button(tr("Veri&fy"), "verify", self.verify, tr("Decode and recount the whole archive again")),
            button(tr("Comp&are…"), "search", self.compare, tr("With the rows that a server shows now, day by day")),
            self._more,
            self._delete,
        ]
        self._delete.setShortcut("Del")
        self._tips = [made.toolTip() for made in self._buttons]
        row = QHBoxLayout()
        for made in self._buttons[:-1]:
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self._buttons[-1])
        return row

    # --- what is shown ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what the catalog says now; an answer to an earlier question is dropped."""
        if self._reading is not None:
            self._reading.drop()
        engine = self._session.engine
        self._reading = self._session.read(lambda: read_rows(engine), self._on_read, owner=self)

    def _on_seen(self, seen: Seen) -> None:
        """Disks come and go."""
        if is_outdated(self.model.rows, seen.facts):
            self.refresh()

    def _on_read(self, rows: tuple[Row, ...]) -> None:
        """What was chosen stays chosen; a first backup is chosen by itself."""
        chosen = {row.backup.id for row in chosen_rows(self.table)}
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        hide_columns(self.table, least_widths(rows), self.width())
        shown = range(self.filter.rowCount())
        again = [n for n in shown if self.filter.index(n, 0).data(ROW_ROLE).backup.id in chosen]
        if shown:
            self.table.selectRow(again[0] if again else 0)
        for number in again[1:]:
            self.table.selectionModel().select(self.filter.index(number, 0), _ALSO)
        self._on_chosen()
        if self._wanted:
            self.show_backup(self._wanted)
            self._wanted = ""

    def show_backup(self, backup_id: str) -> None:
        """Choose this backup; a search that hides it ends. One that was not read yet is chosen when it was."""
        if not any(row.backup.id == backup_id for row in self.model.rows):
            self._wanted = backup_id
        elif not choose_row(self.table, lambda r: r.backup.id == backup_id):
            self.search.clear()
            choose_row(self.table, lambda r: r.backup.id == backup_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns stay that tell backups apart."""
        super().resizeEvent(event)
        hide_columns(self.table, least_widths(self.model.rows), event.size().width())
        self.details.set_narrow(event.size().width() < _NARROW)

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen in the table; the upper one of several."""
        rows = chosen_rows(self.table)
        return rows[0].backup if rows else None

    def _on_chosen(self) -> None:
        backup = self.chosen
        rows = chosen_rows(self.table)
        self.details.show_backup(backup, rows[0].seal if rows else None, bool(rows) and rows[0].missing)
        several = len(rows) > 1
        why = tr("Several backups are chosen: this is done with one at a time")
        for made, tip in zip(self._buttons, self._tips, strict=True):
            alone = several and made not in (self._more, self._delete)
            made.setEnabled(backup is not None and not alone)
            made.setToolTip(why if alone else tip)
        for action in self._actions.values():
            action.setEnabled(len(rows) == 1)
            action.setToolTip(why if several else "")
        self._menu.setToolTipsVisible(several)
        pinned = backup is not None and backup.pinned
        self._actions["pin"].setText(tr("Un&pin: retention decides") if pinned else tr("&Pin: keep for ever"))
        two = len(rows) == 2
        self._actions["pair"].setText(
            tr("Compare the two chosen &backups") if two else tr("Compare with another &backup…")
        )
        self._actions["pair"].setEnabled(len(rows) in (1, 2))
        if two:
            self._actions["pair"].setToolTip("")

    def _show_menu(self, point: QPoint) -> None:
        self._menu.popup(self.table.viewport().mapToGlobal(point))

    # --- what can be done -------------------------------------------------------------------------------

    def restore(self) -> None:
        """Ask for the restore of the chosen backup."""
        if self.chosen is not None:
            self._session.restore_asked.emit(self.chosen.id)

    def verify(self) -> None:
        """Prove the chosen backup again."""
        backup = self.chosen
        if backup is not None:
            with_password(self._session, self, Path(backup.path), lambda: self._verify(backup))

    def _verify(self, backup: Backup) -> None:
        self._session.start(VerifyJob((backup.id,)), tr("Verify {name}", name=backup.name))

    def compare(self) -> None:
        """See what a server shows now of what it holds."""
        backup = self.chosen
        if backup is not None:
            with_password(self._session, self, Path(backup.path), lambda: self.comparing.start(backup))

    def look(self) -> None:
        """See rows of it, and take some out as a file."""
        if self.chosen is not None:
            look_at_rows(self._session, self.chosen, self.details.table, self, self._on_rows)

    def _on_rows(self, shown: RowsDialog) -> None:
        self.rows = shown

    def compare_two(self) -> None:
        """See what is other in another backup, or in the two that are chosen."""
        self.pair.start([row.backup for row in chosen_rows(self.table)])

    def drill(self) -> None:
        """Restore it for trial, where that can be removed again."""
        backup = self.chosen
        if backup is not None:
            with_password(self._session, self, Path(backup.path), lambda: self._drill(backup))

    def _drill(self, backup: Backup) -> None:
        job = ask_drill(self._session, backup, self)
        if job is not None and self._session.ask_token(job.works_on):
            self._session.start(job, tr("Restore drill of {name}", name=backup.name))

    def pin(self) -> None:
        """Pin it, or let retention decide again."""
        backup, engine = self.chosen, self._session.engine
        if backup is not None:
            change = engine.unpin if backup.pinned else engine.pin
            self._session.change_backups(lambda: change(backup.id))

    def relabel(self) -> None:
        """Another name or note."""
        backup, engine = self.chosen, self._session.engine
        label = ask_label(self, backup) if backup is not None else None
        if backup is not None and label is not None:
            name, note = label
            self._session.change_backups(lambda: engine.relabel(backup.id, name, note))

    def show_in_folder(self) -> None:
        """Open the folder of the archive in the file manager."""
        if self.chosen is not None:
            folder = str(Path(self.chosen.path).parent)
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
                self._session.told.emit(tr("No file manager answered. The folder is {path}", path=folder))

    def copy_path(self) -> None:
        """The path of the archive to the clipboard."""
        if self.chosen is not None:
            QGuiApplication.clipboard().setText(self.chosen.path)
            self._session.told.emit(tr("Copied: {path}", path=self.chosen.path))

    def delete(self) -> None:
        """Move what is chosen to the trash, several after a question; a bar offers to take it back."""
        backups, engine = [row.backup for row in chosen_rows(self.table)], self._session.engine
        if backups and (len(backups) == 1 or self._is_meant(backups)):
            self._session.change_backups(lambda: [engine.delete(b.id) for b in backups], self._on_deleted)

    def _is_meant(self, backups: Sequence[Backup]) -> bool:
        question = describe.delete_question([b.name for b in backups])
        return QMessageBox.question(self, tr("Delete backups"), question) == QMessageBox.StandardButton.Yes

    def _on_deleted(self, runs: Sequence[Run]) -> None:
        """What may go has gone; what may not is told."""
        gone = [run for run in runs if run.problem is None]
        if gone:
            self.undo.offer(gone)
        refused = [run.problem for run in runs if run.problem is not None]
        if refused:
            self._session.troubled.emit(together(refused))
