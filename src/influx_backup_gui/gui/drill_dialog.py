"""Asks where a restore drill shall take place."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import DrillJob
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import named


class DrillDialog(QDialog):
    """`job` is what was chosen."""

    def __init__(self, session: Session, backup: Backup, parent: QWidget) -> None:
        super().__init__(parent)
        self._backup = backup
        self.setWindowTitle(tr("Restore drill"))
        text = QLabel(
            tr(
                "{name} is restored into a scratch database that did not exist before, every row is compared with the "
                "archive, and the scratch database is removed again. No other database is touched.",
                name=backup.name,
            )
        )
        text.setWordWrap(True)
        self.where = named(QComboBox(), tr("Where"), tr("Where the scratch database is made"))
        for server in session.settings.servers:
            self.where.addItem(tr("Server {name}", name=server.name), server.name)
        self.where.addItem(tr("Stand-in server inside this program (proves less)"), None)
        self.where.setCurrentIndex(max(0, self.where.findData(backup.server)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        start = buttons.addButton(tr("&Start drill"), QDialogButtonBox.ButtonRole.AcceptRole)
        start.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("&Where"), self.where)
        column = QVBoxLayout(self)
        column.addWidget(text)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    @property
    def job(self) -> DrillJob:
        """The drill that was asked for."""
        server = self.where.currentData()
        return DrillJob(self._backup.id, server or "", demo=server is None)


def ask_drill(session: Session, backup: Backup, parent: QWidget) -> DrillJob | None:
    """What a person chose, or None."""
    dialog = DrillDialog(session, backup, parent)
    return dialog.job if dialog.exec() == QDialog.DialogCode.Accepted else None
