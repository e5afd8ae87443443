"""Pictures of every state of the window, made offscreen with demo data: `make screenshots`, or this with a FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_backup_gui.gui.app import Program
from tools.backup_pictures import backup_tour, dialog_tour, first_run_tour
from tools.camera import Camera, photographed, settle, until
from tools.look_pictures import look_tour
from tools.monitor_pictures import monitor_tour
from tools.restore_pictures import restore_tour
from tools.schedule_pictures import schedule_tour
from tools.tray_pictures import tray_tour


def tour(program: Program, camera: Camera) -> None:
    """From the first start to the history."""
    until(lambda: program.views is not None, "open")
    first_run_tour(program, camera)
    backup_tour(program, camera)
    views, session = program.views, program.session
    views.tabs.show_view(views.monitor)
    settle()
    camera.take("monitor-one-server")
    schedule_tour(program, camera)
    restore_tour(program, camera)
    session.run_asked.emit(session.engine.runs(2)[1].id)
    settle()
    camera.take("monitor-details")
    dialog_tour(program, camera)
    look_tour(program, camera)
    monitor_tour(program, camera)
    tray_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), tour))
