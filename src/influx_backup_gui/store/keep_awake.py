"""Keep the machine awake while a job works, and let go in every ending, also when the process is killed."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from influx_backup_gui.store.processes import environment_for_others

log = logging.getLogger(__name__)
_INHIBIT = 'systemd-inhibit --what={} --who="Influx Backup" --why="$1" --mode=block cat'
_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001


@contextmanager
def kept_awake(why: str) -> Iterator[None]:
    """The machine does not go to sleep meanwhile, where it can be asked; where not, the work goes on without."""
    if sys.platform == "win32":
        import ctypes

        # Counts for this thread, and ends with it. 0 is a refusal (SetThreadExecutionState, Win32 documentation).
        if not ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS | _SYSTEM_REQUIRED):
            log.info("the machine cannot be kept awake")
        try:
            yield
        finally:
            ctypes.windll.kernel32.SetThreadExecutionState(_CONTINUOUS)
        return
    holder = _start(_command(why))
    try:
        yield
    finally:
        if holder is not None:
            _end(holder)


def _command(why: str) -> list[str]:
    """A program that keeps the machine awake until its input ends, which the system sees to when we die."""
    if sys.platform == "darwin":
        return ["caffeinate", "-i", "-w", str(os.getpid())]
    # Who has no session at this machine (a service of somebody who is not logged in) may not forbid sleep, but that it
    # falls asleep by itself (org.freedesktop.login1.policy). A refusal reads nothing, so that the second one can.
    return ["sh", "-c", f"{_INHIBIT.format('sleep:idle')} || {_INHIBIT.format('idle')}", "sh", why]


def _start(command: list[str]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            env=environment_for_others(),
        )
    except OSError as error:
        log.info("the machine cannot be kept awake: %s", error)
        return None


def _end(holder: subprocess.Popen[bytes]) -> None:
    assert holder.stdin is not None
    try:
        holder.stdin.close()
    except OSError:
        log.info("what keeps the machine awake had ended before")
    if sys.platform == "darwin":
        holder.terminate()
    try:
        code = holder.wait(5)
    except subprocess.TimeoutExpired:
        holder.kill()
        code = holder.wait()
    if code > 0:
        log.info("the machine could not be kept awake: exit code %d", code)
