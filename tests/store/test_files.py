"""A file is whole or not there, and what a disk refuses is said in words."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import BackupError, NoSpace, UsageError
from influx_backup_gui.store.files import (
    disk_errors,
    forget_cached,
    free_bytes,
    fsync_directory,
    is_gone,
    make_folder,
    new_file,
    new_for_owner,
    write_atomically,
)
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.trash import take_out


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a tmpfs")
    yield place
    subprocess.run(["umount", place], check=True)


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_new_content_replaces_the_old_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.json"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_a_full_disk_leaves_the_old_content(full_disk: Path) -> None:
    path = full_disk / "settings.json"
    write_atomically(path, b"old")
    with pytest.raises(NoSpace, match="full"):
        write_atomically(path, bytes(100_000))
    assert path.read_bytes() == b"old"
    assert [p.name for p in full_disk.iterdir()] == ["settings.json"]


def test_a_file_that_may_not_grow_leaves_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write_atomically(path, b"old")
    with file_size_limit(1000), pytest.raises(NoSpace, match="too large"):
        write_atomically(path, bytes(5000))
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


def test_a_crash_before_the_rename_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    write_atomically(path, b"old")

    def killed(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was synced, in order."""
    found: list[Path] = []
    sync = os.fsync

    def watched(handle: int) -> None:
        found.append(Path(f"/proc/self/fd/{handle}").readlink())
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    return found


def test_content_and_folder_are_both_synced(tmp_path: Path, synced: list[Path]) -> None:
    write_atomically(tmp_path / "settings.json", b"new")
    assert [p.name.startswith(".settings.json.") for p in synced] == [True, False]
    assert synced[1] == tmp_path
    with new_file(tmp_path / "rows.csv") as sink:
        sink.write(b"rows")
    assert [p.name.startswith(".rows.csv.") for p in synced[2:]] == [True, False]
    assert synced[3] == tmp_path


def test_what_is_synced_is_all_that_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    sync = os.fsync

    def watched(handle: int) -> None:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            sizes.append(os.fstat(handle).st_size)
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_atomically(tmp_path / "a", b"123")
    with new_file(tmp_path / "b") as sink:
        sink.write(b"12345")
    assert sizes == [3, 5]


def test_an_archive_that_is_moved_into_the_trash_and_back_is_synced_there(tmp_path: Path, synced: list[Path]) -> None:
    repository = Repository("main", tmp_path)
    path = repository.archive_path("lab", "a")
    assert synced == [tmp_path]
    path.write_bytes(b"7z")
    target = repository.place_in_trash(path)
    repository.trash(path, target)
    assert synced[-1] == target.parent
    (item,) = repository.trashed()
    take_out(tmp_path, item)
    assert synced[-1] == path.parent


def test_only_what_a_dead_process_left_beside_a_file_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "a[1].json"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    assert dead.wait() == 0
    left, mine, odd, other = (
        tmp_path / f".{name}-abcd.new"
        for name in (f"{path.name}.{dead.pid}", f"{path.name}.{os.getpid()}", f"{path.name}.x", f"a1.json.{dead.pid}")
    )
    for write in (lambda: write_atomically(path, b"x"), lambda: written(tmp_path / path.name)):
        for beside in (left, mine, odd, other):
            beside.touch()
        write()
        assert not left.exists()
        assert all(p.exists() for p in (mine, odd, other))
        path.unlink()


def written(path: Path) -> None:
    with new_file(path) as sink:
        sink.write(b"x")


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(BackupError, match="is a file, not a folder"):
        write_atomically(tmp_path / "x" / "settings.json", b"new")


def test_a_file_for_its_owner_is_new(tmp_path: Path) -> None:
    with new_for_owner(tmp_path / "a") as file:
        file.write(b"x")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        new_for_owner(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_only_what_is_not_there_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert is_gone(tmp_path / "b")
    assert not is_gone(tmp_path / "a")
    assert not is_gone(tmp_path / "a" / "below"), "the disk answers otherwise: it is not certain"


def test_a_folder_that_cannot_be_synced_is_no_failure() -> None:
    proc = Path("/proc")
    handle = os.open(proc, os.O_RDONLY)
    try:
        with pytest.raises(OSError, match=r".") as refused:  # what network shares answer as well
            os.fsync(handle)
    finally:
        os.close(handle)
    assert refused.value.errno == errno.EINVAL
    fsync_directory(proc)


def test_a_disk_that_fails_while_a_folder_is_synced_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="input/output"):
        fsync_directory(tmp_path)


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [
        (errno.ENOSPC, NoSpace, "full"),
        (errno.EDQUOT, NoSpace, "full"),
        (errno.EFBIG, NoSpace, "too large"),
        (errno.EROFS, BackupError, "read-only"),
        (errno.EACCES, BackupError, "no right"),
        (errno.EPERM, BackupError, "no right"),
        (errno.ENOENT, BackupError, "gone"),
        (errno.EIO, BackupError, "gone"),
        (errno.ESTALE, BackupError, "gone"),
        (errno.ENOTCONN, BackupError, "gone"),
        (errno.EISDIR, BackupError, "cannot be used"),
        (errno.ENAMETOOLONG, BackupError, "cannot be used"),
    ],
)
def test_what_a_disk_refuses_is_said(number: int, kind: type[BackupError], said: str) -> None:
    with pytest.raises(kind, match=said) as refused, disk_errors(Path("/some/disk")):
        raise OSError(number, os.strerror(number))
    assert "/some/disk" in refused.value.message
    assert refused.value.hint


def test_what_is_no_disk_error_stays_what_it_is() -> None:
    with pytest.raises(ConnectionResetError), disk_errors(Path("/x")):
        raise ConnectionResetError(errno.ECONNRESET, "reset")
    with pytest.raises(OSError, match="no number"), disk_errors(Path("/x")):
        raise OSError("no number")


def test_free_bytes_of_a_folder_that_is_not_there_yet(full_disk: Path) -> None:
    assert free_bytes(full_disk / "not" / "yet") == 64 * 1024
    (full_disk / "x").write_bytes(bytes(8192))
    assert free_bytes(full_disk) == 64 * 1024 - 8192


def test_forgetting_what_is_cached_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"content")
    forget_cached(path)
    assert path.read_bytes() == b"content"


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "rows.csv"
    left = tmp_path / ".rows.csv.4194999-0.new"  # of a process that was killed
    left.touch()
    with new_file(path) as sink:
        sink.write(b"mine")
        assert not path.exists()
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]
    with pytest.raises(UsageError, match="already"), new_file(path) as sink:
        raise AssertionError("not reached")
    path.unlink()
    with pytest.raises(UsageError, match="already"), new_file(path) as sink:
        path.write_bytes(b"another program was faster")
    assert path.read_bytes() == b"another program was faster"
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]


def test_new_folders_are_synced_where_they_are_named(tmp_path: Path, synced: list[Path]) -> None:
    """What is moved into a new folder must not go with it in a power cut."""
    make_folder(tmp_path / ".trash" / "lab")
    assert synced == [tmp_path, tmp_path / ".trash"]
    make_folder(tmp_path / ".trash" / "lab")
    assert len(synced) == 2
