"""The tab Backup: what to save on the left, the backups on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from influx_backup_gui.gui.backup_form import BackupForm
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.session import Session


class BackupTab(QWidget):
    """Both halves know the session only."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.form, self.backups = BackupForm(session), BackupsView(session)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        split.addWidget(self.form)
        split.addWidget(self.backups)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 920])
        # The longest word below the fields is the example of a name.
        self.form.setMinimumWidth(316)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 8)
        row.addWidget(split)
