"""The trash of a repository: `.trash/<folder of the server>/<time>_<name>.7z`. What lies there is no backup any more.

Files that are not named so were not put there by us, and are neither shown nor removed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.instants import SECOND, format_instant, parse_instant
from influx_backup_gui.store.files import disk_errors, free_bytes, fsync_directory, make_folder

TRASH = ".trash"
_NAMED = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:~\d+)?_(.+\.7z)")


@dataclass(frozen=True)
class Trashed:
    """An archive in the trash. `folder` is the one it lay in below the repository, `trashed` in ns."""

    path: Path
    repository: str
    folder: str
    file: str
    trashed: int
    bytes: int

    @property
    def name(self) -> str:
        """The name that the backup had."""
        return self.file.removesuffix(".7z")


def place_in_trash(root: Path, path: Path) -> Path:
    """A free path in the trash for an archive of the repository `root`; UsageError for others. Call it locked."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise UsageError(f"{path} is not in the repository {root}.", "Delete it with your file manager.")
    stamp = re.sub(r"[-:]", "", format_instant(time.time_ns() // SECOND * SECOND))
    folder = root / TRASH / path.parent.resolve().relative_to(root.resolve())
    target, number = folder / f"{stamp}_{path.name}", 1
    while target.exists():
        number += 1
        target = folder / f"{stamp}~{number}_{path.name}"
    return target


def put_into_trash(path: Path, target: Path) -> None:
    """Move an archive to its place in the trash. Call it locked."""
    with disk_errors(target.parent):
        make_folder(target.parent)
        path.rename(target)
        fsync_directory(target.parent)


def trashed(root: Path, repository: str) -> tuple[Trashed, ...]:
    """What lies in the trash, oldest first."""
    with disk_errors(root):
        found = [t for path in (root / TRASH).rglob("*.7z") if (t := _trashed(root, repository, path)) is not None]
    return tuple(sorted(found, key=lambda t: (t.trashed, str(t.path))))


def take_out(root: Path, item: Trashed) -> Path:
    """Move an archive back to where it was. UsageError where another one has its place by now. Call it locked."""
    target = check_free(root, item)
    with disk_errors(target.parent):
        if not item.path.is_file():
            raise BackupError(f"{item.name!r} is no longer in the trash.", "Look again: influx-backup trash list.")
        make_folder(target.parent)
        item.path.rename(target)
        fsync_directory(target.parent)
    return target


def check_free(root: Path, item: Trashed) -> Path:
    """Where an archive of the trash would lie; UsageError where another one has that place."""
    target = root / item.folder / item.file
    if target.exists():
        raise UsageError(f"There is an archive {target} already.", "Move or rename that one first.")
    return target


def destroy(item: Trashed) -> None:
    """Remove an archive for ever. Call it locked."""
    with disk_errors(item.path.parent):
        item.path.unlink(missing_ok=True)


def make_room(root: Path, repository: str, needed: int, spared: Collection[Path] = ()) -> tuple[Trashed, ...]:
    """Remove the oldest of the trash for ever until `needed` bytes are free; answers what went. Call it locked.

    Nothing is removed where even all of it but what is `spared` would not be enough.
    """
    items = [t for t in trashed(root, repository) if t.path not in spared]
    if free_bytes(root) + sum(t.bytes for t in items) < needed:
        return ()
    gone = []
    for item in items:
        if free_bytes(root) >= needed:
            break
        destroy(item)
        gone.append(item)
    return tuple(gone)


def _trashed(root: Path, repository: str, path: Path) -> Trashed | None:
    named = _NAMED.fullmatch(path.name)
    if not named or path.is_symlink():
        return None
    year, month, day, hour, minute, second, file = named.groups()
    try:
        when, found = parse_instant(f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"), path.stat()
    except (ValueError, OSError):
        # It may be gone by now: a backup of another server needed the space.
        return None
    folder = path.parent.relative_to(root / TRASH)
    return Trashed(path, repository, str(folder), file, when, found.st_size) if S_ISREG(found.st_mode) else None
