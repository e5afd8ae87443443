"""Restore drills: every row compared, the scratch removed in every ending, nothing else touched."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.drill import scratch_name
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.health_records import ReasonKind
from influx_backup_gui.domain.humanize import date_text
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Outcome, RestoreJob, Run, Selection
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.restore_plan import RestorePlan
from influx_backup_gui.domain.seal import seal_text
from influx_backup_gui.engine import drill_scratch
from influx_backup_gui.engine.drill_scratch import remove_scratch
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.restore_run import plan_on
from influx_backup_gui.influx.client import Client
from tests.damaging import flip_a_bit

LINES = "\n".join(f"home,room=r{n % 3} temp={n}.5,on=true {n * 10**9}" for n in range(300))


@pytest.fixture
def backup(engine: Engine, server: DemoServer) -> str:
    server.write("db", LINES)
    server.write("db", "power,b=2,a=1 v=2u 2")
    server.write("other", f't s="x" {time.time_ns()}')
    server.catalog.database("other").retention_ns = 365 * 86_400 * 10**9
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED
    return run.id


def databases(server: DemoServer) -> set[str]:
    """Those that are not deleted."""
    return {n for n in server.catalog.databases if not n.startswith("_") and "-" not in n}


def failed(run: Run) -> tuple[Outcome | None, int]:
    assert run.problem is not None
    return run.outcome, run.problem.exit_code


def test_every_row_comes_back_and_nothing_stays(engine: Engine, server: DemoServer, backup: str) -> None:
    before = databases(server)
    seen: list[Progress] = []
    run = engine.run(DrillJob(backup), context=JobContext(seen.append))
    assert run.outcome is Outcome.SUCCEEDED, run
    tables: Any = run.details["tables"]
    assert {(t["database"], t["table"], t["rows"], t["verified"]) for t in tables} == {
        ("db", "home", 300, True),
        ("db", "power", 1, True),
        ("other", "t", 1, True),
    }
    assert run.details["rows"] == 302
    assert databases(server) == before
    # A real server's catalog breaks where one name is deleted twice in a second.
    assert server.catalog.clashes == []
    assert (run.kind, run.server) == ("drill", "lab")
    assert [p.fraction for p in seen] == sorted(p.fraction for p in seen)
    (seal,) = engine.drills(backup)
    assert seal.id == run.id
    assert "compared row by row" in seal.summary


def test_one_value_that_came_back_otherwise_is_red(engine: Engine, server: DemoServer, backup: str) -> None:
    def spoil() -> None:
        for name in databases(server):
            if name.startswith("influx_backup_drill_") and "home" in server.catalog.databases[name].tables:
                server.write(name, f"home,room=r1 temp=1.25 {10**9}")

    server.faults.add(Fault("call", path="query_sql", sql='FROM "home"', times=None, value=spoil))
    run = engine.run(DrillJob(backup))
    assert failed(run) == (Outcome.FAILED, ExitCode.FAILED)
    assert "db.home" in run.summary
    assert databases(server) == {"db", "other"}
    assert engine.health(run.started).colour.value == "red"


def test_a_cancel_removes_the_scratch(engine: Engine, server: DemoServer, backup: str) -> None:
    token = CancelToken()
    server.faults.add(Fault("call", path="write_lp", value=token.cancel))
    run = engine.run(DrillJob(backup), context=JobContext(cancel=token))
    assert run.outcome is Outcome.CANCELLED
    assert databases(server) == {"db", "other"}


def test_a_server_without_room_is_not_touched(engine: Engine, server: DemoServer, backup: str) -> None:
    for name in ("three", "four", "five"):
        server.write(name, "t v=1 1")
    run = engine.run(DrillJob(backup))
    assert failed(run) == (Outcome.FAILED, ExitCode.REFUSED)
    assert databases(server) == {"db", "other", "three", "four", "five"}


def test_what_cannot_be_removed_is_said_and_goes_later(engine: Engine, server: DemoServer, backup: str) -> None:
    refuse = Fault("status", path="configure/database", times=None, value=(500, "no"))
    server.faults.add(Fault("call", path="write_lp", times=1, value=lambda: server.faults.add(refuse)))
    run = engine.run(DrillJob(backup, share=1))
    assert run.outcome is not Outcome.SUCCEEDED
    scratch = scratch_name(run.id)
    assert scratch in databases(server)
    server.faults.clear()
    server.write("influx_backup_drill_0123456789ab", "t v=1 1")  # of another machine
    assert remove_scratch(engine.resources) == (scratch,)
    assert databases(server) == {"db", "other", "influx_backup_drill_0123456789ab"}


def test_a_scratch_that_is_only_said_to_be_removed_is_noticed(engine: Engine, server: DemoServer, backup: str) -> None:
    server.faults.add(Fault("status", path="configure/database", method="DELETE", times=None, value=(200, "")))
    run = engine.run(DrillJob(backup, share=1))
    assert run.outcome is Outcome.WARNING
    assert "still lists it" in run.summary
    assert "removed again" not in run.summary
    scratch = (scratch_name(run.id), scratch_name(run.id, 1))
    assert databases(server) == {"db", "other", *scratch}
    assert run.summary.count("influx_backup_drill_") == 2
    server.faults.clear()
    assert remove_scratch(engine.resources) == scratch


def test_the_scratch_of_a_drill_that_goes_on_stays(engine: Engine, server: DemoServer, backup: str) -> None:
    during: list[tuple[str, ...]] = []
    server.faults.add(Fault("call", path="write_lp", value=lambda: during.append(remove_scratch(engine.resources))))
    assert engine.run(DrillJob(backup)).outcome is Outcome.SUCCEEDED
    assert during == [()]


def test_the_scratch_of_a_drill_that_goes_on_is_in_no_backup_of_everything(
    engine: Engine, server: DemoServer, backup: str
) -> None:
    """It would be missed by the next one."""
    during: list[Run] = []
    server.faults.add(Fault("call", path="write_lp", value=lambda: during.append(engine.run(BackupJob("lab")))))
    assert engine.run(DrillJob(backup)).outcome is Outcome.SUCCEEDED
    (taken,) = during
    assert taken.outcome is Outcome.SUCCEEDED, taken.problem
    assert {t.database for t in engine.manifest(taken.id).tables} == {
        t.database for t in engine.manifest(backup).tables
    }
    assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED


def test_without_a_server_the_stand_in_serves(engine: Engine, server: DemoServer, backup: str) -> None:
    server.stop()
    run = engine.run(DrillJob(backup, way=DrillWay.STAND_IN))
    assert run.outcome is Outcome.SUCCEEDED, run
    assert "stand-in" in run.summary
    assert run.details["rows"] == 302


def test_a_backup_that_is_not_there_is_a_run_that_says_so(engine: Engine) -> None:
    run = engine.run(DrillJob("nope"))
    assert failed(run) == (Outcome.FAILED, ExitCode.USAGE)
    assert engine.runs(1)[0].id == run.id


def test_a_share_takes_some_tables_and_says_so(engine: Engine, backup: str) -> None:
    run = engine.run(DrillJob(backup, share=3))
    tables: Any = run.details.get("tables", [])
    assert 0 < len(tables) < 3
    assert run.outcome is Outcome.SUCCEEDED
    assert f"{len(tables)} of 3 tables" in seal_text(engine.seals()[backup])


def test_every_day_has_a_share_and_a_backup_without_tables_needs_none(engine: Engine, server: DemoServer) -> None:
    server.write("one", "t v=1 1")
    chosen = [engine.run(BackupJob("lab", Selection(databases=("one",)))).id]
    for share in (2, 3, 400):
        assert engine.run(DrillJob(chosen[0], share=share)).details["compared"] == 1, "the only one has its turn"
    server.write("empty", "t v=1 1")
    server.drop_table("empty", "t")
    empty = engine.run(BackupJob("lab", Selection(databases=("empty",))))
    run = engine.run(DrillJob(empty.id, share=7))
    assert (run.outcome, "holds no table" in run.summary) == (Outcome.SUCCEEDED, True)
    assert [seal.backup for seal in engine.resources.catalog.drill_results()] == chosen * 3


def test_a_damaged_archive_ends_red_before_anything_is_written(engine: Engine, server: DemoServer, backup: str) -> None:
    flip_a_bit(Path(engine.backup(backup).path), 60)
    run = engine.run(DrillJob(backup))
    assert failed(run) == (Outcome.FAILED, ExitCode.DAMAGED)
    assert databases(server) == {"db", "other"}


def seal_of(engine: Engine, backup: str) -> str:
    return seal_text(engine.seals()[backup]).replace(date_text(time.time_ns()), "today").rpartition(",")[0]


def test_the_seal_says_what_was_brought_back_and_how(engine: Engine, server: DemoServer, backup: str) -> None:
    assert engine.seals() == {}
    run = engine.run(DrillJob(backup, way=DrillWay.DECODE))
    assert (run.outcome, run.server, run.details["rows"]) == (Outcome.SUCCEEDED, "", 302)
    assert "proves less" in run.summary
    assert seal_of(engine, backup) == "decoded on today, not restored (proves less): 3 tables, 302 rows"
    server.faults.add(Fault("status", path="write_lp", times=None, value=(401, "")))
    assert failed(engine.run(DrillJob(backup)))[1] == ExitCode.NOT_AUTHORISED  # says nothing about the archive
    assert seal_of(engine, backup).startswith("decoded")
    server.faults.clear()
    assert engine.run(DrillJob(backup)).outcome is Outcome.SUCCEEDED
    assert seal_of(engine, backup) == "restored on today: 3 tables, 302 rows"
    engine.run(DrillJob(backup, way=DrillWay.DECODE))
    assert seal_of(engine, backup) == "restored on today: 3 tables, 302 rows"


@pytest.mark.parametrize("why", ["away", "full"])
def test_where_the_server_cannot_be_used_it_is_decoded_and_says_so(
    engine: Engine, server: DemoServer, backup: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("three", "four", "five"):
        server.write(name, "t v=1 1")
    if why == "away":
        server.stop()
        monkeypatch.setattr(engine.resources, "client", lambda *_, **__: Client(server.url, patience=0.1))
    assert failed(engine.run(DrillJob(backup)))[0] is Outcome.FAILED
    run = engine.run(DrillJob(backup, or_decode=True))
    assert (run.outcome, run.details["way"]) == (Outcome.WARNING, "decode")
    assert run.summary.startswith("lab cannot be used: ")
    assert "proves less" in run.summary
    assert seal_of(engine, backup).startswith("decoded")


def test_all_databases_are_checked_before_the_first_is_written(
    engine: Engine, server: DemoServer, backup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plan(client: Client, manifest: Manifest, job: RestoreJob) -> RestorePlan:
        found = plan_on(client, manifest, job)
        return replace(found, problems=("no room for it",)) if job.databases[0][0] == "other" else found

    monkeypatch.setattr(drill_scratch, "plan_on", plan)
    written = server.faults.add(Fault("slow", path="write_lp", times=None, value=0.0))
    assert failed(engine.run(DrillJob(backup))) == (Outcome.FAILED, ExitCode.REFUSED)
    assert written.hits == 0


def test_what_a_decoding_drill_finds_damaged_is_damaged_from_then_on(engine: Engine, backup: str) -> None:
    found = engine.backup(backup)
    flip_a_bit(Path(found.path), 60)
    run = engine.run(DrillJob(backup, way=DrillWay.DECODE))
    assert failed(run) == (Outcome.FAILED, ExitCode.DAMAGED)
    assert engine.backup(backup).damaged
    assert engine.seals()[backup].broken
    assert {r.kind for r in engine.health(run.started).reasons} >= {ReasonKind.ARCHIVE_DAMAGED, ReasonKind.DRILL_FAILED}


def test_the_newest_proved_backup_is_chosen_when_it_begins(engine: Engine, server: DemoServer, backup: str) -> None:
    server.write("db", "late v=1 1")
    newer = engine.run(BackupJob("lab")).id
    job = DrillJob(newest_of="lab", way=DrillWay.DECODE)
    assert engine.run(job).details["rows"] == 303
    archive = Path(engine.backup(newer).path)
    away = archive.rename(archive.with_name("away"))
    assert engine.run(job).details["rows"] == 302
    away.rename(archive)
    engine.resources.catalog.set_proved(newer, None, "damaged")
    assert engine.run(job).details["rows"] == 302
    engine.resources.catalog.set_proved(backup, None)
    assert failed(engine.run(job)) == (Outcome.FAILED, ExitCode.USAGE)
