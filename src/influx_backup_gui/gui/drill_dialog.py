"""Asks where a restore drill shall take place."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import DrillJob, DrillWay
from influx_backup_gui.gui import describe_drill
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named


class DrillDialog(QDialog):
    """`job` is what was chosen."""

    def __init__(self, session: Session, backup: Backup, parent: QWidget) -> None:
        super().__init__(parent)
        self._backup = backup
        self.setWindowTitle(tr("Restore drill"))
        self._does = QLabel()
        self._does.setWordWrap(True)
        self.where = named(QComboBox(), tr("Where"), tr("Where the scratch database is made"))
        for server in session.settings.servers:
            self.where.addItem(tr("Server {name}", name=server.name), (DrillWay.SERVER.value, server.name))
        for way in (DrillWay.STAND_IN, DrillWay.DECODE):
            self.where.addItem(describe_drill.way(way), (way.value, ""))
        self._means = named(TintedLabel("", "muted", wrap=True), tr("What this proves"))
        self.where.currentIndexChanged.connect(self._say)
        known = [s.name for s in session.settings.servers]
        self.where.setCurrentIndex(known.index(backup.server) if backup.server in known else 0)
        self._say()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        start = buttons.addButton(tr("&Start drill"), QDialogButtonBox.ButtonRole.AcceptRole)
        start.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("&Where"), self.where)
        column = QVBoxLayout(self)
        column.addWidget(self._does)
        column.addLayout(form)
        column.addWidget(self._means)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def _say(self) -> None:
        way, _ = self._chosen
        self._does.setText(describe_drill.does(way, self._backup.name))
        self._means.setText(describe_drill.proves(way))

    @property
    def _chosen(self) -> tuple[DrillWay, str]:
        way, server = self.where.currentData()
        return DrillWay(way), server

    @property
    def job(self) -> DrillJob:
        """The drill that was asked for."""
        way, server = self._chosen
        return DrillJob(self._backup.id, server, way)


def ask_drill(session: Session, backup: Backup, parent: QWidget) -> DrillJob | None:
    """What a person chose, or None."""
    dialog = DrillDialog(session, backup, parent)
    return dialog.job if dialog.exec() == QDialog.DialogCode.Accepted else None
