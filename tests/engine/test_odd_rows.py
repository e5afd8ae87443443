"""Answers of the server that are no rows as they were asked for: never in a backup that says it succeeded."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine import window_reader
from influx_backup_gui.engine.engine import Engine
from tools.faults.lying import listed, reads, with_column

JOB = BackupJob("lab", in_flight=1)


def without_values(table: pa.Table) -> pa.Table:
    return table.drop_columns(["v"])


def as_text(table: pa.Table) -> pa.Table:
    return with_column(table, "v", lambda c: c.cast(pa.string()))


def without_times(table: pa.Table) -> pa.Table:
    return with_column(table, "time", lambda c: pa.nulls(len(c), c.type))


def an_hour_later(table: pa.Table) -> pa.Table:
    return with_column(table, "time", lambda c: pc.add(c, pa.scalar(HOUR, pa.duration("ns"))))


ODD: list[tuple[Callable[[pa.Table], pa.Table], str]] = [
    (without_values, "column 'v' is not among them"),
    (as_text, "column 'v' is string instead of float64"),
    (without_times, "they have no time"),
    (an_hour_later, "they are of another time range"),
]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch, server: DemoServer) -> None:
    monkeypatch.setattr(window_reader, "_PAUSES", (0.01, 0.01, 0.01))
    for block in range(3):
        server.write("db", f"t,host=h{block} v=1 {block * 600 * SECOND}")
    server.persist()
    server.sql.file_limit = 1


@pytest.mark.parametrize(("alter", "said"), ODD)
def test_rows_that_are_not_as_they_were_asked_for(
    engine: Engine, server: DemoServer, alter: Callable[[pa.Table], pa.Table], said: str
) -> None:
    lie = server.faults.add(reads(alter))
    run = engine.run(JOB)
    assert lie.hits
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert not run.problem.unexpected
    assert said in run.problem.message
    assert engine.backups() == ()


@pytest.mark.parametrize(("alter", "said"), ODD)
def test_once_it_is_asked_again(
    engine: Engine, server: DemoServer, alter: Callable[[pa.Table], pa.Table], said: str
) -> None:
    lie = server.faults.add(reads(alter, times=1))
    run = engine.run(JOB)
    assert lie.hits == 1
    assert run.outcome is Outcome.SUCCEEDED, said
    assert engine.manifest(run.id).rows == 3


def test_a_column_that_comes_meanwhile_is_welcome(engine: Engine, server: DemoServer) -> None:
    new = f"t,host=h0 v=1,extra=7 {600 * SECOND}"
    server.faults.add(Fault("call", sql="SELECT *", value=lambda: server.write("db", new)))
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED


def test_an_order_of_tags_that_cannot_be_told_is_said(engine: Engine, server: DemoServer) -> None:
    server.write("db", "two,b=1,a=1 v=1 1")
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    lie = server.faults.add(listed("series_key_columns", lambda row: row["table_name"] != "two"))
    run = engine.run(JOB)
    assert lie.hits
    assert run.outcome is Outcome.WARNING
    assert "in which order the tags of db.two are" in run.summary
