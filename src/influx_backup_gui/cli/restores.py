"""Command `restore`: plan, ask, restore, report."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from influx_backup_gui.cli.arguments import catalog_parts, connections, renamed_database, renamed_table, time_range
from influx_backup_gui.cli.objects import print_object_reports, print_object_steps
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import Cancelled, ExitCode
from influx_backup_gui.domain.humanize import counted, duration_text, rows_text
from influx_backup_gui.domain.job import IfExists, RestoreJob, Run
from influx_backup_gui.domain.restore_plan import MERGE, REPLACE, RestorePlan

# Rows that are printed of each table; the JSON document has more of them.
_NAMED = 20


def restore(args: Namespace, session: Session) -> int:
    """`restore`, and its plan with `--dry-run`. Without a person to ask and without `--yes`, overwriting is refused."""
    return carry_out(session, _job(args), args.dry_run)


def carry_out(session: Session, job: RestoreJob, dry_run: bool) -> int:
    """Plan a restore, ask where something is overwritten, execute it, and print its report."""
    session.readable(job.backup)
    if dry_run:
        return _dry_run(session, job)
    overwrites = job.if_exists in (IfExists.MERGE, IfExists.REPLACE)
    if overwrites and not job.confirmed and session.interactive:
        job = _confirmed(session, job)
    return session.finish(session.run(job), lambda run: _print_report(session, run))


def _job(args: Namespace, confirmed: bool = False) -> RestoreJob:
    return RestoreJob(
        args.backup,
        args.server,
        tuple(renamed_database(d) for d in args.database),
        tuple(renamed_table(t) for t in args.table),
        time_range(args),
        IfExists(args.if_exists),
        confirmed=confirmed or args.yes,
        connections=connections(args),
        catalog=catalog_parts(args.catalog),
    )


def _dry_run(session: Session, job: RestoreJob) -> int:
    plan = session.planned(job)
    if session.output.json:
        session.output.document(plan.to_json())
    else:
        _print_plan(session, plan)
        session.output.line("Nothing was changed.")
    return int(ExitCode.REFUSED if plan.blocked else ExitCode.SUCCEEDED)


def _print_plan(session: Session, plan: RestorePlan) -> None:
    rows = [
        (
            f"{s.source_database}.{s.source_table}",
            f"{s.target_database}.{s.target_table}",
            ("about " if s.estimated else "") + rows_text(s.rows),
            "BLOCKED" if s.blocked else s.action,
            s.reason,
        )
        for s in plan.steps
    ]
    session.output.table(("FROM", "TO", "ROWS", "ACTION", "REASON"), rows, right=("ROWS",))
    for step in plan.steps:
        for difference in step.differences:
            where = f"{step.target_database}.{step.target_table}"
            session.output.line(f"{where}: {difference.weight.value}: {difference.text}")
    print_object_steps(session, plan.objects)
    for problem in plan.problems:
        session.output.line(f"BLOCKED: {problem}")
    for difference in plan.differences:
        session.output.line(f"{difference.weight.value}: {difference.text}")


def _confirmed(session: Session, job: RestoreJob) -> RestoreJob:
    """The job, confirmed by a person who typed what is overwritten; unchanged where nothing is. Cancelled otherwise."""
    plan = session.planned(job)
    if plan.blocked or not plan.overwrites:
        return job
    _print_plan(session, plan)
    names = sorted({s.target_database for s in plan.steps if s.action in (MERGE, REPLACE)})
    wanted = " ".join(names)
    session.output.note("Tables of the server will be overwritten. A pinned backup of them is taken first.")
    if session.ask(f'Type "{wanted}" to go on: ') != wanted:
        raise Cancelled("Not confirmed.", "Nothing was written.")
    return RestoreJob(**{**vars(job), "confirmed": True})


def _print_report(session: Session, run: Run) -> None:
    tables: Any = run.details.get("tables", [])
    rows = [
        (
            f"{t['database']}.{t['table']}",
            t["action"],
            rows_text(t["rows"]),
            "as saved" if t["verified"] else "NOT AS SAVED",
            t["problem"] or "",
        )
        for t in tables
    ]
    if rows:
        session.output.table(("TABLE", "ACTION", "ROWS", "COMPARED", "PROBLEM"), rows, right=("ROWS",))
    print_object_reports(session, run.details.get("objects"))
    safety: Any = run.details.get("safety_backup")
    if safety:
        session.output.line(f"What was overwritten is in the backup {safety['name']}.")
        session.output.line(f"To undo this restore: influx-backup undo {run.id[:12]}")
    _print_added(session, run.details.get("added") or [])
    warnings: Any = run.details.get("warnings", [])
    for warning in warnings:
        session.output.note(f"warning: {warning}")
    if run.problem is None and run.seconds is not None:
        session.output.line(f"took: {duration_text(run.seconds)}")


def _print_added(session: Session, added: Any) -> None:
    """Rows that an undoing could not take away."""
    for table in added:
        session.output.line(f"not in the safety backup, of {table['database']}.{table['table']}:")
        for row in table["named"][:_NAMED]:
            origin = {True: "from the restore", False: "written since", None: ""}[row["restored"]]
            session.output.line("    " + "  ".join(w for w in (row["time"], row["key"], origin) if w))
        more = table["rows"] - min(len(table["named"]), _NAMED)
        if more:
            session.output.line(f"    and {counted(more, 'more row')}")
