"""Caches and triggers come back on request, are read back, and never cost a row; what could not be made is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import BackupJob, CatalogPart, IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.engine.engine import Engine
from tests.engine.conftest import add_server
from tests.furnished import RETENTION, furnish

ALL = tuple(CatalogPart)


@pytest.fixture
def job(engine: Engine, server: DemoServer) -> RestoreJob:
    """Restores everything of `plant` beside it."""
    furnish(server)
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    return RestoreJob(run.id, databases=(("plant", "again"),), catalog=ALL)


def states(run: Run) -> dict[str, str]:
    told: Any = run.details["objects"]
    return {o["name"]: o["state"] for o in told if o["kind"] != "not read"}


def test_everything_comes_back_and_triggers_are_off(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    server.catalog.database("plant").triggers["tr"]["disabled"] = False
    run = engine.run(replace(job, backup=engine.run(BackupJob("lab")).id))
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert states(run) == {"t: lc": "made", "t: dc": "made", "tr": "made"}
    mine, again = (server.catalog.table(d, "t") for d in ("plant", "again"))
    assert again.last_caches == mine.last_caches
    assert again.distinct_caches == mine.distinct_caches
    trigger = server.catalog.database("again").triggers["tr"]
    assert trigger == {**server.catalog.database("plant").triggers["tr"], "disabled": True, "error_behavior": "log"}
    told: Any = run.details["objects"]
    assert "it was on" in next(o["reason"] for o in told if o["name"] == "tr")
    changes = [path for method, path, *_ in server.requests if method != "GET"]
    assert changes[-1].endswith("configure/database"), "retention stays the last"
    assert server.catalog.database("again").retention_ns == RETENTION


def test_without_asking_nothing_is_made_and_the_plan_says_so(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    plain = replace(job, catalog=())
    assert [o.action.value for o in engine.plan_restore(plain).objects] == ["not asked for"] * 3
    run = engine.run(plain)
    assert (run.outcome, run.details["objects"]) == (Outcome.SUCCEEDED, [])
    assert server.catalog.table("again", "t").last_caches == []


def test_asking_twice_makes_nothing_twice(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    assert engine.run(job).outcome is Outcome.SUCCEEDED
    again = engine.run(replace(job, if_exists=IfExists.MISSING))
    assert again.outcome is Outcome.SUCCEEDED, again.summary
    assert set(states(again).values()) == {"was there"}
    assert len(server.catalog.table("again", "t").last_caches) == 1


def test_what_the_server_refuses_is_told_and_the_rest_is_made(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    server.plugins.clear()
    server.faults.add(Fault("status", path="distinct_cache", value=(500, "it broke")))
    run = engine.run(job)
    assert run.outcome is Outcome.WARNING
    assert states(run) == {"t: lc": "made", "t: dc": "not made", "tr": "not made"}
    told: Any = run.details["objects"]
    reasons = {o["name"]: o["reason"] for o in told}
    assert "it broke" in reasons["t: dc"]
    assert "Plugin not found" in reasons["tr"]
    assert "2 of" in run.summary
    assert all(t["verified"] for t in run.details["tables"])  # type: ignore[attr-defined]  # a list of tables
    assert server.catalog.database("again").retention_ns == RETENTION, "a failure ends nothing"


def test_what_the_server_takes_and_does_not_show_is_not_called_made(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    lost = server.faults.add(Fault("status", path="last_cache", value=(201, "{}")))
    run = engine.run(job)
    assert lost.hits == 1
    assert states(run)["t: lc"] == "not made"
    assert run.outcome is Outcome.WARNING


def test_what_the_server_shows_otherwise_is_not_called_made(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    def shortened() -> None:
        server.catalog.table("again", "t").last_caches[0]["ttl"] = 1

    server.faults.add(Fault("call", sql="system.last_caches", value=shortened))
    assert states(engine.run(job)) == {"t: lc": "not made", "t: dc": "made", "tr": "made"}


def test_what_came_meanwhile_is_left_alone(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    def comes() -> None:
        body = {"db": "again", "table": "t", "name": "lc", "key_columns": ["room"]}
        assert requests.post(f"{server.url}/api/v3/configure/last_cache", json=body, timeout=60).status_code == 201

    server.faults.add(Fault("call", path="write_lp", value=comes))
    run = engine.run(job)
    assert states(run)["t: lc"] == "not made"
    assert server.catalog.table("again", "t").last_caches[0]["ttl"] == 14_400


@pytest.mark.parametrize("version", ["3.0", "3.3", "3.11"])
def test_versions_that_tell_less_are_brought_back_as_far_as_they_tell(tmp_path: Path, version: str) -> None:
    with DemoServer(token=None, profile=version) as server:
        furnish(server)
        engine = Engine.open(tmp_path / "home")
        add_server(engine, "lab", server.url)
        backup = engine.run(BackupJob("lab")).id
        run = engine.run(RestoreJob(backup, databases=(("plant", "again"),), catalog=ALL))
        told = states(run)
        caches, triggers = server.catalog.table("again", "t").last_caches, server.catalog.database("again").triggers
        engine.close()
    assert (told["t: lc"], told["t: dc"], len(caches)) == ("made", "made", 1)
    if version == "3.0":
        assert (told["tr"], triggers, run.outcome) == ("not made", {}, Outcome.WARNING)
        assert "arguments" in str(run.details["objects"])
    else:
        assert (told["tr"], run.outcome) == ("made", Outcome.SUCCEEDED), run.summary
        assert triggers["tr"]["error_behavior"] == ("retry" if version == "3.11" else "log")


def test_nothing_is_made_beside_wrong_rows(engine: Engine, server: DemoServer, job: RestoreJob) -> None:
    bad = Fault("call", sql="SELECT *", value=lambda: server.write("again", "t,room=a v=7 1"), times=None)
    server.faults.add(Fault("call", path="write_lp", value=lambda: server.faults.add(bad)))
    run = engine.run(job)
    assert run.outcome is Outcome.FAILED
    assert set(states(run).values()) == {"not made"}
    assert server.catalog.table("again", "t").last_caches == []


def test_the_retention_of_a_database_that_is_there_on_request(
    engine: Engine, server: DemoServer, job: RestoreJob
) -> None:
    server.write("again", "t,room=b v=2 2")
    server.catalog.database("again").retention_ns = 36_500 * DAY
    asked = replace(job, if_exists=IfExists.MISSING, catalog=(CatalogPart.RETENTION,))
    assert engine.run(replace(asked, catalog=())).outcome is Outcome.SUCCEEDED
    assert server.catalog.database("again").retention_ns == 36_500 * DAY
    run = engine.run(asked)
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    assert server.catalog.database("again").retention_ns == RETENTION
