"""A whole restore by the engine: what is refused before the first row, and what is wrong behind the last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob
from influx_backup_gui.engine.engine import Engine
from tests.engine.restoring import AGAIN, LINES, WRITE


@pytest.fixture
def backup(engine: Engine, server: DemoServer) -> str:
    """Since it was taken, a row became another one."""
    server.write("db", LINES)
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED
    server.write("db", "home,room=r0 temp=-1 0")
    return run.id


@pytest.mark.parametrize("policy", [IfExists.REPLACE, IfExists.MERGE, IfExists.REFUSE])
def test_nothing_is_overwritten_that_nobody_confirmed(
    engine: Engine, server: DemoServer, backup: str, policy: IfExists
) -> None:
    before, since = server.rows("db", "home"), len(server.requests)
    run = engine.run(RestoreJob(backup, if_exists=policy, confirmed=policy is IfExists.REFUSE))
    assert run.problem is not None
    assert (run.outcome, run.problem.exit_code) == (Outcome.FAILED, ExitCode.REFUSED)
    assert ("--database OLD=NEW" in run.problem.hint) == (policy is IfExists.REFUSE)
    assert server.rows("db", "home").equals(before)
    assert not [path for _, path, *_ in server.requests[since:] if WRITE in path]
    assert len(engine.backups()) == 1, "not even a safety backup"


def test_rows_that_are_not_as_in_the_backup_are_a_failure(engine: Engine, server: DemoServer, backup: str) -> None:
    fault = server.faults.add(Fault("vanish_rows", sql='FROM "home"', value=0.5, times=None))
    run = engine.run(replace(RestoreJob(backup), databases=AGAIN))
    assert fault.hits
    assert run.problem is not None
    assert (run.outcome, run.problem.exit_code) == (Outcome.FAILED, ExitCode.FAILED)
    assert run.problem.message.startswith("1 of 1 table are not as in the backup: again.home: ")
