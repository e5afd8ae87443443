"""What is about to be overwritten must be in the safety backup, whole: otherwise nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.coverage_records import Coverage, Loss, LossKind
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.domain.safety import lacks
from influx_backup_gui.engine.engine import Engine
from tests.engine.backed_up import lines

POLICIES = pytest.mark.parametrize("policy", [IfExists.MERGE, IfExists.REPLACE])


@pytest.fixture
def saved(engine: Engine, server: DemoServer) -> str:
    """The id of a backup of `t` and `other`, both of which have other values by now."""
    server.write("db", lines("t", 3) + "\n" + lines("other", 3))
    server.persist()
    backup = engine.run(BackupJob("lab")).id
    server.write("db", lines("t", 3).replace("v=", "v=9") + "\n" + lines("other", 3).replace("v=", "v=9"))
    server.persist()
    return backup


def overwrite(engine: Engine, backup: str, policy: IfExists) -> Run:
    return engine.run(RestoreJob(backup, if_exists=policy, tables=(("db", "t", "t"),), confirmed=True))


def refused(engine: Engine, server: DemoServer, backup: str, policy: IfExists, said: str) -> None:
    asked = len(server.requests)
    run = overwrite(engine, backup, policy)
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.REFUSED
    assert "Nothing was overwritten" in run.problem.message
    assert said in run.problem.message
    assert run.problem.hint
    assert {method for method, *_ in server.requests[asked:]} == {"GET"}
    kept = engine.backups()[0]
    assert kept.pinned, "what is there of it stays, for it may be all there is"
    assert kept.name in run.problem.message


@POLICIES
def test_rows_that_come_and_go_while_they_are_saved(
    engine: Engine, server: DemoServer, saved: str, policy: IfExists
) -> None:
    server.faults.add(Fault("wrong_count", sql='count(*) AS n FROM "t"', value=3, times=None))
    refused(engine, server, saved, policy, "Rows of db.t came and went")


def test_rows_that_the_files_hold_and_the_server_does_not_show(engine: Engine, server: DemoServer, saved: str) -> None:
    server.faults.add(Fault("vanish_rows", sql='FROM "t"', value=0.5, times=None))
    before = engine.backups()
    run = overwrite(engine, saved, IfExists.REPLACE)
    server.faults.clear()
    assert run.outcome is Outcome.FAILED
    assert "Rows of db.t came and went" in run.summary
    assert server.rows("db", "t").num_rows == 30
    assert len(engine.backups()) == len(before) + 1


@POLICIES
def test_a_restart_while_they_are_saved(engine: Engine, server: DemoServer, saved: str, policy: IfExists) -> None:
    server.faults.add(Fault("call", sql='SELECT * FROM "t"', value=server.restart))
    refused(engine, server, saved, policy, "restarted during this backup")


def test_a_table_that_is_dropped_while_it_is_saved(engine: Engine, server: DemoServer, saved: str) -> None:
    """And made anew behind it, perhaps with rows that nobody has."""
    server.faults.add(Fault("call", sql='SELECT * FROM "t"', value=lambda: server.drop_table("db", "t")))
    run = overwrite(engine, saved, IfExists.REPLACE)
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "db.t is not in it" in run.problem.message


@POLICIES
def test_a_warning_about_something_else_does_not_matter(
    engine: Engine, server: DemoServer, saved: str, policy: IfExists
) -> None:
    struck = server.faults.add(Fault("status", sql="system.databases", value=(403, ""), times=None))
    run = overwrite(engine, saved, policy)
    assert struck.hits
    assert run.problem is None, run.problem
    safety: Any = run.details["safety_backup"]
    assert any("may not read the system tables" in w for w in safety["warnings"])
    assert 0.5 in server.rows("db", "t")["v"].to_pylist()


def test_rows_that_were_lost_before_are_brought_back(engine: Engine, server: DemoServer, saved: str) -> None:
    """The safety backup says that they are gone; the backup before it, which is there, holds them."""
    server.drop_table("db", "t")
    server.write("db", lines("t", 1))
    run = overwrite(engine, saved, IfExists.REPLACE)
    assert run.problem is None, run.problem
    safety: Any = run.details["safety_backup"]
    assert safety["coverage"]["losses"]
    assert server.rows("db", "t").num_rows == 30


def test_rows_that_were_lost_before_and_that_nobody_holds(engine: Engine, server: DemoServer, saved: str) -> None:
    manifest = engine.manifest(saved)
    loss = Loss(LossKind.ROWS, "db", "t", 5, "2026-01-01", "2026-01-01", "5 rows are gone.")
    lost = replace(manifest, coverage=Coverage("before", (loss,)))
    assert list(lacks(lost, [("db", "t")], held=False)) == ["5 rows are gone."]
    assert list(lacks(lost, [("db", "t")], held=True)) == []
    assert list(lacks(lost, [("db", "other")], held=False)) == []
    hidden = replace(manifest, coverage=Coverage("before", (replace(loss, kind=LossKind.HIDDEN),)))
    assert list(lacks(hidden, [("db", "t")], held=True)) == ["5 rows are gone."]
