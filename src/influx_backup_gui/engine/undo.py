"""Undoing a restore: its job, what the plan has to say of it, and what stays when it is done."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.job import RestoreJob, Run
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.restore_plan import MERGE, RestorePlan
from influx_backup_gui.domain.restore_request import request_from_json
from influx_backup_gui.domain.restore_undo import WHICH, added_text, better_beside, left_by, staying, undo_job
from influx_backup_gui.engine.archives import existing, find_backup
from influx_backup_gui.engine.opening import open_archive
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore_added import Undone, count_added, list_added
from influx_backup_gui.engine.restore_report import RestoreReport
from influx_backup_gui.influx.client import Client

_LOOKED_AT = 100_000


def find_restore(resources: Resources, key: str) -> Run:
    """The restore of that id, or the beginning of it. UsageError where there is none, or more than one."""
    found = [r for r in resources.catalog.runs(_LOOKED_AT) if key and r.id.startswith(key)]
    if len(found) != 1:
        raise UsageError(
            f"{len(found)} runs begin with {key!r}." if found else f"There is no run {key!r}.",
            WHICH,
        )
    return found[0]


def job_to_undo(resources: Resources, key: str, exactly: bool) -> RestoreJob:
    """The restore that undoes the one of that id. UsageError where that cannot be."""
    return undo_job(find_restore(resources, key), exactly)


def with_remarks(resources: Resources, plan: RestorePlan, job: RestoreJob, safety: Backup) -> RestorePlan:
    """The plan of an undoing, with what stays of the restore, and which way may be the better one."""
    said = (*left_by(find_restore(resources, job.undo_of)), better_beside(job, safety.name))
    return replace(plan, differences=(*plan.differences, *said))


def with_counts(client: Client, plan: RestorePlan, manifest: Manifest, cancel: CancelToken) -> RestorePlan:
    """The plan, with how many rows will stay at least: the server may lack some of the backup's now."""
    found = count_added(client, _merged(plan, manifest), cancel)
    counts = [(d, t, sum(more for _, _, more in windows)) for (d, t), windows in found.items()]
    return replace(plan, differences=(*plan.differences, *staying(counts)))


def with_what_stays(
    resources: Resources,
    client: Client,
    job: RestoreJob,
    safety: Backup,
    plan: RestorePlan,
    report: RestoreReport,
    cancel: CancelToken,
) -> RestoreReport:
    """The report of an undoing, with the rows that the tables hold beside those of the safety backup.

    Only of tables that are right now, and whole: what is counted is what is more than the backup's.
    """
    right = {(t.database, t.table) for t in report.tables if t.verified and job.range.everything}
    try:
        with ExitStack() as stack:
            archive = stack.enter_context(open_archive(resources, existing(resources, safety)))
            entries = [e for e in _merged(plan, archive.manifest) if (e.database, e.table) in right]
            undone = _undone(resources, find_restore(resources, job.undo_of), stack)
            added = list_added(client, archive, entries, undone, cancel)
    except BackupError as error:  # what was undone stays undone
        said = f"Which rows the restore has left could not be listed: {error.message}"
        return replace(report, warnings=(*report.warnings, said))
    return replace(report, added=added, warnings=(*report.warnings, *added_text(added)))


def _merged(plan: RestorePlan, manifest: Manifest) -> Sequence[TableEntry]:
    """The tables that are written over under their own names."""
    merged = {(s.source_database, s.source_table) for s in plan.steps if s.action == MERGE and not s.blocked}
    return [e for e in manifest.tables if (e.database, e.table) in merged]


def _undone(resources: Resources, run: Run, stack: ExitStack) -> Undone | None:
    """The archive that the undone restore took its rows from; None where it is gone or does not open."""
    asked, archive = request_from_json(run.details.get("request")), run.details.get("archive")
    if asked is None or not isinstance(archive, dict):
        return None
    try:
        path = existing(resources, find_backup(resources, str(archive["path"])))
        return Undone(stack.enter_context(open_archive(resources, path)), asked)
    except (BackupError, OSError):
        return None
