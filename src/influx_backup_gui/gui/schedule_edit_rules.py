"""What holds a scheduled backup back, and how long it waits for its server."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from influx_backup_gui.domain.schedule import RunRules
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, count_units, named


class RulesEdit(QWidget):
    """`rules()` answers what is entered; nothing here can be wrong."""

    changed = Signal()

    def __init__(self, rules: RunRules) -> None:
        super().__init__()
        self._before = rules
        self.wait = named(QSpinBox(), tr("Wait for server and folder"))
        self.wait.setRange(0, 1440)
        count_units(self.wait, tr(" minute"), tr(" minutes"))
        self.wait.setSpecialValueText(tr("not at all"))
        self.wait.setValue(round(rules.network_wait / 60))
        self._wait_shown = self.wait.value()
        self.battery = named(QCheckBox(tr("Not on &battery")), tr("Not on battery"))
        self.battery.setChecked(rules.not_on_battery)
        self.metered = named(QCheckBox(tr("Not on a &metered network")), tr("Not on a metered network"))
        self.metered.setChecked(rules.not_metered)
        label = QLabel(tr("&Wait for server and folder"))
        label.setBuddy(self.wait)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.wait)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(
            _told(tr("If the server does not answer (the network is not there yet), or the folder for the backups is "
                     "not there (its disk is not connected), the backup waits so long; then it fails, and you are "
                     "told."))
        )  # fmt: skip
        column.addWidget(self.battery)
        column.addWidget(self.metered)
        column.addWidget(
            _told(tr("What is held back runs as soon as that is over, and the history says why it was late. Where the "
                     "machine does not tell, the backup runs: no backup is left out for a guess."))
        )  # fmt: skip
        column.addStretch(1)
        self.wait.valueChanged.connect(self.changed)
        self.battery.toggled.connect(self.changed)
        self.metered.toggled.connect(self.changed)

    def rules(self) -> RunRules:
        """What is entered. A wait that nobody touched stays to the second."""
        same = self.wait.value() == self._wait_shown
        wait = self._before.network_wait if same else self.wait.value() * 60
        return RunRules(self.battery.isChecked(), self.metered.isChecked(), wait)


def _told(text: str) -> TintedLabel:
    return TintedLabel(text, "muted", wrap=True)
