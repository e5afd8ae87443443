"""The panel of jobs: time goes on, several run side by side, what waits can be moved and taken out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import BackupJob, Job, Outcome, Run, Trigger
from influx_backup_gui.domain.progress import JobContext, Progress
from influx_backup_gui.gui import jobs
from influx_backup_gui.gui.job_panel import JobPanel
from influx_backup_gui.gui.session import Session
from tests.gui.conftest import Expected

LEFT = Qt.MouseButton.LeftButton
_RUN = Run("1", "backup", Trigger.MANUAL, Outcome.SUCCEEDED, 0, 1, "done")


class Scripted:
    """Work that tells what a test lets it tell, and ends when it is let go or cancelled."""

    def __init__(self) -> None:
        self.contexts: dict[str, JobContext] = {}
        self.go = threading.Event()

    def __call__(self, job: Job, trigger: Trigger, context: JobContext) -> Run:
        ended = threading.Event()
        context.cancel.on_cancel(ended.set)
        self.contexts[getattr(job, "server", "")] = context
        while not ended.wait(0.01) and not self.go.is_set():
            pass
        return replace(_RUN, outcome=Outcome.CANCELLED if context.cancel.cancelled else Outcome.SUCCEEDED)


@pytest.fixture
def work(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    """In the place of the engine, which has no job that stands still."""
    scripted = Scripted()
    monkeypatch.setattr(session.queue, "_work", scripted)
    yield scripted
    scripted.go.set()


@pytest.fixture
def panel(session: Session, work: Scripted, expected: Expected, qtbot: QtBot) -> Iterator[JobPanel]:
    """Below something else, as in the window."""
    expected.add("propagateSizeHints()")
    window, made = QWidget(), JobPanel(session)
    column = QVBoxLayout(window)
    column.addWidget(QWidget(), 1)
    column.addWidget(made)
    qtbot.addWidget(window)
    window.resize(760, 520)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.hide()


def start(session: Session, server: str) -> jobs.QueuedJob:
    return session.start(BackupJob(server), f"Backup of {server}")


def line_up(session: Session, *titles: str) -> None:
    """Jobs of one server wait for each other."""
    for title in titles:
        session.start(BackupJob("home"), f"Backup of {title}")


def tell(work: Scripted, server: str, progress: Progress, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: server in work.contexts)
    work.contexts[server].progressed(progress)


def test_elapsed_goes_on_without_any_progress(panel: JobPanel, session: Session, work: Scripted, qtbot: QtBot) -> None:
    start(session, "a")
    assert panel.line == "Starting · 0:00 elapsed"
    qtbot.waitUntil(lambda: panel.line == "Starting · 0:02 elapsed")
    tell(work, "a", Progress("reading", 0.1, elapsed_seconds=0.2), qtbot)
    qtbot.waitUntil(lambda: "time left: calculating" in panel.line)
    said = panel.line
    qtbot.waitUntil(lambda: panel.line != said)
    assert panel.line.startswith("Reading · time left: calculating · 0:0")


def test_percent_never_goes_back_and_is_100_only_at_the_end(
    panel: JobPanel, session: Session, work: Scripted, qtbot: QtBot
) -> None:
    told: list[int] = []
    panel.percent_changed.connect(lambda title, percent: told.append(percent) if title else None)
    start(session, "a")
    for fraction in (0.2, 0.5, 0.4, 0.9999, 0.3, 1.0):
        tell(work, "a", Progress("reading", fraction), qtbot)
    qtbot.waitUntil(lambda: 100 in told)

    assert told == sorted(told)
    assert set(told) == {0, 20, 50, 99, 100}


def test_jobs_that_run_side_by_side_are_both_seen_and_cancelled_alone(
    panel: JobPanel, session: Session, work: Scripted, qtbot: QtBot
) -> None:
    titles: list[str] = []
    panel.percent_changed.connect(lambda title, _: titles.append(title))
    start(session, "a")
    second = start(session, "b")

    assert [row.queued.title for row in panel.running] == ["Backup of a", "Backup of b"]
    assert titles[-1] == "Backup of a and 1 more"
    tell(work, "b", Progress("reading", 0.7), qtbot)
    qtbot.waitUntil(lambda: panel.running[1].percent == 70)
    assert panel.running[0].percent == 0
    qtbot.mouseClick(panel.running[1].cancel, LEFT)
    qtbot.waitUntil(lambda: len(panel.running) == 1)

    assert second.run is not None
    assert second.run.outcome is Outcome.CANCELLED
    assert panel.running[0].queued.title == "Backup of a"
    assert titles[-1] == "Backup of a"


def test_what_waits_is_moved_and_taken_out_by_hand(panel: JobPanel, session: Session, qtbot: QtBot) -> None:
    line_up(session, "a", "b", "c", "d")
    order = [row.words.rpartition(" ")[2] for row in panel.waiting]
    assert order == ["b", "c", "d"]
    assert not panel.waiting[0].up.isEnabled()
    assert not panel.waiting[2].down.isEnabled()

    qtbot.mouseClick(panel.waiting[2].up, LEFT)
    assert [row.words for row in panel.waiting] == [
        "Waiting, 1 of 3: Backup of b",
        "Waiting, 2 of 3: Backup of d",
        "Waiting, 3 of 3: Backup of c",
    ]
    qtbot.waitUntil(lambda: sorted(panel.waiting, key=lambda row: row.y()) == panel.waiting)
    qtbot.mouseClick(panel.waiting[0].down, LEFT)
    qtbot.mouseClick(panel.waiting[1].remove, LEFT)

    assert [q.title for q in session.queue.jobs()] == ["Backup of a", "Backup of d", "Backup of c"]


def test_a_moved_job_keeps_the_focus_for_the_next_press(panel: JobPanel, session: Session, qtbot: QtBot) -> None:
    line_up(session, "a", "b", "c", "d")
    last = panel.waiting[2]
    last.up.setFocus()
    qtbot.keyClick(last.up, Qt.Key.Key_Space)
    qtbot.waitUntil(last.up.hasFocus)
    qtbot.keyClick(last.up, Qt.Key.Key_Space)

    assert panel.waiting[0] is last


def test_many_jobs_leave_room_for_the_window(panel: JobPanel, session: Session) -> None:
    start(session, "server")
    one = panel.height()
    start(session, "server")
    two = panel.height()
    for _ in range(30):
        start(session, "server")

    assert 40 < one < two < panel.height() < 200
    session.queue.cancel_all()
    assert len(panel.waiting) == 0
