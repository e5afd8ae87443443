"""The tab Schedule in the whole window: list, editor, history and header together."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily, EveryHours
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.schedule_rows import LAST, NEXT
from tests.gui.conftest import Expected
from tests.gui.mnemonics import letter_of, texts, twice


@pytest.fixture(autouse=True)
def offscreen_dialogs(expected: Expected) -> None:
    expected.add("does not support propagateSizeHints")


def editor(program: Program, qtbot: QtBot) -> ScheduleDialog:
    """The editor that is open."""
    tab = program.views.schedule
    qtbot.waitUntil(lambda: any(d.isVisible() for d in tab.findChildren(ScheduleDialog)))
    return next(d for d in tab.findChildren(ScheduleDialog) if d.isVisible())


def test_a_schedule_is_made_edited_run_and_found_in_the_history(program: Program, qtbot: QtBot) -> None:
    tab, header = program.views.schedule, program.views.header
    program.views.tabs.show_view(tab)
    tab.list._new.click()
    dialog = editor(program, qtbot)
    dialog.name.setText("nightly")
    with qtbot.waitSignal(program.session.settings_changed):
        dialog.ok.click()
    qtbot.waitUntil(lambda: tab.list.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "next" in header.freshness)
    assert "Every day at 02:00" in [str(tab.list.model.index(0, n).data()) for n in range(6)]

    tab.list.edit()
    dialog = editor(program, qtbot)
    assert dialog.name.text() == "nightly"
    dialog.when.times.setText("03:30, 15:00")
    with qtbot.waitSignal(program.session.settings_changed):
        dialog.ok.click()
    assert program.session.settings.schedules[0].timetable == Daily((210, 900))

    with qtbot.waitSignal(program.session.run_ended) as ended:
        tab.list._run.click()
    assert ended.args[0].outcome is Outcome.SUCCEEDED
    qtbot.waitUntil(lambda: "Succeeded" in str(tab.list.model.index(0, LAST).data()))
    tab.list.show_history()
    qtbot.waitUntil(lambda: tab.history.model.rowCount() == 1)
    assert tab.pages.currentWidget() is tab.history

    tab.list.switch()
    qtbot.waitUntil(lambda: "Switched off" in str(tab.list.model.index(0, NEXT).data()))
    qtbot.waitUntil(lambda: "nothing is scheduled" in header.freshness)


def test_the_monitor_shows_why_a_schedule_did_not_run(program: Program, qtbot: QtBot) -> None:
    """From the card of what is overdue to the lines of its schedule."""
    now = time.time_ns()
    one, two = (
        Schedule(n, n, BackupJob("home"), Daily((120,)), "UTC", now - 10 * DAY, paused_until=now + 30 * DAY)
        for n in ("one", "two")
    )
    program.session.change_settings(lambda s: replace(s, schedules=(one, two)))
    monitor = program.views.monitor
    program.views.tabs.show_view(monitor)
    reasons = monitor.overview.reasons
    qtbot.waitUntil(lambda: any("Schedule two has no" in c.title for c in reasons.cards))
    next(c for c in reasons.cards if "Schedule two has no" in c.title).buttons[1].click()
    tab = program.views.schedule
    assert program.views.tabs.view is tab
    assert tab.pages.currentWidget() is tab.history
    assert tab.history.schedule.currentData() == "two"


def test_every_underlined_letter_presses_one_thing(program: Program, qtbot: QtBot) -> None:
    """With a schedule that is chosen and a pause of all, in the list, its menus and the history."""
    now = time.time_ns()
    nightly = Schedule("id1", "nightly", BackupJob("home"), Daily((120,)), "UTC", now)
    program.session.change_settings(lambda s: replace(s, schedules=(nightly,), paused_until=now + HOUR))
    tab = program.views.schedule
    program.views.tabs.show_view(tab)
    qtbot.waitUntil(lambda: tab.list.chosen is not None)
    titles = [program.views.tabs.tabText(n) for n in range(program.views.tabs.count())]
    for page in (tab.list, tab.history):
        tab.pages.setCurrentWidget(page)
        assert twice([*titles, *texts(program.window)]) == []
    for menu in tab.list.findChildren(QMenu):
        menu.aboutToShow.emit()
        shown = [a.text() for a in menu.actions() if a.isVisible() and letter_of(a.text())]
        assert len(shown) >= 2
        assert twice(shown) == []


@pytest.mark.slow
def test_a_time_that_comes_while_the_window_is_open_runs_by_the_timer_of_the_window(
    program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    """The real clock and the real timer: nobody tells the program to look."""
    now = time.time_ns()
    coming = now + SECOND
    soon = Schedule("id1", "soon", BackupJob("home"), EveryHours(1, coming), "UTC", now)
    qtbot.waitUntil(lambda: not program.scheduling.looking)
    program.session.engine.update_settings(lambda s: type(s)(servers=s.servers, schedules=(soon,)))
    with qtbot.waitSignal(program.session.run_ended) as ended:
        pass
    assert (ended.args[0].outcome, ended.args[0].slot) == (Outcome.SUCCEEDED, coming)
