"""What a verify run says: one damaged place is one, and where it is the only one it is not called the first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, VerifyJob
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine import verify_run
from influx_backup_gui.engine.damage import record_proof
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.engine.conftest import add_server


def saved(engine: Engine) -> Path:
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    return Path(engine.backup(run.id).path)


def with_damaged_parts(path: Path, count: int) -> None:
    with ArchiveReader(path) as archive:
        parts = [bytes(data) for _, _, data in archive.parts()]
    content = bytearray(path.read_bytes())
    for part in parts[:count]:
        content[content.find(part) + len(part) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 damaged place found, in {name}: data/"), (2, "2 damaged places found, the first in {name}:")],
)
def test_damaged_places_are_counted(engine: Engine, server: DemoServer, count: int, said: str) -> None:
    server.write("db", "one v=1 1\ntwo v=2 2")
    path = saved(engine)
    with_damaged_parts(path, count)
    assert verify(engine).summary.startswith(said.format(name=path.stem))


def verify(engine: Engine) -> Run:
    return engine.run(VerifyJob())


@pytest.mark.parametrize("how", ["cancelled", "server gone"])
def test_damage_that_was_found_before_it_was_stopped_is_in_the_history(
    engine: Engine, server: DemoServer, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.write("db", "one v=1 1\ntwo v=2 2")
    whole, damaged = saved(engine), saved(engine)
    with_damaged_parts(damaged, 1)
    backup = engine.backups()[0]
    if how == "cancelled":
        context = JobContext()

        def then_cancelled(*found: Any) -> object:
            context.cancel.cancel()
            return record_proof(*found)

        monkeypatch.setattr(verify_run, "record_proof", then_cancelled)
        run = engine.run(VerifyJob((backup.id, whole.stem)), context=context)
        assert run.outcome is Outcome.CANCELLED
    else:
        add_server(engine, "gone", "http://127.0.0.1:9")
        gone = Client("http://127.0.0.1:9", patience=0.1)
        monkeypatch.setattr(engine.resources, "client", lambda *_, **__: gone)
        run = engine.run(VerifyJob((backup.id, whole.stem), against="gone"))
        assert run.outcome is Outcome.FAILED
        assert run.problem is not None
        assert run.problem.exit_code == ExitCode.DAMAGED
    found = run.details["damaged"]
    assert isinstance(found, list)
    assert [d["backup"] for d in found] == [damaged.stem]
    left = engine.salvage(backup.id)
    assert left is not None
    assert sum(t.whole for t in left.tables) == 1
