"""Command `drill`."""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import replace
from typing import Any

from influx_backup_gui.cli.arguments import connections
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.humanize import rows_text
from influx_backup_gui.domain.job import DrillJob, DrillWay, Run
from influx_backup_gui.engine.archives import newest_proved


def drill(args: Namespace, session: Session) -> int:
    """`drill`: the exit code is 0 only when every row came back as it was saved."""
    asked = drill_of(args)
    if args.server:
        session.engine.settings.server(args.server)
    key = args.backup or newest_proved(session.engine.resources, _known(session, args.newest), time.time_ns()).id
    session.readable(key)
    job = replace(asked, backup=key, server=args.server)
    return session.finish(session.run(job), lambda run: _print(session, run))


def drill_of(args: Namespace) -> DrillJob:
    """How the drill that the options name is to be done, of which backup and where aside."""
    if args.share < 1:
        raise UsageError("--share is less than 1.", "1 takes all tables, 7 a seventh of them each time.")
    way = DrillWay.DECODE if args.decode else DrillWay.STAND_IN if args.demo else DrillWay.SERVER
    if args.or_decode and way is not DrillWay.SERVER:
        raise UsageError("--or-decode is for a drill on a server.", "Leave it out, or --demo or --decode.")
    return DrillJob(way=way, share=args.share, connections=connections(args), or_decode=args.or_decode)


def _known(session: Session, server: str) -> str:
    return session.engine.settings.server(server).name


def _result(run: Run, verified: bool) -> str:
    if run.details["way"] == DrillWay.DECODE.value:
        return "decoded" if verified else "CANNOT BE WRITTEN"
    return "as saved" if verified else "NOT AS SAVED"


def _print(session: Session, run: Run) -> None:
    tables: Any = run.details.get("tables", [])
    rows = [
        (
            f"{t['database']}.{t['table']}",
            rows_text(t["rows"]),
            _result(run, t["verified"]),
            t["problem"] or "",
        )
        for t in tables
    ]
    if rows:
        session.output.table(("TABLE", "ROWS", "RESULT", "PROBLEM"), rows, right=("ROWS",))
