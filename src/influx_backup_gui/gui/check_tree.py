"""Databases and their tables with check boxes; the choice is a `Selection`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView

from influx_backup_gui.domain.job import Selection
from influx_backup_gui.gui.check_model import CheckModel, Extent
from influx_backup_gui.gui.row_model import MEASURED_ROWS
from influx_backup_gui.gui.tick_access import TickTreeView
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import named

_OPEN_UP_TO = 6


class CheckTree(TickTreeView):
    """Everything is ticked at first. `chosen` when the choice has changed."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, tr("Databases and tables"))
        self.checks = CheckModel()
        self.setModel(self.checks)
        self.setMinimumHeight(130)
        self.setUniformRowHeights(True)
        self._searching = False
        self._open: set[str] = set()
        header = self.header()
        header.setStretchLastSection(False)
        header.setResizeContentsPrecision(MEASURED_ROWS)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.checks.ticked.connect(self.chosen)

    def fill(self, databases: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Show these databases with the names of their tables, all ticked, without figures."""
        self.checks.fill(databases)
        self._searching = False
        self._expand({name for name, tables in self.checks.names().items() if len(tables) <= _OPEN_UP_TO})

    def clear(self) -> None:
        """Show nothing."""
        self.fill(())

    def show_extents(self, extents: Mapping[tuple[str, str], Extent]) -> None:
        """(database, table) -> (rows, whether that is an estimate, first and last time in ns); the choice stays."""
        self.checks.show_extents(extents)

    def selection(self) -> Selection | None:
        """The choice; everything where all is ticked, None where nothing is."""
        return self.checks.selection()

    def choose(self, selection: Selection | None) -> None:
        """Tick what the selection wants; None is nothing."""
        self.checks.choose(selection)
        self.chosen.emit()

    def tick_shown(self, on: bool) -> None:
        """Tick or untick everything that the search left."""
        self.checks.tick_shown(on)
        self.chosen.emit()

    def search(self, text: str) -> None:
        """Show databases and tables that hold this text, in open databases; what is hidden stays ticked or not."""
        if not self._searching:
            self._open = {name for row, name in enumerate(self._names()) if self.isExpanded(self.checks.index(row, 0))}
        self._searching = bool(text.strip())
        self.checks.search(text)
        wanted = text.strip().casefold()
        found = {name for name in self._names() if wanted not in name.casefold()} if self._searching else set()
        self._expand(found | self._open)

    def _names(self) -> list[str]:
        """The databases that are shown."""
        return [str(self.checks.index(row, 0).data()) for row in range(self.checks.rowCount())]

    def _expand(self, names: set[str]) -> None:
        for row, name in enumerate(self._names()):
            if name in names:
                self.expand(self.checks.index(row, 0))
