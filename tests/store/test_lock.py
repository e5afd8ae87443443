"""One process works in a repository, the other is told who; a dead one holds nothing."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from influx_backup_gui.domain.errors import BackupError, Busy, ExitCode
from influx_backup_gui.store.lock import LOCK_NAME, RepositoryLock, in_turn

HOLD = """
import sys
from pathlib import Path
from influx_backup_gui.store.lock import RepositoryLock
with RepositoryLock(Path(sys.argv[1]), "backup of lab"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its stdin closes."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_the_loser_says_who_holds_it(tmp_path: Path) -> None:
    with holder(tmp_path) as process, pytest.raises(Busy) as caught, RepositoryLock(tmp_path, "other"):
        pytest.fail("two held it")
    assert caught.value.exit_code == ExitCode.BUSY
    for fact in (f"process {process.pid}", socket.gethostname(), "backup of lab", "since 20", str(tmp_path)):
        assert fact in caught.value.message


def test_it_is_free_again_after_the_work(tmp_path: Path) -> None:
    with holder(tmp_path):
        pass
    with RepositoryLock(tmp_path, "one"):
        pass
    with RepositoryLock(tmp_path, "two"):
        pass
    assert (tmp_path / LOCK_NAME).read_bytes() == b""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(Busy), RepositoryLock(tmp_path, "other"):
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert b"backup of lab" in (tmp_path / LOCK_NAME).read_bytes()
        with RepositoryLock(tmp_path, "other"):
            pass


def test_two_threads_of_one_process_exclude_each_other(tmp_path: Path) -> None:
    found: list[BaseException] = []

    def second() -> None:
        try:
            with RepositoryLock(tmp_path, "second"):
                pass
        except Busy as error:
            found.append(error)

    with RepositoryLock(tmp_path, "first"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert "first" in str(found[0])


def test_an_exception_frees_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), RepositoryLock(tmp_path, "one"):
        _ = 1 / 0
    with RepositoryLock(tmp_path, "two"):
        pass


def test_a_note_that_cannot_be_read_is_still_busy(tmp_path: Path) -> None:
    with RepositoryLock(tmp_path, "one"):
        (tmp_path / LOCK_NAME).write_bytes(b"{")
        with pytest.raises(Busy, match="another process"), RepositoryLock(tmp_path, "two"):
            pass


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="is gone"), RepositoryLock(tmp_path / "gone", "one"):
        pass


def test_servers_share_the_repository_and_each_is_locked_alone(tmp_path: Path) -> None:
    with RepositoryLock(tmp_path, "backup of lab", "lab"), RepositoryLock(tmp_path, "backup of home", "home"):
        with pytest.raises(Busy, match="backup of lab"), RepositoryLock(tmp_path, "prune", "LAB"):
            pass
        with pytest.raises(Busy, match=r"backup of (lab|home)"), RepositoryLock(tmp_path, "rebuild"):
            pass
    with RepositoryLock(tmp_path, "rebuild"), pytest.raises(Busy, match="rebuild"):
        RepositoryLock(tmp_path, "backup of lab", "lab").__enter__()
    with RepositoryLock(tmp_path, "rebuild"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_the_note_of_a_killed_process_is_not_taken_for_who_shares(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with (
        RepositoryLock(tmp_path, "pruning home", "home"),
        pytest.raises(Busy, match="pruning home"),
        RepositoryLock(tmp_path, "rebuild"),
    ):
        pass


def test_whose_turn_does_not_come_is_told_what_is_in_use(tmp_path: Path) -> None:
    with holder(tmp_path), pytest.raises(Busy) as caught, in_turn(tmp_path, "change", "folder of settings", 0.1):
        pytest.fail("two held it")
    assert caught.value.message.startswith(f"The folder of settings {tmp_path} is in use by process ")
