"""What was just moved to the trash, and a button that takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout

from influx_backup_gui.domain.job import Run
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import one_or_many, tr
from influx_backup_gui.gui.widgets import TintedLabel, button
from influx_backup_gui.gui.window_words import in_window, together


class UndoBar(QFrame):
    """Hidden until something was deleted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._trash: list[str] = []
        self._said = TintedLabel("", "plain", wrap=True)
        self.button = button(tr("&Undo"), "restore", self.undo, tr("Take it out of the trash"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._said, 1)
        row.addWidget(self.button)
        row.addWidget(button(tr("Dismiss"), "cancel", self.hide))
        self.hide()

    def offer(self, runs: Sequence[Run]) -> None:
        """Offer to take back these deletions, all at once."""
        details: list[Mapping[str, Any]] = [run.details for run in runs]
        self._trash = [str(found["trash"]) for found in details]
        one = describe.sentence(in_window(runs[0].summary))
        self._said.setText(one_or_many(len(runs), one, tr("Moved {n} backups to the trash.", n=len(runs))))
        self.show()

    def undo(self) -> None:
        """Take back the last deletion."""
        trash, engine = self._trash, self._session.engine
        if trash:
            self._session.change_backups(lambda: [engine.restore_trashed(path) for path in trash], self._on_undone)

    def _on_undone(self, runs: Sequence[Run]) -> None:
        """What did not come back can be tried again."""
        self._trash = [path for path, run in zip(self._trash, runs, strict=True) if run.problem is not None]
        self.setVisible(bool(self._trash))
        back = [run for run in runs if run.problem is None]
        if back:
            one = in_window(back[0].summary)
            told = one_or_many(len(back), one, tr("Took {n} backups out of the trash.", n=len(back)))
            self._session.told.emit(told)
        failed = [run.problem for run in runs if run.problem is not None]
        if failed:
            self._session.troubled.emit(together(failed))
