"""The newest log lines, in memory: an alert can quote them when the disk is full."""

from __future__ import annotations

import logging
from collections import deque

_LINES = 500


class RecentLog(logging.Handler):
    """Attached to our modules' log from `open` to `close`."""

    def __init__(self) -> None:
        super().__init__()
        self._records: deque[tuple[float, str]] = deque(maxlen=_LINES)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
        self._ours = logging.getLogger("influx_backup_gui")

    def open(self) -> RecentLog:
        """Begin to listen."""
        self._ours.addHandler(self)
        return self

    def close(self) -> None:
        """Listen no more."""
        self._ours.removeHandler(self)
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append((record.created, self.format(record)))

    def since(self, instant: int, lines: int) -> tuple[str, ...]:
        """The newest `lines` lines that were written at `instant` (ns) or later."""
        found = [text for when, text in tuple(self._records) if when >= instant / 1e9]
        return tuple(line for text in found for line in text.splitlines())[-lines:]
