"""Pictures of the first run, the tab Backup and the dialogs of servers and folders; tools/screenshots.py calls them."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.job import BackupJob, DrillJob, VerifyJob
from influx_backup_gui.engine import checkpoints
from influx_backup_gui.engine.servers import forget_server
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.drill_dialog import DrillDialog
from influx_backup_gui.gui.label_dialog import LabelDialog
from influx_backup_gui.gui.password_dialog import PasswordDialog
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.servers_dialog import ServerDialog, ServersDialog
from tools.camera import Camera, photographed, settle, until


def first_run_tour(program: Program, camera: Camera) -> None:
    """Empty, with a wrong token, with all answers kept; ends with the demo server inside and known."""
    page = program.views.first_run
    settle()
    camera.take("first-run")
    server = DemoServer()
    fill(server)
    with server:
        page.server.url.setText(server.url)
        page.server.token.setText("apiv3_wrong")
        page.keep()
        until(lambda: page.said, "what is wrong with the token")
        camera.take("first-run-wrong-token")
        page.server.token.setText(str(server.token))
        page.keep()
        until(lambda: page.ready, "the first backup is offered")
        camera.take("first-run-ready")
    # From here on with the server inside, which also lives in the pictures of the tabs.
    forget_server(program.session.engine.resources, program.session.server)
    program.session.after_settings()
    program.views.start_demo()
    until(lambda: program.views.first_run is None, "demo")


def backup_tour(program: Program, camera: Camera) -> None:
    """The tab Backup from empty to damaged."""
    views, session = program.views, program.session
    form, view = views.backup.form, views.backup.backups
    until(form.start.isEnabled, "tables")
    settle(1500)
    camera.take("backup-empty")
    jobs(program, camera)
    for note in ("", "before the move"):
        form.note.setText(note)
        form.back_up()
        until(lambda: not session.queue.jobs(), "backup")
    settle()
    camera.take("backup")
    form.time.kind.setCurrentIndex(2)
    view.delete()
    until(view.undo.isVisible, "delete")
    settle()
    camera.take("backup-undo")
    view.undo.undo()
    until(view.undo.isHidden, "undo")
    form.time.kind.setCurrentIndex(0)
    cut_off(program, camera)
    proofs(program, camera)
    locked(program, camera)
    spoil(program)
    settle()
    camera.take("backup-damaged")
    program.window.notice.hide()


def jobs(program: Program, camera: Camera) -> None:
    """One that runs, then also some that wait."""
    views, session = program.views, program.session
    stall = views.demo_server.faults.add(Fault("stall", sql="SELECT *", skip=14, times=1, value=600.0))
    views.backup.form.back_up()
    until(lambda: stall.hits > 0, "a job under way")
    settle(1500)
    camera.take("backup-running")
    for database in ("plant", "sensors"):
        session.start(BackupJob(session.server), f"Backup of {database}")
    settle(500)
    camera.take("backup-queue")
    session.queue.cancel_all()
    until(lambda: not session.queue.jobs(), "cancel")


def cut_off(program: Program, camera: Camera) -> None:
    """A backup that the server cut off, as the window tells of it afterwards."""
    views, session = program.views, program.session
    every, checkpoints.EVERY = checkpoints.EVERY, 0.0
    broken = Fault("status", sql='SELECT * FROM "climate"', value=(400, '{"error": "no"}'), times=None)
    views.demo_server.faults.add(broken)
    session.start(BackupJob(session.server), "Backup")
    until(lambda: not session.queue.jobs(), "a backup that is cut off")
    views.demo_server.faults.clear()
    checkpoints.EVERY = every
    bar = views.backup.backups.cut_off
    until(lambda: bar.text, "what is said of it")
    program.window.notice.hide()
    settle()
    camera.take("backup-cut-off")
    bar.go_on()
    until(lambda: not session.queue.jobs(), "what goes on")
    until(lambda: not bar.text, "nothing is left")


def proofs(program: Program, camera: Camera) -> None:
    """A drill, its seal, and the backup beside a server on which a point was written over."""
    views, session = program.views, program.session
    view = views.backup.backups
    backup = view.chosen
    assert backup is not None
    camera.take_dialog("drill", DrillDialog(session, backup, program.window))
    session.start(DrillJob(backup.id), "Drill")
    until(lambda: not session.queue.jobs(), "drill")
    settle()
    camera.take("backup-sealed")
    views.demo_server.write("plant", "machine,hall=hall\\ 1,machine=m00 rpm=99.5 1767225750000000000\nlate v=1")
    view.compare()
    until(lambda: view.comparing.shown is not None, "comparison")
    shown = view.comparing.shown
    assert shown is not None
    shown.tree.expandAll()
    settle()
    camera.take_dialog("comparison", shown)
    shown.close()


def locked(program: Program, camera: Camera) -> None:
    """An encrypted backup whose password is not known, and a server that is away."""
    views, session = program.views, program.session
    form, view = views.backup.form, views.backup.backups
    session.use_password("of this picture")
    form.encrypt.setChecked(True)
    form.back_up()
    until(lambda: not session.queue.jobs(), "backup")
    session.use_password("")
    session.engine.resources.typed_passwords.clear()
    view.table.selectRow(1)
    settle()
    view.table.selectRow(0)
    until(view.details.unlock_button.isVisible, "what is locked")
    camera.take("backup-locked")
    form.encrypt.setChecked(False)
    away = views.demo_server.faults.add(Fault("status", value=(401, '{"error": "not authenticated"}'), times=None))
    form.what.load()
    until(lambda: form.what.trouble, "what is wrong with the server")
    camera.take("backup-no-server")
    views.demo_server.faults.clear()
    assert away.hits > 0
    # A token that the server refused is asked for again.
    session.remember_token(session.server, views.demo_server.token)
    form.what.load()
    until(form.start.isEnabled, "tables")


def spoil(program: Program) -> None:
    """Turn over one byte of the newest plain archive, and verify it."""
    session, view = program.session, program.views.backup.backups
    until(lambda: len(session.engine.backups()) > 2, "undo")
    backup = next(b for b in session.engine.backups() if not b.encrypted)
    path = Path(backup.path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    session.start(VerifyJob((backup.id,)), "Verify")
    until(lambda: not session.queue.jobs(), "verify")
    view.show_backup(backup.id)


def dialog_tour(program: Program, camera: Camera) -> None:
    """Every dialog of servers, folders, names and passwords."""
    session, window = program.session, program.window
    camera.take_dialog("servers", ServersDialog(session, window))
    camera.take_dialog("server", ServerDialog(session, window))
    known = ServerDialog(session, window, session.settings.servers[0])
    known.edit.run_test()
    until(lambda: known.edit.works, "a test")
    camera.take_dialog("server-tested", known)
    camera.take_dialog("folders", RepositoriesDialog(session, window))
    camera.take_dialog("new-password", PasswordDialog(window, new=True))
    camera.take_dialog("name-and-note", LabelDialog(window, session.engine.backups()[0]))
    wrong = Problem("A fault in the program: ValueError: for this picture", "Please report it.", unexpected=True)
    window.show_problem(wrong, "Traceback …\nValueError: for this picture")
    window.notice.details_button.setChecked(True)
    camera.take("notice")
    window.notice.hide()


def alone(program: Program, camera: Camera) -> None:
    """Without the rest of the tour."""
    until(lambda: program.views is not None, "open")
    first_run_tour(program, camera)
    backup_tour(program, camera)
    dialog_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), alone))
