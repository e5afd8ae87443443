"""What a backup holds beside rows: `show --catalog`."""

from __future__ import annotations

from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.object_texts import missing_lines, object_lines
from influx_backup_gui.domain.server_objects import ServerObjects


def print_objects(session: Session, objects: ServerObjects) -> None:
    """A table of all objects, then what is not there and why."""
    rows = [(line.kind, line.name, line.about) for line in object_lines(objects)]
    session.output.table(("WHAT", "NAME", "ABOUT"), rows)
    for line in missing_lines(objects):
        session.output.line(line)
