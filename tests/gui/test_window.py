"""Through the whole window against a demo server: what a person presses, and what they then read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.describe_restore import Page
from influx_backup_gui.gui.row_model import chosen_rows
from tests.gui.window_steps import LEFT, back_up, opened, saved

CHECK = Qt.ItemDataRole.CheckStateRole


def test_one_press_with_everything_at_its_default_makes_a_proved_backup(program: Program, qtbot: QtBot) -> None:
    run = back_up(program, qtbot)
    backups, header = program.views.backup.backups, program.views.header

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert backups.filter.index(0, 0).data() == "Proved"
    qtbot.waitUntil(lambda: header.state.text == "Protected")
    assert "last proved backup just now" in header.freshness
    assert program.window.windowTitle() == "Influx Backup"
    held = backups.details.contents
    qtbot.waitUntil(lambda: held.rowCount() == 14)
    around = held.index(13, 0)
    assert around.data() == "Beside the rows: caches: 2, triggers: 1, tokens (names only): 1; not all was read"
    said = [held.index(n, 0, around).data() for n in range(held.rowCount(around))]
    assert "trigger plant: hourly: every:3600s runs hourly_report.py; off; arguments: site=north" in said
    assert any(line.startswith("No program can read these from a server: token secrets") for line in said)


def test_only_what_is_ticked_is_saved(program: Program, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    checks = form.what.tree.checks
    for number, name in enumerate(checks.names()):
        index = checks.index(number, 0)
        if name != "plant":
            assert checks.setData(index, Qt.CheckState.Unchecked.value, CHECK)
        else:
            assert checks.setData(checks.index(0, 0, index), Qt.CheckState.Unchecked.value, CHECK)
            assert Qt.CheckState(index.data(CHECK)) == Qt.CheckState.PartiallyChecked
    assert form.job().selection.tables == (("plant", "meter"),)

    run = back_up(program, qtbot)

    assert [(t.database, t.table) for t in program.session.engine.manifest(saved(run)["id"]).tables] == [
        ("plant", "meter")
    ]


def test_a_tab_is_made_when_it_is_opened(program: Program, qtbot: QtBot) -> None:
    views = program.views
    pages = [views.tabs.widget(number) for number in range(views.tabs.count())]
    assert [page.made for page in pages] == [True, False, False, False]
    views.tabs.setCurrentIndex(2)
    assert [page.made for page in pages] == [True, False, True, False]
    assert views.tabs.view is views.schedule
    assert views.schedule.isVisible()


def test_what_is_asked_of_a_tab_that_was_not_open_is_shown_there(program: Program, qtbot: QtBot) -> None:
    backup = saved(back_up(program, qtbot))["id"]
    program.session.restore_asked.emit(backup)
    assert program.views.tabs.view is program.views.restore
    qtbot.waitUntil(lambda: program.views.restore.step is Page.WHAT)
    (run,) = program.session.engine.runs(1, "backup")
    program.session.run_asked.emit(run.id)
    monitor = program.views.monitor
    qtbot.waitUntil(lambda: [r.id for r in chosen_rows(monitor.history.table)] == [run.id])
    assert monitor.pages.currentWidget() is monitor.history


def test_a_long_line_below_is_cut_with_dots_and_said_whole_by_a_tool_tip(program: Program) -> None:
    line, said = program.window.statusBar(), "The restore ended. " * 40
    program.window.resize(800, 600)
    line.showMessage("short")
    short = line.grab().toImage()
    line.showMessage(said)
    long = line.grab().toImage()

    assert line.toolTip() == said
    margin = [long.pixel(x, y) for x in range(long.width() - 5, long.width()) for y in range(long.height())]
    assert set(margin) == {short.pixel(short.width() - 1, 0)}
    line.clearMessage()
    assert not line.toolTip()


def test_nothing_ticked_cannot_be_started(program: Program, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    for name in form.what.tree.checks.names():
        form.what.tree.checks.tick(name, on=False)

    assert not form.start.isEnabled()


def test_figures_do_not_undo_a_choice(program: Program, qtbot: QtBot) -> None:
    checks = program.views.backup.form.what.tree.checks
    qtbot.waitUntil(lambda: checks.rowCount() > 0)
    checks.tick("lab", on=False)
    qtbot.waitUntil(lambda: checks.index(0, 1).data() != "…")

    assert Qt.CheckState(checks.index(0, 0).data(CHECK)) == Qt.CheckState.Unchecked
    assert checks.index(0, 1).data() == "13"


def test_a_bad_template_is_said_beside_it(program: Program, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    form.template.setText("{serverr}")

    assert not form.start.isEnabled()
    assert "{serverr}" in form.trouble()
    form.template.setText("nightly")
    assert form.start.isEnabled()


def test_delete_undo_pin_and_search(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    back_up(program, qtbot)
    view, engine = program.views.backup.backups, program.session.engine
    qtbot.waitUntil(lambda: view.filter.rowCount() == 2)
    chosen = view.chosen

    view.delete()
    qtbot.waitUntil(view.undo.isVisible)
    qtbot.waitUntil(lambda: view.filter.rowCount() == 1)
    assert not Path(chosen.path).exists()

    view.undo.button.click()
    qtbot.waitUntil(lambda: view.filter.rowCount() == 2)
    assert Path(chosen.path).is_file()
    assert engine.backup(chosen.id) == chosen
    qtbot.waitUntil(view.undo.isHidden)

    view.pin()
    qtbot.waitUntil(lambda: any(r.backup.pinned for r in view.model.rows))
    view.search.setText("pinned")
    assert view.filter.rowCount() == 1
    view.search.setText("no such backup")
    assert view.filter.rowCount() == 0


def test_the_last_proved_backup_is_not_deleted_and_the_reason_is_shown(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    view = program.views.backup.backups

    view.delete()
    qtbot.waitUntil(lambda: "last proved" in program.window.notice.message)
    assert view.filter.rowCount() == 1


def test_verify_from_the_window(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    with qtbot.waitSignal(program.session.run_ended) as ended:
        program.views.backup.backups.verify()

    assert ended.args[0].kind == "verify"
    assert ended.args[0].outcome is Outcome.SUCCEEDED


def test_a_damaged_archive_is_shown_as_damaged(program: Program, qtbot: QtBot) -> None:
    run = back_up(program, qtbot)
    path = Path(saved(run)["path"])
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with qtbot.waitSignal(program.session.run_ended):
        program.views.backup.backups.verify()

    view, header = program.views.backup.backups, program.views.header
    qtbot.waitUntil(lambda: view.filter.index(0, 0).data() == "Damaged")
    qtbot.waitUntil(lambda: header.state.text == "Not protected")
    assert program.window.notice.message


def test_a_cancel_leaves_no_backup_and_says_so(program: Program, demo: DemoServer, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    demo.faults.add(Fault("stall", path="query_sql", value=20.0, times=None))
    ended: list[Run] = []
    program.session.run_ended.connect(ended.append)
    form.back_up()
    panel = program.views.panel
    qtbot.waitUntil(panel.isVisible)
    assert "%" in program.window.windowTitle()
    qtbot.mouseClick(panel.cancel_button, LEFT)
    qtbot.waitUntil(lambda: bool(ended))

    assert ended[0].outcome is Outcome.CANCELLED
    assert program.session.engine.backups() == ()
    assert panel.isHidden()


def test_closing_while_a_job_runs_asks_nothing_and_the_job_goes_on(
    program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    demo.faults.add(Fault("stall", path="query_sql", value=20.0, times=None))
    program.views.backup.form.back_up()

    assert not program.window.close()
    assert len(program.session.queue.running()) == 1
    assert program.window.isMinimized()
    assert "minimised instead of closed" in program.window.notice.message


def test_a_server_that_is_down_is_said_in_place_and_can_be_tried_again(
    qtbot: QtBot, qapp: QApplication, engine: Engine, demo: DemoServer, tmp_path: Path
) -> None:
    demo.faults.add(Fault("status", value=(401, '{"error": "the request was not authenticated"}'), times=1))
    program = opened(qtbot, qapp, tmp_path / "home")
    what = program.views.backup.form.what
    qtbot.waitUntil(lambda: bool(what.trouble))
    assert not program.views.backup.form.start.isEnabled()
    assert "Servers… at the top" in what.trouble

    what.load()
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    program.close()


def test_the_history_shows_runs_and_their_details(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    monitor = program.views.monitor
    program.session.run_asked.emit(program.session.engine.runs(1)[0].id)
    qtbot.waitUntil(lambda: "Archive:" in monitor.history.details.toPlainText())

    assert program.views.tabs.view is monitor
    assert monitor.history.model.rowCount() == 1


def test_an_encrypted_job_takes_the_password_that_was_typed_before(program: Program, qtbot: QtBot) -> None:
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    form.encrypt.setChecked(True)
    program.session.use_password("s3cret")

    run = back_up(program, qtbot)

    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert saved(run)["encrypted"]
    assert isinstance(form.job(), BackupJob)
    assert "s3cret" not in repr(form.job())
