"""Preferences: what is ticked is kept, and what the system refuses is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.autostart import StartAtLogin
from influx_backup_gui.gui.preferences_dialog import PreferencesDialog
from influx_backup_gui.store.preferences import load_preferences
from tests.gui.conftest import Expected


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: Expected) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for part in ("raise()", "propagateSizeHints()"):
        expected.add(part)
    return tmp_path / "config"


def opened(program: Program, qtbot: QtBot) -> PreferencesDialog:
    program.session.preferences_asked.emit()
    dialog = program._preferences
    assert isinstance(dialog, PreferencesDialog)
    qtbot.waitUntil(dialog.login.isEnabled)
    return dialog


def test_what_is_ticked_is_kept(config: Path, program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(program, qtbot)
    assert (dialog.login.isChecked(), dialog.close_keeps.isChecked(), dialog.success.isChecked()) == (False, True, True)
    dialog.login.setChecked(True)
    dialog.success.setChecked(False)
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    qtbot.waitUntil(lambda: program._preferences is None)

    assert StartAtLogin(tmp_path / "home").is_on()
    assert program.outside.preferences.notify_success is False
    assert load_preferences(tmp_path / "home").notify_success is False
    again = opened(program, qtbot)
    assert again.login.isChecked()
    again.login.setChecked(False)
    again.keep()
    qtbot.waitUntil(lambda: not StartAtLogin(tmp_path / "home").is_on())


def test_there_is_one_dialog_and_cancel_changes_nothing(
    config: Path, program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(program, qtbot)
    program.session.preferences_asked.emit()
    assert program._preferences is dialog
    dialog.success.setChecked(False)
    dialog.reject()

    assert program.outside.preferences.notify_success is True
    assert not (tmp_path / "home" / "window.json").exists()


def test_what_the_system_refuses_is_said_and_the_dialog_stays(config: Path, program: Program, qtbot: QtBot) -> None:
    config.mkdir()
    dialog = opened(program, qtbot)
    (config / "autostart").write_text("a file in the place of the folder")
    dialog.login.setChecked(True)
    dialog.keep()
    qtbot.waitUntil(dialog.trouble.isVisible)

    assert "autostart" in dialog.trouble.text()
    assert dialog.isVisible()
