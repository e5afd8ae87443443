"""Drills by schedule: each slot once, other tables each time, told in the history, and their archive stays."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Job, Outcome, PruneJob, RestoreJob, Run, Trigger
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import Daily
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.holds import Held
from influx_backup_gui.engine.scheduler import Scheduler
from influx_backup_gui.influx.client import Client
from tests.engine.conftest import add_server
from tests.engine.scheduled import MAINS, Clock, hourly, the, use


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scheduler(engine: Engine, server: DemoServer, clock: Clock) -> Scheduler:
    for name in "abcdefgh":
        server.write("db", f"{name} v=1 1")
    assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED
    return Scheduler(engine, MAINS, clock, lambda: clock.now / SECOND)


def test_a_slot_runs_once_and_is_in_the_history(scheduler: Scheduler, engine: Engine, clock: Clock) -> None:
    use(engine, hourly(clock, DrillJob(newest_of="lab")))
    run = the(scheduler.run_due())
    assert (run.kind, run.outcome, run.trigger, run.server) == ("drill", Outcome.SUCCEEDED, Trigger.SCHEDULE, "lab")
    assert (run.schedule, run.slot, run.details["schedule_name"]) == ("id1", clock.now, "hourly")
    assert scheduler.run_due() == ()
    (line,) = engine.runs(kind="drill", schedule="id1")
    assert (line.id, line.summary, line.details["rows"]) == (run.id, run.summary, 8)
    assert engine.seals()[engine.backups()[0].id].whole


def test_other_tables_have_their_turn_each_time_until_all_had(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock
) -> None:
    """Once a week would meet the same tables for ever, were the days counted."""
    use(engine, hourly(clock, DrillJob(newest_of="lab", share=3)))
    seen: list[set[str]] = []
    for _ in range(3):
        run = the(scheduler.run_due())
        tables: Any = run.details["tables"]
        seen.append({t["table"] for t in tables})
        clock.now += HOUR
    assert sorted(name for names in seen for name in names) == list("abcdefgh")
    refused = server.faults.add(Fault("status", path="write_lp", times=None, value=(401, "")))
    assert the(scheduler.run_due()).outcome is Outcome.FAILED
    assert refused.hits
    server.faults.clear()
    clock.now += HOUR
    tables = the(scheduler.run_due()).details["tables"]
    assert {t["table"] for t in tables} == seen[0], "what failed has its turn again"


def test_a_failed_one_is_red_until_it_goes_well(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock
) -> None:
    def spoil() -> None:
        for name in [n for n in server.catalog.databases if n.startswith("influx_backup_drill_")]:
            server.write(name, "a v=2 1")

    use(engine, hourly(clock, DrillJob(newest_of="lab")))
    server.faults.add(Fault("call", path="query_sql", sql='FROM "a"', times=None, value=spoil))
    assert the(scheduler.run_due()).outcome is Outcome.FAILED
    kinds = {r.kind: r.colour.value for r in engine.health(time.time_ns()).reasons}
    assert kinds[ReasonKind.DRILL_FAILED] == "red"
    server.faults.clear()
    clock.now += HOUR
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED
    assert ReasonKind.DRILL_FAILED not in {r.kind for r in engine.health(time.time_ns()).reasons}


def test_it_waits_for_a_silent_server_and_then_decodes(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.resources, "client", lambda *_, **__: Client(server.url, patience=0.1))
    rules = RunRules(network_wait=600)
    use(engine, hourly(clock, DrillJob(newest_of="lab", or_decode=True), rules=rules))
    server.stop()
    (held,) = scheduler.run_due()
    assert isinstance(held, Held)
    assert held.reason == "lab does not answer"
    clock.now += 601 * SECOND
    run = the(scheduler.run_due())
    assert (run.outcome, run.details["way"]) == (Outcome.WARNING, "decode")


@pytest.mark.parametrize("way", [DrillWay.STAND_IN, DrillWay.DECODE])
def test_one_that_needs_no_server_asks_none(
    scheduler: Scheduler, engine: Engine, server: DemoServer, clock: Clock, way: DrillWay
) -> None:
    use(engine, hourly(clock, DrillJob(newest_of="lab", way=way)))
    server.stop()
    # What else goes on without a server is no reason to wait.
    engine.resources.catalog.start_run(Run("other", "verify", Trigger.MANUAL, None, clock.now, None, ""))
    run = the(scheduler.run_due())
    assert (run.outcome, run.server, run.details["way"]) == (Outcome.SUCCEEDED, "", way.value)


def test_it_goes_with_either_server(engine: Engine, server: DemoServer, clock: Clock) -> None:
    add_server(engine, "other", server.url)
    made = hourly(clock, DrillJob(newest_of="lab", server="other"))
    assert (made.server, made.works_on, made.servers) == ("lab", "other", frozenset({"lab", "other"}))
    use(engine, made)
    assert Scheduler(engine, MAINS, clock).servers_due() == ("other",)


def test_nothing_is_pruned_after_a_drill(
    scheduler: Scheduler, engine: Engine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(engine, hourly(clock, DrillJob(newest_of="lab", way=DrillWay.DECODE), retention=RetentionPolicy(last=1)))
    monkeypatch.setattr(engine, "plan_prune", lambda *_: pytest.fail("a drill takes no backup"))
    assert the(scheduler.run_due()).outcome is Outcome.SUCCEEDED


@pytest.mark.parametrize("reads", ["drill", "restore"])
def test_what_is_being_read_stays_whatever_retention_says(
    engine: Engine, server: DemoServer, clock: Clock, reads: str
) -> None:
    server.write("db", "t v=1 1")
    ids = [engine.run(BackupJob("lab")).id for _ in range(4)]
    oldest = engine.backup(ids[0])
    nightly = Schedule("n", "n", BackupJob("lab"), Daily((0,)), "UTC", clock.now, RetentionPolicy(last=2))
    use(engine, nightly)
    pruned: list[Run] = []
    deleted: list[Run] = []

    def meanwhile() -> None:
        pruned.append(engine.run(PruneJob()))
        deleted.append(engine.delete(oldest.id))

    server.faults.add(Fault("call", path="write_lp", value=meanwhile))
    job: Job = DrillJob(oldest.id) if reads == "drill" else RestoreJob(oldest.id, databases=(("db", "again"),))
    assert engine.run(job).outcome is Outcome.SUCCEEDED
    gone: Any = pruned[0].details["removed"]
    assert [b["id"] for b in gone] == [ids[1]]
    assert (deleted[0].outcome, deleted[0].problem and deleted[0].problem.exit_code) == (Outcome.FAILED, ExitCode.BUSY)
    assert Path(oldest.path).is_file()
    assert [b.id for b in engine.plan_prune(PruneJob(), time.time_ns()).removed] == [oldest.id]


def test_what_somebody_begins_to_read_after_the_plan_stays(
    engine: Engine, server: DemoServer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.write("db", "t v=1 1")
    ids = [engine.run(BackupJob("lab")).id for _ in range(3)]
    use(engine, Schedule("n", "n", BackupJob("lab"), Daily((0,)), "UTC", clock.now, RetentionPolicy(last=2)))
    answers: list[Callable[[], frozenset[str]]] = [frozenset[str], lambda: frozenset({ids[0]})]
    for module in ("pruning", "deletion"):
        monkeypatch.setattr(f"influx_backup_gui.engine.{module}.in_use", lambda _: answers.pop(0)())
    run = engine.run(PruneJob())
    assert (run.outcome, run.details["removed"]) == (Outcome.SUCCEEDED, [])
    warnings: Any = run.details["warnings"]
    assert "being restored or drilled" in warnings[0]
