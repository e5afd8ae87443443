"""A file laid down a second time, on the same disk or on another one, and read back from there."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.store.files import disk_errors, forget_cached, new_for_owner

# Bytes between looks at a cancel, and between waits for the disk: one wait for gigabytes could not be cancelled.
_BLOCK, _SYNC = 1 << 22, 1 << 26
Told = Callable[[int], None]


def link_file(source: Path, target: Path) -> bool:
    """Give the file a second name, which takes no space; False where that cannot be (another disk, FAT)."""
    try:
        # A link to a symbolic link would be one, and lose what it points to with it.
        os.link(source.resolve(), target)
    except OSError:
        return False
    return True


def copy_file(source: Path, target: Path, cancel: CancelToken, told: Told) -> str:
    """Write a copy through to the disk; answers SHA-256 of what was read. `told` hears bytes done.

    NoSpace or BackupError where a disk refuses, Cancelled; what was written so far stays, and is the caller's.
    """
    digest, done, synced = hashlib.sha256(), 0, 0
    with disk_errors(source):
        read = source.open("rb")
    with read, disk_errors(target), new_for_owner(target) as write:
        while True:
            cancel.check()
            with disk_errors(source):
                block = read.read(_BLOCK)
            if not block:
                break
            digest.update(block)
            write.write(block)
            done += len(block)
            if done - synced >= _SYNC:
                _sync(write.fileno(), write.flush)
                synced = done
            told(done)
        _sync(write.fileno(), write.flush)
    with suppress(OSError):
        # Some file systems keep no rights or times; the content is what counts.
        shutil.copystat(source, target)
    return digest.hexdigest()


def read_digest(path: Path, cancel: CancelToken, told: Told) -> str:
    """SHA-256 of what the disk holds (not what memory still has of it). Errors as `copy_file`."""
    digest, done = hashlib.sha256(), 0
    with disk_errors(path):
        forget_cached(path)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                cancel.check()
                digest.update(block)
                done += len(block)
                told(done)
    return digest.hexdigest()


def _sync(file: int, flush: Callable[[], None]) -> None:
    flush()
    os.fsync(file)
