"""Rows to back up, and what an archive has to hold of them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob, Run
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import read_parquet

BLOCK = 600 * SECOND
JOB = BackupJob("lab")


def lines(table: str, blocks: int, per_block: int = 10, first: int = 0) -> str:
    return "\n".join(
        f"{table},host=h{n % 3} v={block}.5,n={n}i {(first + block) * BLOCK + n * SECOND}"
        for block in range(blocks)
        for n in range(per_block)
    )


def path_of(run: Run) -> Path:
    backup = run.details["backup"]
    assert isinstance(backup, dict)
    return Path(backup["path"])


def archived(run: Run, database: str, table: str, password: str | None = None) -> pa.Table:
    """All rows of a table in the archive of this run."""
    with ArchiveReader(path_of(run), password) as archive:
        entry = archive.manifest.table(database, table)
        assert entry is not None
        wanted = {p.member for p in entry.parts}
        return pa.concat_tables([read_parquet(data) for _, _, data in archive.parts(wanted)], promote_options="default")


def assert_exact(run: Run, server: DemoServer, database: str, table: str, password: str | None = None) -> None:
    assert same_rows(archived(run, database, table, password), server.rows(database, table), ["host"]) is None


def nothing_half_made(engine: Engine) -> None:
    repository = engine.resources.places.repository
    left = [p.name for p in repository.rglob("*") if ".partial" in p.name or ".spool" in p.name]
    assert left == []
