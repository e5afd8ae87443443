"""A restore job: plan, safety backup of what is overwritten, restore, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ExitCode, PlanRefused, Problem
from influx_backup_gui.domain.humanize import counted, rows_of_tables_text
from influx_backup_gui.domain.job import CatalogPart, Outcome, RestoreJob, Run
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_objects import plan_objects
from influx_backup_gui.domain.restore_plan import MERGE, MISSING, REPLACE, RestorePlan, Step, refusing
from influx_backup_gui.domain.restore_planning import Circumstances, plan_restore
from influx_backup_gui.domain.restore_retention import RETENTIONS, RetentionChange, owed
from influx_backup_gui.domain.restore_selection import chosen_databases
from influx_backup_gui.domain.server import Database, limits_of
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.engine.archives import existing, find_backup, read_contents
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.opening import open_archive
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore import restore
from influx_backup_gui.engine.restore_objects import target_objects
from influx_backup_gui.engine.restore_report import RestoreReport, RestoreStopped
from influx_backup_gui.engine.restore_values import check_rows
from influx_backup_gui.engine.safety_backup import check_safety, safety_backup
from influx_backup_gui.engine.selecting import with_tables
from influx_backup_gui.engine.undo import with_counts, with_remarks, with_what_stays
from influx_backup_gui.influx.client import Client

OVERWRITES = (MERGE, REPLACE)
# So many of the last restores onto a server are asked whether they left something to be done.
_LOOKED_AT = 100


def plan_for(resources: Resources, job: RestoreJob, context: JobContext) -> RestorePlan:
    """What a restore would do on the target as it is now. Reads the rows: those that cannot be written are refused."""
    backup = find_backup(resources, job.backup)
    manifest, objects = read_contents(resources, job.backup)
    server = job.server or manifest.origin.name
    client = resources.client(server, context.cancel)
    try:
        plan = plan_on(client, manifest, job, _owed(resources, server, backup, job), objects)
        if job.undo_of:
            plan = with_counts(client, with_remarks(resources, plan, job, backup), manifest, context.cancel)
    finally:
        client.close()
    meter = Meter(context, (("checking the archive", 1.0),))
    with open_archive(resources, existing(resources, backup)) as archive:
        total = plan.rows or 1
        found = check_rows(archive, plan, job.range, context.cancel, lambda n, t: meter.update(n / total, table=t))
    meter.finish()
    return refusing(plan, found)


def plan_on(
    client: Client,
    manifest: Manifest,
    job: RestoreJob,
    to_be_set: Sequence[RetentionChange] = (),
    objects: ServerObjects | None = None,
) -> RestorePlan:
    """What a restore would do on the server of `client`, as far as it can be told without the rows.

    `to_be_set`: retentions that an earlier restore has left open; `objects`: what the backup holds beside rows, None
    where nobody wants it.
    """
    identity = client.identity()
    present = with_tables(client, client.databases()).databases
    unread = objects.unread_retentions if objects else ()
    circumstances = Circumstances(identity.release, identity.clock, to_be_set, unread)
    plan = plan_restore(manifest, job, present, limits_of(identity), circumstances)
    if objects is None:
        return plan
    databases = chosen_databases(manifest, job)
    compared = _to_compare(objects, databases, plan.steps, present)
    there = target_objects(client, compared, set(job.catalog) == set(CatalogPart))
    return replace(plan, objects=plan_objects(objects, there, manifest, databases, plan.steps, job.catalog))


def _to_compare(
    objects: ServerObjects, databases: Mapping[str, str], steps: Sequence[Step], present: Sequence[Database]
) -> tuple[str, ...]:
    """The databases of the target where there may be what the backup holds beside rows, or what goes with a table."""
    wanted = {databases[d.name] for d in objects.databases if d.any and d.name in databases}
    wanted |= {s.target_database for s in steps if s.action == REPLACE}
    return tuple(d.name for d in present if d.name in wanted)


def run_restore(resources: Resources, job: RestoreJob, run: Run, context: JobContext) -> Run:
    """Restore as planned; `details` hold `archive`, `tables` and, where one was taken, `safety_backup`.

    What a start after a kill has to know (the archive, the safety backup, open retentions) is kept on the way.
    """
    backup = find_backup(resources, job.backup)
    manifest, objects = read_contents(resources, job.backup)
    server = job.server or manifest.origin.name
    known: dict[str, object] = {"archive": {"id": backup.id, "name": backup.name, "path": backup.path}}

    def keep(**more: object) -> None:
        known.update(more)
        resources.catalog.keep_details(run.id, {**run.details, **known})

    keep()
    client = resources.client(server, context.cancel)
    try:
        plan = plan_on(client, manifest, job, _owed(resources, server, backup, job), objects)
        if job.undo_of:
            plan = with_remarks(resources, plan, job, backup)
        _refuse(plan, job)
        touched = _overwritten(plan)

        def save(inner: JobContext) -> None:
            safety = safety_backup(resources, server, touched, inner)
            keep(safety_backup=safety)
            check_safety(resources, safety, touched)

        def left(changes: Sequence[RetentionChange]) -> None:
            keep(**{RETENTIONS: [c.to_json() for c in changes]})

        password, save_first = resources.password_of(backup), save if touched else None
        report = restore(existing(resources, backup), password, plan, manifest, client, job, context, save_first, left)
        if job.undo_of:
            report = with_what_stays(resources, client, job, backup, plan, report, context.cancel)
    except RestoreStopped as stopped:
        return _with(_stopped(run, stopped), known, stopped.report)
    finally:
        client.close()
    return _with(_ended(run, report), known, report)


def _with(run: Run, known: Mapping[str, object], report: RestoreReport) -> Run:
    """The run with its report, and what was known on the way."""
    details: dict[str, object] = {
        "archive": known["archive"],
        "tables": [asdict(t) for t in report.tables],
        "warnings": list(report.warnings),
        "created_databases": list(report.created_databases),
        "phases": {name: round(seconds, 3) for name, seconds in report.phases.items()},
        "safety_backup": known.get("safety_backup"),
        "retentions": [c.to_json() for c in report.retentions],
        "objects": [asdict(o) for o in report.objects],
        "added": [a.to_json() for a in report.added],
    }
    if report.retentions_open:
        details[RETENTIONS] = [c.to_json() for c in report.retentions_open]
    return replace(run, details=details)


def _owed(resources: Resources, server: str, backup: Backup, job: RestoreJob) -> tuple[RetentionChange, ...]:
    """What the last restore onto that server that asked for the same has left to be set."""
    runs = resources.catalog.runs(_LOOKED_AT, "restore", server)
    return owed((r.details for r in runs if r.outcome is not None), backup.id, job)


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


def _stopped(run: Run, stopped: RestoreStopped) -> Run:
    """How far it came: a target that is half changed must be known table by table."""
    outcome = Outcome.CANCELLED if stopped.exit_code == ExitCode.CANCELLED else Outcome.FAILED
    return replace(run, outcome=outcome, summary=stopped.problem.message, problem=stopped.problem)


def _ended(run: Run, report: RestoreReport) -> Run:
    rows = sum(t.rows for t in report.tables)
    wrong = [t for t in report.tables if not t.verified]
    if wrong:
        problem = Problem(
            f"{len(wrong)} of {counted(len(report.tables), 'table')} are not as in the backup: "
            f"{wrong[0].database}.{wrong[0].table}: {wrong[0].problem}",
            "The backup is untouched. Look at the report, mend the cause, and restore again.",
            int(ExitCode.FAILED),
        )
        return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem)
    summary = f"{rows_of_tables_text(rows, len(report.tables))} restored and compared row by row."
    if not rows and report.tables and all(t.action == MISSING for t in report.tables):
        summary = f"Nothing was missing: {counted(len(report.tables), 'table')} compared row by row."
    if report.warnings:
        return replace(run, outcome=Outcome.WARNING, summary=f"{summary} {report.warnings[0]}")
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary)
