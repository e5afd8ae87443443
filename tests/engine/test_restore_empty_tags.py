"""Servers before 3.1 hold "" for a tag that was not given (trap 15): rows go from and to them unchanged in meaning."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.restore_rows import without_empty_tags
from influx_backup_gui.influx.rows import same_rows
from tests.engine.conftest import add_server

LINES = "t,a=x v=1 1\nt,b=y v=2 2\nt,a=x,b=y v=3 3\nt v=4 4\nt w=5i 5"
PAIRS = [("3.0", "3.0"), ("3.6", "3.0"), ("3.0", "3.6")]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = Engine.open(tmp_path / "home")
    yield opened
    opened.close()


@contextmanager
def pair(engine: Engine, source: str, target: str) -> Iterator[tuple[str, DemoServer, DemoServer]]:
    """A backup of LINES, its server, and the server to restore to."""
    with DemoServer(token=None, profile=source) as old, DemoServer(token=None, profile=target) as new:
        add_server(engine, "old", old.url)
        add_server(engine, "new", new.url)
        old.write("db", LINES)
        run = engine.run(BackupJob("old"))
        assert run.outcome is Outcome.SUCCEEDED, run.problem
        yield str(run.id), old, new


def bring(engine: Engine, backup: str, if_exists: IfExists = IfExists.REFUSE) -> Run:
    return engine.run(RestoreJob(backup, server="new", if_exists=if_exists, confirmed=True))


def rows(server: DemoServer) -> pa.Table:
    return without_empty_tags(server.rows("db", "t"), ["a", "b"])


def assert_same(one: DemoServer, other: DemoServer) -> None:
    assert same_rows(rows(one), rows(other), ["a", "b"]) is None


def test_a_server_before_3_1_answers_empty_tags() -> None:
    with DemoServer(token=None, profile="3.0") as server:
        server.write("db", LINES)
        assert server.rows("db", "t").column("a").to_pylist().count("") == 3


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_trap_15_rows_without_a_tag_are_restored_and_proved(engine: Engine, source: str, target: str) -> None:
    with pair(engine, source, target) as (backup, old, new):
        run = bring(engine, backup)
        assert run.outcome is Outcome.SUCCEEDED, run.problem
        assert_same(old, new)


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_trap_15_rows_that_are_there_are_not_written_again(engine: Engine, source: str, target: str) -> None:
    with pair(engine, source, target) as (backup, _, new):
        new.write("db", "t,b=y v=2 2\nt v=4 4\nt,own=z v=9 9")
        run = bring(engine, backup, IfExists.MISSING)
        assert run.outcome is Outcome.SUCCEEDED, run.problem
        assert run.details["tables"][0]["rows"] == 3  # type: ignore[index]  # a list
        assert rows(new).num_rows == 6


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_trap_15_a_value_that_is_there_stays(engine: Engine, source: str, target: str) -> None:
    with pair(engine, source, target) as (backup, _, new):
        new.write("db", "t,b=y v=20 2")
        assert bring(engine, backup, IfExists.MISSING).outcome is Outcome.SUCCEEDED
        assert sorted(v for v in rows(new).column("v").to_pylist() if v) == [1, 3, 4, 20]


@pytest.mark.parametrize(("source", "target"), PAIRS)
@pytest.mark.parametrize("if_exists", [IfExists.MERGE, IfExists.REPLACE])
def test_trap_15_what_is_written_over_is_compared(
    engine: Engine, source: str, target: str, if_exists: IfExists
) -> None:
    with pair(engine, source, target) as (backup, old, new):
        new.write("db", "t,b=y v=20 2\nt,a=x w=7i 1")
        run = bring(engine, backup, if_exists)
        assert run.outcome is Outcome.SUCCEEDED, run.problem
        if if_exists is IfExists.REPLACE:
            assert_same(old, new)


@pytest.mark.parametrize("if_exists", list(IfExists))
def test_a_wrong_value_of_such_a_row_is_still_found(engine: Engine, if_exists: IfExists) -> None:
    with pair(engine, "3.6", "3.0") as (backup, _, new):
        if if_exists is not IfExists.REFUSE:
            new.write("db", "t v=4 4")
        when = {"path": "write_lp"} if if_exists is IfExists.MISSING else {"sql": "SELECT *", "times": None}
        new.faults.add(Fault("call", value=lambda: new.write("db", "t v=44 4"), **when))
        run = bring(engine, backup, if_exists)
        assert run.problem is not None, run.summary
        assert "44.0" in run.problem.message
