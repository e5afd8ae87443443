"""Restore through the window: the plan first, beside what is there, and never over it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.gui.app import Program
from tests.gui.test_window import back_up


def plan(program: Program, qtbot: QtBot) -> None:
    """Press "Show plan" and wait for it."""
    tab = program.views.restore
    tab.show_plan()
    qtbot.waitUntil(lambda: bool(tab.model.rows), timeout=10_000)


def test_one_database_is_restored_beside_and_reported(
    program: Program, qtbot: QtBot, demo: DemoServer, tmp_path: Path
) -> None:
    back_up(program, qtbot)
    program.views.backup.backups.restore()
    tab = program.views.restore
    assert program.views.tabs.currentWidget() is tab
    assert not tab.restore_button.isEnabled()
    tab.what.setCurrentIndex(tab.what.findData("plant"))
    assert tab.name.text() == "plant_restored"

    plan(program, qtbot)
    assert {tab.table.model().index(n, 0).data() for n in range(2)} == {"Create"}
    with qtbot.waitSignal(program.session.run_ended, timeout=30_000) as ended:
        tab.restore()

    assert ended.args[0].outcome is Outcome.SUCCEEDED, ended.args[0].summary
    assert demo.rows("plant_restored", "meter").num_rows == demo.rows("plant", "meter").num_rows
    assert "Restore: succeeded" in tab.report
    tab.save_report(tmp_path / "report.txt")
    qtbot.waitUntil((tmp_path / "report.txt").exists, timeout=5_000)
    assert (tmp_path / "report.txt").read_text() == tab.report


def test_what_exists_blocks_the_plan_in_words(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    tab = program.views.restore

    plan(program, qtbot)

    assert not tab.restore_button.isEnabled()
    assert "Blocked" in {tab.table.model().index(n, 0).data() for n in range(len(tab.model.rows))}
    tab.restore()
    assert program.session.queue.jobs() == ()


def test_another_choice_throws_the_plan_away(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    tab = program.views.restore
    tab.what.setCurrentIndex(tab.what.findData("plant"))
    plan(program, qtbot)
    assert tab.restore_button.isEnabled()

    tab.name.setText("elsewhere")

    assert not tab.restore_button.isEnabled()
    assert tab.model.rows == ()
    tab.restore()
    assert program.session.queue.jobs() == ()
