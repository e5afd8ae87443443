"""Until when a schedule is paused, by date and time of this machine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.gui.pauses import until_tomorrow
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, named


class PauseDialog(QDialog):
    """`chosen(until)` gets the instant (ns) once OK is pressed; a moment that is past is said here."""

    def __init__(self, parent: QWidget, name: str, now: Callable[[], int], chosen: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._now, self._chosen = now, chosen
        self.setWindowTitle(tr("Pause {name}", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.until = named(QDateTimeEdit(QDateTime.fromSecsSinceEpoch(until_tomorrow(now()) // SECOND)), tr("Until"))
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._said = TintedLabel("", "bad", wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("Pause &until"), self.until)
        told = tr("Times that come meanwhile are caught up by one backup when the pause is over.")
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(TintedLabel(told, "muted", wrap=True))
        column.addWidget(self._said)
        column.addWidget(buttons)
        self.setMinimumWidth(380)
        self.until.dateTimeChanged.connect(self._check)

    def _instant(self) -> int:
        return self.until.dateTime().toSecsSinceEpoch() * SECOND

    def _check(self) -> bool:
        past = self._instant() <= self._now()
        self._said.setText(tr("That moment is over already.") if past else "")
        self.ok.setEnabled(not past)
        return not past

    def accept(self) -> None:
        if self._check():
            self._chosen(self._instant())
            super().accept()
