"""Backups in the window that do not go well: cancelled in each phase, a full disk, a dead server, a wrong token."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.gui.app import Program
from influx_backup_gui.gui.jobs import JobThread
from tests.faults.disks import empty, fill, small_disk
from tests.gui.conftest import Expected
from tests.gui.window_steps import LEFT, back_up, saved


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where the archives are."""
    return tmp_path / "home" / "backups"


@pytest.fixture
def disk(backups: Path) -> Iterator[Path]:
    """The default folder on a disk of its own, there before the window is."""
    with small_disk(backups) as mounted:
        yield mounted


def files(folder: Path) -> list[str]:
    """Every file of the backups, but what a test and the lock of the folder need."""
    return [p.name for p in folder.rglob("*") if p.is_file() and p.name != "filler" and not p.name.startswith(".lock")]


@pytest.mark.parametrize("phase", ["planning", "reading", "proving"])
def test_cancel_in_each_phase_leaves_nothing(
    program: Program, demo: DemoServer, qtbot: QtBot, backups: Path, phase: str
) -> None:
    """The cancel comes from within the phase, so that it is this one and no other."""
    form = program.views.backup.form
    qtbot.waitUntil(form.start.isEnabled)
    ready, seen = threading.Event(), list[str]()
    demo.faults.add(Fault("call", value=lambda: ready.wait(60)))
    qtbot.mouseClick(form.start, LEFT)
    (thread,) = program.session.queue.findChildren(JobThread)

    def on_progress(progress: object) -> None:
        seen.append(getattr(progress, "phase", ""))
        if seen[-1] == phase:
            thread.queued.cancel.cancel()

    thread.progressed.connect(on_progress, Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(program.session.run_ended) as ended:
        ready.set()

    assert seen[-1] == phase
    assert ended.args[0].outcome is Outcome.CANCELLED
    assert files(backups) == []
    assert program.session.engine.backups() == ()
    assert program.window.notice.isHidden()
    assert program.window.windowTitle() == "Influx Backup"
    qtbot.waitUntil(lambda: "no proved backup" in program.views.header.freshness)
    demo.faults.clear()
    assert back_up(program, qtbot).outcome is Outcome.SUCCEEDED


def test_a_full_disk_is_told_with_what_to_do_and_the_next_backup_works(
    disk: Path, program: Program, demo: DemoServer, qtbot: QtBot
) -> None:
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    # Every answer waits for a full disk: one that came before it would leave room when its part is encoded again.
    full, once = threading.Event(), threading.Lock()

    def fills() -> None:
        with once:
            if not full.is_set():
                fill(disk)
                full.set()

    struck = demo.faults.add(Fault("call", sql="SELECT * FROM", times=None, value=fills))

    run = back_up(program, qtbot)

    assert struck.hits >= 1
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.NO_SPACE
    notice, header = program.window.notice, program.views.header
    assert notice.isVisible()
    assert str(disk) in notice.message
    assert notice.hint
    qtbot.waitUntil(lambda: header.state.text == "Not protected")
    assert files(disk) == []

    demo.faults.clear()
    empty(disk)
    again = back_up(program, qtbot)
    assert again.outcome is Outcome.SUCCEEDED, again.summary
    assert notice.isHidden()
    qtbot.waitUntil(lambda: header.state.text == "Protected")


@pytest.mark.usefixtures("impatient")
def test_a_server_that_dies_in_the_middle(program: Program, demo: DemoServer, qtbot: QtBot, backups: Path) -> None:
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    gone = demo.faults.add(Fault("reset", sql="SELECT *", skip=1, times=None))

    run = back_up(program, qtbot)

    assert gone.hits > 0
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.UNREACHABLE
    assert demo.url in program.window.notice.message
    assert program.window.notice.hint
    assert files(backups) == []
    demo.faults.clear()
    assert back_up(program, qtbot).outcome is Outcome.SUCCEEDED


def test_a_token_that_is_no_longer_right(
    program: Program, qtbot: QtBot, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    monkeypatch.setenv("DEMO_TOKEN", "apiv3_of_another_server")

    run = back_up(program, qtbot)

    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.NOT_AUTHORISED
    notice = program.window.notice
    assert "token" in (notice.message + notice.hint).lower()
    next(b for b in notice.findChildren(QPushButton) if b.accessibleName() == "Copy details").click()
    told = notice.message + notice.hint + QGuiApplication.clipboard().text()
    assert "apiv3_of_another_server" not in told
    assert files(backups) == []


def test_a_job_goes_on_in_a_window_that_was_closed(
    program: Program, demo: DemoServer, qtbot: QtBot, expected: Expected
) -> None:
    expected.add("raise()")
    qtbot.waitUntil(program.views.backup.form.start.isEnabled)
    let_go = threading.Event()
    held = demo.faults.add(Fault("call", sql="SELECT *", value=lambda: let_go.wait(60)))
    qtbot.mouseClick(program.views.backup.form.start, LEFT)
    qtbot.waitUntil(lambda: held.hits > 0)

    assert not program.window.close()
    assert program.window.isMinimized()
    with qtbot.waitSignal(program.session.run_ended) as ended:
        let_go.set()

    run = ended.args[0]
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert Path(saved(run)["path"]).is_file()
    program.show_window()
    qtbot.waitUntil(lambda: program.views.backup.backups.filter.index(0, 0).data() == "Proved")
