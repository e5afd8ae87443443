"""Servers and databases of the archives, with sizes out of real manifests."""

from __future__ import annotations

from pathlib import Path

from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, Outcome, Selection
from influx_backup_gui.engine.engine import Engine


def test_sizes_of_databases_are_those_of_their_newest_archive(engine: Engine, server: DemoServer) -> None:
    fill(server)
    for job in (BackupJob("lab"), BackupJob("lab", Selection(("plant",)))):
        assert engine.run(job).outcome is Outcome.SUCCEEDED
    newest, whole = engine.backups()
    uses = {u.database: u for u in engine.storage()}
    expected = sum(t.bytes for t in engine.manifest(newest.id).tables)

    assert (uses["plant"].archives, uses["plant"].bytes, uses["plant"].newest.id) == (2, expected, newest.id)
    assert (uses["sensors"].archives, uses["sensors"].newest.id) == (1, whole.id)
    assert (uses[""].archives, uses[""].bytes) == (2, newest.bytes + whole.bytes)

    Path(newest.path).write_bytes(b"no archive any more")
    assert {u.database: u.bytes for u in engine.storage()}["plant"] is None, "not known is not nothing"
    Path(newest.path).unlink()
    assert {u.database: u.archives for u in engine.storage()}["plant"] == 1
