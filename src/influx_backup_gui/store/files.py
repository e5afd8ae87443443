"""Files that are whole or not there at all, and disk errors in words."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from influx_backup_gui.domain.errors import BackupError, NoSpace, UsageError
from influx_backup_gui.store.processes import alive

_FULL = (errno.ENOSPC, errno.EDQUOT)
_GONE = (errno.ENOENT, errno.ENOTDIR, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN)
# What file systems answer that cannot fsync a folder (network shares, FUSE); there is nothing more to be done there.
_NO_FOLDER_SYNC = (errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOSYS)


def write_atomically(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write beside, fsync, rename, fsync the folder: after a crash the old or the new content is there.

    NoSpace or BackupError when the disk refuses; nothing half-written stays behind.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.new")
    with disk_errors(path.parent):
        try:
            make_folder(path.parent)
        except FileExistsError as error:
            raise BackupError(f"{path.parent} is a file, not a folder.", "Rename it, or move it away.") from error
        _remove_unfinished(path)
        try:
            file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
            with os.fdopen(file, "wb") as sink:
                sink.write(data)
                sink.flush()
                os.fsync(sink.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        fsync_directory(path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file that appears whole under its name when the context ends, or not at all.

    UsageError where something of that name is there; NoSpace or BackupError when the disk refuses.
    """
    taken = UsageError(f"There is already a file {path}.", "Choose another name, or remove it.")
    if path.exists():
        raise taken
    beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.new")
    with disk_errors(path.parent):
        _remove_unfinished(path)
        try:
            with beside.open("xb") as sink:
                yield sink
                sink.flush()
                os.fsync(sink.fileno())
            try:
                os.link(beside, path)  # fails when the name is taken, unlike a rename
            except FileExistsError:
                raise taken from None
            except OSError:  # a file system without hard links
                if path.exists():
                    raise taken from None
                beside.rename(path)
            fsync_directory(path.parent)
        finally:
            beside.unlink(missing_ok=True)


def _remove_unfinished(path: Path) -> None:
    """What processes that died left beside a file they were writing."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*-*.new"):
        pid = left.name.removeprefix(f".{path.name}.").partition("-")[0]
        if pid.isdigit() and not alive(int(pid)):
            left.unlink(missing_ok=True)


def fsync_directory(path: Path) -> None:
    """Make renames in this folder survive a power cut (where the system can; Windows does it by itself)."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def new_for_owner(path: Path) -> BinaryIO:
    """A new, empty file that only its owner may read, to be written. FileExistsError where the name is taken."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def make_folder(path: Path) -> None:
    """Make a folder with its parents, so that a power cut does not take it away with what is moved into it."""
    made = [p for p in (path, *path.parents) if not p.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in reversed(made):
        fsync_directory(folder.parent)


def fsync_file(path: Path) -> None:
    """Make the content of a file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def forget_cached(path: Path) -> None:
    """Drop what memory holds of a file that was fsynced, so that the next read comes from the disk (where possible)."""
    with path.open("rb") as file:
        begin_writing(file)


def is_file(path: Path) -> bool:
    """Whether a file is there that can be looked at: False also where the disk answers an error (`Path` raises it)."""
    return os.path.isfile(path)  # noqa: PTH113 - for that difference


def is_folder(path: Path) -> bool:
    """As `is_file`, for a folder."""
    return os.path.isdir(path)  # noqa: PTH112 - for that difference


def is_gone(path: Path) -> bool:
    """Whether it is certain that nothing has this name: False also where the disk answers an error."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ENOENT
    return False


def begin_writing(file: BinaryIO) -> None:
    """Let the disk begin with what was written to a file so far, without waiting for it (where possible)."""
    if hasattr(os, "posix_fadvise"):
        # Linux begins to write what it would have to drop, and drops what is written.
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def free_bytes(path: Path) -> int:
    """Free bytes of the disk that holds `path`, or its nearest folder that exists."""
    with disk_errors(path):
        existing = next((p for p in (path, *path.parents) if p.exists()), path)
        return shutil.disk_usage(existing).free


@contextmanager
def disk_errors(where: Path) -> Iterator[None]:
    """Turn an OSError of the disk into NoSpace or a BackupError that names `where`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoSpace(f"The disk is full: {where}.", "Free some space, or choose another repository.") from error
        if error.errno == errno.EFBIG:
            raise NoSpace(
                f"The file has become too large for this disk or for this user: {where}.",
                "FAT32 ends at 4 GB, and `ulimit -f` may set a limit. Choose another repository, or back up less.",
            ) from error
        if error.errno == errno.EROFS:
            raise BackupError(
                f"The disk is read-only: {where}.", "Mount it for writing, or choose another one."
            ) from error
        if error.errno in (errno.EACCES, errno.EPERM):
            raise BackupError(f"There is no right to use {where}.", "Change the owner or the rights.") from error
        if error.errno in (errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP):
            raise BackupError(f"{where} cannot be used: {error.strerror}.", "Choose another name or folder.") from error
        if error.errno in _GONE:
            raise BackupError(
                f"The disk or folder is gone: {where} ({error.strerror}).",
                "Is it connected and mounted? Then run it again.",
            ) from error
        raise
