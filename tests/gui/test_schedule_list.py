"""The list of schedules against a real server: what it says by the clock, and all that can be done with one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection, Trigger
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.gui import schedule_actions, tick_access
from influx_backup_gui.gui.row_model import choose_row
from influx_backup_gui.gui.schedule_list import ScheduleList
from influx_backup_gui.gui.schedule_pause import PauseDialog
from influx_backup_gui.gui.schedule_rows import LAST, NEXT, SWITCH, WHAT, WHEN, Row
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from tests.gui.assistive import toggle
from tests.gui.conftest import Expected
from tests.gui.machine import Machine, hourly, looked, stalled, use

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(session: Session, scheduling: Scheduling, qtbot: QtBot, expected: Expected) -> Iterator[ScheduleList]:
    """Shown, as in the window."""
    tick_access.install()
    expected.add("does not support propagateSizeHints")
    made = ScheduleList(session, scheduling)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()


def shown(view: ScheduleList, column: int, row: int = 0) -> str:
    """What a cell says, "" where there is no such row."""
    return str(view.model.index(row, column).data() or "")


def says(view: ScheduleList, qtbot: QtBot, column: int, text: str, row: int = 0) -> None:
    """Wait until a cell says this."""
    qtbot.waitUntil(lambda: text in shown(view, column, row))


def press(box: QMessageBox, text: str, qtbot: QtBot) -> None:
    """Press a button of a question by its text."""
    button = next(b for b in box.findChildren(QAbstractButton) if b.text() == text)
    qtbot.mouseClick(button, LEFT)


def question(view: ScheduleList, qtbot: QtBot) -> QMessageBox:
    """The question that is open."""
    qtbot.waitUntil(lambda: any(b.isVisible() for b in view.findChildren(QMessageBox)))
    return next(b for b in view.findChildren(QMessageBox) if b.isVisible())


def test_a_slot_that_comes_is_backed_up_and_the_list_says_so(
    session: Session, view: ScheduleList, scheduling: Scheduling, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    assert (shown(view, WHAT), shown(view, WHEN)) == ("home: Everything", "Every hour")
    assert shown(view, LAST) == "Has not run yet"
    machine.now += HOUR // 2
    looked(scheduling, qtbot)
    view._on_tick()
    assert "in 30 min" in shown(view, NEXT)

    demo.faults.add(Fault("stall", path="query_sql", value=2.0, times=1))
    machine.now += HOUR // 2
    for _ in range(2):  # as it was read before the slot, and after it
        view._on_tick()
        assert shown(view, NEXT) == "Due now"
        qtbot.waitUntil(lambda: not view._reading)
    assert view.model.rows[0].due
    with qtbot.waitSignal(session.run_ended) as ended:
        looked(scheduling, qtbot)
        says(view, qtbot, NEXT, "Running")
    assert (ended.args[0].outcome, ended.args[0].slot) == (Outcome.SUCCEEDED, machine.now)
    says(view, qtbot, LAST, "Succeeded")
    says(view, qtbot, NEXT, "in 1 h")
    assert len(session.engine.backups()) == 1


def test_a_tick_switches_and_slots_count_from_then_on(
    session: Session, view: ScheduleList, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    box = view.model.index(0, SWITCH)
    corner = view.table.visualRect(box)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=corner.topLeft() + QPoint(10, corner.height() // 2))
    says(view, qtbot, NEXT, "Switched off")
    assert shown(view, SWITCH) == "Off"
    machine.now += 3 * HOUR
    looked(scheduling, qtbot)
    assert session.queue.jobs() == ()

    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, SWITCH))
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    says(view, qtbot, NEXT, "in 1 h")
    assert session.settings.schedules[0].since == machine.now
    looked(scheduling, qtbot)
    assert session.queue.jobs() == ()
    toggle(view.table, "On")
    says(view, qtbot, NEXT, "Switched off")


def test_run_now_runs_it_besides_its_times(
    session: Session, view: ScheduleList, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine, job=BackupJob("home", Selection(("plant",)))))
    says(view, qtbot, WHAT, "home: plant")
    stall = demo.faults.add(Fault("stall", path="query_sql", value=60.0, times=1))
    view.run_now()
    assert not view._run.isEnabled()
    qtbot.waitUntil(lambda: stall.hits > 0)
    demo.faults.clear()
    with qtbot.waitSignal(session.run_ended) as ended:
        session.queue.cancel_all()
    assert (ended.args[0].outcome, ended.args[0].trigger) == (Outcome.CANCELLED, Trigger.MANUAL)
    says(view, qtbot, LAST, "Cancelled")
    assert view._run.isEnabled()
    assert "in 1 h" in shown(view, NEXT)


def test_a_token_that_is_kept_nowhere_is_asked_before_it_runs(
    session: Session, view: ScheduleList, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    session.engine.update_settings(lambda s: replace(s, servers=(replace(s.servers[0], token_source="ask"),)))
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    asked: list[str] = []
    session.token_asked.connect(asked.append)
    view.run_now()
    assert (asked, session.queue.jobs()) == (["home"], ())
    session.remember_token("home", str(demo.token))
    with qtbot.waitSignal(session.run_ended) as ended:
        view.run_now()
    assert ended.args[0].outcome is Outcome.SUCCEEDED


@pytest.mark.parametrize("password", ["long enough", None])
def test_the_password_of_an_encrypted_one_is_asked_before_it_runs(
    session: Session,
    view: ScheduleList,
    machine: Machine,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    password: str | None,
) -> None:
    asked: list[object] = []

    def typed(parent: object) -> str | None:
        asked.append(parent)
        return password

    monkeypatch.setattr(schedule_actions, "ask_new_password", typed)
    use(session, qtbot, hourly(machine, job=BackupJob("home", encrypt=True)))
    says(view, qtbot, NEXT, "in 1 h")
    view.run_now()
    qtbot.waitUntil(lambda: asked == [view])
    if password is None:
        assert session.queue.jobs() == ()
        return
    with qtbot.waitSignal(session.run_ended) as ended:
        pass
    assert ended.args[0].outcome is Outcome.SUCCEEDED
    assert session.engine.backups()[0].encrypted


def test_keys_make_edit_and_delete(session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    asked: list[Any] = []
    view.edit_asked.connect(asked.append)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, WHEN))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.keyClick(view.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: [a and a.id for a in asked] == ["id1", None])
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(view.table, Qt.Key.Key_Delete)
        box = question(view, qtbot)
        box.defaultButton().setFocus()
        qtbot.keyClick(box.defaultButton(), key)
        qtbot.waitUntil(lambda: not any(b.isVisible() for b in view.findChildren(QMessageBox)))
        qtbot.waitUntil(lambda: not session.background._under_way)
        assert len(session.settings.schedules) == 1, key


def test_a_copy_is_switched_off_and_does_not_touch_the_first(
    session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot
) -> None:
    first = hourly(machine, retention=RetentionPolicy(last=3), rules=RunRules(not_metered=True))
    use(session, qtbot, first)
    says(view, qtbot, NEXT, "in 1 h")
    for _ in range(2):
        choose_row(view.table, lambda r: r.schedule.id == "id1")
        with qtbot.waitSignal(session.settings_changed):
            view.duplicate()
    kept, second, third = session.settings.schedules
    assert kept == first
    assert (second.name, second.enabled) == ("hourly 2", False)
    assert third.name == "hourly 3"
    assert (second.job, second.retention, second.rules) == (first.job, first.retention, first.rules)
    qtbot.waitUntil(lambda: view.chosen is not None and view.chosen.schedule.id == third.id)


def named(schedule_id: str, row: Row) -> bool:
    return row.schedule.id == schedule_id


def test_a_copy_that_could_not_be_kept_changes_no_choice(
    session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise BackupError("The disk is full.", "Make room.")

    use(session, qtbot, hourly(machine), hourly(machine, id="id2", name="second"))
    qtbot.waitUntil(lambda: len(view.model.rows) == 2)
    monkeypatch.setattr(session.engine, "update_settings", full)
    for chosen in ("id1", "id2"):
        choose_row(view.table, partial(named, chosen))
        with qtbot.waitSignal(session.troubled):
            view.duplicate()
        view.refresh()
        qtbot.waitUntil(lambda: not view._reading)
        assert view.chosen is not None
        assert view.chosen.schedule.id == chosen


def test_delete_asks_and_backups_and_history_stay(
    session: Session, view: ScheduleList, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    machine.now += HOUR
    with qtbot.waitSignal(session.run_ended):
        looked(scheduling, qtbot)
    slots = session.engine.resources.catalog.slots
    assert slots.last("id1", machine.now) == machine.now
    view.ask_delete()
    box = question(view, qtbot)
    assert "backups and its history stay" in box.informativeText()
    press(box, "&Keep it", qtbot)
    assert len(session.settings.schedules) == 1

    view.ask_delete()
    with qtbot.waitSignal(session.settings_changed):
        press(question(view, qtbot), "&Delete schedule", qtbot)
    assert not session.settings.schedules
    assert len(session.engine.backups()) == 1
    assert [r.schedule for r in session.engine.runs(kind="backup")] == ["id1"]
    assert slots.last("id1", machine.now) is None
    qtbot.waitUntil(lambda: not view.table.isVisible())


def test_what_waits_of_a_deleted_schedule_goes_with_it(
    session: Session, view: ScheduleList, scheduling: Scheduling, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    looked(scheduling, qtbot)
    first = stalled(session, demo, qtbot)
    machine.now += HOUR
    looked(scheduling, qtbot)
    says(view, qtbot, NEXT, "Waits for its turn")
    with qtbot.waitSignal(session.settings_changed):
        view._actions.delete(session.settings.schedules[0])
    assert session.queue.jobs() == (first,)
    session.queue.cancel_all()
    qtbot.waitUntil(lambda: not session.queue.jobs())


def test_a_pause_holds_it_back_and_resume_catches_up(
    session: Session, view: ScheduleList, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    with qtbot.waitSignal(session.settings_changed):
        view.choices["hour"].trigger()
    assert session.settings.schedules[0].paused_until == machine.now + HOUR
    says(view, qtbot, NEXT, "Paused until")
    view.pause(machine.now + 5 * HOUR)
    qtbot.waitUntil(lambda: session.settings.schedules[0].paused_until == machine.now + 5 * HOUR)
    machine.now += HOUR
    looked(scheduling, qtbot)
    looked(scheduling, qtbot)
    assert session.queue.jobs() == ()
    assert [r.outcome for r in session.engine.runs(schedule="id1")] == [Outcome.SKIPPED]

    with qtbot.waitSignal(session.run_ended) as ended:
        view.choices["resume"].trigger()
    assert (ended.args[0].outcome, ended.args[0].slot) == (Outcome.SUCCEEDED, machine.now)
    says(view, qtbot, NEXT, "in 1 h")


def test_a_pause_until_a_date_that_is_over_cannot_be_chosen(
    session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    view.ask_pause()
    (dialog,) = view.findChildren(PauseDialog)
    future = dialog.until.dateTime()
    assert future.toSecsSinceEpoch() > machine.now // SECOND
    dialog.until.setDateTime(future.addYears(-1))
    assert not dialog.ok.isEnabled()
    dialog.until.setDateTime(future.addDays(3))
    with qtbot.waitSignal(session.settings_changed):
        qtbot.mouseClick(dialog.ok, LEFT)
    assert session.settings.schedules[0].paused_until == future.addDays(3).toSecsSinceEpoch() * SECOND


def test_a_pause_of_all_is_said_above_and_ended_there(
    session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot
) -> None:
    use(session, qtbot, hourly(machine))
    session.change_settings(lambda s: replace(s, paused_until=machine.now + HOUR))
    says(view, qtbot, NEXT, "Paused until")
    qtbot.waitUntil(view._resume_all.isVisible)
    qtbot.mouseClick(view._resume_all, LEFT)
    says(view, qtbot, NEXT, "in 1 h")
    qtbot.waitUntil(lambda: not view._resume_all.isVisible())


def test_what_holds_it_back_is_said_in_the_list(
    session: Session, view: ScheduleList, scheduling: Scheduling, machine: Machine, qtbot: QtBot
) -> None:
    machine.battery = True
    use(session, qtbot, hourly(machine, rules=RunRules(not_on_battery=True)))
    says(view, qtbot, NEXT, "in 1 h")
    machine.now += HOUR
    looked(scheduling, qtbot)
    says(view, qtbot, NEXT, "Held back: the machine runs on battery")


def test_the_choice_stays_while_the_list_is_read_again(
    session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot
) -> None:
    daily = Schedule("id2", "daily", BackupJob("home"), Daily((120,)), "Asia/Kolkata", machine.now)
    use(session, qtbot, hourly(machine), daily)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2)
    choose_row(view.table, lambda r: r.schedule.id == "id2")
    assert "Asia/Kolkata" in view.about
    use(session, qtbot, replace(daily, name="another"), hourly(machine))
    qtbot.waitUntil(lambda: any(r.schedule.name == "another" for r in view.model.rows))
    assert view.chosen is not None
    assert view.chosen.schedule.id == "id2"


def test_a_schedule_that_is_gone_meanwhile_is_said(
    session: Session, view: ScheduleList, machine: Machine, qtbot: QtBot
) -> None:
    """Two windows: the list still shows what another program has removed."""
    use(session, qtbot, hourly(machine))
    says(view, qtbot, NEXT, "in 1 h")
    session.engine.update_settings(lambda s: replace(s, schedules=()))
    told: list[Any] = []
    session.troubled.connect(told.append)
    view.switch()
    qtbot.waitUntil(lambda: bool(told))
    assert "There is no schedule" in told[0].message
