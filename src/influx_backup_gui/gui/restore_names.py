"""The name of every database on the target, and what is there under that name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from influx_backup_gui.domain.restore_schema import database_name_problem
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.describe import State
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import StateLabel, TintedLabel, named

_ANY_RELEASE = (0, 0)
_EDIT_WIDTH = 260


class TargetNames(QWidget):
    """One line for each database of the backup. `changed` when a person has typed a name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edits: dict[str, QLineEdit] = {}
        self._states: dict[str, StateLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(2, 1)

    def show_names(self, names: Mapping[str, str]) -> None:
        """Database of the backup -> name there; lines are made anew only where the databases are others."""
        if list(names) != list(self.edits):
            self._make_lines(list(names))
        for database, name in names.items():
            edit = self.edits[database]
            if edit.text() != name:
                edit.blockSignals(True)
                edit.setText(name)
                edit.blockSignals(False)

    def _make_lines(self, databases: Sequence[str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.edits, self._states = {}, {}
        for column, title in enumerate((tr("From the backup"), tr("Name on the server"))):
            self._grid.addWidget(TintedLabel(title, "muted"), 0, column)
        for number, database in enumerate(databases, 1):
            edit = named(QLineEdit(), tr("Name of {database} on the server", database=database))
            edit.setMinimumWidth(_EDIT_WIDTH)
            edit.textChanged.connect(lambda _: self.changed.emit())
            state = StateLabel(describe_restore.unknown_target(), tr("{database} there", database=database))
            label = QLabel(database)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(edit, number, 1)
            self._grid.addWidget(state, number, 2, Qt.AlignmentFlag.AlignLeft)
            self.edits[database], self._states[database] = edit, state

    def show_states(self, of: Callable[[str, str], State]) -> None:
        """Show beside every name what `of` (database, name there) says."""
        for database, edit in self.edits.items():
            name = edit.text().strip()
            reason = self.problem(name)
            self._states[database].show_state(describe_restore.bad_target(reason) if reason else of(database, name))

    @staticmethod
    def problem(name: str) -> str:
        """Why no server takes this name; "" where it may."""
        if not name:
            return tr("Type a name.")
        if database_name_problem(name, _ANY_RELEASE):
            return tr("Letters, digits, - and _ only.")
        return ""

    def names(self) -> dict[str, str]:
        """Database of the backup -> name there, as they are typed now."""
        return {database: edit.text().strip() for database, edit in self.edits.items()}

    def state(self, database: str) -> str:
        """What is said beside the name of this database."""
        return self._states[database].text
