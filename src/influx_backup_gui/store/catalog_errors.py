"""What an error of SQLite means for the catalog: the disk is full, the file is damaged, or it cannot be used."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError, NoSpace
from influx_backup_gui.store.files import free_bytes

# The shared memory of the write-ahead log grows in steps of 32 KiB.
_LEAST_BYTES = 65536
_PAGE = 4096
_FULL = (errno.ENOSPC, errno.EDQUOT)


def catalog_error(path: Path, error: Exception) -> BackupError:
    """The error to raise in place of an `sqlite3.Error` or OSError of the catalog `path`."""
    reason = _why_not_written(path, error)
    if reason == errno.EFBIG:
        return NoSpace(
            f"The catalog would become too large for this disk or for this user: {path}.",
            "`ulimit -f` may set a limit: raise it. Archives are not touched.",
        )
    if reason in _FULL:
        return NoSpace(f"The disk of the catalog is full: {path}.", "Free some space; archives are not touched.")
    if isinstance(error, sqlite3.OperationalError | OSError):
        return BackupError(
            f"The catalog {path} cannot be used: {error}.",
            "Does another process hold it, is the disk there, and may you write to it?",
        )
    return BackupError(
        f"The catalog {path} is damaged: {error}.",
        "Move it away, then read the archives again: influx-backup repository rebuild NAME.",
    )


def _why_not_written(path: Path, error: Exception) -> int | None:
    """The errno behind the error where the disk took no more; None where it was something else."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code == sqlite3.SQLITE_FULL:
        return errno.ENOSPC
    if isinstance(error, OSError):
        return error.errno
    # SQLite says no more than "disk I/O error" or "unable to open" for all but ENOSPC, and for that, too, where the
    # shared memory beside the file cannot grow. So it is tried what happens to a file that is a little larger.
    if code & 0xFF not in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) or not path.parent.is_dir():
        return None
    if free_bytes(path) < _LEAST_BYTES:
        return errno.ENOSPC
    files = [path.with_name(path.name + ending) for ending in ("", "-wal", "-shm")]
    largest = max((f.stat().st_size for f in files if f.exists()), default=0)
    try:
        with tempfile.TemporaryFile(dir=path.parent, buffering=0) as probe:
            os.lseek(probe.fileno(), max(largest, _LEAST_BYTES), os.SEEK_SET)
            os.write(probe.fileno(), bytes(_PAGE))
    except OSError as refused:
        return refused.errno
    return None
