"""Small disks, read-only disks, and disks that fill up at a chosen moment."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int = 8192) -> Iterator[Path]:
    """A disk of its own at `folder`, so large."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        # A test may have taken it away already.
        subprocess.run(["umount", "--lazy", str(folder)], check=folder.is_mount(), capture_output=True)


def make_read_only(disk: Path) -> None:
    """Mount a small disk again, for reading only."""
    _mount("-o", "remount,ro", str(disk))


def make_writable(disk: Path) -> None:
    """Mount a small disk again, for writing."""
    _mount("-o", "remount,rw", str(disk))


def _mount(*words: str) -> None:
    if shutil.which("mount") is None:
        pytest.skip("there is no program `mount`")
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"a disk cannot be mounted here: {done.stderr.strip()}")


def fill(disk: Path, left: int = 0) -> None:
    """Fill a disk until about so many bytes are free (whole pages of 4096)."""
    stat = os.statvfs(disk)
    size = stat.f_bavail * stat.f_frsize - left
    if size > 0:
        with (disk / "filler").open("wb") as filler:
            os.posix_fallocate(filler.fileno(), 0, size)


def empty(disk: Path) -> None:
    """Take the filler away."""
    (disk / "filler").unlink(missing_ok=True)
