"""A drill of a backup with rows that no server takes: their table fails, in words, and all others are proved."""

from __future__ import annotations

from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import DrillJob, DrillWay, Outcome, Run
from influx_backup_gui.engine.engine import Engine
from tests.engine.test_drill import databases
from tests.engine.test_restore_values import load, saved, texts

WAYS = pytest.mark.parametrize("way", list(DrillWay))


def drilled(engine: Engine, backup: str, way: DrillWay) -> tuple[Run, dict[str, Any]]:
    run = engine.run(DrillJob(backup, way=way))
    tables: Any = run.details["tables"]
    return run, {f"{t['database']}.{t['table']}": t for t in tables}


@WAYS
def test_a_row_larger_than_a_request_fails_its_table_and_proves_the_rest(
    engine: Engine, server: DemoServer, way: DrillWay
) -> None:
    """Of one of 10 MiB: such a row came in by several requests, each with some of its fields."""
    for first in range(0, 161, 80):
        fields = ",".join(f's{n:03d}="{"x" * 65_200}"' for n in range(first, min(first + 80, 161)))
        server.write("db", f"huge {fields} 5")
    server.write("db", "good,t=x v=1 1\ngood,t=y v=2 2")
    server.write("other", "also v=1 1")
    before = databases(server)

    run, tables = drilled(engine, saved(engine), way)

    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert not run.problem.unexpected
    assert "1 of 3 tables cannot be brought back: db.huge: The row at 1970-01-01" in run.problem.message
    assert {name: t["verified"] for name, t in tables.items()} == {
        "db.good": True,
        "db.huge": False,
        "other.also": True,
    }
    assert "10,485,760 bytes at a time" in tables["db.huge"]["problem"]
    assert (tables["db.good"]["rows"], tables["other.also"]["rows"]) == (2, 1)
    assert databases(server) == before
    assert server.catalog.clashes == []


@WAYS
def test_nothing_that_can_be_restored(engine: Engine, server: DemoServer, way: DrillWay) -> None:
    load(server, "files", ["path"], path=texts("C:\\", "D:"), v=[1.0, 2.0])
    before = databases(server)
    run, tables = drilled(engine, saved(engine), way)
    assert run.outcome is Outcome.FAILED
    assert "ends with a backslash" in tables["db.files"]["problem"]
    assert databases(server) == before


def test_the_report_says_how_many_tables_were_compared(engine: Engine, server: DemoServer) -> None:
    load(server, "files", ["path"], path=texts("C:\\"), v=[1.0])
    server.write("db", "good,t=x v=1 1")
    run, _ = drilled(engine, saved(engine), DrillWay.SERVER)
    assert (run.details["compared"], run.details["of_tables"], run.details["rows"]) == (1, 2, 1)
