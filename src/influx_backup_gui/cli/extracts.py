"""Commands `rows` and `extract`: what lies in an archive, without a server."""

from __future__ import annotations

import math
from argparse import Namespace
from pathlib import Path
from typing import Any

from influx_backup_gui.cli.arguments import instant, limit, table, time_range
from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import ExitCode, UsageError
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.wanted_rows import FORMATS, Wanted


def rows(args: Namespace, session: Session) -> int:
    """`rows`: the first, the last, or those around an instant."""
    wanted = _wanted(args, session)
    around = instant("--around", args.around) if args.around else None
    found = session.engine.rows(wanted, limit(args), args.last, around)
    shown = found.to_pylist()
    if session.output.json:
        document = {"columns": found.column_names, "rows": [{k: _json(v) for k, v in r.items()} for r in shown]}
        session.output.document(document)
    else:
        session.output.table(tuple(found.column_names), [tuple(map(_text, r.values())) for r in shown])
    return int(ExitCode.SUCCEEDED)


def extract(args: Namespace, session: Session) -> int:
    """`extract`: a table or range of it as a file."""
    wanted, path = _wanted(args, session), Path(args.output)
    form = args.format or path.suffix[1:].lower()
    if form not in FORMATS:
        raise UsageError(f"What format is {path.name!r}?", "End the name with .parquet, .csv or .lp, or say --format.")
    engine = session.engine
    count = session.watched(lambda context: engine.take_out(wanted, form, path, context))
    if session.output.json:
        session.output.document({"path": str(path), "format": form, "rows": count, "bytes": path.stat().st_size})
    else:
        session.output.line(f"{counted(count, 'row')} of {args.table} in {path}.")
    return int(ExitCode.SUCCEEDED)


def _wanted(args: Namespace, session: Session) -> Wanted:
    session.readable(args.backup)
    return Wanted(args.backup, *table(args.table), time_range(args))


def _json(value: Any) -> Any:
    """JSON has no infinity and no NaN: they become texts."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _text(value: Any) -> str:
    return "" if value is None else str(value)
