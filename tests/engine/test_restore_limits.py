"""Long texts and large rows come back where the server takes them, and are refused by name, unwritten, where not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.engine.engine import Engine

LONG = "x" * 100_000
LINES = f't,k=a s="{LONG}" 1\nt,k={LONG[:70_000]} s="" 2'


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = Engine.open(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def saved(engine: Engine) -> Iterator[Callable[[str], str]]:
    """Back up lines of a 3.9 server; answers the backup's id."""
    with known(engine, "new", "3.9") as server:

        def save(lines: str) -> str:
            server.write("db", lines)
            run = engine.run(BackupJob("new"))
            assert run.outcome is Outcome.SUCCEEDED, run.problem
            backup = run.details["backup"]
            assert isinstance(backup, dict)
            return str(backup["id"])

        yield save


@contextmanager
def known(engine: Engine, name: str, profile: str) -> Iterator[DemoServer]:
    with DemoServer(token=None, profile=profile) as server:
        config = ServerConfig(name, server.url)
        engine.update_settings(lambda s: replace(s, servers=(*s.servers, config)))
        yield server


def bring(engine: Engine, backup: str, server: str) -> Run:
    return engine.run(RestoreJob(backup, server=server, databases=(("db", "again"),)))


@pytest.mark.parametrize("profile", ["3.9", "3.10"])
def test_long_texts_of_3_9_come_back_to_a_server_that_takes_them(
    engine: Engine, saved: Callable[[str], str], profile: str
) -> None:
    backup = saved(LINES)
    with known(engine, "other", profile) as server:
        run = bring(engine, backup, "other")
        assert run.outcome is Outcome.SUCCEEDED, run.problem
        assert server.rows("again", "t").column("s").to_pylist() == [LONG, ""]


@pytest.mark.parametrize("profile", ["3.1", "3.8"])
def test_long_texts_are_refused_by_name_for_an_older_server(
    engine: Engine, saved: Callable[[str], str], profile: str
) -> None:
    backup = saved(LINES)
    with known(engine, "other", profile) as server:
        run = bring(engine, backup, "other")
        assert run.problem is not None
        assert "'k' holds a text of 70,000 bytes; this server takes 65,536 bytes" in run.problem.message
        assert "'s' holds a text of 100,000 bytes" in run.problem.message
        assert {method for method, *_ in server.requests} == {"GET"}


def test_a_long_name_is_refused_in_the_plan(engine: Engine, saved: Callable[[str], str]) -> None:
    backup = saved(f"t {LONG[:70_000]}=1 1")
    with known(engine, "other", "3.8"), known(engine, "third", "3.9"):
        job = RestoreJob(backup, server="other", databases=(("db", "again"),))
        (step,) = engine.plan_restore(job).steps
        assert step.blocked
        assert "the name has 70,000 bytes; this server takes 65,536" in step.reason
        assert not engine.plan_restore(replace(job, server="third")).blocked


def test_a_row_larger_than_a_request_is_refused_by_name(engine: Engine, saved: Callable[[str], str]) -> None:
    # Fields of one key that came in with two requests are one row.
    halves = [",".join(f's{n}="{LONG}"' for n in range(first, first + 60)) for first in (0, 60)]
    saved(f"t {halves[0]} 1")
    backup = saved(f"t {halves[1]} 1")
    run = bring(engine, backup, "new")
    assert run.problem is not None
    assert "The row at 1970-01-01T00:00:00.000000001Z makes a line of 12,000," in run.problem.message
