"""The command line in a process that kills itself just before its n-th change of the outside world.

Usage: python -m tests.faults.killed_program N LABELS WORDS…; with N = 0 it lives. With NO_LINKS in its environment no
file can be linked, as from disk to disk; with SMALL_WINDOWS a backup reads file by file, and remembers after each what
is safe. LABELS gets a line for each change:
a file of the home opened for writing, renamed, linked, removed; a folder made or removed; an fsync; a commit of the
catalog; a request sent. Python's audit events tell them, so that none can be forgotten when the program changes.
"""

from __future__ import annotations

import errno
import os
import re
import signal
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")
_CHANGING = ("POST", "PUT", "DELETE")


class Points:
    """Counts changes; at the wanted one the process dies as by `kill -9`."""

    def __init__(self, wanted: int, labels: Path) -> None:
        self._wanted, self._home = wanted, os.environ["INFLUX_BACKUP_HOME"]
        self._told = os.open(labels, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self._lock = threading.Lock()
        self._count = 0

    def reached(self, label: str) -> None:
        with self._lock:
            self._count += 1
            if self._wanted in (0, self._count):
                os.write(self._told, f"{label}\n".encode())
            if self._count == self._wanted:
                os.kill(os.getpid(), signal.SIGKILL)

    def heard(self, event: str, args: tuple[Any, ...]) -> None:
        """An audit hook."""
        if event == "http.client.send":
            self.reached(f"send {_request(args[1])}")
        elif event == "open":
            path, flags = str(args[0]), args[2]
            # A part that is read again is in the middle of being put into the archive.
            if path.startswith(self._home) and (flags & _WRITES or path.endswith(".parquet")):
                self.reached(f"open {self._short(path)}")
        elif event in _CHANGES and any(str(a).startswith(self._home) for a in args[:2]):
            self.reached(f"{event} {self._short(str(args[0]))}")

    def _short(self, path: str) -> str:
        name = os.path.relpath(path, self._home)
        name = re.sub(r"spool-[^/]*", "spool", name)
        return re.sub(r"probe-\w+|moving-\w+|\d{8}T\d{6}Z|\.\d+\.new", "_", name)


def _request(data: Any) -> str:
    """Method and path of a request head; "body" for what follows it."""
    found = re.match(rb"([A-Z]+) (/[^ ?]*)", bytes(data[:200]) if isinstance(data, bytes) else b"")
    return f"{found[1].decode()} {found[2].decode()}" if found else "body"


def spy(points: Points) -> None:
    """Listen to everything, from now on."""

    class Spied(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            if sql == "COMMIT":
                points.reached("before a commit of the catalog")
            done = super().execute(sql, *values)
            if sql == "COMMIT":
                points.reached("after a commit of the catalog")
            return done

    connect, fsync = sqlite3.connect, os.fsync

    def spied_connect(*args: Any, **options: Any) -> sqlite3.Connection:
        return connect(*args, factory=Spied, **options)

    def spied_fsync(file: int) -> None:
        points.reached("before an fsync")
        fsync(file)

    sqlite3.connect = spied_connect  # type: ignore[assignment]  # the rest of the signature is passed on
    os.fsync = spied_fsync  # type: ignore[assignment]  # called with a descriptor only
    sys.addaudithook(points.heard)


def no_link(*_: Any) -> None:
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


def read_file_by_file() -> None:
    """Windows as small as a file, and what is safe is remembered after each: a kill finds something to go on with."""
    from influx_backup_gui.domain.windows import plan_windows
    from influx_backup_gui.engine import backup_planning, checkpoints

    checkpoints.EVERY = 0.0
    vars(backup_planning)["plan_windows"] = lambda *a, **k: plan_windows(*a, **{**k, "target_rows": 3})


if __name__ == "__main__":
    from influx_backup_gui.cli.main import main

    if os.environ.get("NO_LINKS"):
        os.link = no_link  # type: ignore[assignment]  # it takes whatever it is given
    if os.environ.get("SMALL_WINDOWS"):
        read_file_by_file()
    spy(Points(int(sys.argv[1]), Path(sys.argv[2])))
    sys.exit(main(sys.argv[3:]))
