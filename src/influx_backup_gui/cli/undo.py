"""Command `undo`: a restore that undoes another one."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from influx_backup_gui.cli.arguments import connections
from influx_backup_gui.cli.restores import carry_out
from influx_backup_gui.cli.session import Session


def undo(args: Namespace, session: Session) -> int:
    """`undo`: as `restore` of the safety backup; asks before it overwrites, takes a backup first, compares."""
    job = session.engine.undo_job(args.run, args.exactly)
    return carry_out(session, replace(job, confirmed=args.yes, connections=connections(args)), args.dry_run)
