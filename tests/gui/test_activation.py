"""The environment is not moved while threads may read it: setenv(3) beside getenv(3) crashed the program once."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from influx_backup_gui.gui import activation

# Prints how many times the environment lay somewhere else after a token was taken and Qt had removed it.
PROGRAM = """
import ctypes, os, sys
from PySide6.QtGui import QGuiApplication
QGuiApplication.platformName = staticmethod(lambda: "wayland")
from influx_backup_gui.gui import activation
from influx_backup_gui.store import memory
if "room" in sys.argv:
    activation.make_room()
def place():
    return ctypes.c_void_p.in_dll(ctypes.CDLL(None), "environ").value
moved = 0
for number in range(1, 60):
    before = place()
    activation.take_token("t" * number)
    assert ctypes.CDLL(None).getenv(b"XDG_ACTIVATION_TOKEN")
    os.unsetenv("XDG_ACTIVATION_TOKEN")
    moved += place() != before
    os.putenv(f"OTHER_{number}", "") if "room" not in sys.argv else None
print(moved)
"""


def clean() -> dict[str, str]:
    """The environment of a program that has not changed it yet."""
    return {k: v for k, v in os.environ.items() if k not in ("XDG_ACTIVATION_TOKEN", "ARROW_DEFAULT_MEMORY_POOL")}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Wayland knows such tokens")
@pytest.mark.parametrize("room", [True, False])
def test_a_token_moves_nothing_once_room_was_made(room: bool) -> None:
    words = [sys.executable, "-c", PROGRAM, *(["room"] if room else [])]
    done = subprocess.run(words, env=clean(), capture_output=True, text=True, check=True)
    assert (int(done.stdout) == 0) is room


@pytest.mark.usefixtures("qapp")
def test_where_no_token_counts_the_environment_stays_as_it_is() -> None:
    activation.take_token("from a click")
    assert not ctypes.CDLL(None).getenv(b"XDG_ACTIVATION_TOKEN")


def test_the_window_changes_the_environment_only_before_there_are_threads() -> None:
    """The engine is loaded in a thread; what it needs in the environment is there before."""
    words = "import influx_backup_gui.gui.app, os; os.putenv = None; import influx_backup_gui.engine.engine"
    subprocess.run([sys.executable, "-c", words], env=clean(), check=True)
