"""Command `diff`."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.backup_diff import ADDED, EQUAL, REMOVED, TableDifference
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.humanize import counted, rows_counted, rows_text

_SIGNS = {ADDED: "+", REMOVED: "-", EQUAL: "="}
# Days that are printed for one table; all of them are in the JSON document.
_MOST_DAYS = 10


def diff(args: Namespace, session: Session) -> int:
    """`diff A B`: exit code 0 when tables, columns and rows per day are the same, 1 when not."""
    for key in (args.before, args.after):
        session.readable(key)
    found = session.engine.compare_backups(args.before, args.after)
    same = all(t.change == EQUAL for t in found)
    if session.output.json:
        session.output.document({"same": same, "tables": [asdict(t) for t in found]})
    else:
        for table in found:
            _print(session, table)
        differing = sum(t.change != EQUAL for t in found)
        session.output.line(
            f"The same tables, columns and rows per day ({counted(len(found), 'table')})."
            if same
            else f"{differing} of {counted(len(found), 'table')} differ."
        )
    return int(ExitCode.SUCCEEDED if same else ExitCode.WARNING)


def _print(session: Session, table: TableDifference) -> None:
    if table.change == EQUAL:
        return
    sign = _SIGNS.get(table.change, "~")
    rows = f"{rows_text(table.rows_before)} -> {rows_counted(table.rows_after)}"
    session.output.line(f"{sign} {table.database}.{table.table}: {rows}")
    for said in table.columns:
        session.output.line(f"    {said}")
    for day in table.days[:_MOST_DAYS]:
        session.output.line(f"    {day.day}: {rows_text(day.before)} -> {rows_counted(day.after)}")
    if len(table.days) > _MOST_DAYS:
        session.output.line(f"    and {counted(len(table.days) - _MOST_DAYS, 'more day')}")
