"""One process at a time works in a repository, or on one server of it; the others are told who it is.

Who changes what belongs to one server only (its backups, pruning them) holds the lock of that server, and beside it
the repository's lock together with others who do so. Who changes anything else holds the repository's lock alone.
"""

from __future__ import annotations

import errno
import hashlib
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
from influx_backup_gui.store.processes import alive

LOCK_NAME = ".lock"
_LOOK_SECONDS = 0.02
# Windows locks bytes against reading too: lock some far behind the text, so that everyone can read who holds it.
_LOCKED_BYTE = 1 << 30
# Windows knows no shared locks: whoever shares takes one byte of these, whoever wants the lock alone all of them. Two
# servers that fall on the same byte wait for each other.
_SHARES = 1024
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class RepositoryLock:
    """Context manager on `<repository>/.lock`. The system frees it at once when the process dies.

    With `server` (the name of its folder) it is shared with those who work on other servers. `called` says in errors
    what kind of folder it is.
    Errors: Busy (with pid, machine, work and time of the holder); NoSpace or BackupError where it cannot be locked.
    """

    def __init__(self, repository: Path, what: str, server: str = "", called: str = "repository") -> None:
        self._path = repository / LOCK_NAME
        # A folder's name may be as long as names can be, and be another's where the disk does not tell case.
        key = hashlib.sha256(server.casefold().encode()).digest()
        self._own = repository / f"{LOCK_NAME}-{key.hex()[:16]}" if server else None
        self._share = int.from_bytes(key[:4], "big") % _SHARES if server else None
        self._what, self._called = what, called
        self._files: list[int] = []

    def __enter__(self) -> RepositoryLock:
        try:
            self._take(self._path, self._share)
            if self._own is not None:
                self._take(self._own, None)
        except BaseException:
            self._free()
            raise
        _note(self._files[-1], self._what)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._files:
            _note(self._files[-1], "")
            self._free()

    def _take(self, path: Path, share: int | None) -> None:
        with disk_errors(path.parent):
            file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        self._files.append(file)
        try:
            _lock(file, share)
        except OSError as error:
            if error.errno in _TAKEN:
                raise _busy(path, self._called, alone=path == self._path and share is None) from None
            raise BackupError(
                f"The folder {path.parent} cannot be locked: {error.strerror}.",
                "Its file system does not know locks (some network mounts can be told to); choose another folder.",
            ) from error

    def _free(self) -> None:
        files, self._files = self._files, []
        for file in reversed(files):
            os.close(file)


@contextmanager
def in_turn(folder: Path, what: str, called: str, seconds: float = 10.0) -> Iterator[None]:
    """For work of a moment in `folder`, such as a change of settings: wait for others. Busy after `seconds`.

    `called` as for `RepositoryLock`.
    """
    ends = time.monotonic() + seconds
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(RepositoryLock(folder, what, called=called))
                break
            except Busy:
                if time.monotonic() >= ends:
                    raise
                threading.Event().wait(_LOOK_SECONDS)
        yield


def _lock(file: int, share: int | None) -> None:
    """Lock at once or raise OSError; with `share` together with others who have another one."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _LOCKED_BYTE + (share or 0), os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, _SHARES if share is None else 1)
    else:
        import fcntl

        fcntl.flock(file, (fcntl.LOCK_EX if share is None else fcntl.LOCK_SH) | fcntl.LOCK_NB)


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


def _busy(path: Path, called: str, alone: bool) -> Busy:
    """`alone`: the lock was wanted alone, so that those who share it may be the holders."""
    sharing = sorted(path.parent.glob(f"{LOCK_NAME}-*")) if alone else []
    # Notes of those who share count first: the one of the lock itself may be left by a process that was killed.
    found = (h for h in map(_holder, sharing) if h and (h["host"] != socket.gethostname() or alive(h["pid"])))
    holder = next(found, None) or _holder(path)
    who = "another process"
    if holder:
        who = f"process {holder['pid']} on {holder['host']} ({holder['what']}, since {holder['since']})"
    return Busy(
        f"The {called} {path.parent} is in use by {who}.",
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
