"""The queue: one job at a time for one server, its ending told after its thread has ended."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from influx_backup_gui.domain.job import (
    BackupJob,
    DrillJob,
    DrillWay,
    Job,
    MoveJob,
    Outcome,
    RestoreJob,
    Run,
    Trigger,
    VerifyJob,
)
from influx_backup_gui.domain.progress import JobContext, Progress
from influx_backup_gui.gui.jobs import JobQueue, JobThread, QueuedJob, in_the_way, needs_of

_RUN = Run("1", "backup", Trigger.MANUAL, Outcome.SUCCEEDED, 0, 1, "done")


class Work:
    """Jobs that go on until they are let go or cancelled."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.started: list[Job] = []

    def __call__(self, job: Job, trigger: Trigger, context: JobContext) -> Run:
        self.started.append(job)
        context.progressed(Progress("reading", 0.5))
        context.cancel.on_cancel(self.go.set)
        assert self.go.wait(60)
        return replace(_RUN, outcome=Outcome.CANCELLED if context.cancel.cancelled else Outcome.SUCCEEDED)


def test_jobs_of_one_server_wait_for_each_other_and_others_do_not(qtbot: QtBot) -> None:
    work = Work()
    queue = JobQueue(work)
    first = queue.add(BackupJob("a", repository="x"), "first")
    second = queue.add(BackupJob("a", repository="y"), "second")
    third = queue.add(RestoreJob("backup", "b"), "third")

    assert {q.title for q in queue.running()} == {"first", "third"}
    assert [q.title for q in queue.jobs()][-1] == "second"

    ended: list[QueuedJob] = []
    queue.completed.connect(ended.append)
    with qtbot.waitSignal(queue.emptied):
        work.go.set()
    assert {q.id for q in ended} == {first.id, second.id, third.id}
    assert all(q.run is not None for q in ended)


def test_servers_do_not_wait_for_each_other_but_no_more_than_four_run(qtbot: QtBot) -> None:
    work = Work()
    queue = JobQueue(work)
    for server in "abcde":
        queue.add(BackupJob(server), server)

    assert [q.title for q in queue.running()] == ["a", "b", "c", "d"]
    with qtbot.waitSignal(queue.emptied):
        work.go.set()
    assert len(work.started) == 5


def test_a_job_may_be_done_in_its_own_way_and_find_nothing_to_do(qtbot: QtBot) -> None:
    queue = JobQueue(Work())
    seen: list[JobContext] = []
    with qtbot.waitSignal(queue.completed) as ended:
        queue.add(BackupJob("a"), "own", schedule="id1", work=seen.append)
    assert len(seen) == 1
    assert (ended.args[0].schedule, ended.args[0].run) == ("id1", None)


def test_when_the_ending_is_told_the_thread_has_ended(qtbot: QtBot) -> None:
    work = Work()
    queue = JobQueue(work)
    queue.add(VerifyJob(), "verify")
    (thread,) = queue.findChildren(JobThread)
    assert thread.isRunning()
    seen: list[tuple[int, bool]] = []
    queue.completed.connect(lambda _: seen.append((len(queue.running()), thread.isRunning())))
    with qtbot.waitSignal(queue.emptied):
        work.go.set()

    assert seen == [(0, False)]


def test_a_cancel_reaches_the_running_job_and_takes_a_waiting_one_out(qtbot: QtBot) -> None:
    work = Work()
    queue = JobQueue(work)
    running = queue.add(BackupJob("a"), "running")
    waiting = queue.add(BackupJob("a"), "waiting")

    queue.cancel(waiting.id)
    assert [q.title for q in queue.jobs()] == ["running"]
    with qtbot.waitSignal(queue.emptied):
        queue.cancel(running.id)
    assert running.run is not None
    assert running.run.outcome is Outcome.CANCELLED
    assert work.started == [running.job]


def test_a_move_runs_beside_no_other_job(qtbot: QtBot) -> None:
    work = Work()
    queue = JobQueue(work)
    queue.add(BackupJob("a"), "backup")
    queue.add(MoveJob("default", "/elsewhere"), "move")
    queue.add(VerifyJob(), "verify")
    assert [q.title for q in queue.running()] == ["backup"]

    beside: list[set[str]] = []
    queue.changed.connect(lambda: beside.append({q.title for q in queue.running()}))
    with qtbot.waitSignal(queue.emptied):
        work.go.set()
    assert [type(j) for j in work.started] == [BackupJob, MoveJob, VerifyJob]
    assert {"move"} in beside
    assert all(seen == {"move"} for seen in beside if "move" in seen)


def test_what_waited_behind_one_that_is_taken_out_goes_on(qtbot: QtBot) -> None:
    work = Work()
    queue = JobQueue(work)
    queue.add(BackupJob("a"), "backup")
    move = queue.add(MoveJob("default", "/elsewhere"), "move")
    queue.add(VerifyJob(), "verify")
    queue.cancel(move.id)
    assert [q.title for q in queue.running()] == ["backup", "verify"]
    with qtbot.waitSignal(queue.emptied):
        work.go.set()


ON_A, ON_STAND_IN = DrillJob(newest_of="a", server="a"), DrillJob(newest_of="a", way=DrillWay.STAND_IN)


@pytest.mark.parametrize(
    ("job", "other", "waits"),
    [
        (BackupJob("a"), BackupJob("a"), True),
        (BackupJob("a"), BackupJob("b"), False),
        (RestoreJob("backup", "a"), BackupJob("a"), True),
        (VerifyJob(), BackupJob("a"), False),
        (VerifyJob(against="a"), BackupJob("a"), True),
        (VerifyJob(against="a"), BackupJob("b"), False),
        (VerifyJob(gentle=True), VerifyJob(gentle=True), True),
        (VerifyJob(gentle=True), VerifyJob(), False),
        (VerifyJob(), VerifyJob(), True),
        (ON_A, BackupJob("a"), True),
        (ON_A, BackupJob("b"), False),
        (ON_STAND_IN, BackupJob("a"), False),
        (ON_STAND_IN, ON_STAND_IN, True),
        (MoveJob("default", "/x"), VerifyJob(gentle=True), True),
    ],
)
def test_which_jobs_wait_for_each_other(job: Job, other: Job, waits: bool) -> None:
    assert in_the_way(needs_of(job), needs_of(other)) is waits
    assert in_the_way(needs_of(other), needs_of(job)) is waits
    assert not in_the_way(needs_of(job), frozenset())
