"""Pictures of what lies in backups: two side by side, rows, and taking rows out; tools/screenshots.py calls them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.diff_dialog import DiffDialog
from influx_backup_gui.gui.export_dialog import ExportDialog
from influx_backup_gui.gui.rows_dialog import RowsDialog
from tools.backup_pictures import first_run_tour
from tools.camera import Camera, photographed, settle, until


def look_tour(program: Program, camera: Camera) -> None:
    """Two backups between which rows, a column and a table came; the rows of the newer one."""
    session, window, server = program.session, program.window, program.views.demo_server
    engine = session.engine
    job = BackupJob(session.server)
    before = engine.backup(engine.run(job).id)
    server.write("sensors", "home,room=attic temp=11.5,hum=61.0,noise=2i 1790000000000000000")
    server.write("sensors", "doors,name=front open=true 1790000000000000000")
    after = engine.backup(engine.run(job).id)
    tables = engine.compare_backups(before.id, after.id)
    camera.take_dialog("compare-backups", DiffDialog(before, after, tables, window))
    rows = RowsDialog(session, after, engine.manifest(after.id), "sensors.home", window)
    until(lambda: rows.model.rowCount() > 0, "rows")
    camera.take_dialog("rows", rows)
    rows = RowsDialog(session, after, engine.manifest(after.id), "sensors.home", window)
    rows.which.setCurrentIndex(2)
    until(lambda: rows.model.rowCount() > 0, "rows around a time")
    settle()
    camera.take_dialog("rows-around", rows)
    entry = engine.manifest(after.id).table("sensors", "home")
    assert entry is not None
    export = ExportDialog(session, after, entry, window)
    with tempfile.TemporaryDirectory(prefix="influx-backup-") as folder:
        export.file.setText(str(Path(folder) / "home.parquet"))
        export.range.kind.setCurrentIndex(2)
        export.export()
        until(lambda: not export.running, "export")
        export.file.setText("/home/me/Documents/home.parquet")
        export.said.setText(export.said.text().replace(folder, "/home/me/Documents"))
        camera.take_dialog("export", export)


def alone(program: Program, camera: Camera) -> None:
    """Without the rest of the tour."""
    until(lambda: program.views is not None, "open")
    first_run_tour(program, camera)
    look_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), alone))
