"""Commands `runs` and `status`."""

from __future__ import annotations

import time
from argparse import Namespace

from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_instant, brief_time
from influx_backup_gui.domain.errors import ExitCode, UsageError
from influx_backup_gui.domain.humanize import duration_text
from influx_backup_gui.domain.job import Run
from influx_backup_gui.engine.records import run_to_json

_COLOURS = {"green": 0, "amber": 1, "red": 2}


def runs(args: Namespace, session: Session) -> int:
    """`runs`, newest first."""
    if args.limit < 1:
        raise UsageError("--limit is less than 1.", "20 is the default.")
    found = session.engine.runs(args.limit, args.kind, args.server)
    if session.output.json:
        session.output.document([run_to_json(run) for run in found])
    elif found:
        heads = ("STARTED (UTC)", "KIND", "SERVER", "OUTCOME", "TOOK", "SUMMARY")
        session.output.table(heads, [_row(run) for run in found], right=("TOOK",))
    else:
        session.output.line("Nothing was done yet.")
    return int(ExitCode.SUCCEEDED)


def _row(run: Run) -> tuple[str, ...]:
    outcome = "running" if run.outcome is None else run.outcome.value
    took = "" if run.seconds is None else duration_text(run.seconds)
    return brief_time(run.started), run.kind, run.server, outcome, took, run.summary


def status(_: Namespace, session: Session) -> int:
    """`status`: the exit code is the colour."""
    found = session.engine.status(time.time_ns())
    if session.output.json:
        session.output.document(found)
        return _COLOURS[found["health"]]
    session.output.line(f"{found['health']}" + ("" if found["reasons"] else ": every server has a proved backup."))
    for reason in found["reasons"]:
        session.output.line(f"  {reason}")
    rows = [
        (
            s["server"],
            str(s["backups"]),
            s["last_proved"] or "none",
            brief_instant(s["last_proved_at"]),
            s["last_run"]["outcome"] if s["last_run"] else "",
        )
        for s in found["servers"]
    ]
    if rows:
        session.output.line()
        heads = ("SERVER", "BACKUPS", "LAST PROVED BACKUP", "PROVED (UTC)", "LAST RUN")
        session.output.table(heads, rows, right=("BACKUPS",))
    return _COLOURS[found["health"]]
