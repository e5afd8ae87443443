"""The history of schedules: also what was missed, held back, late or left out, each with its reason; filters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.gui.row_model import choose_row
from influx_backup_gui.gui.schedule_history import ScheduleHistory
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.machine import Machine, hourly, looked, use


@pytest.fixture
def view(session: Session, scheduling: Scheduling, qtbot: QtBot, expected: Expected) -> Iterator[ScheduleHistory]:
    expected.add("does not support propagateSizeHints")
    made = ScheduleHistory(session)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()


@pytest.fixture
def history(
    session: Session, scheduling: Scheduling, view: ScheduleHistory, machine: Machine, demo: DemoServer, qtbot: QtBot
) -> None:
    """Of one schedule: held back by the battery, two missed, one late; of another one: failed, then deleted."""
    first = hourly(machine, rules=RunRules(not_on_battery=True))
    use(session, qtbot, first)
    machine.battery = True
    machine.now += HOUR
    looked(scheduling, qtbot)
    machine.battery = False
    machine.now += 2 * HOUR + HOUR // 2
    with qtbot.waitSignal(session.run_ended):
        looked(scheduling, qtbot)
    other = Schedule("id2", "other", BackupJob("home"), Daily((120,)), "UTC", machine.now)
    use(session, qtbot, first, other)
    demo.faults.add(Fault("status", path="/api/v3/configure/database", times=1, value=(400, '{"error": "odd"}')))
    with qtbot.waitSignal(session.run_ended):
        scheduling.run_now(other)
    use(session, qtbot, first)
    session.engine.run(BackupJob("home"))  # by hand, of no schedule
    session.runs_changed.emit()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)


def outcomes(view: ScheduleHistory) -> list[str]:
    return sorted(str(view.model.index(n, 0).data()) for n in range(view.model.rowCount()))


def chosen(view: ScheduleHistory, qtbot: QtBot, text: str) -> None:
    """Choose an outcome, and wait for the answer."""
    before = view._asked
    view.outcome.setCurrentText(text)
    qtbot.waitUntil(lambda: view.answered > before)


@pytest.mark.usefixtures("history")
def test_every_line_says_what_happened_and_why(view: ScheduleHistory) -> None:
    assert outcomes(view) == ["Failed", "Held back", "Missed", "Succeeded"]
    choose_row(view.table, lambda r: bool(r.details.get("held")))
    assert "Reason: the machine runs on battery" in view.details
    assert "Schedule: hourly" in view.details
    choose_row(view.table, lambda r: bool(r.details.get("missed")))
    assert "did not start 2 times" in view.details
    assert "Z" not in view.details.splitlines()[0]
    choose_row(view.table, lambda r: r.details.get("late_seconds", 0) > 600)
    assert "30 min late" in view.details
    assert "Planned for: " in view.details


@pytest.mark.usefixtures("history")
def test_lines_are_filtered_by_outcome(view: ScheduleHistory, qtbot: QtBot) -> None:
    for text, wanted in (
        ("Succeeded", ["Succeeded"]),
        ("Started late", ["Succeeded"]),
        ("Did not start: missed, held back, left out", ["Held back", "Missed"]),
        ("Failed or interrupted", ["Failed"]),
        ("Only with problems", ["Failed", "Held back", "Missed"]),
        ("Cancelled", []),
    ):
        chosen(view, qtbot, text)
        assert outcomes(view) == wanted, text
    view.clear()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)


@pytest.mark.usefixtures("history")
def test_lines_are_filtered_by_schedule_also_one_that_is_gone(view: ScheduleHistory, qtbot: QtBot) -> None:
    assert [view.schedule.itemText(n) for n in range(view.schedule.count())] == [
        "All schedules",
        "hourly",
        "other (deleted)",
    ]
    view.show_schedule("id2")
    qtbot.waitUntil(lambda: outcomes(view) == ["Failed"])
    assert view.model.index(0, 1).data() == "other"
    view.show_schedule("id1")
    qtbot.waitUntil(lambda: outcomes(view) == ["Held back", "Missed", "Succeeded"])


@pytest.mark.usefixtures("history")
def test_lines_are_searched_and_the_search_ends(view: ScheduleHistory, qtbot: QtBot) -> None:
    view.text.setText("BATTERY")
    qtbot.waitUntil(lambda: outcomes(view) == ["Held back"])
    view.text.setText("nothing like it")
    qtbot.waitUntil(lambda: outcomes(view) == [])
    assert not view.table.isVisible()
    view.clear()
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)


@pytest.mark.usefixtures("history")
def test_a_line_is_opened_in_the_monitor(view: ScheduleHistory, session: Session, qtbot: QtBot) -> None:
    choose_row(view.table, lambda r: r.kind == "backup")
    with qtbot.waitSignal(session.run_asked) as asked:
        view._monitor.click()
    assert asked.args == [view.model.rows[view.table.currentIndex().row()].id]
