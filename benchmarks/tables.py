"""How long the window's event loop stands still where a server has 2,000 tables, as many as Core allows.

Wanted: at most 50 ms for everything that a person does with them: choose, restore, plan, read a report.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from benchmarks.program import home
from benchmarks.served import served
from benchmarks.window import Probe, until, with_server
from influx_backup_gui.domain.job import IfExists, Selection
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page

TABLES = 2_000


class Steps:
    """Measures one thing that is done after the other."""

    def __init__(self) -> None:
        self._probe = Probe()

    def __call__(self, what: str, act: Callable[[], object], done: Callable[[], bool]) -> None:
        self._probe.start()
        until(lambda: len(self._probe.late) > 3)
        act()
        until(done)
        seen = len(self._probe.late)
        until(lambda: len(self._probe.late) > seen + 40)
        print(f"  {what}: event loop {self._probe.told()}", flush=True)


def choosing(step: Steps, program: Program) -> None:
    """The tab Backup."""
    what = program.views.backup.form.what
    tree, checks = what.tree, what.tree.checks

    def counted() -> bool:
        return checks.rowCount() == 1 and checks.index(0, 1).data() not in (None, "…")

    step("names and figures of the tables", what.load, counted)
    step("tick nothing", lambda: checks.tick("many", on=False), lambda: True)
    step("tick one", lambda: checks.tick("many", "table_0007"), lambda: True)
    step("tick all", lambda: checks.tick("many"), lambda: True)
    step("open the database", lambda: tree.expand(checks.index(0, 0)), lambda: True)


def restoring(step: Steps, program: Program) -> None:
    """The tab Restore, over all tables that are there."""
    session, tab = program.session, program.views.restore
    ended: list[Any] = []
    session.run_ended.connect(ended.append)
    step("backup", program.views.backup.form.back_up, lambda: bool(ended))
    details = program.views.backup.backups.details
    step("its details", lambda: None, lambda: details.contents.rowCount() == TABLES + 1)
    program.views.tabs.show_view(tab)
    backup = session.engine.backups()[0]
    step("what: its tables", lambda: tab.choose(backup.id), lambda: tab.step is Page.WHAT)
    step("what: nothing", lambda: tab.what.tree.choose(None), lambda: True)
    step("what: everything", lambda: tab.what.tree.choose(Selection()), lambda: True)
    for text in ("1", "17", "table_17", ""):
        step(f"what: search {text!r}", partial(tab.what.search.setText, text), lambda: True)
    step("where", tab.next, lambda: tab.step is Page.WHERE and not tab.where.trouble())
    edit, policy = tab.where.names.edits["many"], tab.where.policy
    step("where: tables that exist", lambda: edit.setText("many"), lambda: len(policy.model.rows) == TABLES)
    step("where: another table", lambda: policy.table.selectRow(1_000), lambda: True)
    step("where: all tables", policy.table.selectAll, lambda: True)
    step("where: add what is missing", policy.buttons[IfExists.MISSING].click, lambda: True)
    step("plan", tab.next, lambda: tab.plan.plan is not None)
    step("plan: another row", lambda: tab.plan.table.selectRow(1_000), lambda: True)
    step("plan: sorted", lambda: tab.plan.table.sortByColumn(2, Qt.SortOrder.DescendingOrder), lambda: True)
    ended.clear()
    step("restore", tab.restore, lambda: bool(ended))
    print("   ", ended[0].summary)
    step("restore log", lambda: tab.log_button.setChecked(True), lambda: bool(tab.log.report.model.rows))


def main() -> None:
    """All of it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with served(0, "--tables", str(TABLES)) as url, home() as where:
        program = Program(app, where)
        program.start()
        until(lambda: program.views is not None)
        program.session.change_settings(lambda s: with_server(s, url), program.views.show_tabs)
        until(lambda: bool(program.session.server))
        until(program.views.backup.form.start.isEnabled)
        step = Steps()
        choosing(step, program)
        restoring(step, program)
        program.close()


if __name__ == "__main__":
    main()
