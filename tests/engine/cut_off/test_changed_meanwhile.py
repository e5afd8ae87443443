"""What changed between two sittings: rows, tables, the bytes that are there already, the server itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.schema import Kind
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.engine import part_check
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from tests.engine.backed_up import BLOCK, archived, lines
from tests.engine.conftest import add_server
from tests.engine.cut_off.cutting import (
    JOB,
    asked,
    assert_exact,
    cut,
    damage,
    go_on,
    nothing_left,
    reads_of,
    resumed,
    write_tables,
)


def test_late_rows_of_a_proved_window_are_read(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    server.write("db", f"a,host=late v=1.0,n=1i {2 * BLOCK + 7}")
    since = len(server.requests)
    run = go_on(engine)
    assert_exact(run, server)
    assert len(set(asked(server, since)) & reads_of(left)) == 1
    assert resumed(run)["parts"] == 8


def test_rows_that_a_restarted_server_hides_stay_and_are_told(engine: Engine, server: DemoServer) -> None:
    now = server.now() // BLOCK
    server.write("db", lines("a", 6, first=now - 3))  # so that the tables are still there after it
    server.write("db", lines("b", 6, first=now - 3))
    server.persist()
    cut(engine, server)
    server.restart(lookback_seconds=3600)
    run = go_on(engine, outcome=Outcome.WARNING)
    assert archived(run, "db", "a").num_rows == 120
    manifest = engine.manifest(run.id)
    hidden, also, suspicion, restarted = manifest.warnings
    assert "may show less than it stores" in suspicion
    assert "restarted" in restarted
    assert hidden.startswith("The server no longer shows 60 rows of db.a that it showed before")
    assert [x.text for x in manifest.coverage.losses] == [hidden, also]
    assert [w.loss.kind.value for w in engine.losses("lab", server.now())] == ["hidden", "hidden"]
    assert "gen1-lookback-duration" in hidden
    assert manifest.origin.process_id_before != manifest.origin.process_id_after == server.process_id
    assert {p.note for t in manifest.tables if t.table == "a" for p in t.parts} == {part_check.KEPT, ""}


def test_expired_rows_are_no_loss(engine: Engine, server: DemoServer) -> None:
    server.catalog.databases["db"].retention_ns = server.now() - 3 * BLOCK
    cut(engine, server)
    server.catalog.databases["db"].retention_ns = server.now() - 5 * BLOCK
    run = go_on(engine)
    assert archived(run, "db", "a").num_rows < 30
    assert engine.manifest(run.id).warnings == ()


def test_a_dropped_table_stays_as_far_as_it_was_read(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    for table in ("a", "b"):
        server.drop_table("db", table)
    run = go_on(engine, outcome=Outcome.WARNING)
    assert (archived(run, "db", "a").num_rows, archived(run, "db", "b").num_rows) == (60, 20)
    manifest = engine.manifest(run.id)
    assert [t.complete for t in manifest.tables] == [True, False, False]
    assert len(manifest.warnings) == 2
    assert_exact(run, server, ("c",))


def test_a_dropped_database_stays_as_far_as_it_was_read(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    server.drop_database("db")
    server.write("other", "t,host=x v=1.0 1")
    run = go_on(engine, outcome=Outcome.WARNING)
    assert archived(run, "db", "a").num_rows == 60
    assert {d.name for d in engine.manifest(run.id).databases} == {"db", "other"}


def test_a_table_that_was_made_anew_with_other_types_is_read_anew(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    server.drop_table("db", "a")
    server.catalog.create_table("db", "a", [("host", Kind.TAG), ("v", Kind.STRING)])
    server.write("db", 'a,host=x v="text" 1')
    run = go_on(engine)
    assert_exact(run, server)


def test_columns_that_were_added_are_taken(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    server.write("db", f"a,host=x,zone=z v=1.0,more=2.0 {BLOCK}")
    run = go_on(engine)
    assert same_rows(archived(run, "db", "a"), server.rows("db", "a"), ["host", "zone"]) is None
    assert_exact(run, server, ("b", "c"))


def test_damaged_bytes_are_read_again(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    damage(Path(left.path), left.bytes - 20)
    since = len(server.requests)
    run = go_on(engine)
    assert_exact(run, server)
    assert len(set(asked(server, since)) & reads_of(left)) == 2  # the changed one and the one that is cut
    assert resumed(run)["parts"] == 7


@pytest.mark.parametrize(
    ("profile", "restart", "another", "goes_on"),
    [
        ("3.7", False, False, True),
        ("3.7", True, False, True),
        ("3.7", False, True, False),
        ("3.4", True, False, True),  # no cluster uuid yet, but the ids of nodes
        ("3.4", True, True, False),
        ("3.2", False, False, True),
        ("3.2", True, False, False),  # it cannot be told
    ],
)
def test_it_goes_on_only_with_the_same_server(
    engine: Engine, profile: str, restart: bool, another: bool, goes_on: bool
) -> None:
    with DemoServer(token=None, profile=profile) as demo:
        add_server(engine, "old", demo.url)
        write_tables(demo)
        job = replace(JOB, server="old")
        left = cut(engine, demo, job)
        if restart:
            demo.restart()
        if another:
            demo.cluster_uuid = "another"
        run = engine.run(job)
        assert run.problem is None
        assert (resumed(run) is not None) == goes_on
        assert ("could not be gone on with" in run.summary) != goes_on
        assert (run.outcome is Outcome.WARNING) == (goes_on and restart)
        assert_exact(run, demo)
        assert not Path(left.path).exists()
        nothing_left(engine)
