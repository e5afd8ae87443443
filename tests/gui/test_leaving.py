"""Closing and quitting: to the tray, minimised, with a question, with patience, and by force."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Daily, EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.app import Program
from influx_backup_gui.store.preferences import Preferences, load_preferences
from tests.gui.conftest import Expected
from tests.gui.machine import stalled
from tests.gui.person import pressing


@pytest.fixture(autouse=True)
def offscreen(expected: Expected) -> None:
    """What the offscreen platform says of trays and dialogs, which it does not know."""
    for part in ("systemTrayWindowChanged", "raise()", "propagateSizeHints()"):
        expected.add(part)


def test_closing_to_the_tray_is_told_once_and_remembered(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []
    program.leaving.told.connect(lambda title, _: told.append(title))
    program.outside.presence.changed.emit(True)

    assert not program.window.close()
    assert not program.window.isVisible()
    assert told == ["Influx Backup keeps running"]
    qtbot.waitUntil(lambda: load_preferences(tmp_path / "home").tray_told)

    program.show_window()
    assert program.window.isVisible()
    assert not program.window.close()
    assert len(told) == 1


def test_without_a_tray_but_with_a_schedule_it_is_minimised_and_says_how_to_do_without(
    program: Program, qtbot: QtBot
) -> None:
    told: list[str] = []
    program.leaving.told.connect(lambda title, _: told.append(title))
    nightly = Schedule("1", "nightly", BackupJob("home"), Daily((120,)), "UTC", program.session.now())
    program.session.change_settings(lambda s: type(s)(servers=s.servers, schedules=(nightly,)))
    qtbot.waitUntil(lambda: bool(program.session.settings.schedules))

    assert not program.window.close()

    assert program.window.isMinimized()
    assert "no tray" in program.window.notice.message
    assert "influx-backup scheduler install" in program.window.notice.hint
    program.show_window()
    assert not program.window.close()
    assert len(told) == 1


def test_who_wants_closing_to_quit_gets_that(program: Program, qtbot: QtBot) -> None:
    program.outside.preferences = Preferences(close_keeps_running=False)
    program.outside.presence.changed.emit(True)

    with qtbot.waitSignal(program.left):
        assert program.window.close()


def test_quitting_while_a_job_runs_asks_and_staying_stays(program: Program, demo: DemoServer, qtbot: QtBot) -> None:
    stalled(program.session, demo, qtbot)
    with pressing("Keep running") as asked:
        assert not program.leaving.quit()

    assert asked == ["A job is running. Quit and cancel it?"]
    assert len(program.session.queue.running()) == 1


def test_quitting_waits_for_a_clean_cancel(program: Program, demo: DemoServer, qtbot: QtBot) -> None:
    stalled(program.session, demo, qtbot)
    with pressing("quit"), qtbot.waitSignal(program.left):
        program.leaving.quit()

    assert program.session.queue.jobs() == ()
    assert program.session.engine.runs(1)[0].outcome is Outcome.CANCELLED


def test_nothing_new_starts_while_it_quits_and_a_second_wish_asks_nothing(
    program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    session, leaving, now = program.session, list[None](), program.session.now()
    program.leaving.leaving.connect(lambda: leaving.append(None))
    qtbot.waitUntil(lambda: not program.scheduling.looking)
    stalled(program.session, demo, qtbot)
    with pressing("quit") as asked:
        program.leaving.quit()

    assert session.queue.jobs()
    assert not program.window.close()
    missed = Schedule("1", "missed", BackupJob("home"), EveryHours(1, now - SECOND), "UTC", now - 2 * SECOND)
    session.engine.update_settings(lambda s: replace(s, schedules=(missed,)))
    program.scheduling.look()
    with qtbot.waitSignal(program.left):
        assert program.leaving.quit()
    assert (len(asked), len(leaving)) == (1, 1)
    qtbot.waitUntil(lambda: not program.scheduling.looking)
    assert session.queue.jobs() == ()


def test_where_closing_quits_the_window_stays_until_jobs_were_cancelled(
    program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    program.outside.preferences = Preferences(close_keeps_running=False)
    stalled(program.session, demo, qtbot)
    with pressing("quit"), qtbot.waitSignal(program.left):
        assert not program.window.close()
        assert program.window.isVisible()
    assert program.window.close()


def test_a_session_that_ends_waits_for_no_answer_and_the_menu_of_a_system_asks(
    program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    stalled(program.session, demo, qtbot)
    with pressing("Keep running") as asked:
        program.on_quit_wished(session_ends=False)
    assert len(asked) == 1
    assert program.session.queue.running()
    with qtbot.waitSignal(program.left):
        program.on_quit_wished(session_ends=True)
    assert program.session.engine.runs(1)[0].outcome is Outcome.CANCELLED


def test_the_key_that_quits_quits(program: Program, qtbot: QtBot) -> None:
    program.window.activateWindow()
    qtbot.waitActive(program.window)
    with qtbot.waitSignal(program.left):
        qtbot.keyClick(program.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)


_STUCK = """
import sys, threading
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.gui import app
Engine.run = lambda *_: threading.Event().wait()
opened = app.Program._on_opened
def on_opened(self, engine):
    opened(self, engine)
    self.session.start(BackupJob("home"), "stuck")
    print("stuck", flush=True)
    self.leave()
app.Program._on_opened = on_opened
sys.exit(app.main(["--home", sys.argv[1]]))
"""


@pytest.mark.slow
def test_a_job_that_cannot_be_stopped_does_not_keep_the_program_for_ever(tmp_path: Path, engine: Engine) -> None:
    home = tmp_path / "home"
    command = [sys.executable, "-c", _STUCK, str(home)]
    stuck = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert stuck.stdout == "stuck\n", stuck.stderr
    assert stuck.returncode == 3, stuck.stderr
    assert "Fatal" not in stuck.stderr
    assert "Destroyed while" not in stuck.stderr


_QUIT = """
import sys
from PySide6.QtCore import QEvent
from influx_backup_gui.gui import app
from influx_backup_gui.gui.application import Application
opened = app.Program._on_opened
def on_opened(self, engine):
    opened(self, engine)
    print("shown" if self.window.isVisible() else "hidden", flush=True)
    Application.postEvent(Application.instance(), QEvent(QEvent.Type.Quit))
app.Program._on_opened = on_opened
sys.exit(app.main(["--home", sys.argv[1]]))
"""


def test_the_system_can_quit_it_although_closing_would_only_minimise_it(tmp_path: Path, engine: Engine) -> None:
    nightly = Schedule("1", "nightly", BackupJob("home"), Daily((120,)), "UTC", time.time_ns())
    engine.update_settings(lambda s: type(s)(servers=s.servers, schedules=(nightly,)))
    command = [sys.executable, "-c", _QUIT, str(tmp_path / "home")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert ended.stdout == "shown\n", ended.stderr
    assert ended.returncode == 0
