"""The figures that matter, each in a tile: success rate, space, last proved, next run, oldest day."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.gui import describe
from influx_backup_gui.gui import describe_monitor as words
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, heading

_WIDE = 1050


class Tile(QFrame):
    """A title, a large value, and lines that explain it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = title
        self._value, self._lines = heading("–", 4), TintedLabel("", "muted", wrap=True)
        self._value.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(2)
        column.addWidget(TintedLabel(title, "muted", wrap=True))
        column.addWidget(self._value)
        column.addWidget(self._lines)
        column.addStretch(1)

    def show_value(self, value: str, lines: tuple[str, ...], table: str = "", tip: str = "") -> None:
        """Show another value; `table` (rich text) is shown in the place of the lines, which are still read out."""
        self.setToolTip(tip)
        self._value.setText(value)
        self._lines.setText(table or "\n".join(lines))
        self._lines.setAccessibleName(". ".join(lines))
        self.setAccessibleName(f"{self._title}: {value}. {'. '.join(lines)}")

    @property
    def text(self) -> str:
        """Everything that is read out."""
        return self.accessibleName()


class Tiles(QWidget):
    """Side by side where the window is wide, else in two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rate = Tile(tr("Backups that succeeded, 30 days"))
        self.space = Tile(tr("Space"))
        self.proved = Tile(tr("Last proved backup"))
        self.next = Tile(tr("Next run"))
        self.oldest = Tile(tr("Oldest day that can be restored"))
        self._tiles = (self.rate, self.space, self.proved, self.next, self.oldest)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._columns = 0
        self._arrange(3)

    def show_overview(self, found: Overview) -> None:
        """Show the figures of an overview."""
        space = words.first_full(found.spaces)
        self.rate.show_value(
            words.rate_value(found.rates), words.rate_lines(found.rates), words.rate_table(found.rates)
        )
        self.space.show_value(words.space_value(space), words.space_lines(space, len(found.spaces) > 1))
        self.proved.show_value(words.proved_value(found), words.proved_lines(found), tip=words.proved_tip(found))
        self.next.show_value(words.next_value(found), words.next_lines(found))
        oldest = describe.exact(found.oldest.created) if found.oldest else ""
        self.oldest.show_value(words.oldest_value(found), words.oldest_lines(found), tip=oldest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(5 if event.size().width() >= _WIDE else 3)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for number in range(5):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
