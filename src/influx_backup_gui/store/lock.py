"""One process at a time works in a repository; the others are told who it is."""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from influx_backup_gui.domain.errors import BackupError, Busy
from influx_backup_gui.domain.instants import SECOND, format_instant
from influx_backup_gui.store.files import disk_errors

LOCK_NAME = ".lock"
_LOOK_SECONDS = 0.02
# Windows locks bytes against reading too: lock one far behind the text, so that everyone can read who holds it.
_LOCKED_BYTE = 1 << 30
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class RepositoryLock:
    """Context manager on `<repository>/.lock`. The system frees it at once when the process dies.

    Errors: Busy (with pid, machine, work and time of the holder); NoSpace or BackupError where it cannot be locked.
    """

    def __init__(self, repository: Path, what: str) -> None:
        self._path = repository / LOCK_NAME
        self._what = what
        self._file: int | None = None

    def __enter__(self) -> RepositoryLock:
        file = self._open()
        try:
            _lock(file)
        except OSError as error:
            os.close(file)
            if error.errno in _TAKEN:
                raise _busy(self._path) from None
            raise BackupError(
                f"The folder {self._path.parent} cannot be locked: {error.strerror}.",
                "Its file system does not know locks (some network mounts can be told to); choose another folder.",
            ) from error
        self._file = file
        _note(file, self._what)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        file, self._file = self._file, None
        if file is not None:
            _note(file, "")
            os.close(file)

    def _open(self) -> int:
        with disk_errors(self._path.parent):
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)


@contextmanager
def in_turn(folder: Path, what: str, seconds: float = 10.0) -> Iterator[None]:
    """For work of a moment in `folder`, such as a change of settings: wait for others. Busy after `seconds`."""
    ends = time.monotonic() + seconds
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(RepositoryLock(folder, what))
                break
            except Busy:
                if time.monotonic() >= ends:
                    raise
                threading.Event().wait(_LOOK_SECONDS)
        yield


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _note(file: int, what: str) -> None:
    """Write down who holds the lock; "" wipes it. The lock counts without it, so a full disk is no error here."""
    holder = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "what": what,
        "since": format_instant(time.time_ns() // SECOND * SECOND),
    }
    try:
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, json.dumps(holder).encode() if what else b"")
    except OSError:
        return


def _busy(path: Path) -> Busy:
    holder = _holder(path)
    who = "another process"
    if holder:
        who = f"process {holder['pid']} on {holder['host']} ({holder['what']}, since {holder['since']})"
    return Busy(
        f"The repository {path.parent} is in use by {who}.",
        "Wait until that has ended, or stop it, and try again.",
    )


def _holder(path: Path) -> dict[str, Any]:
    """What the holder wrote; empty where that cannot be read (it may be about to write)."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    complete = isinstance(found, dict) and {"pid", "host", "what", "since"} <= found.keys()
    return found if complete else {}
