"""What a backup holds, as the model of a tree: its tables with their columns, and what is kept beside the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.object_texts import missing_lines, object_lines
from influx_backup_gui.domain.salvage import Salvage, TableLeft
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.gui import describe, describe_objects, theme
from influx_backup_gui.gui.branch_model import BranchModel
from influx_backup_gui.gui.row_model import Index
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.window_words import in_window

_NAME, _ROWS, _SPAN, SIZE, PARTS = range(5)
_ROLE = Qt.ItemDataRole


class _Branch(Protocol):
    """What is said of it under each column, and one line for each leaf."""

    def text(self, column: int) -> str: ...

    def tip(self, column: int) -> str: ...

    @property
    def damaged(self) -> bool: ...

    @property
    def lines(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class _Table:
    """`left` where the archive is damaged."""

    entry: TableEntry
    left: TableLeft | None

    @property
    def damaged(self) -> bool:
        return self.left is not None and not self.left.whole

    def text(self, column: int) -> str:
        entry = self.entry
        if column == _NAME:
            damaged = self.left is not None and not self.left.whole
            return describe.damaged_table(self.left) if self.left and damaged else f"{entry.database}.{entry.table}"
        if column == _ROWS:
            return describe.rows_short(entry.rows)
        if column == _SPAN:
            return describe.span(entry.first, entry.last)
        return describe.size(entry.bytes) if column == SIZE else describe.count(len(entry.parts))

    def tip(self, column: int) -> str:
        if column == _ROWS:
            return describe.count(self.entry.rows)
        if column == _NAME:
            return tr("Press Enter to look at its rows")
        span = f"{describe.exact(self.entry.first)} – {describe.exact(self.entry.last)}"
        return span if column == _SPAN else ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        lost = [describe.lost_part(part) for part in self.left.lost] if self.left is not None else []
        key = ", ".join(self.entry.series_key) if self.entry.series_key else tr("none")
        columns = [f"{held.name}: {held.role.value}, {held.type.value}" for held in self.entry.columns]
        return (*lost, tr("Series key: {key}", key=key), *columns)


@dataclass(frozen=True)
class _Beside:
    """What is there beside the rows, and what is not."""

    objects: ServerObjects
    damaged: bool = False

    def text(self, column: int) -> str:
        return describe_objects.beside_rows(self.objects) if column == _NAME else ""

    def tip(self, column: int) -> str:
        return self.text(column)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        there = (f"{in_window(o.kind)} {o.name}: {in_window(o.about)}" for o in object_lines(self.objects))
        return (*there, *map(in_window, missing_lines(self.objects)))


class ContentsModel(BranchModel):
    """Empty until it is told what to show; the last branch is what is kept beside the rows."""

    def __init__(self) -> None:
        titles = (tr("Table, column"), tr("Rows"), tr("From – to"), tr("Size"), tr("Parts"))
        super().__init__(titles, (_ROWS, SIZE, PARTS))
        self._branches: tuple[_Branch, ...] = ()
        self._failed: QIcon = theme.icon("failed", "bad")

    def show(self, manifest: Manifest, objects: ServerObjects, salvage: Salvage | None) -> None:
        """What this backup holds; `salvage` where it is damaged."""
        left = {(t.database, t.table): t for t in salvage.tables} if salvage else {}
        tables = [_Table(e, left.get((e.database, e.table))) for e in manifest.tables]
        self._show((*tables, _Beside(objects)))

    def table(self, index: Index) -> str:
        """The table that a line belongs to ("db.table"); "" for what is no table."""
        found = self._branches[self.place(index)[0]] if index.isValid() else None
        return f"{found.entry.database}.{found.entry.table}" if isinstance(found, _Table) else ""

    def clear(self) -> None:
        """Nothing is shown."""
        self._show(())

    def _show(self, branches: tuple[_Branch, ...]) -> None:
        self.beginResetModel()
        self._branches = branches
        self.endResetModel()

    def branches(self) -> int:
        return len(self._branches)

    def leaves(self, branch: int) -> int:
        return len(self._branches[branch].lines)

    def cell(self, branch: int, leaf: int | None, column: int, role: int) -> Any:
        found = self._branches[branch]
        if leaf is not None:
            asked = role in (_ROLE.DisplayRole, _ROLE.ToolTipRole) and column == _NAME
            return found.lines[leaf] if asked else None
        if role == _ROLE.DisplayRole:
            return found.text(column)
        if role == _ROLE.ToolTipRole:
            return found.tip(column)
        return self._failed if role == _ROLE.DecorationRole and column == _NAME and found.damaged else None
