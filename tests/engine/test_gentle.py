"""Rotating verification: it goes on where it stopped, lets other work go first, and is no run that is stuck."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger, VerifyJob
from influx_backup_gui.domain.progress import YIELDING, CancelToken, JobContext, Progress
from influx_backup_gui.engine import gentle
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.reverify import due_archives, rotation_job
from influx_backup_gui.store import proof
from tests.damaging import flip_a_bit

PARTS = 6


@pytest.fixture(autouse=True)
def _at_every_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes how far it is after each part, and does not rest."""
    monkeypatch.setattr(gentle, "_NOTED", 0.0)
    monkeypatch.setattr(gentle, "_REST", 0.0)
    monkeypatch.setattr(gentle, "_LOOK", 0.01)


@pytest.fixture
def taken(engine: Engine, server: DemoServer) -> Backup:
    """One table in six parts, proved long ago."""
    server.sql.file_limit = 1
    for n in range(PARTS):
        server.write("db", f"t v={n} {n * DAY}")
        server.persist()
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED
    engine.resources.catalog.set_proved(run.id, time.time_ns() - 40 * DAY)
    return engine.backup(run.id)


class Decoded:
    """Counts parts, and does something at one of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int = 0, act: Callable[[], object] = lambda: None) -> None:
        self.count, self._at, self._act, self._decode = 0, at, act, proof._decode
        monkeypatch.setattr(proof, "_decode", self)

    def __call__(self, *args: Any) -> Any:
        self.count += 1
        if self.count == self._at:
            self._act()
        return self._decode(*args)


def again(engine: Engine, context: JobContext | None = None) -> Run:
    job = rotation_job(engine.resources, time.time_ns())
    assert job is not None
    assert job.gentle
    return engine.run(job, Trigger.SCHEDULE, context)


def test_what_was_cancelled_goes_on_where_it_stopped(
    engine: Engine, taken: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, token = time.time_ns(), CancelToken()
    first = Decoded(monkeypatch, 4, token.cancel)
    assert again(engine, JobContext(cancel=token)).outcome is Outcome.CANCELLED
    so_far = engine.resources.catalog.proofs.of(taken.id)
    assert so_far is not None
    assert 2 <= so_far.parts <= first.count < PARTS
    second = Decoded(monkeypatch)
    began_again = time.time_ns()
    run = again(engine)
    assert (run.outcome, run.details["rows"], run.details["gentle"]) == (Outcome.SUCCEEDED, PARTS, True)
    assert second.count == PARTS - so_far.parts
    proved = engine.backup(taken.id).proved
    assert proved is not None
    assert before <= proved < began_again, "proved since its first part was decoded, not since its last"
    assert engine.resources.catalog.proofs.of(taken.id) is None
    assert rotation_job(engine.resources, time.time_ns()) is None


def test_what_was_begun_too_long_ago_and_what_a_person_asks_for_begins_anew(
    engine: Engine, taken: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = CancelToken()
    Decoded(monkeypatch, 3, token.cancel)
    again(engine, JobContext(cancel=token))
    proofs = engine.resources.catalog.proofs
    so_far = proofs.of(taken.id)
    assert so_far is not None
    proofs.keep(taken.id, replace(so_far, since=time.time_ns() - 31 * DAY))
    decoded = Decoded(monkeypatch)
    assert again(engine).outcome is Outcome.SUCCEEDED
    assert decoded.count == PARTS
    proofs.keep(taken.id, so_far)
    assert engine.run(VerifyJob((taken.id,))).outcome is Outcome.SUCCEEDED
    assert (decoded.count, proofs.of(taken.id)) == (2 * PARTS, None)


def test_it_waits_while_other_work_goes_on_and_is_not_stuck(
    engine: Engine, taken: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog, waits, decoded = engine.resources.catalog, threading.Event(), Decoded(monkeypatch)
    other = Run("other", "backup", Trigger.SCHEDULE, None, time.time_ns(), None, "", "lab")
    gentle_too = replace(other, id="too", kind="verify", details={"gentle": True})
    catalog.start_run(gentle_too)
    catalog.start_run(other)
    seen: list[int] = []

    def progressed(progress: Progress) -> None:
        if progress.phase == YIELDING:
            seen.append(decoded.count)
            if len(seen) == 5:
                waits.set()

    ended: list[Run] = []
    thread = threading.Thread(target=lambda: ended.append(again(engine, JobContext(progressed))))
    thread.start()
    assert waits.wait(60)
    assert set(seen) == {1}, "the part that was under way, and no other"
    catalog.end_run(replace(other, outcome=Outcome.SUCCEEDED, finished=time.time_ns()))
    thread.join(60)
    assert [r.outcome for r in ended] == [Outcome.SUCCEEDED]
    catalog.end_run(replace(gentle_too, outcome=Outcome.SUCCEEDED, finished=time.time_ns()))


def test_a_damaged_one_is_red_and_has_no_turn_any_more(engine: Engine, taken: Backup) -> None:
    flip_a_bit(Path(taken.path))
    assert again(engine).outcome is Outcome.FAILED
    health = engine.health(time.time_ns())
    assert ReasonKind.ARCHIVE_DAMAGED in {r.kind for r in health.reasons if r.colour.value == "red"}
    assert rotation_job(engine.resources, time.time_ns()) is None


def test_archives_that_cannot_be_read_now_wait(engine: Engine, taken: Backup) -> None:
    now = time.time_ns()
    assert [b.id for b in due_archives(engine.resources, now)] == [taken.id]
    engine.resources.catalog.put_backup(replace(taken, encrypted=True))
    engine.use_password(lambda: None)
    assert due_archives(engine.resources, now) == ()
    engine.use_password(lambda: "p")
    assert len(due_archives(engine.resources, now)) == 1
    Path(taken.path).unlink()
    assert due_archives(engine.resources, now) == ()


def test_the_promise_is_a_setting_and_health_goes_by_it(engine: Engine, taken: Backup) -> None:
    engine.resources.catalog.set_proved(taken.id, time.time_ns() - 8 * DAY)

    def old() -> bool:
        return ReasonKind.NOT_VERIFIED in {r.kind for r in engine.health(time.time_ns()).reasons}

    assert not old()
    engine.update_settings(lambda s: replace(s, verify_within_days=7))
    assert old()
    assert again(engine).outcome is Outcome.SUCCEEDED
    assert not old()
