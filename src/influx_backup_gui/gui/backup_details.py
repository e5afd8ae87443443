"""One backup in words: where it is, what it holds table by table, its warnings; read from the archive itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage_state import explanations, unexplained
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.object_texts import missing_lines, object_lines
from influx_backup_gui.domain.salvage import Salvage, TableLeft
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.gui import describe, describe_coverage, describe_drill, describe_objects, theme
from influx_backup_gui.gui.acknowledge_dialog import acknowledge
from influx_backup_gui.gui.check_tree import children
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import in_window, told

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_TABLES, _LOCKED, _NOTHING = 0, 1, 2


class BackupDetails(QWidget):
    """Shows what the catalog knows at once, and the tables as soon as the manifest was read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Any = None
        self._shown: Backup | None = None
        self._seal: Seal | None = None
        self._narrow = False
        self._about = named(TintedLabel("", "plain", wrap=True), tr("About the backup"))
        flags = Qt.TextInteractionFlag
        self._about.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._warnings = TintedLabel("", "warn", wrap=True)
        # Losses that the backup tells: who said what about them, and a way to say it.
        self.acknowledged = named(TintedLabel("", "muted", wrap=True), tr("Who acknowledged what is gone"))
        self.acknowledge_button = button(tr("Ac&knowledge…"), "proved", self._acknowledge)
        self.unlock_button = button(tr("Open &with its password…"), "search", self.unlock)
        self.tables = named(QTreeWidget(), tr("Tables of the backup"))
        self.tables.setHeaderLabels([tr("Table, column"), tr("Rows"), tr("From – to"), tr("Size"), tr("Parts")])
        self.tables.setMinimumHeight(90)
        header = self.tables.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        for column in (1, 3, 4):
            self.tables.headerItem().setTextAlignment(column, _RIGHT)
        self._stack = QStackedWidget()
        for page in (self.tables, self._locked_page(), QWidget()):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(self._about)
        whole.addWidget(self._warnings)
        whole.addWidget(self.acknowledged)
        whole.addWidget(self.acknowledge_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._stack, 1)
        self.show_backup(None)
        session.settings_changed.connect(self._show_losses)

    def _locked_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.unlock_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window size and parts are left out."""
        for column in (3, 4):
            self.tables.setColumnHidden(column, narrow)
        self._narrow = narrow
        if self._shown is not None:
            self._about.setText(self._said(self._shown))

    def _said(self, backup: Backup) -> str:
        said = describe.about(backup, self._narrow)
        return f"{said}\n{describe_drill.seal(self._seal)}"

    def show_backup(self, backup: Backup | None, seal: Seal | None = None) -> None:
        """Show this one with its seal; None shows what to do."""
        sealed = seal != self._seal
        self._seal = seal
        if backup is not None and backup == self._shown:
            if sealed:
                self._about.setText(self._said(backup))
            return
        self._shown = backup
        if self._reading is not None:
            self._reading.drop()
        self.tables.clear()
        self._stack.setCurrentIndex(_NOTHING if backup is None else _TABLES)
        self._warnings.setText("\n".join(f"• {w}" for w in describe.warnings_of(backup)) if backup else "")
        self._warnings.set_role(describe.tint_of(backup) if backup else "warn")
        self._warnings.setVisible(bool(self._warnings.text()))
        self._about.setText(self._said(backup) if backup else tr("Choose a backup to see what it holds."))
        self._show_losses()
        if backup is not None:
            self._read(backup)

    def _show_losses(self) -> None:
        """What a person said about the losses of this backup, and the button while one of them waits."""
        backup, settings = self._shown, self._session.settings
        said = explanations(backup, settings.acknowledgements) if backup else ()
        waits = backup is not None and bool(unexplained(backup, settings.acknowledgements))
        self.acknowledged.setText("\n".join(map(describe_coverage.acknowledged, said)))
        self.acknowledged.setVisible(bool(said))
        known = backup is not None and any(s.name == backup.server for s in settings.servers)
        self.acknowledge_button.setVisible(waits and known)

    def _acknowledge(self) -> None:
        if self._shown is not None:
            acknowledge(self._session, self._shown.server, self)

    def _read(self, backup: Backup) -> None:
        engine, path = self._session.engine, Path(backup.path)

        def work() -> tuple[Manifest, ServerObjects, Salvage | None] | None:
            if backup.encrypted and path.is_file() and not engine.unlock(path):
                return None
            return *engine.contents(backup.path), engine.salvage(backup.path)

        self._reading = self._session.read(work, self._on_contents, self._on_problem)

    def unlock(self) -> None:
        """Ask for the password of the archive that is shown, then show what it holds."""
        backup = self._shown
        if backup is not None:
            with_password(self._session, self, Path(backup.path), lambda: self._on_unlocked(backup))

    def _on_unlocked(self, backup: Backup) -> None:
        if backup == self._shown:
            self._read(backup)

    def _on_contents(self, found: tuple[Manifest, ServerObjects, Salvage | None] | None) -> None:
        self._stack.setCurrentIndex(_LOCKED if found is None else _TABLES)
        self.tables.clear()
        if found is not None:
            manifest, objects, salvage = found
            left = {(t.database, t.table): t for t in salvage.tables} if salvage else {}
            beside = _objects_item(objects)
            tables = [_table_item(e, left.get((e.database, e.table))) for e in manifest.tables]
            self.tables.addTopLevelItems([*tables, beside])
            for item in (beside, *children(beside)):  # a tree forgets this of what it does not hold yet
                item.setFirstColumnSpanned(True)

    def _on_problem(self, problem: Problem) -> None:
        self._stack.setCurrentIndex(_NOTHING)
        self._warnings.setText(told(problem))
        self._warnings.show()

    @property
    def text(self) -> str:
        """What is said above the tables."""
        return self._about.text()


def _objects_item(objects: ServerObjects) -> QTreeWidgetItem:
    """What the backup holds beside rows, one line for each; and what it does not hold."""
    lines = [f"{in_window(line.kind)} {line.name}: {in_window(line.about)}" for line in object_lines(objects)]
    lines += [in_window(line) for line in missing_lines(objects)]
    item = QTreeWidgetItem([describe_objects.beside_rows(objects)])
    for line in lines:
        QTreeWidgetItem(item, [line]).setToolTip(0, line)
    return item


def _table_item(entry: TableEntry, left: TableLeft | None) -> QTreeWidgetItem:
    """`left` where the archive is damaged."""
    item = QTreeWidgetItem(
        [
            f"{entry.database}.{entry.table}",
            describe.rows_short(entry.rows),
            describe.span(entry.first, entry.last),
            describe.size(entry.bytes),
            describe.count(len(entry.parts)),
        ]
    )
    item.setToolTip(1, describe.count(entry.rows))
    item.setToolTip(2, f"{describe.exact(entry.first)} – {describe.exact(entry.last)}")
    for column in (1, 3, 4):
        item.setTextAlignment(column, _RIGHT)
    if left is not None and not left.whole:
        item.setIcon(0, theme.icon("failed", "bad"))
        item.setText(0, describe.damaged_table(left))
        item.addChildren([QTreeWidgetItem([describe.lost_part(part)]) for part in left.lost])
    key = ", ".join(entry.series_key) if entry.series_key else tr("none")
    item.addChild(QTreeWidgetItem([tr("Series key: {key}", key=key)]))
    for held in entry.columns:
        item.addChild(QTreeWidgetItem([f"{held.name}: {held.role.value}, {held.type.value}"]))
    return item
