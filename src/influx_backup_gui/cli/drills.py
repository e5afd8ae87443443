"""Command `drill`."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from influx_backup_gui.cli.arguments import connections
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.humanize import rows_text
from influx_backup_gui.domain.job import DrillJob, Run


def drill(args: Namespace, session: Session) -> int:
    """`drill`: the exit code is 0 only when every row came back as it was saved."""
    many = connections(args)
    if args.share < 1:
        raise UsageError("--share is not a number of days.", "1 takes all tables, 7 a seventh of them each day.")
    if args.server:
        session.engine.settings.server(args.server)
    key = args.backup or _newest(session, args.newest)
    session.readable(key)
    job = DrillJob(key, args.server, args.demo, args.share, many)
    return session.finish(session.run(job), lambda run: _print(session, run))


def _newest(session: Session, server: str) -> str:
    """The id of the newest proved backup of a server."""
    session.engine.settings.server(server)
    for backup in session.engine.backups():
        if backup.server == server and backup.proved is not None and not backup.damaged:
            return backup.id
    raise UsageError(f"There is no proved backup of {server}.", f"Take one: influx-backup backup {server}.")


def _print(session: Session, run: Run) -> None:
    tables: Any = run.details.get("tables", [])
    rows = [
        (
            f"{t['database']}.{t['table']}",
            rows_text(t["rows"]),
            "as saved" if t["verified"] else "NOT AS SAVED",
            t["problem"] or "",
        )
        for t in tables
    ]
    if rows:
        session.output.table(("TABLE", "ROWS", "COMPARED", "PROBLEM"), rows, right=("ROWS",))
