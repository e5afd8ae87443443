"""What a schedule saves: everything, or chosen databases and tables of its server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from influx_backup_gui.domain.errors import BackupError, Problem, UsageError
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.gui import describe_restore
from influx_backup_gui.gui.check_tree import CheckTree
from influx_backup_gui.gui.session import Session
from influx_backup_gui.gui.tr import tr
from influx_backup_gui.gui.widgets import TintedLabel, button, named
from influx_backup_gui.gui.window_words import told

Names = Sequence[tuple[str, Sequence[str]]]


class WhatEdit(QWidget):
    """What was chosen stays, also where the server does not answer or has it no longer; that is said."""

    changed = Signal()

    def __init__(self, session: Session, server: str, selection: Selection) -> None:
        super().__init__()
        self._session, self._server = session, server
        self._range = selection.range
        # In the place of "chosen": everything where nobody has chosen anything yet, None for nothing.
        self._wanted: Selection | None = replace(selection, range=TimeRange())
        self._there: dict[str, list[str]] | None = None
        self._reading: Any = None
        everything = not selection.databases and not selection.tables
        self.everything = named(
            QRadioButton(tr("E&verything on the server, also what is added later")), tr("Everything")
        )
        self.chosen = named(QRadioButton(tr("&Chosen databases and tables")), tr("Chosen databases and tables"))
        (self.everything if everything else self.chosen).setChecked(True)
        self.search = named(QLineEdit(), tr("Search databases and tables"))
        self.search.setPlaceholderText(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.tree = CheckTree()
        self.tree.setColumnHidden(1, True)
        self.tree.setColumnHidden(2, True)
        self._again = button(tr("Try &again"), "refresh", self._load)
        self._told = TintedLabel("", "muted", wrap=True)
        self._span = TintedLabel("", "muted", wrap=True)
        if not selection.range.everything:
            self._span.setText(tr("Only rows of {range}; that stays as it is.",
                                  range=describe_restore.time_range(selection.range)))  # fmt: skip
        self._span.setVisible(not selection.range.everything)
        self._lay_out()
        self.search.textChanged.connect(self.tree.search)
        self.tree.chosen.connect(self._on_chosen)
        self.everything.toggled.connect(self._on_changed)
        self._fill(())
        self._load()
        self._on_changed()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self._again)
        column = QVBoxLayout(self)
        column.addWidget(self.everything)
        column.addWidget(self.chosen)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        column.addWidget(self._span)

    def show_server(self, name: str) -> None:
        """Offer what this server has."""
        if name != self._server:
            self._server = name
            self._load()

    def drop(self) -> None:
        """Nobody waits for the server any more."""
        if self._reading is not None:
            self._reading.drop()

    def _load(self) -> None:
        self.drop()
        self._there = None
        self._again.hide()
        if not self._server:
            return
        server, engine, stopping = self._server, self._session.engine, self._session.stopping
        self._reading = self._session.read(
            lambda: engine.inspect(server, False, stopping), self._on_names, self._on_problem
        )
        self._say(tr("Asking {server} what it has…", server=server), "muted")

    def _on_names(self, found: dict[str, Any]) -> None:
        there = {d["name"]: [t["name"] for t in d["tables"]] for d in found["databases"]}
        self._there = there
        self._fill(tuple(there.items()))
        self._on_changed()

    def _on_problem(self, problem: Problem) -> None:
        self._again.show()
        self._say(tr("{problem} What was chosen stays.", problem=told(problem)), "warn")
        self.changed.emit()

    def _fill(self, names: Names) -> None:
        """What the server has, and what was chosen beyond that."""
        wanted = self._wanted or Selection()
        known = {database: list(tables) for database, tables in names}
        for database in wanted.databases:
            known.setdefault(database, [])
        for database, table in wanted.tables:
            tables = known.setdefault(database, [])
            if table not in tables:
                tables.append(table)
        # Nobody has chosen anything by that.
        self.tree.chosen.disconnect(self._on_chosen)
        self.tree.fill(sorted(known.items()))
        self.tree.choose(self._wanted)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.search(self.search.text())

    def _on_chosen(self) -> None:
        """A person ticked something. What was chosen table by table stays so where nothing about it has changed."""
        found, before = self._whole(self.tree.selection()), self._wanted or Selection()
        if found is not None:
            shown = {name: set(tables) for name, tables in self.tree.checks.names().items()}
            by_table = {d: {t for database, t in before.tables if database == d} for d in found.databases}
            same = [d for d in found.databases if by_table[d] and by_table[d] == shown[d]]
            tables = tuple((d, t) for d in same for t in sorted(shown[d]))
            found = Selection(tuple(d for d in found.databases if d not in same), (*found.tables, *tables))
        self._wanted = found
        self._on_changed()

    def _whole(self, found: Selection | None) -> Selection | None:
        """By name: a database that is made later does not belong to what was chosen."""
        return Selection(tuple(self.tree.checks.names())) if found == Selection() else found

    def _on_changed(self) -> None:
        # What is chosen can be changed only beside what is there: a table alone would look like its whole database.
        self.tree.setEnabled(self.chosen.isChecked() and self._there is not None)
        self.search.setEnabled(self.tree.isEnabled())
        if self._there is not None:
            missing, trouble = self.missing(), self.trouble()
            gone = tr("Not on {server} now: {names}. The backup fails as long as they are missing.",
                      server=self._server, names=", ".join(missing)) if missing else ""  # fmt: skip
            self._say(trouble or gone, "bad" if trouble else "warn")
        self.changed.emit()

    def _say(self, text: str, role: str) -> None:
        self._told.setText(text)
        self._told.set_role(role)

    # --- what is entered --------------------------------------------------------------------------------

    def missing(self) -> list[str]:
        """What is chosen and not on the server, as far as it was told what is there."""
        if self._there is None or self.everything.isChecked():
            return []
        there, chosen = self._there, self._wanted or Selection()
        databases = [d for d in chosen.databases if d not in there]
        return databases + [f"{d}.{t}" for d, t in chosen.tables if t not in there.get(d, ())]

    def trouble(self) -> str:
        """What is wrong with what is entered, "" where nothing is."""
        try:
            self.selection()
        except BackupError as error:
            return told(error)
        return ""

    @property
    def said(self) -> str:
        """What is said under the tree."""
        return self._told.text()

    def selection(self) -> Selection:
        """What is chosen. UsageError where nothing is."""
        if self.everything.isChecked():
            return Selection(range=self._range)
        wanted = self._whole(self._wanted)
        if wanted is None or wanted == Selection():
            raise UsageError(tr("Nothing is chosen to be saved."), tr("Tick a database or a table."))
        return replace(wanted, range=self._range)
