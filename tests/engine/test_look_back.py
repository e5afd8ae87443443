"""The adviser against the demo server: it warns before the first backup, and is silent where all is shown."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.domain.look_back import StartFacts
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.start_facts import snapshots, start_facts
from tests.engine.conftest import add_server

TOKEN = "apiv3_x"
JOB = BackupJob("old")


def fill(server: DemoServer) -> None:
    """A row for each of the last 20 days, each in a file and a snapshot of its own."""
    for day in range(20, 0, -1):
        server.write("home", f"temp v={day}.5 {time.time_ns() - day * DAY}")
        server.persist()


@pytest.fixture
def old(engine: Engine, tmp_path: Path) -> Iterator[DemoServer]:
    """A server that was set up long ago, as its token tells."""
    with DemoServer(token=TOKEN) as demo:
        file = tmp_path / "token"
        file.write_text(TOKEN)
        add_server(engine, "old", demo.url, f"file:{file}")
        demo.tokens._tokens = {n: replace(t, created=t.created - 400 * DAY) for n, t in demo.tokens._tokens.items()}
        fill(demo)
        yield demo


def test_a_server_that_hides_its_old_files_is_warned_of_before_the_first_backup(
    engine: Engine, old: DemoServer
) -> None:
    old.restart(lookback_seconds=3 * 86_400)
    found = engine.inspect("old")["look_back"]
    assert found["hides"]
    assert found["reason"] == "it was started with a look-back of 3 days, and was 13 months old by then"
    assert "--gen1-lookback-duration 10y" in found["text"]
    assert engine.test_server("old")["look_back"] == found
    run = engine.run(JOB)
    assert run.outcome is Outcome.WARNING
    assert found["text"] in run.summary
    old.restart()
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED, "more rows than before"
    assert engine.inspect("old")["look_back"] is None


def test_a_server_that_shows_no_row_at_all_is_suspicious(engine: Engine, old: DemoServer) -> None:
    old.restart(lookback_seconds=600)
    old._look_back = None  # as a server that does not tell
    assert "not one row of it" in engine.inspect("old")["look_back"]["reason"]
    old.write("home", f"temp v=1.5 {time.time_ns()}")
    assert engine.inspect("old")["look_back"] is None, "a row in the write buffer"


@pytest.mark.parametrize("profile", ["3.0", "3.1", "3.2", "3.4", "3.6", "3.8", "3.9", "3.10", "3.11"])
def test_every_version_may_be_asked(profile: str) -> None:
    with DemoServer(token=None, profile=profile) as demo:
        fill(demo)
        client = Client(demo.url, patience=2)
        told = start_facts(client)
        files = snapshots(client, "home", "temp")
        client.close()
    assert (told.started is not None) is (tuple(map(int, profile.split("."))) >= (3, 4))
    assert told.block == 600 * SECOND
    assert len({number for number, _, _ in files}) == len(files) == 20


@pytest.mark.parametrize("answer", [(500, "no"), (403, ""), (200, '[{"state":7,"cli_params":"{","updated_at":"?"}]')])
def test_answers_that_say_nothing_are_unknown(answer: tuple[int, str]) -> None:
    with DemoServer(token=None) as demo:
        for table in ("system.nodes", "system.generation_durations", "system.tokens"):
            demo.faults.add(Fault("status", sql=table, value=answer, times=None))
        client = Client(demo.url, patience=2)
        assert start_facts(client) == StartFacts()
        client.close()


def test_a_first_backup_does_not_depend_on_it(engine: Engine, old: DemoServer) -> None:
    old.restart(lookback_seconds=3 * 86_400)
    old.faults.add(Fault("status", sql="path, min_time", value=(500, "no"), times=None))
    old.faults.add(Fault("status", sql="system.nodes", value=(500, "no"), times=None))
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED


def test_a_database_whose_retention_is_shorter_says_nothing(engine: Engine, old: DemoServer) -> None:
    old.catalog.database("home").retention_ns = 10 * DAY + HOUR
    old.restart()
    assert engine.inspect("old")["look_back"] is None
