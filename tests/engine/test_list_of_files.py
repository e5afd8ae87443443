"""The server's list of its files says how many rows must be there at least: a backup without that check says so."""

from __future__ import annotations

from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.agreement import UNCHECKED
from influx_backup_gui.domain.job import IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.resources import Resources
from tests.engine.backed_up import JOB, assert_exact, lines, path_of

LIST = "system.parquet_files"
OF_T = "FROM system.parquet_files WHERE table_name = 't'"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits a minute for a server that stays silent."""
    monkeypatch.setattr(Resources.client, "__defaults__", (None, 1.0))


@pytest.fixture
def rows(server: DemoServer) -> None:
    server.write("db", lines("t", 8) + "\n" + lines("zz", 3))
    server.persist()


def warnings(run: Run) -> list[str]:
    backup: Any = run.details["backup"]
    return list(backup["warnings"])


@pytest.mark.parametrize(
    "fault",
    [
        Fault("status", sql=OF_T, value=(500, "query error: panic"), times=None),
        Fault("reset", sql=OF_T, times=None),
        Fault("cut_body", sql=OF_T, times=None),
        Fault("status", sql=OF_T, value=(503, "busy"), times=None),
        Fault("alter_answer", sql=OF_T, value=lambda _: b'[{"path":"x"}]', times=None),
    ],
    ids=["500", "reset", "cut", "503", "odd"],
)
def test_a_list_that_cannot_be_read_is_a_warning_and_the_rows_are_saved(
    engine: Engine, server: DemoServer, rows: None, fault: Fault
) -> None:
    server.faults.add(fault)
    run = engine.run(JOB)
    assert fault.hits > 1 or fault.kind == "alter_answer", "it may pass"
    assert (run.outcome, run.problem) == (Outcome.WARNING, None)
    (said,) = warnings(run)
    assert said.startswith("The rows of db.t were not checked against the server's list of files")
    manifest = engine.manifest(str(path_of(run)))
    assert manifest.warnings == (said,)
    notes = {t.table: {p.note for p in t.parts} for t in manifest.tables}
    assert notes == {"t": {UNCHECKED}, "zz": {""}}
    assert_exact(run, server, "db", "t")


def test_rows_that_the_server_does_not_show_are_not_missed_in_silence(
    engine: Engine, server: DemoServer, rows: None
) -> None:
    """Count and content agree; only the list would have told."""
    server.faults.add(Fault("status", sql=LIST, value=(500, "out of luck"), times=None))
    struck = server.faults.add(Fault("vanish_rows", sql='FROM "t"', value=0.5, times=None))
    run = engine.run(JOB)
    assert struck.hits
    assert run.outcome is Outcome.WARNING
    assert "db.t and 1 more table were not checked" in run.summary
    assert "out of luck" in run.summary


@pytest.mark.parametrize(
    "fault",
    [
        Fault("status", sql=OF_T, value=(500, "query error: panic")),
        Fault("reset", sql=OF_T),
        Fault("cut_body", sql=OF_T),
        Fault("status", sql=OF_T, value=(503, "busy")),
    ],
    ids=["500", "reset", "cut", "503"],
)
def test_an_error_that_passes_is_asked_again(engine: Engine, server: DemoServer, rows: None, fault: Fault) -> None:
    server.faults.add(fault)
    run = engine.run(JOB)
    assert fault.hits == 1
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert {p.note for p in engine.manifest(str(path_of(run))).parts} == {""}


@pytest.mark.parametrize(
    "answer",
    [(403, ""), (400, "Error during planning: table 'public.system.parquet_files' not found")],
    ids=["no right", "no such list"],
)
def test_a_server_without_such_a_list_is_no_warning(
    engine: Engine, server: DemoServer, rows: None, answer: tuple[int, str]
) -> None:
    struck = server.faults.add(Fault("status", sql=LIST, value=answer, times=None))
    run = engine.run(JOB)
    assert struck.hits
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert_exact(run, server, "db", "t")


def test_a_table_that_is_dropped_before_its_files_are_listed(engine: Engine, server: DemoServer, rows: None) -> None:
    """Up to 3.11.1 such a server cuts its answer (facts.md 3.2)."""
    sql = "FROM system.parquet_files WHERE table_name = 'zz'"
    server.faults.add(Fault("call", sql=sql, value=lambda: server.drop_table("db", "zz")))
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert warnings(run) == ["The table db.zz was dropped while the backup was taken."]
    assert_exact(run, server, "db", "t")


def test_a_token_that_is_no_longer_accepted_ends_it(engine: Engine, server: DemoServer, rows: None) -> None:
    server.faults.add(Fault("status", sql=OF_T, value=(401, ""), times=None))
    assert engine.run(JOB).outcome is Outcome.FAILED


def test_nothing_is_overwritten_by_a_safety_backup_that_was_not_checked(
    engine: Engine, server: DemoServer, rows: None
) -> None:
    backup = engine.run(JOB).id
    server.faults.add(Fault("status", sql=OF_T, value=(500, "out of luck"), times=None))
    job = RestoreJob(backup, if_exists=IfExists.REPLACE, tables=(("db", "t", "t"),), confirmed=True)
    run = engine.run(job)
    assert run.outcome is Outcome.FAILED
    assert "The rows of db.t were not checked" in run.summary
    assert server.rows("db", "t").num_rows == 80
