"""What a query of rows cannot carry: `catalog.json` says what there is, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.profiles import known_profiles
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.domain.server_objects import DistinctCache, LastCache, objects_from_json
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.archive import CATALOG
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.engine.conftest import add_server
from tests.furnished import RETENTION, furnish
from tests.test_archive_format import documented

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


def catalog_of(engine: Engine) -> tuple[Run, dict[str, Any]]:
    """A backup of everything, and the `catalog.json` in it."""
    run = engine.run(BackupJob("lab"))
    with ArchiveReader(Path(engine.backup(run.id).path)) as archive:
        return run, archive.catalog()


def not_read(catalog: dict[str, Any]) -> dict[str, str]:
    return {n["what"]: n["why"] for n in catalog["not_read"]}


@pytest.mark.parametrize("version", known_profiles())
def test_every_version_is_read_as_far_as_it_tells(tmp_path: Path, version: str) -> None:
    with DemoServer(token=None, profile=version) as server:
        furnish(server)
        engine = Engine.open(tmp_path / "home")
        add_server(engine, "lab", server.url)
        run, catalog = catalog_of(engine)
        engine.close()
    assert run.outcome is Outcome.SUCCEEDED, run.summary
    release = tuple(map(int, version.split(".")))
    objects = objects_from_json(catalog)
    database = objects.database("plant")
    assert database is not None
    assert database.retention_ns == (RETENTION if release >= (3, 2) else None)
    assert database.last_caches == (LastCache("t", "lc", ("room",), ("v", "time"), 3, 60),)
    assert database.distinct_caches == (DistinctCache("t", "dc", ("room",), 10, 3600),)
    assert database.triggers is not None
    (trigger,) = database.triggers
    assert (trigger.specification, trigger.plugin, trigger.disabled) == ("every:5400s", "hello.py", True)
    assert trigger.arguments == ((("k", "v, w"),) if release >= (3, 3) else None)
    assert trigger.error_behavior == ("retry" if release >= (3, 10) else "")
    assert (objects.plugin_files is None) == (release < (3, 6))
    missing = set(not_read(catalog))
    assert ("arguments of the triggers of plant" in missing) == (release < (3, 3))
    assert ("behaviour on errors of the triggers of plant" in missing) == (release < (3, 10))
    assert ("names of plug-in files" in missing) == (release < (3, 6))


def test_what_the_token_may_not_read_is_a_warning_and_not_an_empty_list(guarded: tuple[Engine, DemoServer]) -> None:
    engine, server = guarded
    server.faults.add(Fault("status", sql="system.tokens", value=(403, "")))
    server.faults.add(Fault("status", sql="system.last_caches", value=(500, "it broke")))
    run, catalog = catalog_of(engine)
    assert run.outcome is Outcome.WARNING
    assert (catalog["server"]["tokens"], catalog["databases"][0]["last_caches"]) == (None, None)
    assert not_read(catalog)["names and rights of tokens"] == "The token may not read them."
    assert "it broke" in not_read(catalog)["last caches of db"]
    warnings = engine.backup(run.id).warnings
    assert "Not read, and not in this backup: names and rights of tokens. The token may not read them." in warnings
    objects = objects_from_json(catalog)
    assert (objects.tokens, objects.databases[0].last_caches) == (None, None)


def test_no_token_at_all_is_not_believed_by_who_came_with_one(guarded: tuple[Engine, DemoServer]) -> None:
    engine, server = guarded
    server.faults.add(Fault("status", sql="system.tokens", value=(200, "[]")))
    run, catalog = catalog_of(engine)
    assert run.outcome is Outcome.WARNING
    assert catalog["server"]["tokens"] is None


def test_a_server_that_goes_silent_at_the_end_costs_no_rows(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Resources.client
    monkeypatch.setattr(Resources, "client", lambda self, server, cancel=None: client(self, server, cancel, 0.3))
    server.write("db", "t v=1 1")
    silent = server.faults.add(Fault("status", sql="system.distinct_caches", value=(503, "gone"), times=None))
    run, catalog = catalog_of(engine)
    assert (run.outcome, engine.backup(run.id).rows) == (Outcome.WARNING, 1)
    assert silent.hits > 0
    assert catalog["databases"][0]["last_caches"] == []
    assert catalog["databases"][0]["processing_engine_triggers"] is None, "it was not asked once more"


def test_every_key_is_documented(guarded: tuple[Engine, DemoServer]) -> None:
    engine, _ = guarded
    assert set(catalog_of(engine)[1]) == documented()[CATALOG]


def test_trap_25_the_backup_of_enterprise_is_never_asked_for(guarded: tuple[Engine, DemoServer]) -> None:
    """It stays in the server's own bucket: rows are read as from Core, and come back the same way."""
    engine, server = guarded
    with ArchiveReader(archive_of(engine)) as archive:
        assert archive.manifest.origin.edition == "Enterprise"
        assert archive.manifest.rows == 2
    asked = {path for _, path, *_ in server.requests}
    assert "/api/v3/query_sql" in asked
    assert not [path for path in asked if "enterprise" in path]
