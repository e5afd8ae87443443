"""A token that may read some databases and not others: which ones is said, before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode, NotAuthorised
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from influx_backup_gui.engine.engine import Engine
from tests.engine.conftest import add_server

ADMIN = "apiv3_admin"
READ = ("db", ["home", "plant"], ["read"])
PING = ("system", ["ping"], ["read"])
NOWHERE = ("db", ["nothing"], ["read"])


@pytest.fixture
def enterprise(tmp_path: Path) -> Iterator[tuple[Engine, DemoServer]]:
    with DemoServer(token=ADMIN, edition="Enterprise") as server:
        for database in ("home", "office", "plant", "roof"):
            server.write(database, "t,a=x v=1 1")
        engine = Engine.open(tmp_path / "home")
        yield engine, server
        engine.close()


def use_token(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch, *rights: tuple[str, list[str], list[str]]
) -> None:
    """The server `lab`, with a resource token that has these rights."""
    keys = ("resource_type", "resource_names", "actions")
    asked = {"token_name": "some", "permissions": [dict(zip(keys, r, strict=True)) for r in rights]}
    headers = {"Authorization": f"Bearer {ADMIN}"}
    url = f"{server.url}/api/v3/enterprise/configure/token"
    monkeypatch.setenv("T", requests.post(url, json=asked, headers=headers, timeout=20).json()["token"])
    add_server(engine, "lab", server.url, "env:T")


def test_a_backup_of_all_names_those_that_it_may_not_read(
    enterprise: tuple[Engine, DemoServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, server = enterprise
    use_token(engine, server, monkeypatch, READ, PING)
    run = engine.run(BackupJob("lab"))
    assert (run.outcome, engine.backups()) == (Outcome.FAILED, ())
    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.NOT_AUTHORISED
    assert "office, roof." in run.problem.message
    assert "Nothing was saved" in run.problem.message
    assert run.problem.hint.endswith("may read: home, plant.")
    with pytest.raises(NotAuthorised, match=r"office, roof\."):
        engine.plan_backup(BackupJob("lab"))
    with pytest.raises(NotAuthorised, match=r"office, roof\."):
        engine.inspect("lab")
    # What the hint advises is a way out.
    chosen = engine.run(BackupJob("lab", Selection(("home", "plant"))))
    assert chosen.problem is None
    assert engine.backup(chosen.id).databases == ("home", "plant")


def test_where_it_may_read_none_no_choice_is_advised(
    enterprise: tuple[Engine, DemoServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, server = enterprise
    for number in range(30):
        server.write(f"many{number:02}", "t v=1 1")
    use_token(engine, server, monkeypatch, NOWHERE, PING)
    run = engine.run(BackupJob("lab"))
    assert run.problem is not None
    assert "home, many00" in run.problem.message
    assert "and 14 more." in run.problem.message
    assert "choose" not in run.problem.hint
