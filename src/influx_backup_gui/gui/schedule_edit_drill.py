"""How a schedule of drills brings the newest backup back: where, how much each time, and what if that cannot be."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSpinBox, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import DrillJob, DrillWay
from influx_backup_gui.gui import describe_drill
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named

_SAME = (DrillWay.SERVER.value, "")
_MOST_SHARES = 366


class DrillEdit(QWidget):
    """`applied(server)` is the drill that is entered, of the newest backup of that server."""

    changed = Signal()

    def __init__(self, session: Session, job: DrillJob) -> None:
        super().__init__()
        self._before = job
        self.where = named(QComboBox(), tr("Where the drill takes place"))
        self.where.addItem(tr("Scratch database of the same server"), _SAME)
        for server in session.settings.servers:
            self.where.addItem(tr("Scratch database of {name}", name=server.name), (DrillWay.SERVER.value, server.name))
        for way in (DrillWay.STAND_IN, DrillWay.DECODE):
            self.where.addItem(describe_drill.way(way), (way.value, ""))
        self._choose((job.way.value, job.server))
        self._proves = named(TintedLabel("", "muted", wrap=True), tr("What this proves"))
        self.share = named(QSpinBox(), tr("Tables each time"))
        self.share.setRange(1, max(_MOST_SHARES, job.share))
        self.share.setSpecialValueText(tr("all tables"))
        self.share.setPrefix(tr("one table in "))
        self.share.setValue(job.share)
        self._turns = TintedLabel("", "muted", wrap=True)
        self.or_decode = named(
            QCheckBox(tr("Decode &only, where that server cannot be used")), tr("Decode only where it cannot be used")
        )
        self.or_decode.setChecked(job.or_decode)
        told = TintedLabel(
            tr("For when it does not answer or has no room for one more database. It proves less, and is a warning."),
            "muted",
            wrap=True,
        )
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("&Where"), self.where)
        form.addRow("", self._proves)
        form.addRow(tr("&Tables"), self.share)
        form.addRow("", self._turns)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.or_decode)
        column.addWidget(told)
        column.addStretch(1)
        self.where.currentIndexChanged.connect(self._on_changed)
        self.share.valueChanged.connect(self._on_changed)
        self.or_decode.toggled.connect(self.changed)
        self._on_changed()

    def _choose(self, wanted: tuple[str, str]) -> None:
        known = [tuple(self.where.itemData(n)) for n in range(self.where.count())]
        if wanted not in known:
            self.where.addItem(tr("Scratch database of {name}", name=wanted[1]), wanted)
            known.append(wanted)
        self.where.setCurrentIndex(known.index(wanted))

    def _chosen(self) -> tuple[DrillWay, str]:
        way, server = self.where.currentData()
        return DrillWay(way), server

    def _on_changed(self) -> None:
        way, _ = self._chosen()
        self._proves.setText(describe_drill.proves(way))
        self._turns.setText(describe_drill.turns(self.share.value()))
        self.or_decode.setEnabled(way is DrillWay.SERVER)
        self.changed.emit()

    def applied(self, newest_of: str) -> DrillJob:
        """The drill of the newest backup of a server."""
        way, server = self._chosen()
        elsewhere = "" if server == newest_of else server
        either = self.or_decode.isChecked() and way is DrillWay.SERVER
        return replace(
            self._before, newest_of=newest_of, server=elsewhere, way=way, share=self.share.value(), or_decode=either
        )
