"""What a verify run says: one damaged place is one, and where it is the only one it is not called the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, VerifyJob
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.store.archive_reader import ArchiveReader


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
