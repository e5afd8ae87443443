"""Questions that are asked again where their answer is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from influx_backup_gui.domain.errors import QueryFailed, TableGone, TooMuchForServer
from influx_backup_gui.domain.progress import CancelToken

T = TypeVar("T")
# Seconds before an answer that is none is asked for again.
_PAUSES = (0.3, 1.0)


def asked_again(ask: Callable[[], T], cancel: CancelToken, pauses: Sequence[float] = _PAUSES) -> T:
    """What `ask` answers, asked again after each of the `pauses` (seconds) where a query failed or was no rows.

    A file may have been deleted, or a column added, meanwhile (facts.md 6).
    """
    for pause in pauses:
        try:
            return ask()
        except (TooMuchForServer, TableGone):
            raise
        except QueryFailed:
            cancel.wait(pause)
    return ask()
