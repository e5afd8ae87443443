"""Reads away from the GUI thread end with the program, also where a server says nothing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.background import Background
from tests.gui.restore_steps import Person
from tests.gui.window_steps import opened

_AT_ONCE = 30.0  # the server is silent for 60


def test_a_read_that_does_not_end_is_not_waited_for_longer_than_was_said(qtbot: QtBot) -> None:
    background, let_go = Background(), threading.Event()
    answers: list[bool] = []
    background.read(lambda: let_go.wait(60), answers.append)
    began = time.monotonic()

    assert not background.close(100)

    assert time.monotonic() - began < _AT_ONCE
    let_go.set()
    assert background.close(5_000)
    qtbot.wait(50)
    assert answers == []


@pytest.mark.parametrize("what", ["inspect", "test", "estimate", "plan"])
def test_a_read_from_a_silent_server_ends_with_the_program(
    qtbot: QtBot, qapp: QApplication, engine: Engine, demo: DemoServer, tmp_path: Path, what: str
) -> None:
    program = opened(qtbot, qapp, tmp_path / "home")
    views, session = program.views, program.session
    person = Person(program, qtbot)
    if what == "plan":
        person.takes_a_backup()
        person.opens_it()
        person.is_where()
    qtbot.waitUntil(views.backup.form.start.isEnabled)
    qtbot.waitUntil(lambda: not program.background._under_way)
    silence = demo.faults.add(Fault("stall", times=None, value=60.0))
    if what == "inspect":
        views.backup.form.what.load()
    elif what == "test":
        session.read(lambda: session.test_address(ServerConfig("x", demo.url), demo.token), lambda _: None)
    elif what == "estimate":
        session.read(lambda: session.engine.plan_backup(BackupJob("home"), session.stopping), lambda _: None)
    else:
        person.goes_on()
    qtbot.waitUntil(lambda: silence.hits > 0)
    assert program.background._under_way
    began = time.monotonic()

    assert program.close()

    assert time.monotonic() - began < _AT_ONCE
