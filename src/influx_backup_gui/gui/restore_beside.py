"""What is beside the rows, in a restore: whether it shall come back, and what the plan does with each object."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from influx_backup_gui.domain.job import CatalogPart
from influx_backup_gui.domain.object_steps import ObjectStep
from influx_backup_gui.gui import describe_objects
from influx_backup_gui.gui.row_model import Column, RowModel, row_table
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel
from influx_backup_gui.gui.window_words import in_window

_INDENT, _WHY = 24, 3


class BesideChoice(QWidget):
    """One check box: nothing of it, or all. What an earlier restore asked for stays until it is pressed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[CatalogPart, ...] = ()
        title, meaning = describe_objects.choice()
        self.box = QCheckBox(title)
        self.box.setAccessibleName(title.replace("&", ""))
        self.box.setAccessibleDescription(meaning)
        self.box.toggled.connect(self._on_toggled)
        said = TintedLabel(meaning, "muted", wrap=True)
        said.setContentsMargins(_INDENT, 0, 0, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(said)

    @property
    def parts(self) -> tuple[CatalogPart, ...]:
        """What shall come back."""
        return self._parts

    def show_parts(self, parts: tuple[CatalogPart, ...]) -> None:
        """Show what was asked for before."""
        self.box.blockSignals(True)
        self.box.setChecked(bool(parts))
        self.box.blockSignals(False)
        self._parts = parts

    def _on_toggled(self, on: bool) -> None:
        self._parts = tuple(CatalogPart) if on else ()
        self.changed.emit()


def object_columns() -> list[Column[ObjectStep]]:
    """The columns of the plan of what is beside the rows."""
    return [
        Column(tr("Action"), lambda s: describe_objects.action(s).text, lambda s: s.weight.rank,
               state=describe_objects.action),
        Column(tr("What"), lambda s: in_window(s.kind), lambda s: s.kind),
        Column(tr("Name"), lambda s: s.place, lambda s: s.place),
        Column(tr("Why"), lambda s: in_window(s.reason), lambda s: s.reason),
    ]  # fmt: skip


class ObjectTable:
    """The table of the plan of what is beside the rows."""

    def __init__(self, owner: QWidget) -> None:
        self.model: RowModel[ObjectStep] = RowModel(object_columns(), owner)
        self.table = row_table(self.model, tr("Plan of what is beside the rows"), stretch=_WHY)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)  # what needs a look comes first

    def show_steps(self, steps: Sequence[ObjectStep]) -> None:
        """Show these."""
        self.model.set_rows(steps)
