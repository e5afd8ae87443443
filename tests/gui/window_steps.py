"""What a person does in the whole window, for the tests of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Run, Selection
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.app import Program

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, qapp: QApplication, home: Path) -> Program:
    """The program with this home, open; whoever opens it closes it."""
    program = Program(qapp, home)
    qtbot.addWidget(program.window)
    program.start()
    qtbot.waitUntil(lambda: program.views is not None)
    return program


def saved(run: Run) -> dict[str, Any]:
    """The backup that a run made."""
    backup = run.details["backup"]
    assert isinstance(backup, dict)
    return backup


def listed(program: Program, run: Run) -> bool:
    """Whether the backup that a run made is in the list, where it made one."""
    made = run.details.get("backup")
    rows = program.views.backup.backups.model.rows
    return not isinstance(made, dict) or any(row.backup.id == made["id"] for row in rows)


def take_small(engine: Engine, name: str) -> str:
    """A backup of little of `home`, without the window; its id."""
    assert engine.run(BackupJob("home", Selection(("plant",)), name=name)).problem is None
    return next(b.id for b in engine.backups() if b.name == name)


def back_up(program: Program, qtbot: QtBot) -> Run:
    """Press the button, wait for the end of the run, and until the list shows what it made."""
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    ended: list[Run] = []
    program.session.run_ended.connect(ended.append)
    qtbot.mouseClick(form.start, LEFT)
    qtbot.waitUntil(lambda: bool(ended))
    program.session.run_ended.disconnect(ended.append)
    qtbot.waitUntil(lambda: listed(program, ended[0]))
    return ended[0]
