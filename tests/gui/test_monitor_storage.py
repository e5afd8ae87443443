"""The page Storage of the monitor: folders with their disk, servers and databases, the trash, a folder that moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.gui import describe
from influx_backup_gui.gui.monitor_storage import StoragePage
from influx_backup_gui.gui.monitor_tab import MonitorTab
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.person import pressing

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
USED, FREE, ARCHIVES, LARGEST, TRASH = range(1, 6)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(session: Session, qtbot: QtBot, expected: Expected) -> MonitorTab:
    """Its page Storage is shown, with one archive in place and one in the trash."""
    expected.add("propagateSizeHints()")
    engine = session.engine
    assert all(engine.run(BackupJob("home")).outcome is Outcome.SUCCEEDED for _ in range(2))
    assert engine.delete(engine.backups()[1].id).outcome is Outcome.SUCCEEDED
    made = MonitorTab(session)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.pages.setCurrentWidget(made.storage)
    qtbot.waitUntil(lambda: bool(made.storage.uses.rows and made.storage.spaces.rows))
    return made


@pytest.fixture
def page(tab: MonitorTab) -> StoragePage:
    return tab.storage


def shown(page: StoragePage, column: int) -> str:
    return str(page.space_table.model().index(0, column).data())


def test_each_folder_and_each_database(page: StoragePage, session: Session) -> None:
    (kept,) = session.engine.backups()
    size = describe.size(kept.bytes)
    assert (shown(page, USED), shown(page, ARCHIVES), shown(page, LARGEST)) == (size, "1", size)
    assert shown(page, TRASH) != "–"
    assert shown(page, FREE).endswith(("MB", "GB", "TB"))
    assert {(u.server, u.database) for u in page.uses.rows} == {("home", d) for d in ("", *kept.databases)}
    assert all(u.bytes for u in page.uses.rows)


def test_of_several_folders_one_is_chosen_before_it_moves(
    tab: MonitorTab, page: StoragePage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.move_button.isEnabled(), "the only one"
    add_repository(session.engine.resources, "disk", tmp_path / "disk")
    session.after_settings()
    qtbot.waitUntil(lambda: len(page.spaces.rows) == 2)
    assert not page.move_button.isEnabled()
    page.space_table.selectRow(1)
    assert page.move_button.isEnabled()
    chosen = page._chosen()
    assert chosen is not None
    assert chosen == page.spaces.rows[1]


def test_the_trash_is_emptied_after_a_question(page: StoragePage, session: Session, qtbot: QtBot) -> None:
    with pressing(NO) as asked:
        qtbot.mouseClick(page.empty_button, LEFT)
    assert "Remove 1 archive " in asked[0]
    assert page.spaces.rows[0].trashed == 1
    with pressing(YES):
        qtbot.mouseClick(page.empty_button, LEFT)
    qtbot.waitUntil(lambda: not page.spaces.rows[0].trashed)
    assert not page.empty_button.isEnabled()
    assert len(session.engine.backups()) == 1


def test_a_folder_moves_and_is_verified(
    page: StoragePage, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "other"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    with pressing(YES), qtbot.waitSignal(session.run_ended) as ended:
        qtbot.mouseClick(page.move_button, LEFT)
    (run,) = ended.args
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert "verified there" in run.summary
    qtbot.waitUntil(lambda: page.spaces.rows[0].path == str(target))
