"""Verify: decode an archive again and compare it with its manifest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.salvage import DamagedMember
from influx_backup_gui.store.proof import AT_ONCE, Pace, Proof, prove


def verify_archive(
    path: Path,
    password: str | None,
    header: str,
    context: JobContext,
    progressed: Callable[[int, int], None],
    pace: Pace = AT_ONCE,
) -> Proof:
    """Decode, recount and compare; an archive that cannot even be opened counts as damaged.

    PasswordNeeded where that can be for a wrong or missing password; `header` is the one known (domain/backup.py).
    """
    try:
        return prove(path, password, progressed, context.cancel, header, pace)
    except ArchiveDamaged as error:
        return Proof(0, 0, 0, (_whole(path, error.message),))


def _whole(path: Path, reason: str) -> DamagedMember:
    return DamagedMember("", "", path.name, reason)
