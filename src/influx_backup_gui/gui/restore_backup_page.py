"""Step 1 of a restore: which backup, of the list or a file from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui import describe, describe_restore
from influx_backup_gui.gui.backup_columns import Row, backup_columns, is_outdated
from influx_backup_gui.gui.health_watch import Seen
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.row_model import ROW_ROLE, RowFilter, RowModel, chosen_rows, hide_columns, row_table
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import EmptyState, TintedLabel, button, named
from influx_backup_gui.gui.window_words import told

_DATE, _NAME, _COLUMNS, _SAID = 1, 2, 7, 3
# Column -> the width of the page from which on it is shown.
_LEAST_WIDTH = {3: 620, 4: 720, 6: 560}


def _row(engine: Engine, backup: Backup) -> Row:
    """One by one: a copy from elsewhere has the id of the archive that it was made of."""
    (seen,), missing = engine.looked_at([backup])
    return Row(seen, None, bool(missing))


def _read(engine: Engine, elsewhere: Sequence[Backup]) -> tuple[Sequence[Row], Sequence[Row]]:
    """What is listed, and of those from elsewhere what is not."""
    listed = [_row(engine, b) for b in engine.backups()]
    paths = {row.backup.path for row in listed}
    return listed, [_row(engine, b) for b in elsewhere if b.path not in paths]


class RestoreBackupPage(QWidget):
    """A file from elsewhere stays in the list until the window closes. `entered` on Enter or a double click.

    The list is read in the background. What is asked for meanwhile waits for it, unless a person chooses another row.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._elsewhere: dict[str, Backup] = {}
        self._reading: Any = None
        self._then: Callable[[], None] | None = None
        self.model: RowModel[Row] = RowModel(backup_columns(session.now)[:_COLUMNS], self)
        self.filter = RowFilter(self.model, self)
        self.table = row_table(self.filter, tr("Backups to restore from"), stretch=_NAME)
        self.table.sortByColumn(_DATE, Qt.SortOrder.DescendingOrder)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names differ at their end
        self.search = named(QLineEdit(), tr("Search"))
        self.search.setPlaceholderText(tr("Search backups"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self.filter.search)
        self.open_button = button(
            tr("&Open archive…"), "folder", self._ask_file, tr("Restore from a file that is not in the list")
        )
        self._about = named(TintedLabel("", "muted", wrap=True), tr("About the backup"))
        self._warnings = TintedLabel("", "warn", wrap=True)
        self._said = TintedLabel("", "bad", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.activated.connect(lambda _: self.entered.emit())
        session.backups_changed.connect(self.refresh)
        session.watch.seen.connect(self._on_seen)
        self.refresh()

    def _lay_out(self) -> None:
        empty = EmptyState("backup", tr("No backups yet"), tr("Take one in the tab Backup, or open an archive that "
                           "lies somewhere else, on this machine or on a disk."))  # fmt: skip
        self._stack.addWidget(empty)
        self._stack.addWidget(self.table)
        self._stack.setCurrentWidget(self.table)  # that there are none is said once it was read
        top = QHBoxLayout()
        top.addWidget(self.open_button)
        top.addStretch(1)
        top.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)
        column.addWidget(self._about)
        column.addWidget(self._warnings)
        self._said.hide()
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns stay that tell backups apart."""
        super().resizeEvent(event)
        hide_columns(self.table, _LEAST_WIDTH, event.size().width())

    # --- the list ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is there now; an answer to an earlier question is dropped."""
        if self._reading is not None:
            self._reading.drop()
        engine, elsewhere = self._session.engine, tuple(self._elsewhere.values())
        self._reading = self._session.read(lambda: _read(engine, elsewhere), self._on_read, self._on_unread, self)

    def _on_read(self, found: tuple[Sequence[Row], Sequence[Row]]) -> None:
        """What is listed by now is no longer from elsewhere: it goes when it is deleted."""
        self._reading, then, self._then = None, self._then, None
        listed, others = found
        self._elsewhere = {row.backup.path: row.backup for row in others}
        self._show((*listed, *others))
        if then is not None:
            then()

    def _on_seen(self, seen: Seen) -> None:
        """A disk that is connected or taken away changes what can be restored."""
        if is_outdated(self.model.rows, seen.facts):
            self.refresh()

    def _on_unread(self, problem: Problem) -> None:
        """The list stays as it was."""
        self._reading, then, self._then = None, self._then, None
        self._session.troubled.emit(problem)
        if then is not None:
            then()

    def _show(self, rows: Sequence[Row]) -> None:
        """The chosen backup stays chosen."""
        chosen = self.chosen
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._select(chosen.path if chosen else None)

    def _when_read(self, then: Callable[[], None]) -> None:
        """Call this now, or as soon as the list is as the catalog says; the last one that asks is heard."""
        if self._reading is None:
            then()
        else:
            self._then = then

    def _select(self, path: str | None) -> bool:
        """Choose the row of that archive, or where nothing is chosen the first that is proved and there."""
        shown = [self.filter.index(n, 0).data(ROW_ROLE) for n in range(self.filter.rowCount())]
        paths = [r.backup.path for r in shown]
        if path in paths:
            self.table.selectRow(paths.index(path))
        elif shown and self.chosen is None:
            self.table.selectRow(next((n for n, r in enumerate(shown) if r.backup.whole and not r.missing), 0))
        self._on_chosen()
        return path in paths

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen."""
        found = chosen_rows(self.table)
        return found[0].backup if found else None

    def _choose(self, key: str) -> bool:
        """Choose the backup of that id or path; False where it is not in the list."""
        wanted = next((r.backup for r in self.model.rows if key in (r.backup.id, r.backup.path)), None)
        self.search.clear()
        return wanted is not None and self._select(wanted.path)

    def _on_selected(self) -> None:
        # Chosen by a person: what was asked for before that is not wanted any more.
        self._then = None
        self._on_chosen()

    def _on_chosen(self) -> None:
        rows = chosen_rows(self.table)
        about, role = "", "warn"
        warnings: tuple[str, ...] = ()
        if rows:
            row: Row = rows[0]
            backup, missing = row.backup, row.missing
            about, role = describe.about(backup, missing, brief=True), describe.tint_of(backup, missing)
            warnings = (*describe.warnings_of(backup, missing), *describe_restore.advice(backup, missing))
        self._about.setText(about)
        self._warnings.set_role(role)
        self._warnings.setText("\n".join(f"• {w}" for w in warnings[:_SAID]))
        for label in (self._about, self._warnings):
            label.setVisible(bool(label.text()))
        self.changed.emit()

    # --- a file from elsewhere --------------------------------------------------------------------------

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Open archive"), "", tr("Archives (*.7z);;All files (*)"))
        if path:
            self.open_archive(Path(path))

    def open_archive(self, path: Path) -> None:
        """Put an archive that the catalog need not know into the list, and choose it; a bad file is said here."""
        self.bring(str(path.resolve()), lambda: None)

    def bring(self, key: str, then: Callable[[], None]) -> None:
        """Choose the backup of that id, name or path, then call `then`; what is wrong with it is said here."""
        self._say_of_file("")
        self._when_read(lambda: then() if self._choose(key) else self._fetch(key, then))

    def _fetch(self, key: str, then: Callable[[], None]) -> None:
        """Ask the engine for what is not in the list."""
        self.open_button.setEnabled(False)
        engine = self._session.engine

        def read() -> None:
            self._session.read(lambda: _row(engine, engine.backup(key)), found, failed)

        def found(row: Row) -> None:
            path = row.backup.path
            self.open_button.setEnabled(True)
            self._elsewhere[path] = row.backup
            self._show([*(r for r in self.model.rows if r.backup.path != path), row])
            self.refresh()
            if self._choose(path):
                then()

        def failed(problem: Problem) -> None:
            self.open_button.setEnabled(True)
            self._say_of_file(told(problem))

        with_password(self._session, self, Path(key), read, lambda: self.open_button.setEnabled(True))

    def _say_of_file(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    @property
    def warning(self) -> str:
        """What to bear in mind about the chosen backup."""
        return self._warnings.text()

    @property
    def said(self) -> str:
        """What is wrong with a file that was to be opened."""
        return self._said.text()
