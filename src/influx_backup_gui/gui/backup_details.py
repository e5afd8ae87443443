"""One backup in words: where it is, what it holds table by table, its warnings; read from the archive itself."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QScrollArea, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage_state import explanations, unexplained
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.salvage import Salvage
from influx_backup_gui.domain.seal import Seal
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.gui import describe, describe_coverage, describe_drill
from influx_backup_gui.gui.acknowledge_dialog import acknowledge, withdraw
from influx_backup_gui.gui.backup_contents import PARTS, SIZE, ContentsModel
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.row_model import MEASURED_ROWS
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named, scrolled
from influx_backup_gui.gui.window_words import told

_TABLES, _LOCKED, _NOTHING = 0, 1, 2


class _Tables(QTreeView):
    """Asks for little, so that texts above it have what they need before anything has to scroll."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class BackupDetails(QWidget):
    """Shows what the catalog knows at once, and the tables as soon as the manifest was read."""

    rows_asked = Signal()  # a person wants to see the rows of `table`

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Any = None
        self._shown: Backup | None = None
        self._seal: Seal | None = None
        self._missing = False
        self._narrow = False
        # (database, table) of those of which somebody said that days go, or values are written over, regularly.
        self._regularly: tuple[tuple[str, str], ...] = ()
        self._about = named(TintedLabel("", "plain", wrap=True), tr("About the backup"))
        flags = Qt.TextInteractionFlag
        self._about.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._warnings = TintedLabel("", "warn", wrap=True)
        # Losses that the backup tells: who said what about them, and a way to say it.
        self.acknowledged = named(TintedLabel("", "muted", wrap=True), tr("Who acknowledged what is gone"))
        self.acknowledge_button = button(tr("Ac&knowledge…"), "proved", self._acknowledge)
        self.withdraw_button = button(tr("Tell it agai&n…"), "refresh", self._withdraw)
        self.unlock_button = button(tr("Open &with its password…"), "search", self.unlock)
        self.contents = ContentsModel()
        self.tables = named(_Tables(), tr("Tables of the backup"))
        self.tables.setModel(self.contents)
        self.tables.setUniformRowHeights(True)
        self.tables.setMinimumHeight(90)
        header = self.tables.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        header.setMinimumSectionSize(60)
        self.tables.expanded.connect(self._on_expanded)
        self.tables.activated.connect(self._on_activated)
        self._stack = QStackedWidget()
        for page in (self.tables, self._locked_page(), QWidget()):
            self._stack.addWidget(page)
        self._lay_out()
        self.show_backup(None)
        session.settings_changed.connect(self._show_losses)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._about)
        column.addWidget(self._warnings)
        column.addWidget(self.acknowledged)
        column.addWidget(self.acknowledge_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._stack, 1)
        area = named(QScrollArea(), tr("Details of the backup"))
        scrolled(area, inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _locked_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.unlock_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window size and parts are left out."""
        for column in (SIZE, PARTS):
            self.tables.setColumnHidden(column, narrow)
        self._narrow = narrow
        if self._shown is not None:
            self._about.setText(self._said(self._shown))

    def _said(self, backup: Backup) -> str:
        said = describe.about(backup, self._missing, self._narrow)
        return f"{said}\n{describe_drill.seal(self._seal)}"

    def show_backup(self, backup: Backup | None, seal: Seal | None = None, missing: bool = False) -> None:
        """Show this one with its seal, and whether its file is `missing`; None shows what to do."""
        sealed, moved = seal != self._seal, missing != self._missing
        self._seal, self._missing = seal, missing
        if backup is not None and backup == self._shown and not moved:
            if sealed:
                self._about.setText(self._said(backup))
            return
        self._shown = backup
        if self._reading is not None:
            self._reading.drop()
        self.contents.clear()
        self._stack.setCurrentIndex(_NOTHING if backup is None else _TABLES)
        self._warnings.setText("\n".join(f"• {w}" for w in describe.warnings_of(backup, missing)) if backup else "")
        self._warnings.set_role(describe.tint_of(backup, missing) if backup else "warn")
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
        named = [((k.database, k.table) for k in a.keeps) for a in said] + [a.rewritten for a in said]
        self._regularly = tuple(dict.fromkeys(itertools.chain.from_iterable(named)))
        self.withdraw_button.setVisible(bool(self._regularly) and known)

    def _withdraw(self) -> None:
        if self._shown is not None:
            withdraw(self._session, self._shown.server, self._regularly, self)

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
        if found is None:
            self.contents.clear()
        else:
            self.contents.show(*found)
            self.tables.setFirstColumnSpanned(self.contents.branches() - 1, QModelIndex(), True)

    def _on_expanded(self, index: QModelIndex) -> None:
        """Lines are as long as they are."""
        for row in range(self.contents.rowCount(index)):
            self.tables.setFirstColumnSpanned(row, index, True)

    def _on_problem(self, problem: Problem) -> None:
        self._stack.setCurrentIndex(_NOTHING)
        self._warnings.setText(told(problem))
        self._warnings.show()

    @property
    def table(self) -> str:
        """The table that is chosen ("db.table"); "" where none is."""
        return self.contents.table(self.tables.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        if not index.parent().isValid() and self.contents.table(index):
            self.rows_asked.emit()

    @property
    def text(self) -> str:
        """What is said above the tables."""
        return self._about.text()
