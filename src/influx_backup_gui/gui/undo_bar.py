"""What was just moved to the trash, and a button that takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout

from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button
from influx_backup_gui.gui.window_words import in_window


class UndoBar(QFrame):
    """Hidden until something was deleted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._trash: str | None = None
        self._said = TintedLabel("", "plain", wrap=True)
        self.button = button(tr("&Undo"), "restore", self.undo, tr("Take it out of the trash"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._said, 1)
        row.addWidget(self.button)
        row.addWidget(button(tr("Dismiss"), "cancel", self.hide))
        self.hide()

    def offer(self, run: Run) -> None:
        """Offer to take back this deletion."""
        details: Mapping[str, Any] = run.details
        self._trash = str(details["trash"])
        self._said.setText(describe.sentence(in_window(run.summary)))
        self.show()

    def undo(self) -> None:
        """Take back the last deletion."""
        trash, engine = self._trash, self._session.engine
        if trash is not None:
            self._session.change_backups(lambda: engine.restore_trashed(trash), self._on_undone)

    def _on_undone(self, run: Run) -> None:
        self._trash = None
        self.hide()
        self._session.told.emit(in_window(run.summary))
