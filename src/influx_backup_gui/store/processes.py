"""Whether a process is still the one that wrote its id down (ids are given out again), and what those we start see."""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path

# What programs need to find each other, the desktop and the language. Any other variable may hold a token or password.
_PASSED = {"PATH", "HOME", "USER", "LOGNAME", "TZ", "TMPDIR", "LANG", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY"}
_PASSED |= {"XAUTHORITY", "SYSTEMROOT", "USERPROFILE"}
_PASSED_PREFIXES = ("LC_", "XDG_", "DBUS_")


def environment_for_others() -> dict[str, str]:
    """The variables that a program which we start gets: its environment can be read for as long as it runs."""
    return {k: v for k, v in os.environ.items() if k.upper() in _PASSED or k.upper().startswith(_PASSED_PREFIXES)}


def alive(pid: int) -> bool:
    """Whether a process with this id exists on this machine."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def mark(pid: int) -> str:
    """A short text that no other process with this id will ever have; "" where the system does not tell.

    Made of the boot id and the start time in ticks since boot (proc(5), field 22 of `stat`).
    """
    boot = boot_id()
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    started = stat.rpartition(")")[2].split()[19]
    return hashlib.sha256(f"{boot} {started}".encode()).hexdigest()[:10]


def this_host() -> str:
    """A short text by which this machine is told from others on the same share."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]


def boot_id() -> str:
    """What is another text after each start of the machine; "" where the system does not tell."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def same_process(pid: int, written: str) -> bool:
    """Whether the process that wrote `pid` and its `mark` down may still run (assumes `alive(pid)`)."""
    now = mark(pid)
    return not written or not now or now == written


def _alive_on_windows(pid: int) -> bool:
    # os.kill(pid, 0) would send Ctrl-C there: signal 0 is CTRL_C_EVENT.
    if sys.platform != "win32":
        raise AssertionError("only for Windows")
    import ctypes

    synchronize, still_waiting = 0x00100000, 0x102
    kernel = ctypes.windll.kernel32
    handle = kernel.OpenProcess(synchronize, False, pid)
    if not handle:
        return False
    waiting = bool(kernel.WaitForSingleObject(handle, 0) == still_waiting)
    kernel.CloseHandle(handle)
    return waiting
