"""A backup whose file nobody can see now: it is not shown as proved, nor chosen to be restored from."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.instants import HOUR
from influx_backup_gui.domain.job import DrillJob, DrillWay, Outcome
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.backups_view import BackupsView
from influx_backup_gui.gui.restore_backup_page import RestoreBackupPage
from influx_backup_gui.gui.row_model import RowFilter
from influx_backup_gui.gui.schedule_actions import ScheduleActions
from influx_backup_gui.gui.scheduling import Scheduling
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.machine import Machine, hourly, use
from tests.gui.window_steps import take_small


def back_up(engine: Engine, name: str) -> Path:
    """A backup of little; its archive."""
    return Path(engine.backup(take_small(engine, name)).path)


def states(shown: RowFilter) -> dict[str, str]:
    """The state of each backup, by its name."""
    return {str(shown.index(row, 2).data()): str(shown.index(row, 0).data()) for row in range(shown.rowCount())}


def watch(session: Session) -> None:
    """As the header of the window does."""
    session.watch.follow(lambda _: None, lambda _: None)


def test_a_disk_that_is_taken_away_and_comes_back_is_seen_in_list_and_details(
    session: Session, engine: Engine, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = back_up(engine, "one").parent
    view = BackupsView(session)
    qtbot.addWidget(view)
    watch(session)
    qtbot.waitUntil(lambda: states(view.filter) == {"one": "Proved"})
    qtbot.waitUntil(lambda: view.details.contents.rowCount() > 0)
    away = folder.rename(tmp_path / "away")
    session.watch.look()
    qtbot.waitUntil(lambda: states(view.filter) == {"one": "File not there"})
    assert "file not there" in view.details.text
    away.rename(folder)
    session.watch.look()
    qtbot.waitUntil(lambda: states(view.filter) == {"one": "Proved"})
    qtbot.waitUntil(lambda: view.details.contents.rowCount() > 0)
    assert "file not there" not in view.details.text


def test_a_file_that_was_cut_is_damaged_in_the_list_and_not_chosen_to_restore_from(
    session: Session, engine: Engine, qtbot: QtBot
) -> None:
    back_up(engine, "older")
    newest = back_up(engine, "newest")
    view, page = BackupsView(session), RestoreBackupPage(session)
    for widget in (view, page):
        qtbot.addWidget(widget)
    watch(session)
    qtbot.waitUntil(lambda: states(view.filter) == states(page.filter) == {"older": "Proved", "newest": "Proved"})
    os.truncate(newest, newest.stat().st_size - 1)
    session.watch.look()
    qtbot.waitUntil(lambda: states(view.filter) == states(page.filter) == {"older": "Proved", "newest": "Damaged"})
    assert "its file has another size" in page.warning
    later = RestoreBackupPage(session)
    qtbot.addWidget(later)
    qtbot.waitUntil(lambda: later.chosen is not None)
    assert later.chosen is not None
    assert later.chosen.name == "older"


def test_what_is_restored_from_by_itself_is_there(session: Session, engine: Engine, qtbot: QtBot) -> None:
    back_up(engine, "older")
    newest = back_up(engine, "newest")
    away = newest.rename(newest.with_name("away"))
    page = RestoreBackupPage(session)
    qtbot.addWidget(page)
    watch(session)
    qtbot.waitUntil(lambda: page.chosen is not None)
    assert page.chosen is not None
    assert page.chosen.name == "older"
    assert states(page.filter) == {"older": "Proved", "newest": "File not there"}
    brought: list[str] = []
    newest_id = next(b.id for b in engine.backups() if b.name == "newest")
    page.bring(newest_id, lambda: brought.append(newest_id))
    qtbot.waitUntil(lambda: brought == [newest_id])
    assert "Nobody can see its file" in page.warning
    away.rename(newest)
    session.watch.look()
    qtbot.waitUntil(lambda: states(page.filter) == {"older": "Proved", "newest": "Proved"})
    assert page.chosen.name == "newest"
    assert page.warning == ""


def test_what_was_chosen_before_the_list_was_read_goes_with_its_deletion(
    session: Session, engine: Engine, qtbot: QtBot
) -> None:
    back_up(engine, "kept")
    back_up(engine, "gone")
    wanted = next(b.id for b in engine.backups() if b.name == "gone")
    page = RestoreBackupPage(session)
    qtbot.addWidget(page)
    opened: list[str] = []
    page.bring(wanted, lambda: opened.append(wanted))
    qtbot.waitUntil(lambda: opened == [wanted])
    qtbot.waitUntil(lambda: states(page.filter) == {"kept": "Proved", "gone": "Proved"})
    qtbot.waitUntil(lambda: not session.background._under_way)
    assert engine.delete(wanted).problem is None
    session.backups_changed.emit()
    qtbot.waitUntil(lambda: "gone" not in states(page.filter))


def test_a_drill_of_the_newest_that_finds_no_file_is_told_in_the_history(
    session: Session, scheduling: Scheduling, machine: Machine, qtbot: QtBot, expected: Expected
) -> None:
    archive = back_up(session.engine, "one")
    machine.now += HOUR  # behind the backup, which the engine dates by its own clock
    drill = replace(hourly(machine), job=DrillJob(newest_of="home", way=DrillWay.DECODE))
    use(session, qtbot, drill)
    archive.rename(archive.with_name("away"))
    expected.add("failed")
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitSignal(session.run_ended) as ended:
        ScheduleActions(session, scheduling, parent).run(drill)
    run = ended.args[0]
    assert (run.outcome, run.schedule, run.kind) == (Outcome.FAILED, drill.id, "drill")
    assert "is not there" in run.summary
