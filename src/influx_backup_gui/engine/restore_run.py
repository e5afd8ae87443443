"""A restore job: plan, safety backup of what is overwritten, restore, report."""

from __future__ import annotations

import uuid
from dataclasses import asdict, replace

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode, PlanRefused, Problem, problem_of
from influx_backup_gui.domain.humanize import counted, rows_of_tables_text
from influx_backup_gui.domain.job import BackupJob, Outcome, RestoreJob, Run, Selection, Trigger
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_plan import RestorePlan, plan_restore
from influx_backup_gui.domain.server import limits_of
from influx_backup_gui.engine.archives import existing, find_backup, read_manifest
from influx_backup_gui.engine.backup_run import run_backup
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore import RestoreReport, RestoreStopped, restore
from influx_backup_gui.influx.client import Client

OVERWRITES = ("merge", "replace")


def plan_for(resources: Resources, job: RestoreJob) -> RestorePlan:
    """What a restore would do on the target as it is now."""
    manifest = read_manifest(resources, job.backup)
    client = resources.client(job.server or manifest.origin.name)
    try:
        return _plan(client, manifest, job)
    finally:
        client.close()


def _plan(client: Client, manifest: Manifest, job: RestoreJob) -> RestorePlan:
    identity = client.identity()
    present = tuple(replace(d, tables=client.tables(d.name)) for d in client.databases())
    return plan_restore(manifest, job, present, limits_of(identity), server_version=identity.release)


def run_restore(resources: Resources, job: RestoreJob, run: Run, context: JobContext) -> Run:
    """Restore as planned; `details` hold `archive`, `tables` and, where one was taken, `safety_backup`."""
    backup = find_backup(resources, job.backup)
    manifest = read_manifest(resources, job.backup)
    server = job.server or manifest.origin.name
    client = resources.client(server, context.cancel)
    safety: dict[str, object] | None = None
    try:
        plan = _plan(client, manifest, job)
        _refuse(plan, job)
        safety = _safety_backup(resources, server, plan, context)
        report = restore(existing(backup), resources.password_of(backup), plan, manifest, client, job, context)
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
        reasons = [*plan.problems, *(s.reason for s in plan.steps if s.blocked)]
        raise PlanRefused(
            f"Nothing was written: {reasons[0]}" + (f" (and {len(reasons) - 1} more)" if reasons[1:] else ""),
            "See every step with --dry-run; restore beside under a new name with --database OLD=NEW.",
        )
    if plan.overwrites and not job.confirmed:
        raise PlanRefused(
            "This restore overwrites tables and was not confirmed. Nothing was written.",
            "Read the plan (--dry-run), then confirm it by typing the name, or with --yes.",
        )


def _safety_backup(
    resources: Resources, server: str, plan: RestorePlan, context: JobContext
) -> dict[str, object] | None:
    """A pinned backup of exactly the tables that will be overwritten; a failure of it ends the restore."""
    touched = sorted({(s.target_database, s.target_table) for s in plan.steps if s.action in OVERWRITES})
    if not touched:
        return None
    job = BackupJob(
        server,
        Selection(tables=tuple(touched)),
        name="{server}_before-restore_{date}T{time}Z",
        note="Taken before a restore overwrote these tables.",
        pinned=True,
    )
    inner = Run(uuid.uuid4().hex, "backup", Trigger.MANUAL, None, 0, None, "", server)
    quiet = JobContext(cancel=context.cancel)
    taken = run_backup(resources, job, inner, quiet).details["backup"]
    return taken if isinstance(taken, dict) else None


def _stopped(run: Run, stopped: RestoreStopped, safety: dict[str, object] | None) -> Run:
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


def _details(report: RestoreReport, safety: dict[str, object] | None) -> dict[str, object]:
    return {
        "tables": [asdict(t) for t in report.tables],
        "warnings": list(report.warnings),
        "created_databases": list(report.created_databases),
        "phases": {name: round(seconds, 3) for name, seconds in report.phases.items()},
        "safety_backup": safety,
    }


def _ended(run: Run, report: RestoreReport, safety: dict[str, object] | None) -> Run:
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
    outcome = Outcome.WARNING if report.warnings else Outcome.SUCCEEDED
    return replace(run, outcome=outcome, summary=summary, details=details)
