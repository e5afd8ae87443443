"""Ctrl-C and SIGTERM: during a job they set its CancelToken, at other times they end the program."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from influx_backup_gui.domain.progress import CancelToken

# SIGHUP is a closed terminal; Windows does not have it.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def ending_program() -> Iterator[None]:
    """SIGTERM and a closed terminal raise KeyboardInterrupt, as Ctrl-C does, so that everything is tidied up."""
    with _handled(_raise_interrupt):
        yield


@contextmanager
def cancelling(token: CancelToken) -> Iterator[None]:
    """The signals ask the job to stop.

    A thread does it: the token's locks may be held by the very code that a signal handler interrupts.
    """
    near, far = socket.socketpair()
    far.setblocking(False)
    watcher = threading.Thread(target=_watch, args=(near, token), name="interrupts", daemon=True)
    watcher.start()
    before = signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
    try:
        with _handled(_ignore):
            yield
    finally:
        signal.set_wakeup_fd(before)
        far.close()
        watcher.join()
        near.close()


def _watch(near: socket.socket, token: CancelToken) -> None:
    wanted = {getattr(signal, name) for name in _NAMES if hasattr(signal, name)}
    while numbers := near.recv(64):
        if wanted.intersection(numbers):
            token.cancel()


@contextmanager
def _handled(act: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Install `act` for the signals that nobody chose to ignore (nohup), and put back what was there."""
    before = {}
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, act)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """The wake-up socket has told the watcher already."""
