"""Pictures of every state of the tab Restore. Alone: python -m tools.restore_pictures FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.domain.job import BackupJob, IfExists, Selection
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.password_dialog import PasswordDialog
from influx_backup_gui.gui.restore_tab import RestoreTab
from tools.camera import Camera, photographed, settle, until


def restore_tour(program: Program, camera: Camera) -> None:
    """From the choice of a backup to the log; the demo server is known and has a backup."""
    session, views = program.session, program.views
    tab: RestoreTab = views.restore
    views.tabs.show_view(tab)
    _backup_pages(program, camera, tab)
    _what_and_where(program, camera, tab)
    _plans(camera, tab)
    _results(program, camera, tab)
    tab.log_button.click()
    settle()
    camera.take("restore-log")
    tab.log_button.click()
    until(lambda: not session.queue.jobs(), "the end")


def _backup_pages(program: Program, camera: Camera, tab: RestoreTab) -> None:
    tab.go_to(Page.BACKUP)
    settle()
    camera.take("restore-1-backup")
    bad = Path(program.session.engine.backups()[0].path).with_name("holiday.7z")
    bad.write_bytes(b"no archive at all")
    tab.backup.open_archive(bad)
    until(lambda: bool(tab.backup.said), "a bad file")
    camera.take("restore-1-bad-file")
    bad.unlink()
    program.session.engine.use_password(lambda: "secret")
    made = program.session.engine.run(BackupJob("demo", encrypt=True)).details["backup"]
    program.session.engine.use_password(lambda: None)
    program.session.backups_changed.emit()
    tab.choose(made["id"])
    until(lambda: bool(tab.findChildren(PasswordDialog)), "the question")
    dialog = tab.findChildren(PasswordDialog)[0]
    dialog.first.setText("secrte")
    dialog.accept()
    until(lambda: any(d.said for d in tab.findChildren(PasswordDialog)), "the question again")
    dialog = next(d for d in tab.findChildren(PasswordDialog) if d.said)
    camera.take_dialog("restore-1-password", dialog)
    dialog.reject()
    program.session.engine.delete(made["id"])
    program.session.backups_changed.emit()
    until(lambda: all(r.backup.id != made["id"] for r in tab.backup.model.rows), "the list without it")


def _open(tab: RestoreTab) -> None:
    tab.choose(next(r.backup.id for r in tab.backup.model.rows if not r.backup.damaged))
    until(lambda: tab.step is Page.WHAT, "what")


def _what_and_where(program: Program, camera: Camera, tab: RestoreTab) -> None:
    faults = program.views.demo_server.faults
    _open(tab)
    settle()
    camera.take("restore-2-what")
    _tick(tab, "plant", "meter")
    tab.what.time.kind.setCurrentIndex(2)
    camera.take("restore-2-range")
    tab.what.time.kind.setCurrentIndex(0)
    _tick(tab, "plant")
    faults.add(Fault("status", path="configure/database", value=(401, '{"error": "not authenticated"}'), times=1))
    tab.where.load()
    until(lambda: not tab.where.again_button.isHidden(), "no answer")
    tab.go_to(Page.WHERE)
    camera.take("restore-3-no-answer")
    tab.where.load()
    tab.go_to(Page.WHAT)
    until(lambda: not tab.where.trouble(), "the answer")
    tab.next()
    until(lambda: not tab.where.trouble(), "where")
    camera.take("restore-3-beside")
    _name(tab, "plant", "plant")
    tab.where.policy.buttons[IfExists.MISSING].click()
    tab.where.policy.table.selectRow(0)
    tab.where.policy.buttons[IfExists.REPLACE].click()
    camera.take("restore-3-existing")


def _plans(camera: Camera, tab: RestoreTab) -> None:
    _plan(tab)
    camera.take("restore-4-typed-name")
    tab.back()
    tab.where.policy.table.selectAll()
    tab.where.policy.buttons[IfExists.REFUSE].click()
    _plan(tab)
    camera.take("restore-4-blocked")
    tab.plan.beside_button.click()
    until(lambda: tab.plan.ready is not None, "the plan")
    tab.back()
    tab.where.beside.box.click()
    camera.take("restore-3-beside-the-rows")
    _plan(tab)
    camera.take("restore-4-plan")
    tab.plan.parts.setCurrentIndex(1)
    camera.take("restore-4-beside-the-rows")
    tab.plan.parts.setCurrentIndex(0)


def _results(program: Program, camera: Camera, tab: RestoreTab) -> None:
    session, faults = program.session, program.views.demo_server.faults
    tab.restore()
    until(lambda: not session.queue.jobs(), "restore")
    settle()
    camera.take("restore-5-report")
    tab.result.again_button.click()
    until(lambda: tab.plan.plan is not None and tab.plan.plan.blocked, "the same again")
    tab.plan.beside_button.click()
    until(lambda: tab.plan.ready is not None, "the plan")
    stall = faults.add(Fault("stall", sql="SELECT *", skip=1, times=1, value=600.0))
    tab.restore()
    until(lambda: stall.hits > 0, "a restore under way")
    settle(1500)
    camera.take("restore-5-running")
    session.queue.cancel_all()
    until(lambda: not session.queue.jobs(), "cancel")
    settle()
    camera.take("restore-5-cancelled")
    tab.result.rest_button.click()
    until(lambda: tab.plan.ready is not None, "the rest")
    camera.take("restore-4-rest")
    tab.restore()
    until(lambda: not session.queue.jobs(), "restore")
    settle()
    camera.take("restore-5-nothing-missing")
    _again(program, tab)
    faults.add(Fault("status", path="configure/last_cache", value=(500, '{"error": "no room"}'), times=None))
    tab.restore()
    until(lambda: not session.queue.jobs(), "restore with a warning")
    faults.clear()
    settle()
    camera.take("restore-5-warnings")
    _again(program, tab)
    faults.add(Fault("status", path="write_lp", skip=1, value=(400, '{"error": "no"}'), times=None))
    tab.restore()
    until(lambda: not session.queue.jobs(), "restore that fails")
    faults.clear()
    settle()
    camera.take("restore-5-failed")
    program.window.notice.hide()
    _undo(program, camera, tab)


def _again(program: Program, tab: RestoreTab) -> None:
    """The same once more, where nothing is: Core allows five databases and no more."""
    program.views.demo_server.drop_database("plant_restored_2")
    tab.result.again_button.click()
    until(lambda: tab.step is Page.PLAN and tab.plan.ready is not None, "the same again")


def _undo(program: Program, camera: Camera, tab: RestoreTab) -> None:
    """A restore over what is there, with values that others wrote; and the plan that undoes it."""
    demo = program.views.demo_server
    demo.write("plant", "meter,site=north kwh=-1 1767225600000000000")
    _open(tab)
    _tick(tab, "plant", "meter")
    tab.next()
    until(lambda: not tab.where.trouble(), "where")
    _name(tab, "plant", "plant")
    tab.where.policy.buttons[IfExists.MERGE].click()
    _plan(tab)
    tab.plan.typed.edit.setText(tab.plan.typed.wanted)
    tab.restore()
    until(lambda: not program.session.queue.jobs(), "restore")
    until(tab.result.undo_button.isVisible, "its report")
    tab.result.undo_button.click()
    until(lambda: tab.step is Page.PLAN and tab.plan.plan is not None, "the plan of undoing")
    settle(200)
    camera.take("restore-4-undo")
    tab.go_to(Page.RESULT)


def _tick(tab: RestoreTab, database: str, table: str = "") -> None:
    tab.what.tree.choose(Selection((), ((database, table),)) if table else Selection((database,)))


def _name(tab: RestoreTab, database: str, name: str) -> None:
    edit = tab.where.names.edits[database]
    edit.setText(name)
    edit.textEdited.emit(name)


def _plan(tab: RestoreTab) -> None:
    tab.next()
    until(lambda: tab.plan.plan is not None, "the plan")
    settle(200)


def alone(program: Program, camera: Camera) -> None:
    """The tab without the rest of the tour."""
    until(lambda: program.views is not None, "open")
    program.views.start_demo()
    until(lambda: program.views.first_run is None, "demo")
    views = program.views
    views.tabs.show_view(views.restore)
    settle()
    camera.take("restore-1-empty")
    until(views.backup.form.start.isEnabled, "tables")
    views.backup.form.back_up()
    until(lambda: not program.session.queue.jobs(), "backup")
    restore_tour(program, camera)


if __name__ == "__main__":
    sys.exit(photographed(Path(sys.argv[1]), alone))
