"""A backup beside its server: from the button to both values of a point that was overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Selection
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.comparison_dialog import ComparisonDialog
from influx_backup_gui.gui.monitor_report import RunReport
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import answering


@pytest.fixture
def view(session: Session, engine: Engine, demo: DemoServer, qtbot: QtBot, expected: Expected) -> BackupsView:
    expected.add("propagateSizeHints")  # of the offscreen platform
    demo.write("small", f"t,room=a v=1 {DAY}\nt,room=a v=2 {2 * DAY}\nsame v=1 1")
    engine.run(BackupJob("home", Selection(databases=("small",))))
    made = BackupsView(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.chosen is not None)
    return made


def compared(view: BackupsView, qtbot: QtBot) -> ComparisonDialog:
    """Press the button, and wait for the result."""
    (pressed,) = [b for b in view.findChildren(QPushButton) if b.accessibleName() == "Compare"]
    qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.comparing.shown is not None)
    shown, view.comparing.shown = view.comparing.shown, None
    assert shown is not None
    return shown


def told(item: QTreeWidgetItem | None) -> list[str]:
    assert item is not None
    return [item.text(column) for column in range(4)]


def children(item: QTreeWidgetItem | None) -> list[QTreeWidgetItem | None]:
    assert item is not None
    return [item.child(n) for n in range(item.childCount())]


def test_what_is_as_it_was_says_so(view: BackupsView, qtbot: QtBot) -> None:
    shown = compared(view, qtbot)
    assert shown.said.text == "Every row of the backup is on home as it was saved."
    tables = [told(shown.tree.topLevelItem(n)) for n in range(shown.tree.topLevelItemCount())]
    assert tables == [["small.same", "Equal", "1", "1"], ["small.t", "Equal", "2", "2"]]
    assert not shown.notes.isVisible()


def test_both_values_of_an_overwritten_point(
    view: BackupsView, demo: DemoServer, session: Session, qtbot: QtBot
) -> None:
    demo.write("small", f"t,room=a v=9 {DAY}\nt,room=b v=3 {2 * DAY}")
    shown = compared(view, qtbot)
    assert shown.said.text == "1 of 2 tables differ on home."
    assert shown.tree.topLevelItemCount() == 1
    table = shown.tree.topLevelItem(0)
    assert told(table) == ["small.t", "Values differ", "2", "3"]
    first, second = children(table)
    assert (told(first), told(second)) == (
        ["1970-01-02", "Values differ", "1", "1"],
        ["1970-01-03", "Server has more", "1", "2"],
    )
    assert told(children(first)[1]) == ["1970-01-02 00:00:00 (UTC) room=a: v", "", "1.0", "9.0"]
    assert "fall back to the older one" in shown.notes.text()
    shown.equal.setChecked(True)
    assert shown.tree.topLevelItemCount() == 2
    (run,) = session.engine.runs(kind="verify")
    report = RunReport(session, run, None)
    qtbot.addWidget(report)
    assert [b for b in report.findChildren(QPushButton) if b.accessibleName() == "Tables and days"]


def test_of_several_servers_one_is_chosen(view: BackupsView, session: Session, demo: DemoServer, qtbot: QtBot) -> None:
    other = ServerConfig("other", demo.url, "env:DEMO_TOKEN")
    session.engine.update_settings(lambda s: replace(s, servers=(other, *s.servers)))
    proposed: list[str] = []

    def choose(dialog: QInputDialog) -> None:
        proposed.append(dialog.textValue())
        dialog.setTextValue("other")
        dialog.accept()

    with answering(QInputDialog, choose):
        shown = compared(view, qtbot)
    assert shown.windowTitle().endswith("beside other")
    assert proposed == ["home"]


def test_without_any_server_the_button_says_what_is_missing(view: BackupsView, session: Session, qtbot: QtBot) -> None:
    session.engine.update_settings(lambda s: replace(s, servers=()))
    (pressed,) = [b for b in view.findChildren(QPushButton) if b.accessibleName() == "Compare"]
    with qtbot.waitSignal(session.told) as said:
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert said.args == ["There is no server to compare it with. Add one: Servers… at the top."]
