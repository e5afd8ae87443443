"""The folder of archives: free names, the trash, what dead processes left, disks that are gone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import BackupError, Busy, UsageError
from influx_backup_gui.store.processes import this_host
from influx_backup_gui.store.repository import Repository

SPOOL = """
import sys
from pathlib import Path
from influx_backup_gui.store.repository import Repository
print(Repository("r", Path(sys.argv[1])).spool("home_2026"))
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository("r", folder)


def archive(repository: Repository, server: str, name: str) -> Path:
    path = repository.archive_path(server, name)
    path.write_bytes(b"7z")
    return path


def test_a_taken_name_gets_a_number(repository: Repository) -> None:
    first = archive(repository, "lab", "a")
    second = archive(repository, "lab", "a")
    assert [p.name for p in (first, second)] == ["a.7z", "a~2.7z"]
    assert first.parent == second.parent == repository.path / "lab"
    cut_off = repository.path / "lab" / "b.7z.partial"
    cut_off.write_bytes(b"")
    final = repository.archive_path("lab", "b")
    assert final.name == "b.7z"
    assert repository.partial_path(final).name == "b~2.7z.partial"
    assert repository.partial_path(first).name == "a.7z.partial"
    with repository.lock("sweep"):
        assert repository.sweep(kept={cut_off}) == ()
    assert cut_off.exists()
    assert repository.archive_path("home", "a").name == "a.7z"


@pytest.mark.parametrize("name", ["../a", "a/b", "", ".a", "con", "a:b"])
def test_a_name_never_leaves_the_folder(repository: Repository, name: str) -> None:
    with pytest.raises(UsageError):
        repository.archive_path("lab", name)


def test_a_server_with_an_odd_name_has_a_folder_of_its_own(repository: Repository) -> None:
    path = archive(repository, "../lab", "a")
    assert path.parent.parent == repository.path
    assert list(repository.archives()) == [path]


def test_archives_are_found_also_beside_the_folders(repository: Repository) -> None:
    expected = [archive(repository, "b", "2"), archive(repository, "a", "1")]
    beside = repository.path / "copied.7z"
    beside.write_bytes(b"")
    archive(repository, "a", "half").rename(repository.path / "a" / "half.7z.partial")
    trash(repository, archive(repository, "a", "old"))
    put_beside = repository.path / "old.7z"
    put_beside.write_bytes(b"")
    assert trash(repository, put_beside).parent == repository.path / ".trash"
    (repository.path / "a" / ".hidden.7z").write_bytes(b"")
    (repository.path / "a" / "unpacked.7z").mkdir()
    assert list(repository.archives()) == [beside, *reversed(expected)], "in order, and nothing of the trash"


def trash(repository: Repository, path: Path) -> Path:
    target = repository.place_in_trash(path)
    repository.trash(path, target)
    return target


