"""A folder of archives: `<server>/<name>.7z`, `.trash/`, `.lock`, and spool folders of running jobs."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.names import checked_file_name, member_name
from influx_backup_gui.store.files import disk_errors, fsync_directory, is_file, is_folder
from influx_backup_gui.store.kept_settings import FOLDER as SETTINGS
from influx_backup_gui.store.lock import RepositoryLock
from influx_backup_gui.store.processes import alive, mark, same_process, this_host
from influx_backup_gui.store.settings import RepositoryConfig
from influx_backup_gui.store.trash import Trashed, make_room, place_in_trash, put_into_trash, trashed

SUFFIX = ".7z"
PARTIAL = ".7z.partial"
_PROBE = ".probe-"
_SPOOL = re.compile(r"\.spool-(\d+)-([0-9a-f]*)-([0-9a-f]*)-")


class Repository:
    """Knows the layout of the folder. The folder itself is never made here: a missing disk shall be noticed."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path

    @classmethod
    def of(cls, config: RepositoryConfig) -> Repository:
        """The one that the settings name, where they say that it lies."""
        return cls(config.name, Path(config.path))

    def archive_path(self, server: str, name: str) -> Path:
        """A free path for a new archive (`name`, else `name~2`, …); makes the folder of the server. Call it locked."""
        checked_file_name(name)
        folder = self.path / _folder_of(server)
        if folder.exists() and not folder.is_dir():
            raise BackupError(f"{folder} is no folder: archives of this server cannot be put there.", "Move it away.")
        with disk_errors(folder):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                fsync_directory(self.path)
        number, unique = 1, name
        while _taken(folder, unique):
            number += 1
            unique = f"{name}~{number}"
        return folder / f"{unique}{SUFFIX}"

    def partial_path(self, final: Path) -> Path:
        """Where an archive is written before it gets its name; beside those that were cut off and are kept."""
        number, name = 1, final.name.removesuffix(SUFFIX)
        path = final.with_name(f"{name}{PARTIAL}")
        while path.exists():
            number += 1
            path = final.with_name(f"{name}~{number}{PARTIAL}")
        return path

    def archives(self) -> Iterator[Path]:
        """Every archive, sorted: in the folders of servers, and those that somebody put beside them."""
        for folder in self._folders():
            with disk_errors(folder):
                found = sorted(p for p in folder.glob(f"*{SUFFIX}") if is_file(p) and not p.name.startswith("."))
            yield from found

    def belongings(self) -> Iterator[Path]:
        """Where all that is ours lies, relative to the folder: archives, what was cut off, the trash, kept settings."""
        yield from (p.relative_to(self.path) for p in self.archives())
        for folder in self._folders():
            yield from sorted(p.relative_to(self.path) for p in folder.glob(f"*{PARTIAL}") if p.is_file())
        yield from (t.path.relative_to(self.path) for t in self.trashed())
        yield from sorted(p.relative_to(self.path) for p in (self.path / SETTINGS).glob("*.json"))

    def has_belongings(self) -> bool:
        """Whether anything of ours lies in the folder. BackupError where the disk does not answer."""
        with disk_errors(self.path):
            kept = SETTINGS in os.listdir(self.path)  # noqa: PTH208 - `glob` answers nothing where the disk fails
            return kept or any(self.belongings())

    def sweep(self, server: str = "", kept: Collection[Path] = ()) -> tuple[Path, ...]:
        """Remove what dead processes left: half-written archives but those `kept`, spool folders, probes.

        Call it with the lock held; with `server` where that is the lock of that server: another machine may work there
        on another server then, and what it uses stays.
        """
        folders = [self.path / _folder_of(server)] if server else self._folders()
        left = [p for folder in folders for p in folder.glob(f"*{PARTIAL}") if p.is_file() and p not in kept]
        left += [p for p in self.path.glob(f"{_PROBE}*") if p.is_file()]
        spools = [p for p in self.path.glob(".spool-*") if p.is_dir() and _is_left(p.name, alone=not server)]
        with disk_errors(self.path):
            for path in left:
                path.unlink(missing_ok=True)
            for path in spools:
                shutil.rmtree(path, ignore_errors=True)
        return (*left, *spools)

    def place_in_trash(self, path: Path) -> Path:
        """A free path in the trash for an archive of this repository. Call it locked."""
        return place_in_trash(self.path, path)

    def trash(self, path: Path, target: Path) -> None:
        """Move an archive of this repository to its place in the trash. Call it locked."""
        put_into_trash(path, target)

    def trashed(self) -> tuple[Trashed, ...]:
        """What lies in the trash, oldest first."""
        return trashed(self.path, self.name)

    def make_room(self, needed: int, spared: Collection[Path] = ()) -> tuple[Trashed, ...]:
        """Empty the trash, oldest first, until `needed` bytes are free, if that can be reached. Call it locked."""
        return make_room(self.path, self.name, needed, spared)

    def check_writable(self) -> None:
        """BackupError where it is no folder, is gone or cannot be written to; NoSpace where the disk is full."""
        if is_file(self.path):
            raise BackupError(
                f"The path of the repository {self.name!r} is a file, not a folder: {self.path}.",
                "Choose a folder, or a name that is not there yet.",
            )
        if not is_folder(self.path):
            raise BackupError(
                f"The repository {self.name!r} is not there: {self.path}.",
                "Is the disk connected and mounted? If the folder shall be new, make it first.",
            )
        probe = self.path / f"{_PROBE}{secrets.token_hex(4)}"
        with disk_errors(self.path):
            probe.write_bytes(b"")
            probe.unlink(missing_ok=True)  # another process may have swept it

    def lock(self, what: str, server: str = "") -> RepositoryLock:
        """The lock of this repository, to be entered with `with`; `what` tells others what is going on.

        With `server` only for what belongs to that server: others may work on other servers meanwhile.
        """
        return RepositoryLock(self.path, what, _folder_of(server) if server else "")

    def spool(self, prefix: str) -> Path:
        """A new folder for temporary files, on the same disk as the archives."""
        name = f".spool-{os.getpid()}-{mark(os.getpid())}-{this_host()}-{prefix[:60]}-{secrets.token_hex(4)}"
        folder = self.path / name
        with disk_errors(folder):
            folder.mkdir(mode=0o700)
        return folder

    def _folders(self) -> Iterator[Path]:
        if is_folder(self.path):
            with disk_errors(self.path):
                found = sorted(p for p in self.path.iterdir() if is_folder(p) and not p.name.startswith("."))
            yield self.path
            yield from found


def _folder_of(server: str) -> str:
    """The server's own name where a folder may be called so."""
    try:
        return checked_file_name(server)
    except UsageError:
        return member_name(server)


def _taken(folder: Path, name: str) -> bool:
    return (folder / f"{name}{SUFFIX}").exists()


def _is_left(name: str, alone: bool) -> bool:
    """Whether nobody uses this spool: its process is dead, or of another machine while we are `alone` here."""
    found = _SPOOL.match(name)
    if not found:
        return False
    if found[3] != this_host():
        return alone
    pid = int(found[1])
    return not alive(pid) or not same_process(pid, found[2])
