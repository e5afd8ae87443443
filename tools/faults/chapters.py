"""What there is to try, cut into shares that processes of their own can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tools.faults.lies import lies
from tools.faults.lies_backup import LIES
from tools.faults.line import Line

Share = Callable[[], Iterable[Line]]


def _lies(first: int, last: int) -> Iterable[Line]:
    return lies(LIES[first:last])


def run(share: Share) -> list[Line]:
    """All lines of a share; not in `__main__`, where other processes do not find it."""
    return list(share())


CHAPTERS: dict[str, list[Share]] = {
    "lies": [partial(_lies, n, n + 10) for n in range(0, len(LIES), 10)],
}
