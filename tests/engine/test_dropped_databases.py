"""A database that is dropped between the list of databases and the question for its tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run, Selection, VerifyJob
from influx_backup_gui.engine.engine import Engine
from tests.engine.backed_up import JOB, assert_exact, lines, nothing_half_made

TABLES = "information_schema.columns"
NOT_FOUND = (404, "database not found: other")


@pytest.fixture
def drop(server: DemoServer) -> Callable[[], Fault]:
    """`other` is dropped when the tables of the first database are asked for."""
    server.write("db", lines("t", 3))
    server.write("other", lines("t", 2))

    def drop() -> Fault:
        return server.faults.add(Fault("call", sql=TABLES, value=lambda: server.drop_database("other")))

    return drop


def warnings(run: Run) -> list[str]:
    backup: Any = run.details["backup"]
    return list(backup["warnings"])


def test_the_others_are_backed_up_and_it_is_told(engine: Engine, server: DemoServer, drop: Callable[[], Fault]) -> None:
    struck = drop()
    run = engine.run(JOB)
    assert struck.hits == 1
    assert (run.outcome, run.problem) == (Outcome.WARNING, None)
    assert warnings(run) == ["The database other was dropped while the backup was taken."]
    assert_exact(run, server, "db", "t")


def test_it_is_told_once_where_it_was_chosen_by_name(
    engine: Engine, server: DemoServer, drop: Callable[[], Fault]
) -> None:
    drop()
    run = engine.run(BackupJob("lab", Selection(("db",), (("other", "t"),))))
    assert run.outcome is Outcome.WARNING
    assert len([w for w in warnings(run) if "other" in w]) == 1


def test_nothing_of_what_was_chosen_is_left(engine: Engine, server: DemoServer, drop: Callable[[], Fault]) -> None:
    drop()
    run = engine.run(BackupJob("lab", Selection(("other",))))
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "'other' is not there" in run.problem.message


def test_rows_that_went_with_it_are_a_loss(engine: Engine, server: DemoServer, drop: Callable[[], Fault]) -> None:
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    drop()
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert "other" in run.summary
    backup: Any = run.details["backup"]
    assert [x["database"] for x in backup["coverage"]["losses"]] == ["other"]


def test_one_that_is_listed_and_not_found_is_no_backup(
    engine: Engine, server: DemoServer, drop: Callable[[], Fault]
) -> None:
    struck = server.faults.add(Fault("status", sql=TABLES, skip=1, times=None, value=NOT_FOUND))
    run = engine.run(JOB)
    assert struck.hits == 2
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "database not found" in run.problem.message
    assert engine.backups() == ()
    nothing_half_made(engine)


def test_one_that_is_found_at_the_second_question_is_backed_up(
    engine: Engine, server: DemoServer, drop: Callable[[], Fault]
) -> None:
    server.faults.add(Fault("status", sql=TABLES, skip=1, value=NOT_FOUND))
    run = engine.run(JOB)
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert_exact(run, server, "other", "t")


def test_what_only_looks_at_it_does_not_fail_of_it(
    engine: Engine, server: DemoServer, drop: Callable[[], Fault]
) -> None:
    backup = engine.run(BackupJob("lab", Selection(("db",)))).id
    drop()
    restored = engine.run(RestoreJob(backup, databases=(("db", "again"),)))
    assert restored.outcome is Outcome.SUCCEEDED, restored
    server.write("other", lines("t", 2))
    drop()
    assert [d["name"] for d in engine.inspect("lab")["databases"]] == ["again", "db"]
    whole = engine.run(JOB).id
    server.write("zz", lines("t", 2))
    server.faults.add(Fault("call", sql=TABLES, value=lambda: server.drop_database("zz")))
    compared = engine.run(VerifyJob((whole,), against="lab"))
    assert compared.outcome is Outcome.SUCCEEDED, compared
