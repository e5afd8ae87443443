"""A restore job: plan, safety backup of what is overwritten, restore, report."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, replace

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode, PlanRefused, Problem, problem_of
from influx_backup_gui.domain.humanize import counted, rows_of_tables_text
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run, Selection, Trigger
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_plan import MERGE, REPLACE, RestorePlan, plan_restore, refusing
from influx_backup_gui.domain.restore_retention import RETENTIONS, RetentionChange
from influx_backup_gui.domain.server import limits_of
from influx_backup_gui.engine.archives import existing, find_backup, read_manifest
from influx_backup_gui.engine.backup_run import run_backup
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.opening import open_archive
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore import RestoreReport, RestoreStopped, restore
from influx_backup_gui.engine.restore_values import check_rows
from influx_backup_gui.influx.client import Client

OVERWRITES = (MERGE, REPLACE)


def plan_for(resources: Resources, job: RestoreJob, context: JobContext) -> RestorePlan:
    """What a restore would do on the target as it is now. Reads the rows: those that cannot be written are refused."""
    backup = find_backup(resources, job.backup)
    manifest = read_manifest(resources, job.backup)
    client = resources.client(job.server or manifest.origin.name, context.cancel)
    try:
        plan = plan_on(client, manifest, job)
    finally:
        client.close()
    meter = Meter(context, (("checking the archive", 1.0),))
    with open_archive(resources, existing(backup)) as archive:
        total = plan.rows or 1
        found = check_rows(archive, plan, job.range, context.cancel, lambda n, t: meter.update(n / total, table=t))
    meter.finish()
    return refusing(plan, found)


def plan_on(client: Client, manifest: Manifest, job: RestoreJob) -> RestorePlan:
    """What a restore would do on the server of `client`, as far as it can be told without the rows."""
    identity = client.identity()
    present = tuple(replace(d, tables=client.tables(d.name)) for d in client.databases())
    return plan_restore(manifest, job, present, limits_of(identity), server_version=identity.release)


def run_restore(resources: Resources, job: RestoreJob, run: Run, context: JobContext) -> Run:
    """Restore as planned; `details` hold `archive`, `tables` and, where one was taken, `safety_backup`."""
    backup = find_backup(resources, job.backup)
    manifest = read_manifest(resources, job.backup)
    server = job.server or manifest.origin.name
    client = resources.client(server, context.cancel)
    safety: list[object] = []
    try:
        plan = plan_on(client, manifest, job)
        _refuse(plan, job)
        touched = _overwritten(plan)

        def save(inner: JobContext) -> None:
            safety.append(_safety_backup(resources, server, touched, inner))

        def keep(left: Sequence[RetentionChange]) -> None:
            resources.catalog.keep_details(run.id, {**run.details, RETENTIONS: [c.to_json() for c in left]})

        password, save_first = resources.password_of(backup), save if touched else None
        report = restore(existing(backup), password, plan, manifest, client, job, context, save_first, keep)
    except RestoreStopped as stopped:
        return _named(_stopped(replace(run, server=server), stopped, safety), backup)
    finally:
        client.close()
    return _named(_ended(replace(run, server=server), report, safety), backup)


def _named(run: Run, backup: Backup) -> Run:
    """The run, with which archive it restored from."""
    return replace(run, details={"archive": {"id": backup.id, "name": backup.name, "path": backup.path}, **run.details})


def _refuse(plan: RestorePlan, job: RestoreJob) -> None:
    if plan.blocked:
        hint = "See every step with --dry-run; restore beside under a new name with --database OLD=NEW."
        raise PlanRefused(plan.refusal, hint)
    if plan.overwrites and not job.confirmed:
        raise PlanRefused(
            "This restore overwrites tables and was not confirmed. Nothing was written.",
            "Read the plan (--dry-run), then confirm it by typing the name, or with --yes.",
        )


def _overwritten(plan: RestorePlan) -> tuple[tuple[str, str], ...]:
    """The tables (database, table) of the target whose rows may change."""
    return tuple(sorted({(s.target_database, s.target_table) for s in plan.steps if s.action in OVERWRITES}))


def _safety_backup(
    resources: Resources, server: str, touched: tuple[tuple[str, str], ...], context: JobContext
) -> object:
    """A pinned backup of exactly these tables, as JSON; a failure of it ends the restore."""
    job = BackupJob(
        server,
        Selection(tables=touched),
        name="{server}_before-restore_{date}T{time}Z",
        note="Taken before a restore overwrote these tables.",
        pinned=True,
    )
    inner = Run(uuid.uuid4().hex, "backup", Trigger.MANUAL, None, 0, None, "", server)
    return run_backup(resources, job, inner, context).details["backup"]


def _stopped(run: Run, stopped: RestoreStopped, safety: Sequence[object]) -> Run:
    """How far it came: a target that is half changed must be known table by table."""
    cancelled = stopped.exit_code == ExitCode.CANCELLED
    problem = problem_of(stopped)
    return replace(
        run,
        outcome=Outcome.CANCELLED if cancelled else Outcome.FAILED,
        summary=problem.message,
        problem=problem,
        details=_details(stopped.report, safety),
    )


def _details(report: RestoreReport, safety: Sequence[object]) -> dict[str, object]:
    return {
        "tables": [asdict(t) for t in report.tables],
        "warnings": list(report.warnings),
        "created_databases": list(report.created_databases),
        "phases": {name: round(seconds, 3) for name, seconds in report.phases.items()},
        "safety_backup": safety[0] if safety else None,
    }


def _ended(run: Run, report: RestoreReport, safety: Sequence[object]) -> Run:
    details = _details(report, safety)
    rows = sum(t.rows for t in report.tables)
    wrong = [t for t in report.tables if not t.verified]
    if wrong:
        problem = Problem(
            f"{len(wrong)} of {counted(len(report.tables), 'table')} are not as in the backup: "
            f"{wrong[0].database}.{wrong[0].table}: {wrong[0].problem}",
            "The backup is untouched. Look at the report, mend the cause, and restore again.",
            int(ExitCode.FAILED),
        )
        return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem, details=details)
    summary = f"{rows_of_tables_text(rows, len(report.tables))} restored and compared row by row."
    if report.warnings:
        return replace(run, outcome=Outcome.WARNING, summary=f"{summary} {report.warnings[0]}", details=details)
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary, details=details)
