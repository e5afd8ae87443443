"""The command line as a process of its own, on pipes or on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

CODE = "import sys; from influx_backup_gui.cli.main import main; sys.exit(main())"


def command(*words: str) -> list[str]:
    """The words that start the program in a fresh interpreter."""
    return [sys.executable, "-W", "error", "-c", CODE, *words]


@contextmanager
def program(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A running program with pipes; killed where the test leaves it running."""
    with subprocess.Popen(
        command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


class Typed:
    """A program on a terminal: everything it prints comes together, `type` answers it."""

    def __init__(self, *words: str) -> None:
        import pty

        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            command(*words), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self.screen = ""

    def until(self, text: str) -> None:
        """Read until `text` is on the screen. EOFError where the program ends before."""
        while text not in self.screen:
            if not self._read():
                raise EOFError(self.screen)

    def type(self, text: str) -> None:
        """Type a line."""
        os.write(self._ours, f"{text}\n".encode())

    def end(self) -> int:
        """Read to the end; answers the exit code."""
        while self._read():
            pass
        os.close(self._ours)
        return self._process.wait(60)

    def _read(self) -> bool:
        try:
            found = os.read(self._ours, 4096)
        except OSError:
            # Linux says so when the last process has left the terminal.
            return False
        self.screen += found.decode(errors="replace")
        return bool(found)


def lines(stream: IO[str] | None) -> Iterator[str]:
    """The lines of a pipe."""
    assert stream is not None
    yield from stream
