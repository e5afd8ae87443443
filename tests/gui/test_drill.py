"""A restore drill, from the menu of a backup to its line in the history."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, DrillJob, Outcome
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.drill_dialog import DrillDialog
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected


def test_a_drill_on_the_server_on_the_stand_in_and_nowhere(
    session: Session, engine: Engine, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("propagateSizeHints")  # of the offscreen platform
    engine.run(BackupJob("home"))
    view = BackupsView(session)
    qtbot.addWidget(view)
    before = {n for n in demo.catalog.databases if "-" not in n}
    for row, where in ((0, "home"), (1, ""), (2, "")):
        asked = QTimer(interval=20)

        def choose(row: int = row, asked: QTimer = asked) -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, DrillDialog):
                asked.stop()
                dialog.where.setCurrentIndex(row)
                dialog.accept()

        asked.timeout.connect(choose)
        asked.start()
        with qtbot.waitSignal(session.run_ended, timeout=30_000) as ended:
            view.drill()
        run = ended.args[0]
        assert (run.kind, run.outcome, run.server) == ("drill", Outcome.SUCCEEDED, where)
    assert {n for n in demo.catalog.databases if "-" not in n} == before


def test_the_server_of_the_backup_is_proposed(session: Session, engine: Engine, qtbot: QtBot) -> None:
    engine.run(BackupJob("home"))
    (backup,) = engine.backups()
    view = BackupsView(session)
    qtbot.addWidget(view)
    dialog = DrillDialog(session, backup, view)
    assert dialog.job == DrillJob(backup.id, "home")
    assert all(w.accessibleName() for w in (dialog.where,))
