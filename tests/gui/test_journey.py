"""One person's way through the whole window: from the first start to a mistake that is undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.gui.describe_restore import Page
from tests.gui.restore_steps import Person
from tests.gui.test_first_run import answer
from tests.gui.window_steps import LEFT, opened


def test_first_run_backup_details_restore_report_delete_undo(
    qtbot: QtBot, qapp: QApplication, demo: DemoServer, tmp_path: Path
) -> None:
    program = opened(qtbot, qapp, tmp_path / "new")
    page = answer(program, qtbot, demo)
    qtbot.mouseClick(page.go, LEFT)
    qtbot.waitUntil(lambda: bool(page.ready))
    with qtbot.waitSignal(program.session.run_ended) as first:
        qtbot.mouseClick(page.first_backup, LEFT)
    assert first.args[0].outcome is Outcome.SUCCEEDED, first.args[0].summary
    assert program.views.first_run is None
    qtbot.waitUntil(lambda: program.views.header.state.text == "Protected")

    backups = program.views.backup.backups
    qtbot.waitUntil(lambda: backups.details.contents.rowCount() == 14)

    person = Person(program, qtbot)
    person.opens_it()
    person.ticks("plant.meter")
    person.is_where()
    person.sees_the_plan()
    restored = person.restores()
    assert restored.outcome is Outcome.SUCCEEDED, restored.summary
    assert person.tab.step is Page.RESULT
    assert "plant → plant_restored" in person.tab.report
    assert demo.rows("plant_restored", "meter").equals(demo.rows("plant", "meter"))

    # The last proved backup cannot be deleted: of two the older one is.
    program.views.tabs.show_view(program.views.backup)
    person.takes_a_backup()
    qtbot.waitUntil(lambda: backups.filter.rowCount() == 2)
    chosen = backups.chosen
    backups.delete()
    qtbot.waitUntil(backups.undo.isVisible)
    assert not Path(chosen.path).exists()
    backups.undo.button.click()
    qtbot.waitUntil(lambda: Path(chosen.path).is_file())
    assert program.session.engine.backup(chosen.id) == chosen
    program.close()
