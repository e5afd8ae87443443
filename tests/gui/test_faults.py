"""A fault in a slot or a thread is logged, told once, and the window lives on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.background import Background
from influx_backup_gui.gui.faults import FaultReporter
from tests.gui.conftest import Expected


@pytest.fixture
def reporter() -> Iterator[FaultReporter]:
    made = FaultReporter()
    made.install()
    yield made
    made.uninstall()


def test_one_place_is_told_once_and_logged_each_time(qtbot: QtBot, reporter: FaultReporter, expected: Expected) -> None:
    expected.add("fault in the window")
    told: list[str] = []
    reporter.noticed.connect(lambda line, _: told.append(line))

    def broken() -> None:
        raise RuntimeError("no more")

    for _ in range(3):
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()

    assert len(expected.seen) == 3
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["RuntimeError: no more"]


def test_a_fault_in_a_slot_is_shown_and_the_window_lives_on(program: Program, expected: Expected, qtbot: QtBot) -> None:
    expected.add("fault in the window")
    program.session.told.connect(lambda _: 1 // 0)
    program.session.told.emit("x")

    qtbot.waitUntil(lambda: "ZeroDivisionError" in program.window.notice.message)
    assert program.window.isVisible()


def test_a_fault_in_a_read_becomes_a_problem(qtbot: QtBot, expected: Expected) -> None:
    expected.add("fault in a background read")
    background = Background()
    problems: list[Problem] = []
    background.read(lambda: 1 // 0, failed=problems.append)
    qtbot.waitUntil(lambda: len(problems) == 1)

    assert problems[0].unexpected
    assert background.close(5_000)


def test_an_answer_that_nobody_waits_for_is_dropped(qtbot: QtBot) -> None:
    background = Background()
    answers: list[int] = []
    background.read(lambda: 1, answers.append).drop()
    background.read(lambda: 2, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert background.close(5_000)

    assert answers == [2]
