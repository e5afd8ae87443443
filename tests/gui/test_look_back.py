"""A server that may show less than it stores: said where a person chooses what to save, and in the first run."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.gui import describe_first_run, describe_server
from influx_backup_gui.gui.selection_tree import SelectionTree
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected


def test_it_is_said_below_what_can_be_chosen_and_in_the_first_run(
    session: Session, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints()")
    demo.tokens._tokens = {n: replace(t, created=t.created - 400 * DAY) for n, t in demo.tokens._tokens.items()}
    demo.persist()
    demo.restart(lookback_seconds=86_400)
    tree = SelectionTree(session)
    qtbot.addWidget(tree)
    tree.show()
    qtbot.waitUntil(tree.look_back.isVisible)
    said = tree.look_back.text()
    assert said.startswith("This server may show less than it stores: it has ")
    assert "--gen1-lookback-duration 10y" in said
    report = session.engine.test_server("home")
    assert describe_server.tested(report).text == "It works, but may show less than it stores"
    assert said in describe_server.found_on_server(report)
    assert said in describe_first_run.answers(report, "/backups", None)

    demo.restart()
    tree.load()
    assert not tree.look_back.isVisible(), "what is not known yet is not said"
    report = session.engine.test_server("home")
    assert describe_server.tested(report).text == "It works"
    assert describe_server.look_back(report) == ()
