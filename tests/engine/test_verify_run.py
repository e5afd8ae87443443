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


def test_windows_that_differ_are_counted(engine: Engine, server: DemoServer) -> None:
    server.write("db", "one v=1 1\ntwo v=2 2")
    saved(engine)
    server.write("db", "one v=9 1")
    assert verify(engine, "lab").summary == "The server differs from the backup in 1 window, in db.one (value)."
    server.write("db", "two v=9 2")
    assert "in 2 windows, the first in db.one" in verify(engine, "lab").summary


def verify(engine: Engine, against: str = "") -> Run:
    return engine.run(VerifyJob((), against))
