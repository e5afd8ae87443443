"""Backups of the demo server: what is in the archive is what the server has, and what went wrong is said."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import SECOND, TimeRange
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, Profile, RestoreJob, Run, Selection, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.windows import cut_evenly
from influx_backup_gui.engine import window_reader
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import read_parquet
from tests.engine.conftest import add_server

BLOCK = 600 * SECOND
JOB = BackupJob("lab")


def lines(table: str, blocks: int, per_block: int = 10, first: int = 0) -> str:
    return "\n".join(
        f"{table},host=h{n % 3} v={block}.5,n={n}i {(first + block) * BLOCK + n * SECOND}"
        for block in range(blocks)
        for n in range(per_block)
    )


def path_of(run: Run) -> Path:
    backup = run.details["backup"]
    assert isinstance(backup, dict)
    return Path(backup["path"])


def archived(run: Run, database: str, table: str) -> pa.Table:
    """All rows of a table in the archive of this run."""
    with ArchiveReader(path_of(run)) as archive:
        entry = archive.manifest.table(database, table)
        assert entry is not None
        wanted = {p.member for p in entry.parts}
        return pa.concat_tables([read_parquet(data) for _, _, data in archive.parts(wanted)], promote_options="default")


def assert_exact(run: Run, server: DemoServer, database: str, table: str) -> None:
    assert same_rows(archived(run, database, table), server.rows(database, table), ["host"]) is None


def nothing_half_made(engine: Engine) -> None:
    repository = engine.resources.places.repository
    left = [p.name for p in repository.rglob("*") if ".partial" in p.name or ".spool" in p.name]
    assert left == []


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("persisted", [True, False])
def test_files_and_buffer_are_saved_exactly(
    engine: Engine, server: DemoServer, profile: Profile, persisted: bool
) -> None:
    server.write("db", lines("t", 20))
    if persisted:
        server.persist()
        server.write("db", lines("t", 2, first=30))
        server.write("db", "t,host=late v=1.0,n=1i 5")
    run = engine.run(BackupJob("lab", profile=profile))
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert_exact(run, server, "db", "t")
    (backup,) = engine.backups()
    assert backup.proved is not None
    assert backup.rows == server.rows("db", "t").num_rows
    nothing_half_made(engine)


def test_the_run_has_the_documented_keys(engine: Engine, server: DemoServer) -> None:
    server.write("db", "t v=1 1\nt v=2 9")
    backup = engine.run(JOB).details["backup"]
    assert isinstance(backup, dict)
    assert {
        "id",
        "name",
        "path",
        "server",
        "databases",
        "tables",
        "rows",
        "bytes",
        "first",
        "last",
        "cutoff",
        "proved",
        "warnings",
    } <= backup.keys()
    assert (backup["first"], backup["last"]) == ("1970-01-01T00:00:00.000000001Z", "1970-01-01T00:00:00.000000009Z")
    json.dumps(backup)


def test_a_file_limit_of_three_only_makes_more_windows(tmp_path: Path) -> None:
    with DemoServer(token=None, file_limit=3) as server:
        engine = Engine.open(tmp_path)
        add_server(engine, "lab", server.url)
        server.write("db", lines("t", 25))
        server.persist()
        run = engine.run(JOB)
        assert run.outcome is Outcome.SUCCEEDED
        assert_exact(run, server, "db", "t")
        engine.close()


def test_a_selection_of_table_and_range(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 5) + "\nother v=1 1")
    span = TimeRange(BLOCK, 3 * BLOCK)
    run = engine.run(BackupJob("lab", Selection(tables=(("db", "t"),), range=span)))
    manifest = engine.manifest(str(path_of(run)))
    assert [(t.table, t.rows) for t in manifest.tables] == [("t", 20)]


def test_empty_tables_and_names_that_files_cannot_have(engine: Engine, server: DemoServer) -> None:
    server.write("db", 'Home v=1 1\nhome v=2 2\nstrange\\ table\\,x,tag\\ key=v field\\ key\\=="x" 3\n../up v=1 4')
    run = engine.run(JOB)
    manifest = engine.manifest(str(path_of(run)))
    assert {t.table for t in manifest.tables} == {"Home", "home", "strange table,x", "../up"}
    assert len({p.member.lower() for p in manifest.parts}) == 4
    assert run.outcome is Outcome.SUCCEEDED


def test_an_unknown_database_is_a_usage_error(engine: Engine, server: DemoServer) -> None:
    server.write("db", "t v=1 1")
    for selection in (Selection(databases=("nope",)), Selection(tables=(("db", "nope"),))):
        run = engine.run(BackupJob("lab", selection))
        assert run.problem is not None
        assert run.problem.exit_code == ExitCode.USAGE
        assert "db" in run.problem.hint
        assert "nope" in run.problem.message


def test_a_chosen_name_that_is_not_there_leaves_the_others_a_backup(engine: Engine, server: DemoServer) -> None:
    server.write("db", "t v=1 1\nold v=1 1")
    job = BackupJob("lab", Selection(("more",), (("db", "t"), ("db", "old"))))
    run = engine.run(job)
    assert (run.outcome, engine.backups()[0].rows) == (Outcome.WARNING, 2)
    assert run.summary.endswith(
        "The server does not have 'more', which is chosen by name: there is nothing of it in this backup."
    )
    assert engine.plan_backup(job)["warnings"] == list(engine.backups()[0].warnings)
    server.drop_table("db", "old")
    run = engine.run(job)
    assert (run.outcome, engine.backups()[0].rows) == (Outcome.WARNING, 1)
    assert [w for w in engine.backups()[0].warnings if "db.old" in w] == [engine.backups()[0].coverage.losses[0].text]


# --- faults ---------------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("persisted", [True, False])
def test_rows_at_both_ends_of_time(engine: Engine, server: DemoServer, persisted: bool) -> None:
    first, last = -(2**63) + 1, 2**63 - 1
    server.write("db", "\n".join(f"t,host=h v={n} {t}" for n, t in enumerate((first, -1, 0, last - 1, last))))
    if persisted:
        server.persist()
    run = engine.run(JOB)
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert_exact(run, server, "db", "t")
    again = RestoreJob(run.id, databases=(("db", "again"),))
    for if_exists in (IfExists.REFUSE, IfExists.MISSING):
        back = engine.run(replace(again, if_exists=if_exists))
        assert (back.outcome, back.problem) == (Outcome.SUCCEEDED, None)
        assert same_rows(server.rows("again", "t"), server.rows("db", "t"), ["host"]) is None


def test_late_rows_in_the_buffer_do_not_make_a_window_too_large(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files say 10 rows; 800 older ones are in no file yet."""
    monkeypatch.setattr(window_reader, "_TOO_MANY", 100)
    monkeypatch.setattr(window_reader, "cut_evenly", partial(cut_evenly, target_rows=50))
    server.write("db", lines("t", 1, first=500))
    server.persist()
    server.write("db", lines("t", 80))
    run = engine.run(JOB)
    assert run.outcome is Outcome.SUCCEEDED
    assert_exact(run, server, "db", "t")
    entry = engine.manifest(str(path_of(run))).table("db", "t")
    assert entry is not None
    assert max(p.rows for p in entry.parts) <= 100


