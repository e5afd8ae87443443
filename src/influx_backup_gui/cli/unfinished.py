"""Backups that were cut off: `list --interrupted` and `discard`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_time
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.humanize import rows_text, size_text
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.engine.records import unfinished_to_json
from influx_backup_gui.engine.unfinished import left_text, name_of


def show_unfinished(session: Session, left: Sequence[Unfinished]) -> int:
    """All of them, oldest first."""
    if session.output.json:
        session.output.document([unfinished_to_json(u) for u in left])
    elif left:
        heads = ("RUN", "NAME", "SERVER", "BEGUN (UTC)", "CUT OFF (UTC)", "ROWS", "SIZE", "KEPT UNTIL (UTC)")
        session.output.table(heads, [_row(u) for u in left], right=("ROWS", "SIZE"))
    else:
        session.output.line("No backup was cut off that can be gone on with.")
    return int(ExitCode.SUCCEEDED)


def _row(left: Unfinished) -> tuple[str, ...]:
    return (
        left.run[:8],
        name_of(left),
        left.server,
        brief_time(left.begun),
        brief_time(left.saved),
        rows_text(left.rows),
        size_text(left.bytes),
        brief_time(left.until),
    )


def tell_unfinished(session: Session, left: Sequence[Unfinished]) -> None:
    """A line about each, below the backups."""
    for one in left:
        session.output.line(f"{one.server}: a backup was cut off at {brief_time(one.saved)}. {left_text(one)}")


def discard(args: Namespace, session: Session) -> int:
    """`discard`."""
    left = session.engine.discard_unfinished(args.backup)
    if session.output.json:
        session.output.document({"discarded": unfinished_to_json(left)})
    else:
        session.output.line(f"{name_of(left)} is discarded; {size_text(left.bytes)} are free again.")
    return int(ExitCode.SUCCEEDED)
