"""What a person does in the tab Restore, for the tests of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import IfExists, Run
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.restore_tab import RestoreTab
from tests.gui.window_steps import LEFT, back_up, saved


class Person:
    """Goes through the steps of the tab, with the buttons that are there."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program, self.qtbot = program, qtbot
        self.tab: RestoreTab = program.views.restore

    def takes_a_backup(self) -> str:
        """Answers its id."""
        made = str(saved(back_up(self.program, self.qtbot))["id"])
        self.qtbot.waitUntil(lambda: any(row.backup.id == made for row in self.tab.backup.model.rows))
        return made

    def opens_it(self) -> None:
        """From the list of backups to what of it."""
        self.program.views.backup.backups.restore()
        self.waits_for(Page.WHAT)

    def waits_for(self, step: Page) -> None:
        self.qtbot.waitUntil(lambda: self.tab.step is step)

    def ticks(self, *wanted: str) -> None:
        """Only these databases or tables (`database.table`)."""
        tree = self.tab.what.tree
        tree.choose(None)
        for name in wanted:
            database, _, table = name.partition(".")
            tree.checks.tick(database, table)

    def goes_on(self) -> None:
        """Press Next as soon as it can be pressed."""
        self.qtbot.waitUntil(self.tab.next_button.isEnabled)
        self.qtbot.mouseClick(self.tab.next_button, LEFT)

    def is_where(self) -> None:
        """At step 3, with the answer of the server."""
        self.goes_on()
        self.waits_for(Page.WHERE)
        self.qtbot.waitUntil(lambda: not self.tab.where.trouble())

    def names_it(self, database: str, name: str) -> None:
        """Type the name of a database on the server."""
        edit = self.tab.where.names.edits[database]
        edit.selectAll()
        self.qtbot.keyClicks(edit, name)

    def says(self, policy: IfExists) -> None:
        """What shall happen to the chosen tables that exist."""
        self.tab.where.policy.buttons[policy].click()

    def sees_the_plan(self) -> None:
        """Go on to step 4, and wait for the plan."""
        self.goes_on()
        self.has_the_plan()

    def has_the_plan(self) -> None:
        self.waits_for(Page.PLAN)
        self.qtbot.waitUntil(lambda: self.tab.plan.plan is not None)

    def restores(self) -> Run:
        """Press Restore now, and wait for the end."""
        assert self.tab.restore_button.isEnabled()
        with self.qtbot.waitSignal(self.program.session.run_ended) as ended:
            self.qtbot.mouseClick(self.tab.restore_button, LEFT)
        run = ended.args[0]
        assert isinstance(run, Run)
        return run

    def actions(self) -> set[str]:
        """The actions of the plan, as they are shown."""
        model = self.tab.plan.table.model()
        return {model.index(n, 0).data() for n in range(model.rowCount())}
