"""A dialog that is closed before what it keeps is kept: everybody hears of it all the same, also of what failed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from influx_backup_gui.domain.errors import BackupError, Problem
from influx_backup_gui.domain.job import PruneJob
from influx_backup_gui.gui.monitor_alerts import AlertsDialog
from influx_backup_gui.gui.repositories_dialog import RepositoriesDialog
from influx_backup_gui.gui.repository_retention import RetentionDialog
from influx_backup_gui.gui.schedule_edit import ScheduleDialog
from influx_backup_gui.gui.servers_dialog import ServerDialog
from influx_backup_gui.gui.session import Session

Opened = Callable[[Session, Path], QDialog]


def server(session: Session, _: Path) -> QDialog:
    dialog = ServerDialog(session, None)
    dialog.edit.name.setText("new")
    dialog.edit.url.setText("http://127.0.0.1:1")
    dialog.edit.place.setCurrentIndex(dialog.edit.place.findData("none"))
    dialog.save()
    return dialog


def folder(session: Session, tmp_path: Path) -> QDialog:
    dialog = RepositoriesDialog(session, None)
    dialog.add(tmp_path / "more")
    return dialog


def schedule(session: Session, _: Path) -> QDialog:
    dialog = ScheduleDialog(session, None)
    dialog.save()
    return dialog


def retention(session: Session, _: Path) -> QDialog:
    dialog = RetentionDialog(session, None, session.engine.repositories()[0])
    dialog.keep.last.setValue(3)
    dialog.save(False)
    return dialog


def alerts(session: Session, _: Path) -> QDialog:
    dialog = AlertsDialog(session, None)
    dialog.stuck.setValue(77)
    dialog.save()
    return dialog


@pytest.mark.parametrize("opened", [server, folder, schedule, retention, alerts])
def test_what_was_kept_is_seen_at_once(opened: Opened, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    before = session.settings
    dialog = opened(session, tmp_path)
    with qtbot.waitSignal(session.settings_changed):
        delete(dialog)
    assert session.settings != before


@pytest.mark.parametrize("opened", [server, folder, schedule, retention, alerts])
def test_what_could_not_be_kept_is_said_in_the_window(
    opened: Opened, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise BackupError("The disk is full.", "Make room.")

    monkeypatch.setattr(session.engine, "update_settings", full)
    monkeypatch.setattr(session.engine.resources, "update_settings", full)
    told: list[Problem] = []
    session.troubled.connect(told.append)
    dialog = opened(session, tmp_path)
    delete(dialog)
    qtbot.waitUntil(lambda: [p.message for p in told] == ["The disk is full."])


def test_a_clean_up_that_was_asked_for_starts(session: Session, qtbot: QtBot) -> None:
    dialog = RetentionDialog(session, None, session.engine.repositories()[0])
    dialog.save(True)
    with qtbot.waitSignal(session.queue.changed):
        delete(dialog)
    assert [type(q.job) for q in session.queue.jobs()] == [PruneJob]
    qtbot.waitUntil(lambda: not session.queue.jobs())
