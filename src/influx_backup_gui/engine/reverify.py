"""Rotating re-verify: the archive whose proof is the oldest, once that is long ago."""

from __future__ import annotations

from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.engine.resources import Resources

# Days after which a proof is old.
OLD = 30


def oldest_proof(resources: Resources, now: int) -> Backup | None:
    """The backup to verify at `now` (ns); None where every proof is recent.

    Archives on a disk that is not connected wait, and so do encrypted ones while no password is at hand.
    """
    password = bool(resources.password())
    old = [
        b
        for b in resources.catalog.backups()
        if b.proved is not None and _is_old(b.proved, now) and not b.damaged and (password or not b.encrypted)
    ]
    return min((b for b in old if Path(b.path).is_file()), key=lambda b: b.proved or 0, default=None)


def _is_old(proved: int, now: int) -> bool:
    # Dated in the future: a clock ran ahead, and nobody knows when that was.
    return proved <= now - OLD * DAY or proved > now + DAY
