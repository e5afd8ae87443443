"""Signals cancel a job, end the program between jobs, and leave the handlers as they were."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from influx_backup_gui.cli.interrupts import cancelling, ending_program
from influx_backup_gui.domain.errors import Cancelled
from influx_backup_gui.domain.progress import CancelToken

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process cannot send itself Ctrl-C there")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_sets_the_token(number: signal.Signals) -> None:
    token = CancelToken()
    before = signal.getsignal(number)
    with cancelling(token):
        os.kill(os.getpid(), number)
        with pytest.raises(Cancelled):
            token.wait(60)
    assert signal.getsignal(number) is before
    assert "interrupts" not in {t.name for t in threading.enumerate()}


def test_a_signal_while_the_tokens_lock_is_held_does_not_hang() -> None:
    token = CancelToken()
    with cancelling(token):
        with token._lock:
            os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(Cancelled):
            token.wait(60)


def test_other_signals_do_not_cancel() -> None:
    token, seen = CancelToken(), threading.Event()
    before = signal.signal(signal.SIGUSR1, lambda *_: seen.set())
    try:
        with cancelling(token):
            os.kill(os.getpid(), signal.SIGUSR1)
            assert seen.wait(60)
            assert not token.cancelled
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_what_was_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        token = CancelToken()
        with cancelling(token):
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert not token.cancelled
    finally:
        signal.signal(signal.SIGHUP, before)


def test_sigterm_ends_the_program_as_ctrl_c_does() -> None:
    with pytest.raises(KeyboardInterrupt), ending_program():
        signal.raise_signal(signal.SIGTERM)
