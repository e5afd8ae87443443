"""Rotating verification: the archives that have their turn to be decoded again."""

from __future__ import annotations

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.job import VerifyJob
from influx_backup_gui.domain.rotation import due_again
from influx_backup_gui.engine.presence import is_there
from influx_backup_gui.engine.resources import Resources


def due_archives(resources: Resources, now: int) -> tuple[Backup, ...]:
    """The backups that are to be verified at `now` (ns), in this order.

    Archives on a disk that is not connected wait, and so do encrypted ones while no password is at hand.
    """
    due = due_again(resources.catalog.backups(), resources.settings.verify_within_days, now)
    password = not any(b.encrypted for b in due) or bool(resources.password())
    return tuple(b for b in due if (password or not b.encrypted) and is_there(b))


def rotation_job(resources: Resources, now: int) -> VerifyJob | None:
    """The job that verifies them; None where none has its turn."""
    due = due_archives(resources, now)
    return VerifyJob(tuple(b.id for b in due), gentle=True) if due else None
