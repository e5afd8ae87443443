"""Commands `coverage show`, `coverage acknowledge` and `coverage withdraw`."""

from __future__ import annotations

import time
from argparse import Namespace
from typing import Any

from influx_backup_gui.cli.arguments import table
from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_instant
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.humanize import counted, rows_text
from influx_backup_gui.engine.coverage import coverage_to_json


def show(args: Namespace, session: Session) -> int:
    """`coverage show`: exit code 1 while something waits."""
    engine = session.engine
    names = [args.server] if args.server else [s.name for s in engine.settings.servers]
    found = [coverage_to_json(engine.resources, name, time.time_ns()) for name in names]
    if session.output.json:
        session.output.document(found)
    for server in () if session.output.json else found:
        _print(session, server)
    return int(ExitCode.WARNING if any(server["frozen"] for server in found) else ExitCode.SUCCEEDED)


def _print(session: Session, found: dict[str, Any]) -> None:
    say, name, losses = session.output.line, found["server"], found["losses"]
    if losses:
        say(f"{name}: {counted(len(losses), 'loss').replace('losss', 'losses')} to look at; nothing of it is pruned.")
        rows = [
            (
                f"{x['database']}.{x['table']}",
                x["kind"] if not x["columns"] else ", ".join(x["columns"]),
                rows_text(x["rows"]),
                x["first"],
                x["last"],
                x["backup"]["name"],
                _holder(x["before"]),
            )
            for x in losses
        ]
        session.output.table(("TABLE", "GONE", "ROWS", "FROM", "TO", "SEEN IN", "HELD BY"), rows, right=("ROWS",))
        for x in losses:
            say(x["text"])
        say(f"If you know why: influx-backup coverage acknowledge {name} --reason TEXT")
        if all(x["kind"] in ("rows", "values") for x in losses):
            say("If the oldest days go, or values are written over, again and again: add --regularly")
    else:
        say(f"{name}: nothing is missing that a backup before had.")
    for said in found["acknowledgements"]:
        what = ", ".join(dict.fromkeys(f"{x['database']}.{x['table']}" for x in said["losses"]))
        say(f"acknowledged {brief_instant(said['at'])} by {said['who']}: {said['reason']} ({what})")
        for kept in said["keeps"]:
            older = counted(kept["days"], "day")
            say(f"  {kept['database']}.{kept['table']}: no loss when days go that are older than {older}")
        for one in said["rewritten"]:
            say(f"  {one['database']}.{one['table']}: no loss when values are others after a restart")


def _holder(before: dict[str, Any] | None) -> str:
    if before is None:
        return "no backup that is listed"
    return f"{before['name']}{' (pinned)' if before['pinned'] else ''}"


def acknowledge(args: Namespace, session: Session) -> int:
    """`coverage acknowledge`."""
    tables = [table(t) for t in args.table]
    now = time.time_ns()
    return session.finish(session.engine.acknowledge(args.server, args.reason, now, tables, args.regularly))


def withdraw(args: Namespace, session: Session) -> int:
    """`coverage withdraw`."""
    return session.finish(session.engine.withdraw(args.server, table(args.table)))
