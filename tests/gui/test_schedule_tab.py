"""The list of schedules: next time, last result, the switch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.gui.header import Header
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.schedule_tab import ScheduleTab
from influx_backup_gui.gui.session import Session

NIGHTLY = Schedule("1", "nightly", BackupJob("home"), Daily((120,)), "UTC", 0)


def test_a_schedule_is_listed_with_its_next_time_and_can_be_switched_off(session: Session, qtbot: QtBot) -> None:
    session.engine.update_settings(lambda s: replace(s, schedules=(NIGHTLY,)))
    tab, header = ScheduleTab(session), Header(session)
    qtbot.addWidget(tab)
    qtbot.addWidget(header)
    (row,) = tab.model.rows

    assert row.next is not None
    assert datetime.fromtimestamp(row.next / 1e9, UTC).strftime("%H:%M") == "02:00"
    assert tab.filter.index(0, 5).data() == "Has not run yet"
    qtbot.waitUntil(lambda: "next" in header.freshness, timeout=5_000)

    tab.switch()
    qtbot.waitUntil(lambda: not tab.model.rows[0].schedule.enabled, timeout=5_000)
    assert tab.filter.index(0, 0).data() == "Off"
    assert tab.model.rows[0].next is None
    qtbot.waitUntil(lambda: "nothing is scheduled" in header.freshness, timeout=5_000)


def test_new_and_edit_open_the_editor(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ScheduleDialog, "exec", lambda dialog: shown.append(dialog.name.text()))
    tab = ScheduleTab(session)
    qtbot.addWidget(tab)
    tab.add()
    tab.edit()
    assert shown == ["home daily"]
    session.engine.update_settings(lambda s: replace(s, schedules=(NIGHTLY,)))
    tab.refresh()
    tab.edit()
    assert shown == ["home daily", "nightly"]
