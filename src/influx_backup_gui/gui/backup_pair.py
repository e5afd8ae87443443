"""Compare two backups: which ones, their passwords, and the result in a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.backup_diff import TableDifference
from influx_backup_gui.gui import describe_diff
from influx_backup_gui.gui.diff_dialog import DiffDialog
from influx_backup_gui.gui.password_dialog import with_password
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr


class BackupPair(QObject):
    """`shown` is the result that was opened last."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.shown: DiffDialog | None = None

    def start(self, chosen: Sequence[Backup]) -> None:
        """Compare the first two that are chosen; of one, ask with which other."""
        pair = list(chosen[:2])
        if len(pair) == 1:
            pair += self._other(pair[0])
        if len(pair) == 2:
            before, after = sorted(pair, key=lambda b: b.created)
            self._opened(before, lambda: self._opened(after, lambda: self._read(before, after)))

    def _other(self, backup: Backup) -> list[Backup]:
        """Which one a person chooses; those of the same data come first."""
        others = [b for b in self._session.engine.backups() if b.id != backup.id]
        others.sort(key=lambda b: b.selection != backup.selection)
        if not others:
            self._session.told.emit(tr("There is no other backup to compare it with."))
            return []
        # Names may be the same; a number before each is how Qt tells the chosen one.
        labels = [f"{number}. {describe_diff.which(other)}" for number, other in enumerate(others, 1)]
        title, label = tr("Compare two backups"), tr("Backup that {name} is compared with", name=backup.name)
        text, given = QInputDialog.getItem(self._window, title, label, labels, 0, False)
        return [others[labels.index(text)]] if given else []

    def _opened(self, backup: Backup, then: Callable[[], None]) -> None:
        with_password(self._session, self._window, Path(backup.path), then)

    def _read(self, before: Backup, after: Backup) -> None:
        engine = self._session.engine
        self._session.read(
            lambda: engine.compare_backups(before.path, after.path),
            lambda tables: self._on_compared(before, after, tables),
            owner=self._window,
        )

    def _on_compared(self, before: Backup, after: Backup, tables: tuple[TableDifference, ...]) -> None:
        self.shown = DiffDialog(before, after, tables, self._window)
        self.shown.show()
