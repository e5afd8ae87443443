"""Commands `runs` and `status`."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from influx_backup_gui.cli.arguments import limit, time_range
from influx_backup_gui.cli.history_words import RUNNING
from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_time
from influx_backup_gui.domain.errors import BackupError, ExitCode
from influx_backup_gui.domain.health_records import Colour, ServerHealth
from influx_backup_gui.domain.humanize import duration_text
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.metrics import METRICS_OF_NOTHING
from influx_backup_gui.engine.records import run_to_json
from influx_backup_gui.engine.status import health_to_json
from influx_backup_gui.store.files import write_atomically
from influx_backup_gui.store.run_query import RunFilter

_COLOURS = {Colour.GREEN: 0, Colour.AMBER: 1, Colour.RED: 2}


def runs(args: Namespace, session: Session) -> int:
    """`runs`, newest first."""
    found = session.engine.find_runs(_filter(args, session), limit(args))
    if session.output.json:
        session.output.document([run_to_json(run) for run in found])
    elif found:
        heads = ("STARTED (UTC)", "KIND", "SERVER", "OUTCOME", "TOOK", "SUMMARY")
        session.output.table(heads, [_row(run) for run in found], right=("TOOK",))
    else:
        session.output.line("Nothing of that kind was done.")
    return int(ExitCode.SUCCEEDED)


def _filter(args: Namespace, session: Session) -> RunFilter:
    span = time_range(args)
    return RunFilter(
        kinds=tuple(args.kind),
        outcomes=tuple(None if o == RUNNING else Outcome(o) for o in args.outcome),
        server=args.server,
        schedule=session.engine.settings.schedule(args.schedule).id if args.schedule else None,
        trigger=Trigger(args.trigger) if args.trigger else None,
        text=args.text,
        since=span.first,
        until=span.last,
    )


def _row(run: Run) -> tuple[str, ...]:
    outcome = "running" if run.outcome is None else run.outcome.value
    took = "" if run.seconds is None else duration_text(run.seconds)
    return brief_time(run.started), run.kind, run.server, outcome, took, run.summary


def cancel(args: Namespace, session: Session) -> int:
    """`cancel`: the run ends as `cancelled` within seconds, by whoever executes it."""
    run = session.engine.cancel(args.run)
    if session.output.json:
        session.output.document(run_to_json(run))
    else:
        session.output.line(f"The {run.kind} {run.id[:12]} of {run.server or 'no server'} is asked to stop.")
    return int(ExitCode.SUCCEEDED)


def status(args: Namespace, session: Session) -> int:
    """`status`: the exit code is the colour, with `--prometheus` whether the metrics could be written."""
    if args.prometheus:
        return _prometheus(args.prometheus, session)
    found = session.engine.health(time.time_ns(), args.server)
    if session.output.json:
        session.output.document(health_to_json(found))
        return _COLOURS[found.colour]
    session.output.line(found.colour.value + ("" if found.reasons else ": every server has a fresh proved backup."))
    for reason in found.reasons:
        server = f"{reason.server}: " if reason.server else ""
        session.output.line(f"  {reason.colour.value}: {server}{reason.message}")
        session.output.line(f"      {reason.meaning} {reason.hint}")
    rows = [_server_row(s) for s in found.servers]
    if rows:
        session.output.line()
        heads = ("SERVER", "HEALTH", "BACKUPS", "LAST PROVED BACKUP", "PROVED (UTC)", "NEXT (UTC)", "LAST RUN")
        session.output.table(heads, rows, right=("BACKUPS",))
    return _COLOURS[found.colour]


def _prometheus(target: str, session: Session) -> int:
    """Metrics of all servers, whole or not at all; where nothing can be known, they say so."""
    try:
        text = session.engine.metrics(time.time_ns())
    except BackupError:
        _write(target, session, METRICS_OF_NOTHING)
        raise
    _write(target, session, text)
    return int(ExitCode.SUCCEEDED)


def _write(target: str, session: Session, text: str) -> None:
    if target == "-":
        session.output.text(text)
    else:
        # Whoever collects them is another user.
        write_atomically(Path(target).expanduser().absolute(), text.encode(), 0o644)


def _server_row(server: ServerHealth) -> tuple[str, ...]:
    newest, last = server.last_proved, server.last_run
    return (
        server.server,
        server.colour.value,
        str(server.backups),
        newest.name if newest else "none",
        brief_time(newest.proved if newest else None),
        brief_time(server.next_slot),
        last.outcome.value if last and last.outcome else "",
    )
