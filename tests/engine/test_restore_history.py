"""Every restore leaves in the history what was asked for, also where it was refused or could not be finished."""

from __future__ import annotations

from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob
from influx_backup_gui.domain.restore_request import request_from_json
from influx_backup_gui.engine.engine import Engine


@pytest.fixture
def backup(engine: Engine, server: DemoServer) -> dict[str, Any]:
    server.write("db", "home,room=r1 temp=1 1")
    made: Any = engine.run(BackupJob("lab")).details["backup"]
    return dict(made)


def test_what_was_asked_for_can_be_asked_for_again(engine: Engine, backup: dict[str, Any]) -> None:
    beside = RestoreJob(backup["id"], "lab", (("db", "again"),), policies=(("db", "home", IfExists.MISSING),))
    assert engine.run(beside).outcome is Outcome.SUCCEEDED

    (kept,) = engine.runs(kind="restore")

    assert request_from_json(kept.details["request"]) == beside
    archive: Any = kept.details["archive"]
    assert archive == {key: backup[key] for key in ("id", "name", "path")}
    assert engine.run(beside).outcome is Outcome.SUCCEEDED


def test_also_where_the_plan_refused_it(engine: Engine, backup: dict[str, Any]) -> None:
    over = RestoreJob(backup["id"], "lab")
    assert engine.run(over).outcome is Outcome.FAILED
    assert request_from_json(engine.runs(kind="restore")[0].details["request"]) == over


def test_also_where_it_ended_in_the_middle(engine: Engine, server: DemoServer, backup: dict[str, Any]) -> None:
    beside = RestoreJob(backup["id"], "lab", (("db", "again"),))
    server.faults.add(Fault("status", path="write_lp", value=(401, ""), times=None))
    assert engine.run(beside).outcome is Outcome.FAILED
    kept = engine.runs(kind="restore")[0]
    assert request_from_json(kept.details["request"]) == beside
    assert kept.details["tables"]
