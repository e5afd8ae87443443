"""The backup of what a restore overwrites: taken before the first write, and looked at before it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from influx_backup_gui.domain.coverage_state import lacking
from influx_backup_gui.domain.errors import PlanRefused
from influx_backup_gui.domain.job import BackupJob, Run, Selection, Trigger
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.safety import lacks
from influx_backup_gui.engine.archives import read_manifest
from influx_backup_gui.engine.backup_run import run_backup
from influx_backup_gui.engine.presence import is_there
from influx_backup_gui.engine.resources import Resources

_NAMED = 3


def safety_backup(
    resources: Resources, server: str, touched: tuple[tuple[str, str], ...], context: JobContext
) -> Mapping[str, Any]:
    """A pinned backup of exactly these (database, table), as JSON; a failure of it ends the restore."""
    job = BackupJob(
        server,
        Selection(tables=touched),
        name="{server}_before-restore_{date}T{time}Z",
        note="Taken before a restore overwrote these tables.",
        pinned=True,
    )
    inner = Run(uuid.uuid4().hex, "backup", Trigger.MANUAL, None, 0, None, "", server)
    taken = run_backup(resources, job, inner, context, afresh=True).details["backup"]
    assert isinstance(taken, Mapping)
    return taken


def check_safety(resources: Resources, safety: Mapping[str, Any], touched: Sequence[tuple[str, str]]) -> None:
    """PlanRefused where it does not hold all of these (database, table)."""
    manifest = read_manifest(resources, str(safety["path"]))
    said = tuple(lacks(manifest, touched, _is_held(resources, manifest.coverage.compared_with)))
    if said:
        raise PlanRefused(
            f"Nothing was overwritten: the safety backup {safety['name']} may not hold all that would be. "
            f"{' '.join(said[:_NAMED])}",
            "Try again when the server has come to rest, or restore beside under a new name with --database OLD=NEW.",
        )


def _is_held(resources: Resources, compared_with: str) -> bool:
    """Whether a complete backup is there that holds what the server has lost since."""
    before = next((b for b in resources.catalog.backups() if b.id == compared_with), None)
    if before is None or before.damaged or not is_there(before):
        return False
    return not lacking(before, resources.settings.acknowledgements)
