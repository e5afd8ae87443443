"""For all tests."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """A shell's background ignores Ctrl-C, nohup a closed terminal: the tests of signals need both."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
