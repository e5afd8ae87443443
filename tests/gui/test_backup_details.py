"""The details of a backup where there is little room for them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui.app import Program
from tests.gui.window_steps import back_up

LONG = "its content is not what was written (CRC-32). " * 3


def test_no_line_is_cut_where_much_is_said_in_a_small_window(program: Program, qtbot: QtBot) -> None:
    back_up(program, qtbot)
    backup = program.session.engine.backups()[0]
    details = program.views.backup.backups.details
    program.window.resize(800, 600)
    program.window.show_problem(Problem(LONG, LONG))
    details.show_backup(replace(backup, damaged=LONG, warnings=(LONG, LONG)))
    qtbot.waitUntil(lambda: details.contents.rowCount() > 0)

    def cut() -> list[str]:
        shown = [w for w in details.findChildren(QLabel) if w.isVisible() and w.text()]
        assert len(shown) == 2
        return [w.text() for w in shown if w.height() < w.heightForWidth(w.width())]

    qtbot.waitUntil(lambda: cut() == [])
