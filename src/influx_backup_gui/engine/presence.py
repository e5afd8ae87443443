"""Whether an archive is there, and the disk of a repository, of which the folder alone does not say so.

Where a disk or a share is mounted, an empty folder is there while it is not, and it lies on another disk. What tells
them apart is what we put there ourselves: archives, the trash, kept settings. Other files (`lost+found`, hidden ones
of a system) say nothing.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.files import is_folder
from influx_backup_gui.store.repository import Repository


def _seen_bytes(backup: Backup) -> int | None:
    """The size of its file; None where nobody can see it now: it is gone, or its disk is away or fails."""
    try:
        found = Path(backup.path).stat()
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def is_there(backup: Backup) -> bool:
    """Whether its file can be seen now."""
    return _seen_bytes(backup) is not None


def looked_at(backups: Iterable[Backup]) -> tuple[tuple[Backup, ...], frozenset[str]]:
    """The backups, damaged where the file has another size than was listed, and the ids of those whose file nobody
    can see now. Whatever else is known of them, these and those protect nothing.
    """
    found, missing = list[Backup](), set[str]()
    for backup in backups:
        size = _seen_bytes(backup)
        if size is None:
            missing.add(backup.id)
        cut = size not in (None, backup.bytes) and not backup.damaged
        found.append(replace(backup, damaged="its file has another size") if cut else backup)
    return tuple(found), frozenset(missing)


def emptied(catalog: Catalog, repository: Repository) -> int:
    """How many backups are listed in a folder that holds nothing of ours any more; 0 where all seems well.

    Also where the folder is not there: others say that. BackupError where the disk does not answer.
    """
    if not is_folder(repository.path) or repository.has_belongings():
        return 0
    return sum(repository.path in path.parents for path in catalog.paths_in(repository.name))


def check_present(catalog: Catalog, repository: Repository) -> None:
    """BackupError where the folder is `emptied`: nothing may be written into it, or be taken for gone."""
    lost = emptied(catalog, repository)
    if lost:
        raise BackupError(
            f"The disk of repository {repository.name!r} is probably not mounted: {away_text(repository, lost)} "
            "What is written there now could land on another disk.",
            f"Mount it, and try again. If the folder was emptied on purpose, or this is a new disk: "
            f"influx-backup repository rebuild {repository.name} --emptied.",
        )


def away_text(repository: Repository, lost: int) -> str:
    """What is wrong with a folder that is `emptied`, in a sentence."""
    listed = "1 backup is listed there" if lost == 1 else f"{counted(lost, 'backup')} are listed there"
    return f"{repository.path} holds nothing of this program any more, although {listed}."