def test_the_trash_keeps_all_of_one_name(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of those that came in the same second."""
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_392_000_123_456_789)
    first = trash(repository, archive(repository, "lab", "a"))
    second = trash(repository, archive(repository, "lab", "a"))
    third = trash(repository, archive(repository, "lab", "a"))
    assert len({first, second, third}) == 3
    assert first.read_bytes() == second.read_bytes() == third.read_bytes() == b"7z"
    assert [t.name for t in repository.trashed()] == ["a", "a", "a"]
    assert first.parent == repository.path / ".trash" / "lab"
    assert [p.name for p in (first, second, third)] == [f"20261123T000000Z{n}_a.7z" for n in ("", "~2", "~3")]
    assert list(repository.archives()) == []


def test_a_foreign_file_is_not_moved(repository: Repository, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.7z"
    foreign.write_bytes(b"7z")
    with pytest.raises(UsageError):
        repository.place_in_trash(foreign)
    assert foreign.exists()


def test_what_a_dead_process_left_is_swept(repository: Repository) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SPOOL, str(repository.path)], capture_output=True, text=True, check=True, timeout=60
    )
    dead = Path(done.stdout.strip())
    (dead / "1.parquet").write_bytes(b"x")
    partial = repository.path / "lab" / "a.7z.partial"
    good, mine = archive(repository, "lab", "good"), repository.spool("mine")
    partial.write_bytes(b"half")
    foreign = repository.path / "lab" / "download.partial"
    foreign.write_bytes(b"not ours")
    probe = repository.path / ".probe-0123abcd"
    probe.write_bytes(b"")
    with repository.lock("sweep"):
        assert set(repository.sweep()) == {partial, dead, probe}
        assert repository.sweep() == ()
    assert not partial.exists()
    assert not dead.exists()
    assert all(p.exists() for p in (good, mine, foreign))


def test_who_works_on_one_server_sweeps_nothing_of_another(repository: Repository) -> None:
    """Its archive may be half written by a process that holds the lock of that server."""
    mine, other = (archive(repository, s, "a").with_suffix(".7z.partial") for s in ("lab", "home"))
    for path in (mine, other):
        path.write_bytes(b"half")
    with repository.lock("sweep", "lab"):
        assert repository.sweep("lab") == (mine,)
    assert other.read_bytes() == b"half"


def test_what_only_looks_like_left_is_not_swept(repository: Repository) -> None:
    archive(repository, "lab", "a")
    folder = repository.path / "lab" / "unpacked.7z.partial"
    odd, file = repository.path / ".spool-of-somebody", repository.path / ".spool-999999-0123456789-00000000-x-ab"
    folder.mkdir()
    odd.mkdir()
    file.write_bytes(b"x")
    assert repository.sweep() == ()
    assert all(p.exists() for p in (folder, odd, file))


def test_a_file_in_place_of_the_folder_of_a_server_is_said(repository: Repository) -> None:
    (repository.path / "lab").write_bytes(b"x")
    with pytest.raises(BackupError, match="is no folder"):
        repository.archive_path("lab", "a")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="start times of processes are read from /proc")
def test_the_spool_of_a_process_whose_id_was_given_out_again_is_swept(repository: Repository) -> None:
    reused = repository.path / f".spool-{os.getpid()}-0123456789-{this_host()}-old-ab"
    reused.mkdir()
    assert repository.sweep() == (reused,)


def test_a_repository_that_can_be_written(repository: Repository) -> None:
    repository.check_writable()
    assert list(repository.path.iterdir()) == []


def test_a_repository_that_is_gone(tmp_path: Path) -> None:
    gone = Repository("usb", tmp_path / "usb")
    with pytest.raises(BackupError, match="is not there") as caught:
        gone.check_writable()
    assert "connected" in caught.value.hint
    assert list(gone.archives()) == []
    with pytest.raises(BackupError):
        gone.archive_path("lab", "a")
    assert not gone.path.exists()


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="a folder that not even root may write to")
def test_a_repository_that_is_read_only() -> None:
    repository = Repository("r", Path("/sys/kernel"))
    with pytest.raises(BackupError, match=r"no right|read-only") as caught:
        repository.check_writable()
    assert caught.value.hint
    with pytest.raises(BackupError, match=r"no right|read-only"), repository.lock("one"):
        pass


def test_the_lock_is_the_repositorys(repository: Repository) -> None:
    with repository.lock("one"), pytest.raises(Busy, match="one"), repository.lock("two"):
        pass
    with repository.lock("one", "lab"):
        with repository.lock("two", "home"):
            pass
        for server in ("lab", ""):
            with pytest.raises(Busy, match="one"), repository.lock("two", server):
                pass


def test_the_spool_of_another_machine_goes_only_when_nobody_works_there(repository: Repository) -> None:
    """On a share two machines may back up two servers at once, and neither sees the processes of the other."""
    other = repository.path / ".spool-999999-0123456789-00000000-other-ab"
    other.mkdir()
    assert repository.sweep("lab") == ()
    assert other.is_dir()
    assert repository.sweep() == (other,)
