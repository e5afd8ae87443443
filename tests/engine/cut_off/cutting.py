"""Backups that the network cuts off at a block of a table, and that are gone on with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, VerifyJob
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.sql_text import literal, quoted, where
from tests.damaging import flip_a_bit
from tests.engine import backed_up
from tests.engine.backed_up import BLOCK, lines, nothing_half_made

JOB = BackupJob("lab", in_flight=1)
SELECT = "SELECT *"
TABLES = ("a", "b", "c")


def write_tables(server: DemoServer) -> None:
    """Three tables of six blocks each."""
    for table in TABLES:
        server.write("db", lines(table, 6))
    server.persist()


def cut(engine: Engine, server: DemoServer, job: BackupJob = JOB, at: tuple[str, int] = ("b", 2)) -> Unfinished:
    """Let the network break at a block (from 1) of a table; answers what is left."""
    table, block = at
    window = f"{SELECT} FROM {quoted(table)} WHERE time >= {literal(format_instant(block * BLOCK))}"
    before = engine.unfinished()
    fault = server.faults.add(Fault("reset", sql=window, times=None))
    run = engine.run(job)
    assert run.problem is not None
    assert (run.outcome, run.problem.exit_code, fault.hits > 0) == (Outcome.FAILED, ExitCode.UNREACHABLE, True)
    server.faults.clear()
    assert "goes on from there" in run.problem.hint
    (left,) = (u for u in engine.unfinished() if u not in before)
    return left


def go_on(engine: Engine, job: BackupJob = JOB, outcome: Outcome = Outcome.SUCCEEDED) -> Run:
    run = engine.run(job)
    assert run.outcome is outcome, run
    nothing_left(engine)
    backup: Any = run.details["backup"]
    assert engine.run(VerifyJob((backup["id"],))).outcome is Outcome.SUCCEEDED
    return run


def nothing_left(engine: Engine) -> None:
    nothing_half_made(engine)
    assert engine.unfinished() == engine.resources.catalog.unfinished.all() == ()


def assert_exact(run: Run, server: DemoServer, tables: tuple[str, ...] = TABLES, password: str | None = None) -> None:
    for table in tables:
        backed_up.assert_exact(run, server, "db", table, password)


def asked(server: DemoServer, since: int) -> list[str]:
    """The reads that the server was asked for."""
    return [p["q"] for _, _, p, _ in server.requests[since:] if p.get("q", "").startswith(f'{SELECT} FROM "')]


def reads_of(left: Unfinished) -> set[str]:
    """How the proved parts were asked for."""
    return {f"{SELECT} FROM {quoted(t.table.name)}{where(p.range)}" for t in left.tables for p in t.parts}


def resumed(run: Run) -> Any:
    return run.details["resumed"]


def damage(path: Path, keep: int) -> None:
    """Change a bit of the first part, and cut the rest off."""
    flip_a_bit(path)
    os.truncate(path, keep)
