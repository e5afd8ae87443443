"""Settings of another machine in the window: at the first start, and from the preferences."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Trigger
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.repositories import add_repository
from influx_backup_gui.engine.settings_transfer import found_in
from influx_backup_gui.gui import settings_import
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.settings_import import SettingsImportDialog
from influx_backup_gui.store.kept_settings import KeptSettings
from tests.gui.person import answering
from tests.gui.window_steps import LEFT


@pytest.fixture
def disk(engine: Engine, tmp_path: Path) -> Path:
    """All that is left of a machine that knew the demo server as `home`: its folder of archives, with one backup."""
    folder = tmp_path / "disk"
    add_repository(engine.resources, "usb", folder, default=True)
    assert engine.run(BackupJob("home"), Trigger.MANUAL).problem is None
    return folder


def shown(program: Program, qtbot: QtBot, source: Path) -> SettingsImportDialog:
    dialog = SettingsImportDialog(program.session, program.window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.look_at(source)
    qtbot.waitUntil(lambda: dialog.found.count() > 0 or dialog.said != "")
    return dialog


def test_the_disk_alone_brings_server_and_backups_back(newcomer: Program, qtbot: QtBot, disk: Path) -> None:
    dialog = shown(newcomer, qtbot, disk)
    assert "servers home" in dialog.found.item(0).text()

    with qtbot.waitSignal(dialog.taken):
        qtbot.mouseClick(dialog.take, LEFT)

    assert newcomer.session.server == "home"
    assert "Backups listed: 1." in dialog.said
    assert len(newcomer.session.engine.backups()) == 1


def test_a_newcomer_who_has_backups_goes_on_to_the_tabs(newcomer: Program, qtbot: QtBot, disk: Path) -> None:
    """The dialog is one that the first page opens and waits for."""
    looked: list[SettingsImportDialog] = []

    def act(dialog: SettingsImportDialog) -> None:
        if not looked:
            looked.append(dialog)
            dialog.look_at(disk)
        elif dialog.take.isEnabled():
            dialog.take.click()
        elif "Backups listed" in dialog.said:
            dialog.reject()

    with answering(SettingsImportDialog, act):
        newcomer.views.first_run.known.click()
    assert newcomer.views.first_run is None
    assert newcomer.session.server == "home"
    qtbot.waitUntil(lambda: len(newcomer.views.backup.backups.model.rows) == 1)


def test_what_was_found_in_a_folder_before_cannot_be_taken_from_another(
    newcomer: Program, qtbot: QtBot, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, late = found_in, threading.Event()

    def slowly(source: Path) -> tuple[KeptSettings, ...]:
        if source == disk:
            late.wait(60)
        return find(source)

    dialog = shown(newcomer, qtbot, disk)
    assert dialog.take.isEnabled()
    monkeypatch.setattr(settings_import, "found_in", slowly)
    dialog.look_at(disk)
    assert not dialog.take.isEnabled()
    dialog.look_at(tmp_path)
    qtbot.waitUntil(lambda: "No settings are kept" in dialog.said)
    late.set()
    qtbot.waitUntil(lambda: not newcomer.background._under_way)
    assert dialog.found.count() == 0
    assert not dialog.take.isEnabled()


def test_what_is_set_differently_is_only_replaced_when_ticked(newcomer: Program, qtbot: QtBot, disk: Path) -> None:
    mine = ServerConfig("home", "http://127.0.0.1:9")
    newcomer.session.engine.update_settings(lambda s: replace(s, servers=(mine,)))
    dialog = shown(newcomer, qtbot, disk)

    qtbot.mouseClick(dialog.take, LEFT)

    qtbot.waitUntil(dialog.replace_own.isVisible)
    assert "server 'home'" in dialog.said
    assert newcomer.session.settings.servers == (mine,)
    dialog.replace_own.setChecked(True)
    with qtbot.waitSignal(dialog.taken):
        qtbot.mouseClick(dialog.take, LEFT)
    assert newcomer.session.settings.servers != (mine,)


def test_a_folder_without_settings_is_said(newcomer: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(newcomer, qtbot, tmp_path)
    assert "No settings are kept" in dialog.said
    assert not dialog.take.isEnabled()
