"""Retention is lifted while rows come in and set last; where that does not come about, it is told exactly."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.domain.restore_retention import RetentionChange
from influx_backup_gui.engine import restore
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.influx.client import Client
from tests.engine.restoring import WRITE, again, bring_back

BEFORE, AFTER = 40_000 * DAY, 36_500 * DAY
SET = "retention_period"


@pytest.fixture
def job(engine: Engine, server: DemoServer) -> RestoreJob:
    """Replaces the whole of `again`, which keeps rows for BEFORE; the backup says AFTER."""
    server.write("db", "home,room=a v=1 1\nhome,room=b v=2 2")
    server.write("again", "home,room=a v=9 1")
    keep(server, "db", AFTER)
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    keep(server, "again", BEFORE)
    return RestoreJob(run.id, databases=(("db", "again"),), if_exists=IfExists.REPLACE, confirmed=True)


def keep(server: DemoServer, database: str, ns: int | None) -> None:
    server.catalog.database(database).retention_ns = ns


def kept(server: DemoServer) -> int | None:
    return server.catalog.database("again").retention_ns


def warnings(run: Run) -> list[str]:
    told = run.details["warnings"]
    assert isinstance(told, list)
    return told


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers that are gone are not waited for a minute."""
    client = Resources.client
    monkeypatch.setattr(Resources, "client", lambda self, server, cancel=None: client(self, server, cancel, 1))


def test_a_database_that_is_replaced_gets_the_retention_of_the_backup(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    seen: list[int | None] = []
    server.faults.add(Fault("call", path="write_lp", value=lambda: seen.append(kept(server))))
    run = engine.run(job)
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    assert (seen, kept(server)) == ([None], AFTER)
    assert "retentions_open" not in run.details
    assert "retentions_open" not in engine.runs(1)[0].details
    told = engine.plan_restore(replace(job, databases=(("db", "third"),))).to_json()["retentions"]
    assert told == [{"database": "third", "retention_ns": AFTER, "before_ns": None}]


def test_a_retention_that_was_not_set_again_is_told(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    server.faults.add(Fault("status", path="write_lp", value=(503, "gone"), times=None))
    run = engine.run(job)
    assert (run.outcome, kept(server)) == (Outcome.FAILED, None)
    (said,) = warnings(run)
    assert "The database again kept rows for 40,000 days and may keep them for ever now" in said


def test_rows_that_are_wrong_keep_the_retention_away(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    bad = Fault("call", sql="SELECT *", value=lambda: server.write("again", "home,room=a v=7 1"), times=None)
    server.faults.add(Fault("call", path="write_lp", value=lambda: server.faults.add(bad)))
    run = engine.run(job)
    assert (run.outcome, kept(server)) == (Outcome.FAILED, None)
    (said,) = warnings(run)
    assert "not all of it is right. The database again kept rows for 40,000 days" in said


def test_a_retention_that_the_server_does_not_show_is_told(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    text = f"{AFTER // SECOND}s"
    lost = server.faults.add(Fault("status", path="configure/database", body_contains=text, value=(200, "")))
    run = engine.run(job)
    assert lost.hits == 1
    assert run.outcome is Outcome.WARNING
    assert "again shall keep rows for 36,500 days, and keeps all rows" in run.summary


def test_a_fault_of_the_program_loses_neither_the_warning_nor_the_safety_backup(
    engine: Engine,
    server: DemoServer,
    job: RestoreJob,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(restore, "schema_problems", broken)
    run = engine.run(job)
    assert (run.outcome, kept(server)) == (Outcome.FAILED, None)
    assert run.problem is not None
    assert run.problem.unexpected
    assert "a bug" in run.problem.message
    assert "report it" in run.problem.hint
    (said,) = warnings(run)
    assert "The database again kept rows for 40,000 days and may keep them for ever now" in said
    assert run.details["safety_backup"]
    assert [r.message for r in caplog.records if r.exc_info] == ["fault in the middle of a restore"]
    caplog.clear()


def test_who_adds_what_is_missing_gets_the_retention_that_was_still_to_be_set(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    server.faults.add(Fault("status", path="write_lp", value=(503, "gone"), times=1000))
    assert engine.run(job).outcome is Outcome.FAILED
    server.faults.clear()
    rest = replace(job, if_exists=IfExists.MISSING)
    other = engine.plan_restore(replace(rest, tables=(("db", "home", "home"),)))
    assert (other.retentions, len(other.notes)) == ((), 0)
    assert engine.plan_restore(rest).retentions == (RetentionChange("again", BEFORE, AFTER),)
    run = engine.run(rest)
    assert (run.outcome, kept(server)) == (Outcome.SUCCEEDED, AFTER)
    keep(server, "again", None)
    assert engine.plan_restore(rest).retentions == (), "what a person did afterwards stays"


def test_trap_20_retention_is_set_last(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    now = time.time_ns()
    server.write("db", f"t v=1 {now}\nt v=2 {now - SECOND}")
    client.set_retention("db", 7 * DAY)
    archive = take()
    report = bring_back(client, archive, again())
    assert report.verified
    assert {d.name: d.retention_ns for d in client.databases()}["again"] == 7 * DAY
    changes = [(m, p.rsplit("/", 1)[-1]) for m, p, *_ in server.requests if m != "GET"]
    assert changes[-1] == ("PUT", "database")
    assert ("POST", WRITE) in changes
