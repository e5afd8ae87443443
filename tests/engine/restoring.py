"""A restore in one call, and what tests of it share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_plan import RestorePlan
from influx_backup_gui.domain.restore_planning import Circumstances, plan_restore
from influx_backup_gui.domain.server import limits_of
from influx_backup_gui.engine.restore import restore
from influx_backup_gui.engine.restore_report import RestoreReport
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader

SELECT, WRITE = "SELECT *", "write_lp"
AGAIN = (("db", "again"),)


def manifest_of(archive: Path) -> Manifest:
    with ArchiveReader(archive) as reader:
        return reader.manifest


def plan_for(client: Client, manifest: Manifest, job: RestoreJob) -> RestorePlan:
    identity = client.identity()
    present = tuple(replace(d, tables=client.tables(d.name)) for d in client.databases())
    return plan_restore(manifest, job, present, limits_of(identity), Circumstances(identity.release))


def bring_back(client: Client, archive: Path, job: RestoreJob, context: JobContext | None = None) -> RestoreReport:
    manifest = manifest_of(archive)
    plan = plan_for(client, manifest, job)
    return restore(archive, None, plan, manifest, client, job, context or JobContext())


def assert_same(server: DemoServer, table: str, source: str = "db", target: str = "again") -> None:
    tags = [f.name for f in server.rows(source, table).schema if pa.types.is_dictionary(f.type)]
    assert same_rows(server.rows(source, table), server.rows(target, table), tags) is None


def again(**changes: object) -> RestoreJob:
    return replace(RestoreJob("b", databases=AGAIN), **changes)  # type: ignore[arg-type]  # any field


LINES = "\n".join(f"home,room=r{n % 3} temp={n}.5,n={n}i {n * SECOND}" for n in range(200))
