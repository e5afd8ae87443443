"""Command `report`: what was saved, proved, checked and restored, and what failed, on one page."""

from __future__ import annotations

import time
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from influx_backup_gui.cli.arguments import time_range
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.report import Report, ServerReport
from influx_backup_gui.engine.records import instant_to_json, run_to_json
from influx_backup_gui.engine.status import reason_to_json
from influx_backup_gui.notify.report_text import report_html, report_text
from influx_backup_gui.store.files import write_atomically

_DEFAULT = 7 * DAY


def report(args: Namespace, session: Session) -> int:
    """`report`: the last 7 days where nothing else is said."""
    span, now = time_range(args), time.time_ns()
    until = now if span.last is None else span.last
    found = session.engine.report(until - _DEFAULT if span.first is None else span.first, until, now)
    if args.html is not None:
        write_atomically(Path(args.html).expanduser().absolute(), report_html(found).encode())
    if session.output.json:
        session.output.document(_to_json(found))
    elif args.html is None:
        session.output.text(report_text(found))
    return int(ExitCode.SUCCEEDED)


def _to_json(found: Report) -> dict[str, Any]:
    return {
        "since": instant_to_json(found.since),
        "until": instant_to_json(found.until),
        "health": found.colour.value,
        "reasons": [reason_to_json(r) for r in found.reasons],
        "servers": [_server(s) for s in found.servers],
        **{
            name: [run_to_json(run) for run in getattr(found, name)]
            for name in ("failures", "warnings", "checks", "drills", "restores")
        },
    }


def _server(server: ServerReport) -> dict[str, Any]:
    newest = server.health.last_proved
    return {
        "server": server.server,
        "health": server.health.colour.value,
        "backups": server.backups,
        "proved": server.proved,
        "rows": server.rows,
        "bytes": server.bytes,
        "last_proved": newest and newest.name,
        "oldest": server.oldest and server.oldest.name,
        "oldest_taken": instant_to_json(server.oldest.created if server.oldest else None),
        "scheduled": asdict(server.scheduled),
        "manual": asdict(server.manual),
    }
