"""What a folder keeps: shown before anything goes, kept, and applied as a job of the queue."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, PruneJob, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.engine.pruning import PrunePlan
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.repository_retention import RetentionDialog
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected
from tests.gui.mnemonics import texts, twice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(session: Session, qtbot: QtBot, expected: Expected) -> RetentionDialog:
    """Of the default folder with three backups of everything and one of a database, by way of the list of folders."""
    expected.add("propagateSizeHints")
    for job in (*[BackupJob("home")] * 3, BackupJob("home", Selection(("plant",)))):
        session.engine.run(job)
    folders = RepositoriesDialog(session, None)
    qtbot.addWidget(folders)
    folders.keep()
    made = folders.findChild(RetentionDialog)
    assert made is not None
    qtbot.waitUntil(lambda: "nothing would be removed" in made.keep.said)
    return made


def test_nothing_goes_before_it_is_shown_and_asked_for(session: Session, dialog: RetentionDialog, qtbot: QtBot) -> None:
    assert not dialog.clean.isEnabled()
    dialog.keep.last.setValue(1)
    dialog.keep.minimum.setValue(1)
    qtbot.waitUntil(lambda: "2 of 4 backups here would go" in dialog.keep.said)
    assert sorted(v.keep for v in dialog.keep.model.rows) == [False, False, True, True]
    assert twice(texts(dialog)) == []
    with qtbot.waitSignal(session.settings_changed):
        qtbot.mouseClick(dialog.ok, LEFT)
    assert session.engine.repositories()[0].retention == RetentionPolicy(last=1, minimum=1)
    assert len(session.engine.backups()) == 4
    assert session.queue.jobs() == ()


def test_what_is_not_kept_goes_to_the_trash_as_a_job(session: Session, dialog: RetentionDialog, qtbot: QtBot) -> None:
    dialog.keep.last.setValue(1)
    dialog.keep.minimum.setValue(1)
    qtbot.waitUntil(dialog.clean.isEnabled)
    with qtbot.waitSignal(session.run_ended) as ended:
        qtbot.mouseClick(dialog.clean, LEFT)
    assert (ended.args[0].kind, ended.args[0].summary[:15]) == ("prune", "Moved 2 backups")
    assert len(session.engine.backups()) == 2
    assert len(session.engine.trashed()) == 2


def test_what_goes_is_what_was_shown(
    session: Session, dialog: RetentionDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan of other rules, shown before or answered late, is no leave to clean up by these."""
    dialog.keep.last.setValue(1)
    dialog.keep.minimum.setValue(1)
    qtbot.waitUntil(dialog.clean.isEnabled)
    plan, asked, late = session.engine.plan_prune, list[int](), threading.Event()

    def slowly(job: PruneJob, now: int, **known: Any) -> PrunePlan:
        asked.append(now)
        if len(asked) == 1:
            late.wait(60)
        return plan(job, now, **known)

    monkeypatch.setattr(session.engine, "plan_prune", slowly)
    dialog.keep.last.setValue(2)
    assert not dialog.clean.isEnabled(), "what these rules do is not shown yet"
    qtbot.waitUntil(lambda: len(asked) == 1)
    dialog.keep.last.setValue(9)
    qtbot.waitUntil(lambda: "nothing would be removed" in dialog.keep.said)
    late.set()
    qtbot.waitUntil(lambda: not session.background._under_way)
    assert "nothing would be removed" in dialog.keep.said
    assert not dialog.clean.isEnabled()


def test_cancel_changes_nothing(session: Session, dialog: RetentionDialog) -> None:
    before = session.settings
    dialog.keep.last.setValue(1)
    dialog.reject()
    assert session.settings == before
