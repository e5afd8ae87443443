"""Preferences of the window: kept, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest

from influx_backup_gui.store.preferences import FILE_NAME, Preferences, load_preferences, save_preferences


def test_they_are_kept(tmp_path: Path) -> None:
    wanted = Preferences(notify_success=False, close_keeps_running=False, tray_told=True)
    save_preferences(tmp_path / "new", wanted)

    assert load_preferences(tmp_path / "new") == wanted
    assert load_preferences(tmp_path) == Preferences()


@pytest.mark.parametrize("text", ["", "[1]", '{"tray_told": "yes", "unknown": true, "notify_success": 0}', "\udcff"])
def test_what_makes_no_sense_is_as_at_first(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(text.encode(errors="surrogateescape"))

    assert load_preferences(tmp_path) == Preferences()
