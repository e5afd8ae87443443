"""What is beside the rows: in a backup (`show --catalog`), in the plan of a restore, and in its report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.object_steps import ObjectStep
from influx_backup_gui.domain.object_texts import missing_lines, object_lines
from influx_backup_gui.domain.server_objects import ServerObjects


def print_objects(session: Session, objects: ServerObjects) -> None:
    """A table of all objects, then what is not there and why."""
    rows = [(line.kind, line.name, line.about) for line in object_lines(objects)]
    session.output.table(("WHAT", "NAME", "ABOUT"), rows)
    for line in missing_lines(objects):
        session.output.line(line)


def print_object_steps(session: Session, steps: Sequence[ObjectStep]) -> None:
    """What a restore would do with each object."""
    if steps:
        rows = [(s.kind, s.place, f"{s.weight.value}: {s.action.value}", s.reason) for s in steps]
        session.output.line()
        session.output.table(("BESIDE THE ROWS", "NAME", "ACTION", "REASON"), rows)


def print_object_reports(session: Session, reports: Any) -> None:
    """What became of each object that was asked for (details of a run)."""
    if reports:
        rows = [(r["kind"], _place(r["database"], r["name"]), r["state"], r["reason"]) for r in reports]
        session.output.line()
        session.output.table(("BESIDE THE ROWS", "NAME", "STATE", "REASON"), rows)


def _place(database: str, name: str) -> str:
    return f"{database}.{name}" if database else name
