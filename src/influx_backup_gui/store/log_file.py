"""The log file: what a fault report needs. Never a secret, never more than a few megabytes."""

from __future__ import annotations

import logging
import logging.handlers
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

LOG_NAME = "influx-backup.log"
_BYTES, _OLD_FILES = 1_000_000, 3


class _LogFile(logging.handlers.RotatingFileHandler):
    """Window, service and commands write into one log: whoever finds it full begins a new one, and the others follow.

    A log on a full disk is no news for whoever reads stderr: what matters there is said by the command itself.
    """

    def _open(self) -> TextIOWrapper:
        """For its owner only: it names servers and tables."""
        file = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(file, "a", encoding=self.encoding)

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802 - logging calls it so
        if self.stream is not None and not self._in_place(self.stream.fileno()):
            self.stream.close()
            self.stream = self._open()
        return bool(super().shouldRollover(record))

    def _in_place(self, ours: int) -> bool:
        """Whether the file that we have open is the newest one; else another process has put it aside."""
        try:
            return os.path.samestat(Path(self.baseFilename).stat(), os.fstat(ours))
        except FileNotFoundError:
            return False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it so
        return


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """Collect what our modules log in `folder`; where that cannot be written, the program works without a log."""
    ours = logging.getLogger("influx_backup_gui")
    target = _target(folder)
    target.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    level = ours.level
    ours.addHandler(target)
    ours.setLevel(logging.INFO)
    try:
        yield
    finally:
        ours.removeHandler(target)
        ours.setLevel(level)
        target.close()


def _target(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _LogFile(folder / LOG_NAME, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
    except OSError:
        return logging.NullHandler()
