"""What a query of rows cannot carry: `catalog.json` says what there is, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.engine.conftest import add_server

TOKEN = "apiv3_this_is_the_secret"


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Engine, DemoServer]]:
    """An Enterprise server that wants a token."""
    monkeypatch.setenv("T", TOKEN)
    with DemoServer(token=TOKEN, edition="Enterprise") as server:
        engine = Engine.open(tmp_path / "home")
        add_server(engine, "lab", server.url, "env:T")
        server.write("db", "t,a=x v=1 1\nt,a=y v=2 2")
        yield engine, server
        engine.close()


def archive_of(engine: Engine) -> Path:
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    return Path(engine.backup(run.id).path)


def test_trap_21_what_cannot_be_read_is_said_and_no_secret_is_kept(guarded: tuple[Engine, DemoServer]) -> None:
    engine, _ = guarded
    path = archive_of(engine)
    with ArchiveReader(path) as archive:
        catalog: dict[str, Any] = archive.catalog()
    assert {"token secrets", "plugin code", "run_async of triggers"} <= set(catalog["not_readable"])
    (token,) = catalog["server"]["tokens"]
    assert token["name"]
    assert "hash" not in token
    assert TOKEN.encode() not in path.read_bytes()


def test_trap_25_the_backup_of_enterprise_is_never_asked_for(guarded: tuple[Engine, DemoServer]) -> None:
    """It stays in the server's own bucket: rows are read as from Core, and come back the same way."""
    engine, server = guarded
    with ArchiveReader(archive_of(engine)) as archive:
        assert archive.manifest.origin.edition == "Enterprise"
        assert archive.manifest.rows == 2
    asked = {path for _, path, *_ in server.requests}
    assert "/api/v3/query_sql" in asked
    assert not [path for path in asked if "enterprise" in path]
