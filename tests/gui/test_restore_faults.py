"""Restores in the window that do not go well: cancelled in each phase, a server that goes away, files that are none."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import IfExists, Outcome, Run
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.jobs import JobThread
from tests.gui.conftest import Expected
from tests.gui.restore_steps import Person
from tests.gui.test_password_dialog import answer, encrypted_backup
from tests.gui.window_steps import LEFT

WRITE = "write_lp"


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    """Somebody with a backup of everything."""
    made = Person(program, qtbot)
    made.takes_a_backup()
    return made


def plans_beside(person: Person) -> None:
    """A plan of both tables of `plant`, beside what is there."""
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    person.sees_the_plan()


def presses_cancel(person: Person) -> Run:
    """Press the button at the running job, and wait for the end."""
    panel = person.program.views.panel
    with person.qtbot.waitSignal(person.program.session.run_ended) as ended:
        person.qtbot.mouseClick(panel.cancel_button, LEFT)
    run = ended.args[0]
    assert isinstance(run, Run)
    return run


# --- cancel ---------------------------------------------------------------------------------------------------


def test_cancel_while_the_plan_is_made_again(person: Person, demo: DemoServer) -> None:
    plans_beside(person)
    asked = threading.Event()
    demo.faults.add(Fault("call", value=asked.set))
    demo.faults.add(Fault("stall", value=30.0, times=None))
    person.qtbot.mouseClick(person.tab.restore_button, LEFT)
    person.qtbot.waitUntil(asked.is_set)

    assert person.tab.step is Page.RESULT
    assert presses_cancel(person).outcome is Outcome.CANCELLED
    assert "plant_restored" not in demo.catalog.databases
    assert person.tab.result.state.text == "Cancelled"


@pytest.mark.parametrize("phase", ["checking the archive", "restoring", "closing"])
def test_cancel_in_each_phase(person: Person, demo: DemoServer, phase: str) -> None:
    """The cancel comes from within the phase, so that it is this one and no other."""
    plans_beside(person)
    ready, seen = threading.Event(), list[str]()
    demo.faults.add(Fault("call", value=lambda: ready.wait(60)))
    person.qtbot.mouseClick(person.tab.restore_button, LEFT)
    (thread,) = person.program.session.queue.findChildren(JobThread)

    def on_progress(progress: object) -> None:
        now = getattr(progress, "phase", "")
        seen.append(now)
        if now == phase:
            thread.queued.cancel.cancel()

    thread.progressed.connect(on_progress, Qt.ConnectionType.DirectConnection)
    with person.qtbot.waitSignal(person.program.session.run_ended) as ended:
        ready.set()

    run = ended.args[0]
    assert seen[-1] == phase
    assert run.outcome is Outcome.CANCELLED, run.summary
    assert person.tab.result.state.text == "Cancelled"
    made = "plant_restored" in demo.catalog.databases
    assert made == (phase != "checking the archive")
    assert person.tab.result.rest_button.isHidden() != made
    assert not person.program.session.queue.jobs()


def test_cancel_during_the_safety_backup_leaves_all_as_it_was(person: Person, demo: DemoServer) -> None:
    before = demo.rows("plant", "meter").num_rows
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.names_it("plant", "plant")
    person.says(IfExists.REPLACE)
    person.sees_the_plan()
    person.qtbot.keyClicks(person.tab.plan.typed.edit, "plant")
    stall = demo.faults.add(Fault("stall", sql='SELECT * FROM "', value=30.0, times=None))
    person.qtbot.mouseClick(person.tab.restore_button, LEFT)
    person.qtbot.waitUntil(lambda: stall.hits > 0)

    assert presses_cancel(person).outcome is Outcome.CANCELLED
    assert demo.rows("plant", "meter").num_rows == before
    assert [b for b in person.program.session.engine.backups() if b.pinned] == []


def test_what_was_cancelled_can_be_gone_on_with(person: Person, demo: DemoServer) -> None:
    plans_beside(person)
    stall = demo.faults.add(Fault("stall", sql="SELECT *", value=30.0, times=None))
    person.qtbot.mouseClick(person.tab.restore_button, LEFT)
    person.qtbot.waitUntil(lambda: stall.hits > 0)
    presses_cancel(person)
    demo.faults.clear()

    person.qtbot.mouseClick(person.tab.result.rest_button, LEFT)
    person.has_the_plan()
    assert person.actions() == {"Add missing rows"}
    run = person.restores()

    assert run.problem is None
    for table in ("meter", "machine"):
        assert demo.rows("plant_restored", table).num_rows == demo.rows("plant", table).num_rows


def test_a_restore_that_waits_can_be_taken_back(person: Person, demo: DemoServer) -> None:
    plans_beside(person)
    demo.faults.add(Fault("stall", path="query_sql", value=30.0, times=None))
    person.program.views.backup.form.back_up()
    person.qtbot.mouseClick(person.tab.restore_button, LEFT)
    assert person.tab.result.state.text == "Waiting for another job"

    person.program.session.queue.cancel_all()

    assert "nothing was written" in person.tab.result.state.text
    person.qtbot.waitUntil(lambda: not person.program.session.queue.jobs())
    assert "plant_restored" not in demo.catalog.databases


# --- the server ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("impatient")
def test_a_server_that_goes_away_in_the_middle_leaves_a_report_and_a_way_on(
    person: Person, demo: DemoServer, expected: Expected
) -> None:
    plans_beside(person)
    gone = demo.faults.add(Fault("reset", path=WRITE, skip=1, times=None))
    run = person.restores()

    assert gone.hits > 0
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.UNREACHABLE
    assert "Not finished" in states(person)
    assert person.program.window.notice.message == run.problem.message
    assert "Add what is missing" in person.tab.result.words.toPlainText()
    assert "--" not in person.tab.result.words.toPlainText()
    person.qtbot.waitUntil(lambda: not person.tab.where.trouble())

    demo.faults.clear()
    person.tab.result.rest_button.click()
    person.has_the_plan()
    assert person.restores().problem is None
    assert demo.rows("plant_restored", "meter").num_rows == demo.rows("plant", "meter").num_rows


def states(person: Person) -> set[str]:
    """How the tables of the report are marked."""
    model = person.tab.result.table.model()
    return {model.index(n, 0).data() for n in range(model.rowCount())}


@pytest.mark.usefixtures("impatient")
def test_a_server_that_does_not_answer_is_said_in_place(person: Person, demo: DemoServer) -> None:
    tab = person.tab
    demo.faults.add(Fault("status", path="configure/database", value=(401, ""), times=1))
    person.opens_it()
    person.qtbot.waitUntil(lambda: not tab.where.again_button.isHidden())
    tab.next()
    assert "token" in tab.where.trouble()
    assert not tab.next_button.isEnabled()

    tab.where.again_button.click()
    person.qtbot.waitUntil(tab.next_button.isEnabled)
    assert tab.where.trouble() == ""


def test_a_plan_that_could_not_be_made_says_why(person: Person, demo: DemoServer) -> None:
    person.opens_it()
    person.ticks("plant")
    person.is_where()
    demo.faults.add(Fault("status", value=(403, ""), times=1))
    person.goes_on()
    person.qtbot.waitUntil(lambda: bool(person.tab.plan.said))

    assert "may not" in person.tab.plan.said
    assert not person.tab.restore_button.isEnabled()
    person.tab.plan.again_button.click()
    person.has_the_plan()
    assert person.tab.restore_button.isEnabled()


# --- archives -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_an_encrypted_archive_from_elsewhere_with_a_wrong_password_first(
    program: Program, qtbot: QtBot, demo: DemoServer, tmp_path: Path, expected: Expected
) -> None:
    expected.add("does not support propagateSizeHints")
    session, tab, person = program.session, program.views.restore, Person(program, qtbot)
    elsewhere = encrypted_backup(session, "theirs").rename(tmp_path / "from elsewhere.7z")
    session.engine.rebuild("default")
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: not session.background._under_way)
    assert tab.backup.model.rows == ()

    program.views.tabs.show_view(tab)
    tab.backup.open_archive(elsewhere)
    assert answer(qtbot, tab, "ours") == ""
    assert "does not open it" in answer(qtbot, tab, "theirs")
    qtbot.waitUntil(lambda: tab.backup.chosen is not None)
    person.goes_on()
    person.waits_for(Page.WHAT)
    person.ticks("plant.meter")
    person.is_where()
    person.sees_the_plan()
    run = person.restores()

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert demo.rows("plant_restored", "meter").num_rows == demo.rows("plant", "meter").num_rows
    assert session.engine.backups() == ()
    assert session.engine.resources.password() is None
    tab.result.again_button.click()
    person.has_the_plan()
    assert person.actions() == {"Blocked"}


def test_who_does_not_know_the_password_is_left_where_they_were(
    program: Program, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("does not support propagateSizeHints")
    encrypted_backup(program.session, "right")
    program.session.backups_changed.emit()
    tab = program.views.restore
    program.views.tabs.show_view(tab)
    qtbot.waitUntil(tab.next_button.isEnabled)

    tab.next()
    answer(qtbot, tab, "")

    assert tab.step is Page.BACKUP
    assert "password" in tab.said
    assert tab.next_button.isEnabled()


@pytest.mark.parametrize("what", ["text", "cut", "absent", "folder"])
def test_a_file_that_is_no_whole_archive_is_said_in_place(person: Person, tmp_path: Path, what: str) -> None:
    tab = person.tab
    whole = Path(person.program.session.engine.backups()[0].path)
    path = tmp_path / "file.7z"
    if what == "text":
        path.write_text("no archive at all")
    elif what == "cut":
        path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    elif what == "folder":
        path.mkdir()
    before = tab.backup.model.rows

    tab.backup.open_archive(path)
    person.qtbot.waitUntil(lambda: bool(tab.backup.said))

    assert "file.7z" in tab.backup.said
    assert tab.backup.model.rows == before
    assert tab.backup.open_button.isEnabled()
    assert person.program.window.notice.message == ""


def test_a_damaged_archive_writes_nothing_and_says_so(person: Person, demo: DemoServer) -> None:
    path = Path(person.program.session.engine.backups()[0].path)
    plans_beside(person)
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 8, len(data) * 7 // 8, 64):
        data[place] ^= 0xFF
    path.write_bytes(data)
    run = person.restores()

    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "plant_restored" not in demo.catalog.databases
    assert person.tab.result.state.text == "Failed"
    assert person.tab.result.rest_button.isHidden()


def test_a_backup_that_is_gone_throws_away_what_was_chosen_of_it(person: Person) -> None:
    plans_beside(person)
    backup = person.program.session.engine.backups()[0]
    person.takes_a_backup()
    person.program.session.change_backups(lambda: person.program.session.engine.delete(backup.id))

    person.waits_for(Page.BACKUP)
    assert not person.tab.plan.ready
    assert person.tab.job() is None
