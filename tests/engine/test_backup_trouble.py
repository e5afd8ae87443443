"""Backups of a server that fails, restarts, or changes meanwhile: exact, or a warning that says so, or nothing."""

from __future__ import annotations

import threading
import time

import pyarrow.compute as pc
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from tests.engine.backed_up import BLOCK, JOB, archived, assert_exact, lines, nothing_half_made, path_of


@pytest.mark.parametrize(
    "fault",
    [
        Fault("cut_body", sql="SELECT *", value=100, times=2),
        Fault("reset", sql="SELECT *", times=2),
        Fault("status", sql="SELECT *", value=(429, "slow down"), times=2),
        Fault("status", sql="SELECT *", value=(503, ""), times=2),
        Fault(
            "status",
            path="query_sql",
            value=(500, "write buffer error: error from wal: wal buffer full with 100000 ops"),
        ),
        Fault("vanish_rows", sql="SELECT *", value=0.0),
        Fault("vanish_rows", sql="SELECT *", value=0.5),
        Fault("wrong_count", sql="count(*) AS n FROM", value=3),
        Fault("wrong_count", sql="count(*) AS n FROM", value=-3),
        Fault("status", sql="count(*) AS n FROM", value=(500, "Field not found in table buffer: x"), times=4),
        Fault("status", sql="min(time) AS a", value=(500, "Object Store error"), times=2),
        Fault("status", sql="SELECT *", value=(500, "Object Store error"), times=2),
    ],
    ids=lambda f: f"{f.kind}-{f.value}",
)
def test_a_fault_that_passes_leaves_an_exact_backup(engine: Engine, server: DemoServer, fault: Fault) -> None:
    server.write("db", lines("t", 8))
    server.persist()
    server.faults.add(fault)
    run = engine.run(JOB)
    assert fault.hits == fault.times
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert_exact(run, server, "db", "t")


def test_401_in_the_middle_ends_clearly_and_leaves_nothing(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 8))
    server.persist()
    server.faults.add(Fault("status", sql="SELECT *", value=(401, ""), times=100))
    run = engine.run(JOB)
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.NOT_AUTHORISED
    nothing_half_made(engine)
    assert engine.backups() == ()


def test_rows_that_come_and_go_for_ever_are_a_warning(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 8))
    server.persist()
    server.faults.add(Fault("wrong_count", sql="count", value=3, times=1000))
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "came and went" in run.summary


def test_files_that_hold_more_than_the_server_shows_are_a_warning(engine: Engine, server: DemoServer) -> None:
    """Count and content agree, but the list of files says that rows are missing."""
    server.write("db", lines("t", 8))
    server.persist()
    fault = server.faults.add(Fault("vanish_rows", sql='FROM "t"', value=0.5, times=None))
    run = engine.run(JOB)
    assert fault.hits > 4
    assert run.outcome is Outcome.WARNING
    assert "came and went" in run.summary


def test_rows_that_vanish_after_they_were_counted_for_the_plan_are_a_warning(
    engine: Engine, server: DemoServer
) -> None:
    server.write("db", lines("t", 8))
    server.faults.add(Fault("vanish_rows", sql='FROM "t"', value=0.5, skip=1, times=None))
    assert engine.run(JOB).outcome is Outcome.WARNING


def test_rows_that_retention_takes_away_are_no_warning(engine: Engine, server: DemoServer) -> None:
    now = time.time_ns()
    server.write("db", "\n".join(f"t v={n} {now - n * 600 * SECOND}" for n in range(20)))
    server.persist()
    server.catalog.databases["db"].retention_ns = 2 * 3600 * SECOND
    run = engine.run(JOB)
    assert run.outcome is Outcome.SUCCEEDED
    assert 12 <= archived(run, "db", "t").num_rows <= 13


def test_a_retention_that_the_server_does_not_tell_is_a_warning(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 2))
    server.faults.add(Fault("status", sql="system.databases", value=(403, "")))
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "may not read the system tables" in run.summary


def test_a_system_table_that_cannot_be_read_by_accident_is_no_backup(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 2))
    server.faults.add(Fault("status", sql="system.databases", value=(500, "out of luck"), times=None))
    run = engine.run(JOB)
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "out of luck" in run.problem.message


def test_a_restart_in_the_middle_is_a_warning(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 8))
    server.persist()
    server.faults.add(Fault("call", sql="SELECT *", value=server.restart))
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "restarted" in run.summary


def test_trap_12_a_look_back_restart_between_two_backups_is_noticed(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 8))
    server.persist()
    first = engine.run(JOB)
    assert first.outcome is Outcome.SUCCEEDED
    server.restart(lookback_seconds=600)
    second = engine.run(JOB)
    assert second.outcome is Outcome.WARNING
    assert "no longer shows" in second.summary
    assert path_of(first).is_file()


def test_a_table_dropped_in_the_middle_is_a_warning(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 8) + "\n" + lines("zz", 3))
    server.persist()
    server.faults.add(Fault("call", sql='FROM "zz"', value=lambda: server.drop_table("db", "zz")))
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "db.zz was dropped" in run.summary
    assert_exact(run, server, "db", "t")


def test_a_column_added_in_the_middle_belongs_to_the_table(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 8))
    server.persist()
    server.faults.add(
        Fault("call", sql="SELECT *", value=lambda: server.write("db", f"t,host=h1 extra=7 {100 * BLOCK}"))
    )
    run = engine.run(JOB)
    assert run.outcome is Outcome.SUCCEEDED
    entry = engine.manifest(str(path_of(run))).table("db", "t")
    assert entry is not None
    assert "extra" in {c.name for c in entry.columns}


def test_writes_that_go_on_all_the_time(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 20))
    server.persist()
    before = server.rows("db", "t")
    begun, stop = threading.Event(), threading.Event()

    def write() -> None:
        n = 0
        while not stop.wait(0.002):
            server.write("db", f"t,host=w v=1.0,n={n}i {time.time_ns()}")
            begun.set()
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(60)
        run = engine.run(JOB)
    finally:
        stop.set()
        writer.join()
    assert run.outcome is Outcome.SUCCEEDED
    found = archived(run, "db", "t")
    assert found.num_rows > before.num_rows
    new = pc.equal(found.column("host"), "w")
    assert same_rows(found.filter(pc.invert(new)), before, ["host"]) is None
    # What came meanwhile is there up to some moment, without a hole.
    numbers = found.filter(new).column("n").to_pylist()
    assert sorted(numbers) == list(range(len(numbers)))
