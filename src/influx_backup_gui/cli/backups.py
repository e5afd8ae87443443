"""Command `backup`."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from influx_backup_gui.cli.arguments import database, table, time_range
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import ExitCode, UsageError
from influx_backup_gui.domain.humanize import duration_text, rows_counted, rows_of_tables_text, rows_text, size_text
from influx_backup_gui.domain.job import BackupJob, Profile, Run, Selection

_MOST_IN_FLIGHT = 16


def take(args: Namespace, session: Session) -> int:
    """`backup`, and what it would read with `--dry-run`."""
    job = job_of(args)
    session.engine.settings.server(job.server)
    if args.dry_run:
        return _estimate(session, job)
    if job.encrypt:
        session.use_password(new=True)
    return session.finish(session.run(job), lambda run: _print_backup(session, run))


def job_of(args: Namespace) -> BackupJob:
    """The job that the options of a backup name."""
    if not 1 <= args.in_flight <= _MOST_IN_FLIGHT:
        raise UsageError(f"--in-flight is not within 1 to {_MOST_IN_FLIGHT}.", "1 is gentle, 2 the default, 4 fast.")
    selection = Selection(
        tuple(database(d) for d in args.database), tuple(table(t) for t in args.table), time_range(args)
    )
    job = BackupJob(
        args.server,
        selection,
        repository=args.repository,
        profile=Profile(args.profile),
        encrypt=args.encrypt,
        note=args.note,
        in_flight=args.in_flight,
    )
    return job if args.name is None else BackupJob(**{**vars(job), "name": args.name})


def _estimate(session: Session, job: BackupJob) -> int:
    plan = session.engine.plan_backup(job)
    code = int(ExitCode.WARNING if plan["warnings"] else ExitCode.SUCCEEDED)
    if session.output.json:
        session.output.document(plan)
        return code
    rows = [
        (f"{t['database']}.{t['table']}", rows_text(t["rows"]), str(t["windows"]), size_text(t["bytes"]))
        for t in plan["tables"]
    ]
    session.output.table(("TABLE", "ROWS", "REQUESTS", "SIZE"), rows, right=("ROWS", "REQUESTS", "SIZE"))
    total = f"{rows_of_tables_text(plan['rows'], len(rows))}, about {size_text(plan['bytes'])} before it is encoded"
    session.output.line(f"{total}. Nothing was changed.")
    for warning in plan["warnings"]:
        session.output.note(f"warning: {warning}")
    return code


def _print_backup(session: Session, run: Run) -> None:
    backup: Any = run.details.get("backup")
    if backup is None:
        return
    session.output.line(f"backup:  {backup['name']}")
    session.output.line(f"archive: {backup['path']}")
    session.output.line(f"size:    {size_text(backup['bytes'])}, {rows_counted(backup['rows'])}")
    if run.seconds is not None:
        session.output.line(f"took:    {duration_text(run.seconds)}")
    for warning in backup["warnings"]:
        session.output.note(f"warning: {warning}")
