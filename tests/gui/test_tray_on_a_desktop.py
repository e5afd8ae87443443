"""The tray as a panel sees it, over a real bus: there, late, gone, pressed."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.engine.engine import Engine
from tests.gui.desktop import TRAY, Desktop, require_desktop

pytestmark = pytest.mark.slow  # a whole desktop of its own


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    require_desktop()
    with Desktop(tmp_path / "session") as made:
        yield made
    assert made.said == ""


@pytest.fixture
def home(engine: Engine) -> Path:
    """A home folder that knows the demo server; nobody else has it open."""
    folder = engine.resources.places.config
    assert isinstance(folder, Path)
    return folder


def test_state_menu_backup_pause_and_quit(desktop: Desktop, home: Path, demo: DemoServer, engine: Engine) -> None:
    desktop.offer(TRAY)
    program = desktop.start_program(home)
    desktop.wait(lambda: desktop.has_icon)
    desktop.wait(lambda: "There is no proved backup" in desktop.tool_tip)
    assert "Not protected" in desktop.tool_tip
    sizes = {pixmap[0] for pixmap in desktop.icon("IconPixmap")}
    assert sizes >= {16, 22, 24, 32, 48, 64}

    desktop.press("Back up home now")

    desktop.wait(lambda: "Protected: last proved backup just now" in desktop.tool_tip)
    result = desktop.entry("Last result")
    assert result is not None
    assert "Backup home: succeeded, just now" in result.label
    assert len(engine.backups()) == 1

    desktop.press("For 1 hour")
    desktop.wait(lambda: "Schedules are paused until" in desktop.tool_tip)
    assert desktop.entry("Pause schedules") is None
    desktop.press("Resume schedules")
    desktop.wait(lambda: "Protected" in desktop.tool_tip)

    desktop.press("Quit")
    assert program.wait(60) == 0


def test_closing_leaves_it_in_the_tray_and_the_icon_opens_it_again(desktop: Desktop, home: Path) -> None:
    desktop.offer(TRAY)
    program = desktop.start_program(home)
    desktop.wait(lambda: desktop.has_icon and desktop.window_is_shown())

    desktop.close_window()
    desktop.wait(lambda: not desktop.window_is_shown())
    assert program.poll() is None
    desktop.activate()
    desktop.wait(desktop.window_is_shown)

    desktop.close_window()
    desktop.wait(lambda: not desktop.window_is_shown())
    desktop.press("Open Influx Backup")
    desktop.wait(desktop.window_is_shown)

    desktop.close_window()
    desktop.wait(lambda: not desktop.window_is_shown())
    second = desktop.start_program(home)
    assert second.wait(60) == 0
    desktop.wait(desktop.window_is_shown)


def test_a_tray_that_appears_late_gets_the_icon(desktop: Desktop, home: Path) -> None:
    desktop.start_program(home)
    desktop.wait(desktop.window_is_shown)
    assert not desktop.has_icon

    desktop.offer(TRAY)

    desktop.wait(lambda: desktop.has_icon)
    desktop.wait(lambda: "Not protected" in desktop.tool_tip)


def test_when_the_tray_goes_away_the_window_is_not_lost(desktop: Desktop, home: Path) -> None:
    desktop.offer(TRAY)
    desktop.start_program(home)
    desktop.wait(lambda: desktop.has_icon and desktop.window_is_shown())
    desktop.close_window()
    desktop.wait(lambda: not desktop.window_is_shown())

    desktop.withdraw(TRAY)

    desktop.wait(desktop.window_is_shown)
    desktop.offer(TRAY)
    desktop.wait(lambda: desktop.has_icon)


def test_without_a_tray_and_with_nothing_to_do_closing_ends_the_program(desktop: Desktop, home: Path) -> None:
    program = desktop.start_program(home)
    desktop.wait(desktop.window_is_shown)
    desktop.wait((home / "catalog.sqlite").exists)

    desktop.close_window()

    assert program.wait(60) == 0


def test_started_at_login_it_is_in_the_tray_and_shows_no_window(desktop: Desktop, home: Path) -> None:
    desktop.offer(TRAY)
    program = desktop.start_program(home, "--hidden")
    desktop.wait(lambda: desktop.has_icon)
    desktop.wait(lambda: "Not protected" in desktop.tool_tip)
    assert not desktop.window_is_shown()

    # Once more at login, or by hand: only the second one is meant to be seen.
    assert desktop.start_program(home, "--hidden").wait(60) == 0
    assert not desktop.window_is_shown()
    assert desktop.start_program(home).wait(60) == 0
    desktop.wait(desktop.window_is_shown)
    assert program.poll() is None


def test_hidden_settings_that_cannot_be_read_open_the_window(desktop: Desktop, home: Path) -> None:
    (home / "settings.json").write_text("{")
    desktop.expected.append("settings.json cannot be read")
    desktop.offer(TRAY)
    desktop.start_program(home, "--hidden")

    desktop.wait(desktop.window_is_shown)


@pytest.mark.slow
def test_a_hidden_start_where_no_tray_appears_is_not_lost(desktop: Desktop, home: Path) -> None:
    desktop.start_program(home, "--hidden")
    desktop.wait((home / "catalog.sqlite").exists)
    assert not desktop.window_is_shown()

    # Without a window manager, minimised windows are mapped.
    desktop.wait(desktop.window_is_shown, 60)


def test_a_polite_kill_takes_the_icon_away_at_once(desktop: Desktop, home: Path) -> None:
    desktop.offer(TRAY)
    program = desktop.start_program(home)
    desktop.wait(lambda: desktop.has_icon)

    program.send_signal(signal.SIGTERM)

    assert program.wait(60) == 0
