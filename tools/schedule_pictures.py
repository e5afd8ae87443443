"""Pictures of every state of the tab Schedule. Alone: python -m tools.schedule_pictures FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.schedule_edit_when import CRON, HOURS, MONTHLY, WEEKDAYS
from influx_backup_gui.gui.schedule_tab import ScheduleTab
from tools.camera import Camera, photographed, settle, until
from tools.schedule_list_pictures import schedule_list_tour


def schedule_tour(program: Program, camera: Camera) -> None:
    """From the empty list over the editor to the history; the demo server is known."""
    views = program.views
    tab: ScheduleTab = views.schedule
    views.tabs.show_view(tab)
    settle()
    camera.take("schedule-empty")
    _editor(program, camera)
    schedule_list_tour(program, camera)


def _editor(program: Program, camera: Camera) -> None:
    dialog = ScheduleDialog(program.session, program.window)
    until(lambda: bool(dialog.what.tree.checks.names()), "what the server has")
    when = dialog.when
    for kind in (WEEKDAYS, MONTHLY, HOURS, CRON):
        when.kind.setCurrentIndex(when.kind.findData(kind))
        camera.take_dialog(f"schedule-when-{kind}", dialog)
    when.cron.setText("0 2 * *")
    camera.take_dialog("schedule-when-wrong", dialog)
    when.kind.setCurrentIndex(0)
    when.times.setText("02:00, 14:30")
    when.zones.setEditText("Europe/Berlin")
    camera.take_dialog("schedule-when", dialog)
    dialog.what.chosen.setChecked(True)
    dialog.keep.last.setValue(1)
    dialog.keep.minimum.setValue(1)
    until(lambda: "Today" in dialog.keep.said or "no backup" in dialog.keep.said, "what would go")
    dialog.archive.encrypt.setChecked(True)
    pages = {dialog.tabs.tabText(n): n for n in range(dialog.tabs.count())}
    for name in ("What", "Keep", "Archive", "Rules"):
        dialog.tabs.setCurrentIndex(pages[name])
        settle()
        camera.take_dialog(f"schedule-{name.lower()}", dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("drill"))
    dialog.drill.share.setValue(4)
    dialog.drill.or_decode.setChecked(True)
    dialog.tabs.setCurrentIndex(pages["Drill"])
    camera.take_dialog("schedule-drill", dialog)
    dialog.deleteLater()


def _alone(program: Program, camera: Camera) -> None:
    until(lambda: program.views is not None, "open")
    program.views.start_demo()
    until(lambda: program.views.first_run is None, "demo")
    views = program.views
    until(views.backup.form.start.isEnabled, "tables")
    for _ in range(3):
        views.backup.form.back_up()
        until(lambda: not program.session.queue.jobs(), "backup")
    schedule_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), _alone))
