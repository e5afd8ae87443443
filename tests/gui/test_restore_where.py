"""Step 3 alone: names that are free, typed ones that stay, tables that exist, a token that is asked for first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import IfExists, RestoreJob, Selection
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.gui.restore_where_page import RestoreWherePage
from influx_backup_gui.gui.session import Session


def entry(database: str, table: str) -> TableEntry:
    return TableEntry(database, table, (), (), True, 0, None, None, {}, ())


PLANT = (entry("plant", "meter"), entry("plant", "machine"))


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RestoreWherePage:
    made = RestoreWherePage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def answered(page: RestoreWherePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.trouble())


def test_nothing_is_asked_before_something_is_chosen(page: RestoreWherePage, demo: DemoServer, qtbot: QtBot) -> None:
    qtbot.wait(50)
    assert demo.requests == []
    page.show_tables(("plant",), PLANT)
    page.start("home")
    answered(page, qtbot)
    assert demo.requests


def test_names_that_are_taken_give_way_and_do_not_meet(page: RestoreWherePage, demo: DemoServer, qtbot: QtBot) -> None:
    demo.write("plant_restored", "x v=1 1")
    page.show_tables(("plant", "plant_restored_2", "new"), PLANT)
    page.start("home")
    answered(page, qtbot)

    assert page.names.names() == {"plant": "plant_restored_2", "plant_restored_2": "plant_restored_2_restored",
                                  "new": "new"}  # fmt: skip


def test_a_typed_name_stays_while_the_choice_changes(page: RestoreWherePage, qtbot: QtBot) -> None:
    page.show_tables(("plant", "lab"), PLANT)
    page.start("home")
    answered(page, qtbot)
    edit = page.names.edits["plant"]
    edit.selectAll()
    qtbot.keyClicks(edit, "mine")
    page.show_tables(("plant",), PLANT[:1])
    page.show_tables(("lab", "plant"), PLANT)

    assert page.names.names() == {"lab": "lab_restored", "plant": "mine"}


def test_only_tables_that_exist_have_a_policy(page: RestoreWherePage, demo: DemoServer, qtbot: QtBot) -> None:
    demo.write("plant2", "meter v=1 1")
    page.show_tables(("plant",), PLANT)
    asked = RestoreJob("b", "home", policies=(("plant", "meter", IfExists.MERGE), ("plant", "machine", IfExists.MERGE)))
    assert page.start("home", asked, {"plant": "plant2"})
    answered(page, qtbot)

    assert [(r.target, r.policy) for r in page.policy.model.rows] == [("plant2.meter", IfExists.MERGE)]
    job = page.job("b", Selection((), (("plant", "meter"), ("plant", "machine"))))
    assert job == RestoreJob(
        "b",
        "home",
        (("plant", "plant2"),),
        (("plant", "meter", "meter"), ("plant", "machine", "machine")),
        policies=(("plant", "meter", IfExists.MERGE),),
    )


def test_tables_that_got_another_name_keep_it(page: RestoreWherePage, qtbot: QtBot) -> None:
    page.show_tables(("plant",), PLANT)
    asked = RestoreJob("b", "home", (("plant", "plant"),), (("plant", "meter", "meter2"),))
    page.start("home", asked, {"plant": "plant"})
    answered(page, qtbot)

    assert page.job("b", Selection(("plant",))).tables == (
        ("plant", "meter", "meter2"),
        ("plant", "machine", "machine"),
    )
    assert [r.target for r in page.policy.model.rows] == ["plant.machine"]


def test_a_server_that_is_not_known_any_more_is_told(page: RestoreWherePage, qtbot: QtBot) -> None:
    page.show_tables(("plant",), PLANT)
    assert not page.start("gone")
    answered(page, qtbot)


def test_a_token_that_is_kept_nowhere_is_asked_for_first(
    page: RestoreWherePage, session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    asking = ServerConfig("other", demo.url, "ask")
    session.engine.update_settings(lambda s: replace(s, servers=(*s.servers, asking)))
    session.settings_changed.emit()
    asked: list[str] = []
    session.token_asked.connect(asked.append)
    session.token_asked.connect(lambda name: session.remember_token(name, str(demo.token)))
    page.show_tables(("plant",), PLANT)
    page.start("other")
    answered(page, qtbot)

    assert asked == ["other"]
    assert page.names.names() == {"plant": "plant_restored"}


def test_another_backup_begins_with_no_choice_of_the_one_before(page: RestoreWherePage, qtbot: QtBot) -> None:
    page.show_tables(("plant",), PLANT)
    again = RestoreJob("b", "home", (("plant", "plant"),), (("plant", "meter", "meter2"),), if_exists=IfExists.MISSING)
    page.start("home", again, {"plant": "plant"})
    answered(page, qtbot)
    page.policy.buttons[IfExists.REPLACE].click()
    assert [(r.target, r.policy) for r in page.policy.model.rows] == [("plant.machine", IfExists.REPLACE)]
    page.start("home")
    answered(page, qtbot)
    assert page.names.names() == {"plant": "plant_restored"}
    edit = page.names.edits["plant"]
    edit.selectAll()
    qtbot.keyClicks(edit, "plant")
    wanted = [("plant.meter", IfExists.REFUSE), ("plant.machine", IfExists.REFUSE)]
    assert [(r.target, r.policy) for r in page.policy.model.rows] == wanted


def test_a_restore_undoes_another_only_where_that_one_wrote(
    page: RestoreWherePage, session: Session, demo: DemoServer, qtbot: QtBot
) -> None:
    session.engine.update_settings(lambda s: replace(s, servers=(*s.servers, replace(s.servers[0], name="other"))))
    session.settings_changed.emit()
    page.show_tables(("plant",), PLANT)
    page.start("home", RestoreJob("safety", "home", undo_of="run1"), {"plant": "plant"})
    answered(page, qtbot)
    assert page.job("safety", Selection()).undo_of == "run1"
    assert page.job("another", Selection()).undo_of == ""
    page.server.setCurrentText("other")
    answered(page, qtbot)
    job = page.job("safety", Selection())
    assert (job.server, job.undo_of) == ("other", "")