def test_the_file_limit_is_learned_once(tmp_path: Path) -> None:
    with DemoServer(token=None, file_limit=5) as server:
        engine = Engine.open(tmp_path)
        add_server(engine, "lab", server.url)
        server.write("db", lines("t", 40))
        server.persist()
        assert engine.run(JOB).outcome is Outcome.SUCCEEDED
        assert engine.settings.file_limits == {"lab": 5}
        asked = len(server.requests)
        assert engine.run(JOB).outcome is Outcome.SUCCEEDED
        assert [status for *_, status in server.requests[asked:] if status != 200] == []
        engine.close()


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
    stop = threading.Event()

    def write() -> None:
        n = 0
        while not stop.wait(0.002):
            server.write("db", f"t,host=w v=1.0,n={n}i {time.time_ns()}")
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        run = engine.run(JOB)
    finally:
        stop.set()
        writer.join()
    assert run.outcome is Outcome.SUCCEEDED
    old = server.rows("db", "t").slice(0, 0)
    assert archived(run, "db", "t").num_rows >= 200
    assert set(archived(run, "db", "t").column_names) == set(old.column_names)


def test_cancel_leaves_nothing_and_takes_less_than_two_seconds(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 20))
    server.persist()
    server.faults.add(Fault("stall", sql="SELECT *", value=60, times=100))
    cancel = CancelToken()
    cancelled_at: list[float] = []

    def cancel_it() -> None:
        cancelled_at.append(time.monotonic())
        cancel.cancel()

    threading.Timer(0.5, cancel_it).start()
    run = engine.run(JOB, context=JobContext(cancel=cancel))
    assert time.monotonic() - cancelled_at[0] < 2
    assert run.outcome is Outcome.CANCELLED
    nothing_half_made(engine)


def test_progress_never_goes_back_and_is_complete_only_at_the_end(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 20) + "\n" + lines("u", 20))
    server.persist()
    told: list[Progress] = []
    engine.run(JOB, context=JobContext(told.append))
    fractions = [p.fraction for p in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert all(f < 1 for f in fractions[:-1])


def test_verify_against_names_what_differs(engine: Engine, server: DemoServer) -> None:
    server.write("db", lines("t", 3))
    run = engine.run(JOB)
    equal = engine.run(VerifyJob((str(path_of(run)),), against="lab"))
    assert equal.outcome is Outcome.SUCCEEDED
    server.write("db", "t,host=h0 v=99.5,n=0i 0")
    changed = engine.run(VerifyJob((str(path_of(run)),), against="lab"))
    assert changed.outcome is Outcome.WARNING
    assert "99.5" in json.dumps(changed.details)
