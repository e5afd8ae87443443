"""What to save: the choice stays when the server is asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import Outcome, Run, Selection, Trigger
from influx_backup_gui.gui.check_tree import CheckTree
from influx_backup_gui.gui.selection_tree import SelectionTree
from influx_backup_gui.gui.session import Session


@pytest.fixture
def what(session: Session, qtbot: QtBot) -> SelectionTree:
    """The tree, with what the demo server has."""
    made = SelectionTree(session)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.selection() is not None)
    return made


def loads_again(what: SelectionTree, qtbot: QtBot) -> None:
    what.load()
    qtbot.waitUntil(lambda: bool(what.tree.checks.names()) and not what.trouble)


def unticks(tree: CheckTree, database: str, table: str = "") -> None:
    tree.checks.tick(database, table, on=False)


def write(demo: DemoServer, database: str, table: str) -> None:
    """A table that was not there before."""
    demo.write(database, f"{table} value=1 1")


def test_everything_includes_what_is_new(what: SelectionTree, demo: DemoServer, qtbot: QtBot) -> None:
    write(demo, "brandnew", "first")
    loads_again(what, qtbot)

    assert "brandnew" in what.tree.checks.names()
    assert what.selection() == Selection()


def test_a_choice_stays_and_new_tables_do_as_their_database_says(
    what: SelectionTree, demo: DemoServer, qtbot: QtBot
) -> None:
    whole, partly, none = list(what.tree.checks.names())[:3]
    unticks(what.tree, none)
    unticks(what.tree, partly, what.tree.checks.names()[partly][0])
    before = what.selection()
    for database in (whole, partly, none, "brandnew"):
        write(demo, database, "just_made")

    loads_again(what, qtbot)

    after = what.selection()
    assert after == before
    assert after is not None
    wanted = {d: after.wants(d, "just_made") for d in (whole, partly, none, "brandnew")}
    assert wanted == {whole: True, partly: False, none: False, "brandnew": False}


def test_nothing_chosen_stays_nothing(what: SelectionTree, qtbot: QtBot) -> None:
    for name in what.tree.checks.names():
        unticks(what.tree, name)
    loads_again(what, qtbot)

    assert what.selection() is None


def test_a_choice_lives_through_a_server_that_was_away(what: SelectionTree, demo: DemoServer, qtbot: QtBot) -> None:
    unticks(what.tree, "plant")
    before = what.selection()
    demo.faults.add(Fault("status", value=(503, '{"error": "away"}'), times=None))
    what.load()
    qtbot.waitUntil(lambda: bool(what.trouble))
    demo.faults.clear()

    loads_again(what, qtbot)

    assert what.selection() == before


def test_another_token_of_the_same_server_is_tried_at_once(
    session: Session, demo: DemoServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The settings name the place of a token only, so they are the same."""
    monkeypatch.setenv("DEMO_TOKEN", "apiv3_wrong")
    what = SelectionTree(session)
    qtbot.addWidget(what)
    qtbot.waitUntil(lambda: "does not accept" in what.trouble)

    monkeypatch.setenv("DEMO_TOKEN", str(demo.token))
    session.after_settings()

    qtbot.waitUntil(lambda: what.selection() is not None)


def test_a_typed_token_that_is_wrong_is_asked_for_again(session: Session, demo: DemoServer, qtbot: QtBot) -> None:
    session.engine.update_settings(lambda s: replace(s, servers=(replace(s.servers[0], token_source="ask"),)))
    session.remember_token("home", "apiv3_wrong")
    what = SelectionTree(session)
    qtbot.addWidget(what)
    qtbot.waitUntil(lambda: "does not accept" in what.trouble)
    asked: list[str] = []

    def person(name: str) -> None:
        asked.append(name)
        session.remember_token(name, str(demo.token))

    session.token_asked.connect(person)
    what.again.click()

    assert asked == ["home"]
    qtbot.waitUntil(lambda: what.selection() is not None)
    what.try_again()
    assert asked == ["home"], "the right one is kept"


def test_after_a_restore_what_is_shown_can_be_saved_until_the_server_has_answered(
    what: SelectionTree, session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    unticks(what.tree, "plant")
    before = what.selection()
    assert before is not None
    write(demo, "brandnew", "first")

    session.run_ended.emit(Run("r", "restore", Trigger.MANUAL, Outcome.SUCCEEDED, 1, 2, "", server="home"))
    assert what.selection() == before

    qtbot.waitUntil(lambda: "brandnew" in what.tree.checks.names())
    assert what.selection() == before


def test_a_server_without_databases_says_so(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with DemoServer() as bare:
        monkeypatch.setenv("DEMO_TOKEN", str(bare.token))
        session.engine.update_settings(lambda s: replace(s, servers=(replace(s.servers[0], url=bare.url),)))
        what = SelectionTree(session)
        qtbot.addWidget(what)
        qtbot.waitUntil(lambda: "no databases yet" in what.trouble)
        write(bare, "brandnew", "first")
        what.again.click()
        qtbot.waitUntil(lambda: what.selection() == Selection())
        checks = what.tree.checks
        qtbot.waitUntil(lambda: "1" in checks.index(0, 1).data())


def test_without_a_server_it_offers_to_add_one(session: Session, qtbot: QtBot) -> None:
    session.engine.update_settings(lambda s: replace(s, servers=()))
    session.after_settings()
    what = SelectionTree(session)
    qtbot.addWidget(what)

    assert "No server" in what.trouble
    assert what.again.isHidden()
    with qtbot.waitSignal(session.servers_asked):
        what.add_server.click()
