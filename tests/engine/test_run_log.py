"""What stands in the log of what runs did: the report, alerts and the support file quote it."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Trigger
from influx_backup_gui.domain.log_lines import at_least, log_records
from influx_backup_gui.engine import run_log
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.log_file import logging_to
from influx_backup_gui.store.log_reader import read_log

JOB = BackupJob("lab")


@pytest.fixture
def logs(engine: Engine, server: DemoServer) -> Path:
    server.write("db", "t,a=b v=1.0 5")
    return engine.resources.places.logs


def own(run: Run, folder: Path) -> list[str]:
    """The lines of a run without time and process."""
    return [text.partition("influx_backup_gui.run: ")[2] for text in run_log.own_lines(run, folder)]


def test_start_phases_and_end_and_nothing_of_others(engine: Engine, logs: Path) -> None:
    with logging_to(logs):
        first, second = engine.run(JOB), engine.run(JOB)
    name = second.id[:8]
    lines = own(second, logs)
    assert lines[0] == f"{name} backup of lab began (manual)"
    assert lines[1:-1] == [f"{name} {phase}" for phase in ("planning", "reading", "proving")]
    assert lines[-1].startswith(f"{name} backup succeeded after ")
    assert lines[-1].endswith(second.summary)
    assert at_least(run_log.log_of(second, logs), "WARNING") == ()
    assert own(first, logs) != lines


def test_the_end_is_found_also_where_it_was_written_a_second_later(engine: Engine, logs: Path) -> None:
    with logging_to(logs):
        run = engine.run(JOB)
    early = replace(run, finished=run.started - SECOND)
    assert own(early, logs)[-1].endswith(run.summary)
    assert run_log.log_of(early, logs) == run_log.log_of(run, logs)


def test_a_failure_with_what_to_do_and_every_new_attempt(engine: Engine, logs: Path, server: DemoServer) -> None:
    busy = Fault("status", path="/api/v3/configure/database", times=1, value=(503, "busy"))
    server.faults.add(busy)
    body = "no token=abc123456789\n2026-11-23 02:00:00,000 1 INFO forged"
    server.faults.add(Fault("status", path="/api/v3/configure/database", times=None, value=(400, body)))
    with logging_to(logs):
        run = engine.run(JOB)
    assert run.problem is not None
    (error,) = at_least(run_log.log_of(run, logs), "ERROR")
    assert "backup failed after" in error.text
    assert run.problem.hint in error.text
    assert "token=…" in error.text
    assert "abc123456789" not in (logs / "influx-backup.log").read_text(encoding="utf-8"), "nor in the file"
    assert "forged" in error.text, "what a server says makes no line of its own"
    assert "asking again in" in read_log(logs)
    assert busy.hits == 1


def test_warnings_are_lines_and_not_thousands(logs: Path) -> None:
    details: dict[str, object] = {"backup": {"warnings": [f"table {n}" for n in range(300)]}}
    now = time.time_ns()
    run = Run("r", "backup", Trigger.SCHEDULE, Outcome.WARNING, now, now, "done", "lab", details=details)
    with logging_to(logs):
        run_log.ended(run)
    lines = own(run, logs)
    assert lines[0] == "r warning: table 0"
    assert lines[-2] == "r and 280 more warnings"
    assert len(lines) == 22
    assert [r.level for r in log_records(read_log(logs))] == ["WARNING"] * 22


def test_what_a_dead_process_wrote_is_found_by_the_next_one(engine: Engine, logs: Path, tmp_path: Path) -> None:
    run = Run("dead", "backup", Trigger.SCHEDULE, None, time.time_ns(), None, "", "lab")
    engine.resources.catalog.start_run(run)
    with logging_to(logs):
        run_log.began(run)
        run_log.entered("dead", "reading")
        with sqlite3.connect(tmp_path / "home" / "catalog.sqlite") as db:
            db.execute("UPDATE runs SET pid = 999999999")
        db.close()
        engine.end_dead_runs()
    (told,) = engine.runs(1)
    lines = own(told, logs)
    assert lines[:2] == ["dead backup of lab began (schedule)", "dead reading"]
    assert lines[2].startswith("dead backup interrupted")
