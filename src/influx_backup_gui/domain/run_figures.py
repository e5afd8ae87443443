"""The figures of a run without what it said: enough for rates, calendars and charts of thousands of runs."""

from __future__ import annotations

from typing import NamedTuple

from influx_backup_gui.domain.job import Outcome, Trigger


class RunFigures(NamedTuple):
    """One run; a tuple, because ten thousand are made at once. Times in ns UTC; `outcome` is None while it is going on.

    `backup`, `databases` and `bytes` are of the archive that it made: "", () and None where it made none.
    """

    id: str
    kind: str
    trigger: Trigger
    outcome: Outcome | None
    started: int
    finished: int | None
    server: str = ""
    schedule: str = ""
    backup: str = ""
    databases: tuple[str, ...] = ()
    bytes: int | None = None

    @property
    def seconds(self) -> float | None:
        """How long it took."""
        return None if self.finished is None else (self.finished - self.started) / 1e9
