"""Pictures of the tab Monitor with a year of history. Alone: python -m tools.monitor_pictures FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.monitor_report import RunReport
from tools.camera import Camera, photographed, settle, until
from tools.history import fill_history


def monitor_tour(program: Program, camera: Camera) -> None:
    """Every page; the window shows its tabs."""
    session, views = program.session, program.views
    monitor = views.monitor
    fill_history(session.engine, ("home", "lab"), session.now())
    session.after_settings()
    views.tabs.show_view(monitor)
    session.backups_changed.emit()
    until(lambda: monitor.found is not None and bool(monitor.found.runs), "the overview")
    settle()
    for number in range(monitor.pages.count()):
        monitor.pages.setCurrentIndex(number)
        settle()
        camera.take(f"monitor-{monitor.pages.tabText(number).replace('&', '').lower()}")
    monitor.pages.setCurrentIndex(0)
    _trouble(program)
    settle()
    camera.take("monitor-trouble")
    monitor.trends.as_table.click()
    monitor.pages.setCurrentWidget(monitor.trends)
    settle()
    camera.take("monitor-tables")
    monitor.trends.as_table.click()
    monitor.pages.setCurrentWidget(monitor.history)
    session.run_asked.emit(next(r.id for r in session.engine.runs(5, "backup") if r.outcome is Outcome.FAILED))
    until(monitor.history.report_button.isEnabled, "a failed backup in the history")
    settle()
    camera.take("monitor-failed")
    monitor.history.open_report()
    settle()
    camera.take_dialog("monitor-report", monitor.findChildren(RunReport)[0])
    monitor.open_alerts()
    dialog = monitor.findChildren(AlertsDialog)[0]
    dialog.mail.wanted.setChecked(True)
    dialog.mail.provider.setCurrentIndex(1)
    dialog.mail.provider.activated.emit(1)
    settle()
    camera.take_dialog("monitor-alerts", dialog)


def _trouble(program: Program) -> None:
    """A backup that fails against a server that is not there, a file that is gone, an archive that is damaged."""
    session = program.session
    engine = session.engine
    session.start(BackupJob("lab"), "Backup of lab")
    until(lambda: not session.queue.jobs(), "a failed backup")
    program.window.notice.hide()
    mine = [b for b in engine.backups() if b.server == "home"]
    Path(mine[3].path).unlink()
    engine.resources.catalog.set_proved(mine[5].id, None, "data/home/sensors/3.parquet does not have its hash")
    session.backups_changed.emit()


def alone(program: Program, camera: Camera) -> None:
    """The tab without the rest of the tour."""
    until(lambda: program.views is not None, "open")
    program.views.start_demo()
    until(lambda: program.views.first_run is None, "demo")
    until(program.views.backup.form.start.isEnabled, "tables")
    program.views.backup.form.back_up()
    until(lambda: not program.session.queue.jobs(), "backup")
    monitor_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), alone))
