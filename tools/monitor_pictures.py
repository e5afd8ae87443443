"""Pictures of the tab Monitor with a year of history. Alone: python -m tools.monitor_pictures FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_backup_gui.gui.app import Program
from tools.history import fill_history
from tools.screenshots import Camera, photographed, settle, until


def monitor_tour(program: Program, camera: Camera) -> None:
    """Every page; the window shows its tabs."""
    session, views = program.session, program.views
    monitor = views.monitor
    fill_history(session.engine, ("home", "lab"), session.now())
    session.after_settings()
    views.tabs.setCurrentWidget(monitor)
    session.backups_changed.emit()
    until(lambda: monitor.found is not None and bool(monitor.found.runs), "the overview")
    settle()
    for number in range(monitor.pages.count()):
        monitor.pages.setCurrentIndex(number)
        settle()
        camera.take(f"monitor-{monitor.pages.tabText(number).replace('&', '').lower()}")


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
