"""Databases and their tables, each ticked or not, as the model of a tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal

from influx_backup_gui.domain.job import Selection
from influx_backup_gui.gui import describe, theme
from influx_backup_gui.gui.branch_model import BranchModel
from influx_backup_gui.gui.row_model import Index
from influx_backup_gui.gui.tr import tr

# Rows, whether that is an estimate, first and last time (ns).
Extent = tuple[int, bool, int | None, int | None]
_CHECKED, _UNCHECKED, _PARTLY = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked
_NAME, _ROWS, _SPAN = range(3)
_ROLE = Qt.ItemDataRole


@dataclass
class _Database:
    """`ticked` are positions in `tables`; `whole` counts where there is none. `shown`: what the search left of them."""

    name: str
    tables: tuple[str, ...]
    ticked: set[int]
    whole: bool
    shown: list[int]
    extents: dict[int, Extent]

    @property
    def state(self) -> Qt.CheckState:
        """A database is ticked as its tables are."""
        if not self.tables:
            return _CHECKED if self.whole else _UNCHECKED
        return _PARTLY if 0 < len(self.ticked) < len(self.tables) else _CHECKED if self.ticked else _UNCHECKED

    def tick(self, on: bool) -> None:
        """All of it."""
        self.whole = on
        self.ticked = set(range(len(self.tables))) if on else set()

    def total(self) -> tuple[int, bool] | None:
        """Rows of all tables that are known, and whether that is an estimate; None where nothing is known."""
        if self.tables and not self.extents:
            return None
        return sum(e[0] for e in self.extents.values()), any(e[1] for e in self.extents.values())


class CheckModel(BranchModel):
    """`ticked` when a person has ticked something."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__((tr("Database, table"), tr("Rows"), tr("From – to")), (_ROWS,))
        self._all: list[_Database] = []
        self._shown: list[_Database] = []
        self._known = False
        self._icons = theme.icon("database", "muted"), theme.icon("table", "muted")

    def fill(self, databases: Iterable[tuple[str, Iterable[str]]]) -> None:
        """These, all ticked, without figures."""
        self.beginResetModel()
        self._all = []
        for name, found in databases:
            tables = tuple(found)
            places = range(len(tables))
            self._all.append(_Database(name, tables, set(places), True, list(places), {}))
        self._shown, self._known = list(self._all), False
        self.endResetModel()

    def show_extents(self, extents: Mapping[tuple[str, str], Extent]) -> None:
        """(database, table) -> its extent; the choice stays."""
        for database in self._all:
            keyed = ((n, extents.get((database.name, table))) for n, table in enumerate(database.tables))
            database.extents |= {n: extent for n, extent in keyed if extent is not None}
        self._known = True
        self._say_again(_ROWS, _SPAN)

    def search(self, text: str) -> None:
        """Show only what holds this text; what is hidden stays ticked or not."""
        wanted = text.strip().casefold()
        self.beginResetModel()
        self._shown = []
        for database in self._all:
            found = wanted in database.name.casefold()
            database.shown = [n for n, t in enumerate(database.tables) if found or wanted in t.casefold()]
            if found or database.shown:
                self._shown.append(database)
        self.endResetModel()

    # --- the choice -------------------------------------------------------------------------------------

    def names(self) -> dict[str, tuple[str, ...]]:
        """Database -> its tables; what the search hides included."""
        return {d.name: d.tables for d in self._all}

    def selection(self) -> Selection | None:
        """The choice; everything where all is ticked, None where nothing is."""
        states = [d.state for d in self._all]
        if states and all(state == _CHECKED for state in states):
            return Selection()
        whole = tuple(d.name for d, state in zip(self._all, states, strict=True) if state == _CHECKED)
        tables = tuple(
            (d.name, d.tables[n])
            for d, state in zip(self._all, states, strict=True)
            if state == _PARTLY
            for n in sorted(d.ticked)
        )
        return Selection(whole, tables) if whole or tables else None

    def choose(self, selection: Selection | None) -> None:
        """Tick what the selection wants; None is nothing."""
        single: dict[str, set[str]] = {}
        for name, table in selection.tables if selection is not None else ():
            single.setdefault(name, set()).add(table)
        whole = set(selection.databases) if selection is not None else set()
        for database in self._all:
            database.tick(selection is not None and (selection == Selection() or database.name in whole))
            if not database.whole and (wanted := single.get(database.name)):
                database.ticked = {n for n, table in enumerate(database.tables) if table in wanted}
        self._say_again(_NAME, _NAME)

    def tick_shown(self, on: bool) -> None:
        """Everything that the search left; without a search that is everything."""
        for database in self._shown:
            if len(database.shown) == len(database.tables):
                database.tick(on)
            elif on:
                database.ticked.update(database.shown)
            else:
                database.ticked.difference_update(database.shown)
        self._say_again(_NAME, _NAME)

    def tick(self, database: str, table: str = "", on: bool = True) -> None:
        """As a person does, a whole database where no table is named. KeyError where it is not there."""
        found = next((d for d in self._all if d.name == database), None)
        if found is None or (table and table not in found.tables):
            raise KeyError(f"{database}.{table}")
        if not table:
            found.tick(on)
        elif on:
            found.ticked.add(found.tables.index(table))
        else:
            found.ticked.discard(found.tables.index(table))
        self._say_again(_NAME, _NAME)
        self.ticked.emit()

    def _say_again(self, first: int, last: int) -> None:
        """What is shown under these columns may be something else by now."""
        if not self._shown:
            return
        self.dataChanged.emit(self.index(0, first), self.index(len(self._shown) - 1, last))
        for row, database in enumerate(self._shown):
            if database.shown:
                parent = self.index(row, 0)
                below = len(database.shown) - 1
                self.dataChanged.emit(self.index(0, first, parent), self.index(below, last, parent))

    # --- what is shown ----------------------------------------------------------------------------------

    def branches(self) -> int:
        return len(self._shown)

    def leaves(self, branch: int) -> int:
        return len(self._shown[branch].shown)

    def cell(self, branch: int, leaf: int | None, column: int, role: int) -> Any:
        database = self._shown[branch]
        number = None if leaf is None else database.shown[leaf]
        if role == _ROLE.DisplayRole:
            return self._text(database, number, column)
        if role == _ROLE.ToolTipRole:
            return self._tip(database, number, column)
        if column != _NAME:
            return None
        if role == _ROLE.CheckStateRole:
            return database.state if number is None else _CHECKED if number in database.ticked else _UNCHECKED
        return self._icons[number is not None] if role == _ROLE.DecorationRole else None

    def _text(self, database: _Database, number: int | None, column: int) -> str:
        if column == _NAME:
            return database.name if number is None else database.tables[number]
        if number is None:
            total = database.total() if self._known else None
            return "" if column == _SPAN else "…" if total is None else describe.rows_about(*total)
        extent = database.extents.get(number)
        if extent is None:
            return "…" if column == _ROWS else ""
        return describe.rows_about(*extent[:2]) if column == _ROWS else describe.span(*extent[2:])

    def _tip(self, database: _Database, number: int | None, column: int) -> str:
        if number is None:
            total = database.total() if self._known and column == _ROWS else None
            return describe.rows(total[0]) if total is not None else ""
        extent = database.extents.get(number)
        return "" if extent is None else f"{describe.rows(extent[0])}, {describe.span(*extent[2:])}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == _NAME else found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """A tick of a person."""
        if role != _ROLE.CheckStateRole or index.column() != _NAME:
            return False
        branch, leaf = self.place(index)
        database = self._shown[branch]
        table = "" if leaf is None else database.tables[database.shown[leaf]]
        self.tick(database.name, table, Qt.CheckState(value) == _CHECKED)
        return True
