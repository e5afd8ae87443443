"""What keeps a machine awake is let go in every ending, also where the process is killed."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from influx_backup_gui.store.keep_awake import kept_awake

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs of a shell stand in for those of the system")
LONG = 60.0
# As systemd-inhibit does: it keeps the machine awake for as long as the program runs that it starts.
INHIBIT = """#!/bin/sh
echo "$@" > "$0.words"
echo held > "$0.state"
cat
echo ended > "$0.state"
"""
# As caffeinate does; the real one also ends with the process that -w names.
CAFFEINATE = """#!/bin/sh
trap 'echo ended > "$0.state"; exit' TERM
echo "$@" > "$0.words"
echo held > "$0.state"
while :; do sleep 0.05; done
"""
WORK = """
import sys
from influx_backup_gui.store.keep_awake import kept_awake
with kept_awake("a test"):
    print("working", flush=True)
    sys.stdin.read()
"""


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> Path:
    """A program of that name, found before the system's; answers its path."""
    program = folder / name
    program.write_text(text)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


def state(program: Path) -> str:
    path = program.with_name(f"{program.name}.state")
    return path.read_text().strip() if path.exists() else ""


def until(wanted: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONG
    while not wanted():
        assert time.monotonic() < ends
        threading.Event().wait(0.02)


@pytest.fixture
def inhibit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return stand_in(tmp_path, monkeypatch, "systemd-inhibit", INHIBIT)


def test_it_is_held_while_the_work_goes_on_and_let_go_after_it(inhibit: Path) -> None:
    with kept_awake("a test"):
        until(lambda: state(inhibit) == "held")
    assert state(inhibit) == "ended"
    words = inhibit.with_name("systemd-inhibit.words").read_text()
    assert "--what=sleep:idle" in words
    assert "--why=a test" in words


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, SystemExit])
def test_it_is_let_go_after_an_error(inhibit: Path, error: type[BaseException]) -> None:
    with pytest.raises(error), kept_awake("a test"):
        raise error
    assert state(inhibit) == "ended"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_it_is_let_go_when_the_process_is_killed(inhibit: Path, number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", WORK], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"working\n"
        until(lambda: state(inhibit) == "held")
        process.send_signal(number)
        process.wait()
        until(lambda: state(inhibit) == "ended")


def test_a_program_that_was_started_meanwhile_does_not_keep_it(inhibit: Path) -> None:
    """It must not inherit what would keep the machine awake after our end."""
    with kept_awake("a test"):
        until(lambda: state(inhibit) == "held")
        other = subprocess.Popen(["sleep", "60"])
    try:
        assert state(inhibit) == "ended"
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_one_that_refuses_or_ended_before_disturbs_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, monkeypatch, "systemd-inhibit", "#!/bin/sh\necho tried > $0.state\nexit 1\n")
    done = []
    with kept_awake("a test"):
        until(lambda: state(program) == "tried")
        done.append(1)
    assert done


def test_who_may_not_forbid_sleep_forbids_that_it_falls_asleep_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As polkit answers a service of somebody who is not logged in."""
    refusing = INHIBIT.replace("echo held", 'case "$1" in *sleep*) exit 1;; esac\necho held')
    program = stand_in(tmp_path, monkeypatch, "systemd-inhibit", refusing)
    with kept_awake("a backup of $HOME and 'others'"):
        until(lambda: state(program) == "held")
    assert state(program) == "ended"
    words = program.with_name("systemd-inhibit.words").read_text()
    assert words == "--what=idle --who=Influx Backup --why=a backup of $HOME and 'others' --mode=block cat\n"


def test_without_such_a_program_the_work_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = []
    with kept_awake("a test"):
        done.append(1)
    assert done


def test_on_a_mac_caffeinate_is_told_whom_to_wait_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = stand_in(tmp_path, monkeypatch, "caffeinate", CAFFEINATE)
    monkeypatch.setattr(sys, "platform", "darwin")
    with kept_awake("a test"):
        until(lambda: state(program) == "held")
    assert state(program) == "ended"
    assert program.with_name("caffeinate.words").read_text() == f"-i -w {os.getpid()}\n"


@pytest.mark.parametrize("answer", [1, 0])
def test_on_windows_the_thread_says_so_and_takes_it_back(monkeypatch: pytest.MonkeyPatch, answer: int) -> None:
    """The constants are those of winbase.h: ES_CONTINUOUS 0x80000000, ES_SYSTEM_REQUIRED 1."""
    said: list[int] = []

    def state_of_thread(flags: int) -> int:
        said.append(flags)
        return answer

    kernel = SimpleNamespace(SetThreadExecutionState=state_of_thread)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(ZeroDivisionError), kept_awake("a test"):
        _ = 1 // (len(said) - 1)
    assert said == [0x80000001, 0x80000000]
