"""Waking up is noticed at once, over a real bus: what was due meanwhile runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.instants import DAY, HOUR
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import EveryHours
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.gui.sleep_signal import SleepSignal
from tests.gui.desktop import TRAY, Desktop, require_desktop

pytestmark = pytest.mark.slow  # a whole desktop of its own

_MUCH_LESS_THAN_HALF_A_MINUTE = 12.0
LOGIND = "org.freedesktop.login1"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    require_desktop(screen=False)
    with Desktop(tmp_path / "session", screen=False) as made:
        made.offer(LOGIND)
        yield made


@pytest.fixture
def sleep(desktop: Desktop, qapp: QApplication) -> Iterator[SleepSignal]:
    yield SleepSignal(QDBusConnection.connectToBus(desktop.address, "sleep"))
    QDBusConnection.disconnectFromBus("sleep")


def prepare_for_sleep(desktop: Desktop, begins: bool) -> None:
    desktop.tell("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", "b", (begins,))


def test_falling_asleep_says_nothing_and_waking_up_does(desktop: Desktop, sleep: SleepSignal, qtbot: QtBot) -> None:
    woken: list[None] = []
    sleep.woke.connect(lambda: woken.append(None))
    for begins in (True, False, True, False):
        prepare_for_sleep(desktop, begins)

    qtbot.waitUntil(lambda: len(woken) == 2)


def test_without_a_bus_nothing_comes(qapp: QApplication) -> None:
    assert not QDBusConnection("nothing of that name").isConnected()
    SleepSignal(QDBusConnection("nothing of that name"))


def test_what_was_due_while_it_slept_runs_once_after_it_woke_up(tmp_path: Path, engine: Engine) -> None:
    require_desktop()
    with Desktop(tmp_path / "session") as desktop:
        desktop.offer(LOGIND)
        desktop.offer(TRAY)
        desktop.start_program(tmp_path / "home", "--hidden")
        desktop.wait(lambda: desktop.has_icon and "Not protected" in desktop.tool_tip)
        now = time.time_ns()
        hourly = Schedule("n", "hourly", BackupJob("home"), EveryHours(1, 0), "UTC", now - DAY)
        # Written by another process: without a reason this program looks only every half minute.
        engine.update_settings(lambda s: replace(s, schedules=(hourly,)))

        prepare_for_sleep(desktop, True)
        prepare_for_sleep(desktop, False)

        desktop.wait(lambda: engine.runs(schedule="n", kind="backup"), _MUCH_LESS_THAN_HALF_A_MINUTE)
        desktop.wait(engine.backups)
        runs = engine.runs(schedule="n", kind="backup")
        assert len(runs) == 1
        assert runs[0].slot is not None
        assert now - runs[0].slot < HOUR
    assert desktop.said == ""
