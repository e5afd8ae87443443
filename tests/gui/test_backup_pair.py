"""Two backups side by side in the window: chosen in the table or in a list, also encrypted ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QInputDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup_diff import TableDifference
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.backup_columns import least_widths
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.diff_dialog import MOST_DAYS, DiffDialog
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import answering, unlocking

JOB = BackupJob("home", Selection(databases=("small",)))


@pytest.fixture
def view(session: Session, engine: Engine, demo: DemoServer, qtbot: QtBot, expected: Expected) -> BackupsView:
    """Two backups: meanwhile a table got a column and rows, another one came, and a third one went."""
    expected.add("propagateSizeHints")  # of the offscreen platform
    demo.write("small", f"t,room=a v=1 {DAY}\nold v=1 1\nsame v=1 1")
    assert engine.run(replace(JOB, name="first")).outcome is Outcome.SUCCEEDED
    demo.write("small", f"t,room=b v=1,w=2 {DAY}\nt,room=b v=2 {2 * DAY}\nnew v=1 1")
    demo.drop_table("small", "old")
    engine.run(replace(JOB, name="second"))
    made = BackupsView(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: len(made.model.rows) == 2)
    return made


def opened(view: BackupsView, qtbot: QtBot) -> DiffDialog:
    qtbot.waitUntil(lambda: view.pair.shown is not None)
    shown, view.pair.shown = view.pair.shown, None
    assert shown is not None
    return shown


def told(item: QTreeWidgetItem | None) -> list[str]:
    assert item is not None
    return [item.text(column) for column in range(4)]


def assert_right(shown: DiffDialog) -> None:
    assert shown.windowTitle() == "first and second"
    assert shown.said.text == "3 of 4 tables differ."
    tables = [shown.tree.topLevelItem(n) for n in range(shown.tree.topLevelItemCount())]
    assert [told(t) for t in tables] == [
        ["small.new", "Only in the newer one", "0", "1"],
        ["small.old", "Only in the older one", "1", "0"],
        ["small.t", "Differs", "1", "3"],
    ]
    changed = tables[2]
    assert changed is not None
    assert [told(changed.child(n)) for n in range(changed.childCount())] == [
        ["column w is new", "", "", ""],
        ["1970-01-02", "1 row more", "1", "2"],
        ["1970-01-03", "1 row more", "0", "1"],
    ]


def test_the_two_that_are_chosen_are_compared_the_older_one_first(view: BackupsView, qtbot: QtBot) -> None:
    action = view._actions["pair"]
    assert action.text() == "Compare with another &backup…"
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(2):
        view.table.selectionModel().select(view.filter.index(row, 0), select)
    assert action.text() == "Compare the two chosen &backups"
    action.trigger()
    shown = opened(view, qtbot)
    assert_right(shown)
    shown.equal.setChecked(True)
    assert shown.tree.topLevelItemCount() == 4


def test_of_one_it_is_asked_with_which_and_what_is_encrypted_asks_for_its_password(
    view: BackupsView, session: Session, engine: Engine, qtbot: QtBot
) -> None:
    session.use_password("secret")
    assert engine.run(replace(JOB, name="third", encrypt=True)).problem is None
    session.use_password("")
    session.backups_changed.emit()
    view.show_backup(next(b.id for b in engine.backups() if b.name == "third"))
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.name == "third")
    offered: list[str] = []

    def choose(dialog: QInputDialog) -> None:
        offered.extend(dialog.comboBoxItems())
        dialog.setTextValue(offered[-1])
        dialog.accept()

    with answering(QInputDialog, choose), unlocking("secret"):
        view._actions["pair"].trigger()
        shown = opened(view, qtbot)
    assert [text.rpartition(": ")[2] for text in offered] == ["second", "first"]
    assert shown.windowTitle() == "first and third"
    assert shown.said.text == "3 of 4 tables differ."


def test_equal_ones_say_so_and_many_days_are_counted(view: BackupsView, engine: Engine, qtbot: QtBot) -> None:
    before, after = engine.backups()[1], engine.backups()[0]
    same = DiffDialog(before, after, engine.compare_backups(after.id, after.id), view)
    assert same.said.text == "The same tables, columns and rows per day."
    assert same.tree.topLevelItemCount() == 3
    (table, *_) = engine.compare_backups(before.id, after.id)
    many: TableDifference = replace(table, days=table.days * (MOST_DAYS + 2))
    item = DiffDialog(before, after, [many], view).tree.topLevelItem(0)
    assert item is not None
    assert told(item.child(item.childCount() - 1))[0] == "2 more days differ"


def test_the_server_is_named_where_there_are_several_or_room(view: BackupsView, qtbot: QtBot) -> None:
    rows = list(view.model.rows)
    assert least_widths(rows)[3] > 1000
    assert least_widths([*rows, replace(rows[0], backup=replace(rows[0].backup, server="other"))])[3] < 800
    for width, hidden in ((900, True), (1200, False)):
        view.resize(width, 600)
        view.show()
        qtbot.waitUntil(lambda h=hidden: view.table.isColumnHidden(3) is h)  # type: ignore[misc]
