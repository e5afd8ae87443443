"""Backups of the demo server: what is in the archive is what the server has, and what went wrong is said."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, Profile, RestoreJob, Selection, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.windows import cut_evenly
from influx_backup_gui.engine import window_reader
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from tests.engine.backed_up import BLOCK, JOB, assert_exact, lines, nothing_half_made, path_of
from tests.engine.conftest import add_server


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


def test_cancel_leaves_nothing_and_waits_for_no_answer(engine: Engine, server: DemoServer) -> None:
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
    assert time.monotonic() - cancelled_at[0] < 30
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
