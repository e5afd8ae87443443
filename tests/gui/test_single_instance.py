"""One window per home folder: real processes, killed, stopped and started at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from influx_backup_gui.gui.single_instance import SingleInstance, addresses_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="looks at sockets in a folder and sends signals")


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for sockets, for this process and those it starts."""
    folder = tmp_path_factory.mktemp("run")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[SingleInstance]:
    """This process is the first one for `tmp_path`."""
    made = SingleInstance(tmp_path)
    assert made.claim(show=True)
    yield made
    made.release()


def test_a_folder_with_a_long_name_is_no_obstacle(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket's path has about a hundred bytes: in a deep folder nobody could listen."""
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    made, later = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert made.claim(show=True)
    assert Path(made.address).is_socket()
    assert later.address == made.address
    made.release()
    assert list(deep.iterdir()) == []


class Windows:
    """Programs that are ended when the test ends."""

    def __init__(self) -> None:
        self.started: list[subprocess.Popen[str]] = []

    def start(self, home: Path, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "influx_backup_gui", "--home", str(home), *words]
        self.started.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
        return self.started[-1]

    def close(self) -> None:
        for program in self.started:
            if program.poll() is None:
                program.kill()
            program.wait()
            if program.stderr is not None:
                program.stderr.close()


@pytest.fixture
def windows() -> Iterator[Windows]:
    made = Windows()
    yield made
    made.close()


def answers(home: Path) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(addresses_of(home)[0])
    return socket.waitForConnected(1000)


def test_a_second_start_raises_the_first_and_ends_well(
    first: SingleInstance, windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.asked):
        second = windows.start(tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None)

    assert second.returncode == 0
    assert second.communicate()[1] == ""
    assert not (tmp_path / "settings.json").exists()


def test_another_home_folder_is_another_program(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")

    assert other.claim(show=True)
    other.release()


def test_the_same_folder_by_another_way_is_the_same(first: SingleInstance, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)

    assert addresses_of(link) == addresses_of(tmp_path)


def test_demo_windows_do_not_clash(windows: Windows, runtime: Path, qtbot: QtBot) -> None:
    programs = [windows.start(runtime, "--demo-only") for _ in range(2)]

    qtbot.waitUntil(lambda: len([p for p in runtime.iterdir() if p.is_socket()]) == 2)
    assert [p.poll() for p in programs] == [None, None]


def test_the_socket_of_a_killed_program_stops_nobody(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    killed = windows.start(tmp_path)
    qtbot.waitUntil(lambda: answers(tmp_path))
    killed.kill()
    killed.wait()
    address, lock = addresses_of(tmp_path)
    assert Path(address).is_socket()
    assert lock.exists()
    assert not answers(tmp_path)

    after = windows.start(tmp_path)

    qtbot.waitUntil(lambda: answers(tmp_path))
    assert after.poll() is None


def test_a_lock_whose_process_id_was_given_out_again_stops_nobody(
    qapp: QApplication, tmp_path: Path, runtime: Path
) -> None:
    before = SingleInstance(tmp_path)
    assert before.claim(show=True)
    lock = addresses_of(tmp_path)[1]
    # The file names a process that lives and looks right: this one. Nobody holds it.
    left = lock.read_bytes()
    before.release()
    lock.write_bytes(left)

    after = SingleInstance(tmp_path)

    assert after.claim(show=True)
    after.release()


def test_of_many_starts_at_once_one_stays(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    programs = [windows.start(tmp_path) for _ in range(4)]

    qtbot.waitUntil(lambda: len([p for p in programs if p.poll() is None]) == 1)
    assert sorted(p.returncode for p in programs if p.poll() is not None) == [0, 0, 0]
    assert answers(tmp_path)


def test_a_first_program_that_hangs_is_named(windows: Windows, tmp_path: Path, qtbot: QtBot) -> None:
    hanging = windows.start(tmp_path)
    qtbot.waitUntil(lambda: answers(tmp_path))
    hanging.send_signal(signal.SIGSTOP)

    second = windows.start(tmp_path)
    _, said = second.communicate(timeout=60)

    assert second.returncode == 10
    assert f"process {hanging.pid}" in said
    assert "does not answer" in said


def test_a_start_while_the_first_quits_waits_and_is_the_next(
    first: SingleInstance, windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    first.close_door()
    second = windows.start(tmp_path)
    qtbot.waitUntil(lambda: bool(Path(f"/proc/{second.pid}/stat").exists()) and not answers(tmp_path))
    qtbot.wait(2_000)
    assert second.poll() is None
    assert not answers(tmp_path)

    first.release()

    qtbot.waitUntil(lambda: answers(tmp_path))
    assert second.poll() is None


def test_a_start_at_login_does_not_raise_what_is_there(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    raised: list[None] = []
    first.asked.connect(lambda: raised.append(None))
    code = "import sys, pathlib; from influx_backup_gui.gui.single_instance import SingleInstance as S; "
    code += "sys.exit(S(pathlib.Path(sys.argv[1])).claim(show=False))"
    later = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)])
    qtbot.waitUntil(lambda: later.poll() is not None)

    assert later.returncode == 0
    assert raised == []


def test_words_that_nobody_understands_do_no_harm(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    raised: list[None] = []
    first.asked.connect(lambda: raised.append(None))
    for words in (b"\xff\x00\n", b"x" * 100_000, b"show"):
        socket = QLocalSocket()
        socket.connectToServer(first.address)
        assert socket.waitForConnected(1000)
        socket.write(words)
        socket.flush()
        qtbot.wait(50)
        socket.abort()

    assert raised == []
    assert answers(tmp_path)


def test_a_socket_of_somebody_else_is_not_spoken_to(
    first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.getuid()
    address = addresses_of(tmp_path)[0]
    monkeypatch.setattr(os, "getuid", lambda: real + 1)

    from influx_backup_gui.gui.single_instance import _ours

    assert not _ours(address)
