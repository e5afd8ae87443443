"""Am I protected, and if not: why, and what do I do? A card for each reason of health, with buttons that fix it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from influx_backup_gui.domain.health_records import Reason
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.gui import describe, describe_monitor, theme
from influx_backup_gui.gui.monitor_fixes import Fix, Fixes
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import LOOKS, TintedLabel, button

# So many that the figures below can still be seen.
_SHOWN = 3
_ICON = QSize(22, 22)


class ReasonCard(QFrame):
    """One reason: what happened, what it means, what to do, and the buttons."""

    def __init__(self, reason: Reason, fixes: tuple[Fix, ...]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._state, self.icon = describe.health(reason.colour), QLabel()
        self._paint()
        title = QLabel(describe_monitor.reason_title(reason))
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.advice = TintedLabel(describe_monitor.reason_advice(reason), "muted", wrap=True)
        self.setAccessibleName(f"{self._state.text}: {title.text()}")
        self.setAccessibleDescription(self.advice.text())
        self.buttons: tuple[QPushButton, ...] = tuple(button(f.text, f.icon, f.action, title.text()) for f in fixes)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(self.advice)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for made in self.buttons:
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        self.title = title.text()

    def _paint(self) -> None:
        pixmap = theme.icon(self._state.icon, self._state.tint).pixmap(_ICON, self.devicePixelRatioF())
        self.icon.setPixmap(pixmap)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOKS:
            self._paint()


class ReasonList(QWidget):
    """The worst reasons; the others on request. Cards are made anew only where something has changed."""

    def __init__(self, fixes: Fixes) -> None:
        super().__init__()
        self._fixes = fixes
        self._shown: tuple[Reason, ...] | None = None
        self.cards: tuple[ReasonCard, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._good = TintedLabel(tr("Every server has a fresh proved backup. Nothing needs to be done."), "good")
        self._more = button(tr("More reaso&ns"), "note", self._show_all)
        self._column.addWidget(self._good)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_overview(self, found: Overview) -> None:
        """Show the reasons of an overview."""
        reasons = found.health.reasons
        self._good.setVisible(not reasons)
        if reasons != self._shown:
            self._shown = reasons
            for card in self.cards:
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = tuple(ReasonCard(r, self._fixes.of(r, found)) for r in reasons)
            for number, card in enumerate(self.cards):
                self._column.insertWidget(number + 1, card)
                card.setVisible(number < _SHOWN)
        hidden = sum(card.isHidden() for card in self.cards)
        self._more.setVisible(hidden > 0)
        self._more.setText(tr("More reaso&ns ({n})", n=hidden))
        self._more.setAccessibleName(tr("Show {n} more reasons", n=hidden))

    def forget(self) -> None:
        """Whether nothing needs to be done is not known."""
        self._good.hide()

    def _show_all(self) -> None:
        for card in self.cards:
            card.show()
        self._more.hide()
