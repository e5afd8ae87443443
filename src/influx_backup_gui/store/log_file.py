"""The log file: what a fault report needs. Never a secret, never more than a few megabytes."""

from __future__ import annotations

import logging
import logging.handlers
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG_NAME = "influx-backup.log"
_BYTES, _OLD_FILES = 1_000_000, 3


class _LogFile(logging.handlers.RotatingFileHandler):
    """A log on a full disk is no news for whoever reads stderr: what matters there is said by the command itself."""

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
