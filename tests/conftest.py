"""For all tests."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """A shell that starts something in the background makes it ignore Ctrl-C; the tests of signals need it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
