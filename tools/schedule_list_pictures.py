"""Pictures of the list of schedules and of their history. Alone: python -m tools.schedule_list_pictures FOLDER."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMessageBox

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.timetable import Daily, EveryHours, Monthly
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.row_model import choose_row
from influx_backup_gui.gui.schedule_pause import PauseDialog
from influx_backup_gui.gui.schedule_tab import ScheduleTab
from influx_backup_gui.store.settings import Settings
from tools.camera import Camera, photographed, settle, until


def schedule_list_tour(program: Program, camera: Camera) -> None:
    """Schedules in every state, then what they ran; the demo server is known, and nothing is scheduled yet."""
    session, views = program.session, program.views
    tab: ScheduleTab = views.schedule
    views.tabs.show_view(tab)
    tab.pages.setCurrentWidget(tab.history)
    settle()
    camera.take("schedule-history-empty")
    tab.pages.setCurrentWidget(tab.list)
    _make_history(program)
    stall = views.demo_server.faults.add(Fault("stall", sql="SELECT *", skip=8, times=1, value=600.0))
    choose_row(tab.list.table, lambda row: row.schedule.id == "a")
    tab.list.run_now()
    until(lambda: stall.hits > 0, "a schedule that runs")
    camera.take("schedule-running")
    session.queue.cancel_all()
    until(lambda: not session.queue.jobs(), "cancel")
    session.change_settings(lambda s: replace(s, paused_until=time.time_ns() + 20 * HOUR))
    settle()
    camera.take("schedule-paused")
    session.change_settings(lambda s: replace(s, paused_until=None))
    settle()
    _menu(program, camera, tab)
    tab.pages.setCurrentWidget(tab.history)
    until(lambda: bool(tab.history.model.rows), "history")
    tab.history.table.selectRow(0)
    settle()
    camera.take("schedule-history")
    tab.history.text.setText("no such line")
    settle()
    camera.take("schedule-history-nothing")
    tab.history.clear()
    tab.pages.setCurrentWidget(tab.list)


def _make_history(program: Program) -> None:
    """A late run, one that fails, one that a rule of another server holds back, and a schedule that is off."""
    session, now = program.session, time.time_ns()
    keep = RetentionPolicy(last=3, daily=7, weekly=4)
    home = session.server
    late = Schedule("a", "every six hours", BackupJob(home), EveryHours(6, now - 3 * HOUR), "UTC", now - 16 * HOUR,
                    keep, RunRules(not_on_battery=True))  # fmt: skip
    nightly = Schedule("b", "nightly", BackupJob(home, Selection(("weather",))), Daily((120, 840), (0, 1, 2, 3, 4)),
                       "Europe/Berlin", now)  # fmt: skip
    monthly = Schedule("c", "last day of the month, for the archive", BackupJob(home, repository="default"),
                       Monthly(0, (60,)), "America/New_York", now, enabled=False)  # fmt: skip
    paused = Schedule("d", "workdays", BackupJob(home), Daily((1080,), (0, 1, 2, 3, 4)), "Asia/Kolkata", now,
                      paused_until=now + 40 * HOUR)  # fmt: skip
    held = Schedule("e", "remote", BackupJob("remote"), EveryHours(1, now - SECOND), "UTC", now - 2 * SECOND)

    def made(settings: Settings) -> Settings:
        servers = (*settings.servers, ServerConfig("remote", "http://127.0.0.1:9", "none"))
        return replace(settings, servers=servers, schedules=(late, nightly, monthly, paused, held))

    session.change_settings(made)
    until(lambda: "e" in program.scheduling.held, "what is held back")
    until(lambda: bool(session.engine.runs(kind="backup", schedule="a")), "a late run")
    until(lambda: not session.queue.jobs(), "a late run that ended")
    program.views.demo_server.faults.add(
        Fault("status", path="/api/v3/configure/database", times=1, value=(400, '{"error": "no"}'))
    )
    program.scheduling.run_now(nightly)
    until(lambda: not session.queue.jobs(), "a run that fails")
    settle()
    camera_ready(program)


def camera_ready(program: Program) -> None:
    """Without the news of what failed on purpose."""
    program.window.notice.hide()


def _menu(program: Program, camera: Camera, tab: ScheduleTab) -> None:
    menu = tab.list.findChildren(type(tab.list.menu))[0]
    menu.popup(tab.list.mapToGlobal(QPoint(60, 60)))
    settle(300)
    camera.take_dialog("schedule-menu", menu)
    tab.list.ask_pause()
    camera.take_dialog("schedule-pause", tab.list.findChildren(PauseDialog)[0])
    tab.list.ask_delete()
    box = next(b for b in tab.list.findChildren(QMessageBox) if b.isVisible())
    camera.take_dialog("schedule-delete", box)
    QApplication.processEvents()


def _alone(program: Program, camera: Camera) -> None:
    until(lambda: program.views is not None, "open")
    program.views.start_demo()
    until(lambda: program.views.first_run is None, "demo")
    until(program.views.backup.form.start.isEnabled, "tables")
    schedule_list_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), _alone))
