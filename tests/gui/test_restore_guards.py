"""What a restore in the window needs before it writes: a plan that is shown, about what is chosen, and typed names."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import IfExists, Outcome, RestoreJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.restore_backup_page import RestoreBackupPage
from tests.gui.restore_steps import Person
from tests.gui.window_steps import LEFT


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    """Somebody with a backup of everything."""
    made = Person(program, qtbot)
    made.takes_a_backup()
    return made


def test_what_exists_blocks_the_plan_in_words_of_the_window(person: Person) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    person.names_it("plant", "plant")
    assert not tab.where.policy.isHidden()
    person.sees_the_plan()

    assert person.actions() == {"Blocked"}
    assert not tab.restore_button.isEnabled()
    assert "Restore beside" in tab.plan.reason.toPlainText()
    assert "--" not in tab.plan.reason.toPlainText()
    tab.restore()
    assert person.program.session.queue.jobs() == ()

    tab.plan.beside_button.click()
    person.has_the_plan()
    assert person.actions() == {"Create"}
    assert tab.restore_button.isEnabled()


def test_over_what_is_there_only_with_its_name_typed(person: Person, demo: DemoServer) -> None:
    tab, before = person.tab, demo.rows("plant", "meter").num_rows
    newest = max(demo.rows("plant", "meter").column("time").cast("int64").to_pylist())
    demo.write("plant", f"meter,meter=mine kwh=1 {newest + 1}")
    assert demo.rows("plant", "meter").num_rows == before + 1
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.names_it("plant", "plant")
    person.says(IfExists.REPLACE)
    person.sees_the_plan()

    assert not tab.restore_button.isEnabled()
    person.qtbot.keyClicks(tab.plan.typed.edit, "plan")
    assert not tab.restore_button.isEnabled()
    tab.restore()
    assert person.program.session.queue.jobs() == ()
    person.qtbot.keyClicks(tab.plan.typed.edit, "t")
    run = person.restores()

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert demo.rows("plant", "meter").num_rows == before
    (safety,) = [b for b in person.program.session.engine.backups() if b.pinned]
    assert safety.rows == before + 1
    assert f"What was overwritten is in the backup {safety.name}" in tab.report


def test_another_choice_throws_the_plan_away(person: Person) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    person.sees_the_plan()
    assert tab.restore_button.isEnabled()

    tab.back()
    person.names_it("plant", "elsewhere")
    assert not tab.plan.ready
    assert tab.plan.model.rows == ()
    tab.restore()
    assert person.program.session.queue.jobs() == ()

    person.sees_the_plan()
    tab.go_to(Page.WHAT)
    tab.what.tree.checks.tick("plant", "meter", on=False)
    assert not tab.plan.ready


def test_a_server_whose_name_leads_elsewhere_now_is_asked_anew(person: Person, demo: DemoServer) -> None:
    """The plan that is shown is about another server than the one that would be written to."""
    tab, session = person.tab, person.program.session
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.sees_the_plan()
    assert tab.plan.ready is not None
    with DemoServer(token=demo.token) as other:
        session.change_settings(lambda s: replace(s, servers=(replace(s.servers[0], url=other.url),)))
        person.qtbot.waitUntil(lambda: tab.plan.ready is None)
        person.qtbot.waitUntil(lambda: not tab.where.trouble())
        assert tab.where.names.names() == {"plant": "plant"}, "there it is free"


def test_steps_cannot_be_skipped(person: Person) -> None:
    tab = person.tab
    tab.go_to(Page.BACKUP)
    assert [tab.steps.can_go_to(p) for p in Page] == [True, False, False, False, False]
    person.opens_it()
    person.ticks()
    assert "Nothing is ticked" in tab.what.trouble()
    assert not tab.next_button.isEnabled()
    assert [tab.steps.can_go_to(p) for p in Page] == [True, True, False, False, False]


def test_a_proved_backup_is_chosen_before_a_damaged_one(person: Person) -> None:
    good = person.program.session.engine.backups()[0]
    newest = person.takes_a_backup()
    person.program.session.engine.resources.catalog.set_proved(newest, None, "part 3")
    page = RestoreBackupPage(person.program.session)
    person.qtbot.addWidget(page)

    person.qtbot.waitUntil(lambda: page.chosen is not None)
    assert page.chosen is not None
    assert page.chosen.id == good.id
    page.bring(newest, lambda: None)
    assert "choose another backup" in page.warning


def test_names_that_no_server_takes_are_said_beside_them(person: Person) -> None:
    tab = person.tab
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    person.names_it("plant", "not so!")

    assert "Letters" in tab.where.names.state("plant")
    assert not tab.next_button.isEnabled()


def test_a_plan_that_is_asked_for_again_is_confirmed_again(person: Person, demo: DemoServer) -> None:
    """Until the server has answered nothing can be started, and the name that was typed was for the plan before."""
    tab = person.tab
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.names_it("plant", "plant")
    person.says(IfExists.REPLACE)
    person.sees_the_plan()
    person.qtbot.keyClicks(tab.plan.typed.edit, "plant")
    assert tab.restore_button.isEnabled()
    answers = threading.Event()
    demo.faults.add(Fault("call", value=lambda: answers.wait(60)))
    tab.plan.again_button.click()
    assert not tab.restore_button.isEnabled()
    assert tab.plan.ready is None
    answers.set()
    person.has_the_plan()
    assert not tab.restore_button.isEnabled()
    person.qtbot.keyClicks(tab.plan.typed.edit, "plant")
    assert tab.restore_button.isEnabled()


def test_what_was_pressed_twice_is_restored_once(person: Person) -> None:
    tab, session = person.tab, person.program.session
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.sees_the_plan()
    person.qtbot.mouseClick(tab.restore_button, LEFT)
    tab.restore()
    assert len(session.queue.jobs()) == 1
    person.qtbot.waitUntil(lambda: not session.queue.jobs())
    assert tab.step is Page.RESULT
    assert tab.plan.ready is None


def test_of_two_backups_that_are_opened_the_later_one_is_meant(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer about the first comes after the one about the second."""
    engine, tab = person.program.session.engine, person.tab
    later = person.takes_a_backup()
    (first,) = (b for b in engine.backups() if b.id != later)
    read, let_go, answered = engine.manifest, threading.Event(), threading.Event()

    def slowly(key: str) -> Manifest:
        if key == first.path:
            let_go.wait(60)
            answered.set()
        return read(key)

    monkeypatch.setattr(engine, "manifest", slowly)
    person.qtbot.waitUntil(lambda: len(tab.backup.model.rows) == 2)
    tab.choose(first.id)
    assert not tab.next_button.isEnabled(), "it is being opened"
    tab.choose(later)
    person.waits_for(Page.WHAT)
    let_go.set()
    person.qtbot.waitUntil(answered.is_set)
    person.qtbot.waitUntil(lambda: not person.program.background._under_way)
    person.is_where()
    job = tab.job()
    assert job is not None
    assert job.backup == later


def test_the_same_again_to_a_server_that_is_no_more_stops_where_another_one_is_chosen(person: Person) -> None:
    tab = person.tab
    backup = person.program.session.engine.backups()[0]
    tab.again(RestoreJob(backup.id, "gone", (("plant", "plant"),), if_exists=IfExists.REPLACE))
    person.waits_for(Page.WHERE)
    person.qtbot.waitUntil(lambda: not tab.where.trouble())
    assert "gone of that restore is not configured any more" in tab.said
    assert tab.step is Page.WHERE
    assert tab.plan.ready is None
