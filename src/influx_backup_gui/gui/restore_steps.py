"""The steps of a restore in a row: where one is, what is done, what can be gone back to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from influx_backup_gui.gui import theme
from influx_backup_gui.gui.describe_restore import Page, page
from influx_backup_gui.gui.tr import tr

_AROUND = 34  # icon and padding
# Flat, the current one bold and underlined; the keyboard's focus can be seen.
_SHEET = """
QPushButton { border: 2px solid transparent; padding: 3px 6px; }
QPushButton:checked { font-weight: bold; border-bottom-color: palette(highlight); }
QPushButton:hover:enabled { background: palette(midlight); border-radius: 3px; }
QPushButton:focus { border-color: palette(highlight); border-radius: 3px; }
"""


class StepBar(QWidget):
    """One button for each step; those that cannot be gone to yet are disabled. Alt and its number go to a step."""

    asked = Signal(int)  # Page

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for step in Page:
            if step:
                row.addWidget(QLabel("›"))
            made = QPushButton(f"&{step + 1} {page(step)}")
            made.setCheckable(True)
            made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            made.setIconSize(QSize(14, 14))
            bold = made.font()
            bold.setBold(True)
            # A style sheet's bold does not count in the size that a button asks for.
            made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(made.text()) + _AROUND)
            self._group.addButton(made, int(step))
            self._buttons.append(made)
            row.addWidget(made)
        # Not `clicked`: assistive technology toggles a button without a click.
        self._group.idToggled.connect(lambda step, on: self.asked.emit(step) if on else None)
        self.setStyleSheet(_SHEET)

    def show_step(self, current: Page, reachable: Page, result: bool) -> None:
        """Mark the current step; all up to `reachable` can be gone to, and the last one where there is a `result`."""
        self._group.blockSignals(True)
        for step, made in zip(Page, self._buttons, strict=True):
            made.setChecked(step is current)
            made.setEnabled(result if step is Page.RESULT else step <= reachable)
            done = step < current
            made.setIcon(theme.icon("proved", "good") if done else QIcon())
            said = tr("done") if done else tr("current") if step is current else tr("to come")
            made.setAccessibleName(tr("Step {n} of {m}: {name}, {said}", n=step + 1, m=len(Page), name=page(step),
                                      said=said))  # fmt: skip
        self._group.blockSignals(False)

    def button(self, step: Page) -> QPushButton:
        """What goes to this step."""
        return self._buttons[step]

    def can_go_to(self, step: Page) -> bool:
        """Whether this step can be gone to now."""
        return self.button(step).isEnabled()
