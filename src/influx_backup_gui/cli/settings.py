"""Commands about settings: export, import."""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from influx_backup_gui.cli.session import Session
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.engine.settings_transfer import export_settings, import_settings, imported_to_json


def export(args: Namespace, session: Session) -> int:
    """`settings export`."""
    path = Path(args.file).expanduser().absolute()
    export_settings(session.engine.resources, path, time.time_ns())
    if session.output.json:
        session.output.document({"path": str(path)})
    else:
        session.output.line(f"Exported to {path}. Tokens and passwords are not in it.")
    return int(ExitCode.SUCCEEDED)


def take(args: Namespace, session: Session) -> int:
    """`settings import`: a warning (1) where something is left to do: a folder that is not there, a secret to give."""
    source = Path(args.source).expanduser()
    found = import_settings(session.engine.resources, source, time.time_ns(), args.machine, args.replace)
    left = found.missing_folders or found.secrets or found.unreadable
    if session.output.json:
        session.output.document(imported_to_json(found))
        return int(ExitCode.WARNING if left else ExitCode.SUCCEEDED)
    taken = ", ".join(
        (
            counted(len(found.servers), "server"),
            counted(len(found.repositories), "folder") + " of archives",
            counted(len(found.schedules), "schedule"),
        )
    )
    session.output.line(f"Settings of {found.machine} as of {format_instant(found.written)}: {taken}.")
    session.output.line(f"{counted(found.backups, 'backup')} listed: influx-backup list.")
    for folder in found.missing_folders:
        session.output.note(f"warning: the folder of repository {folder} is not there.")
    for secret in found.secrets:
        session.output.note(f"to do: {secret}")
    for archive in found.unreadable:
        session.output.note(f"warning: {archive}")
    return int(ExitCode.WARNING if left else ExitCode.SUCCEEDED)
