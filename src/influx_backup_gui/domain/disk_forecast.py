"""When a disk will be full, by a robust trend (Theil-Sen: the median of all slopes) over what archives took each day.

One huge backup, or a day without any, moves a median little. Less than a week of history says nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, combinations
from statistics import median
from typing import NamedTuple

from influx_backup_gui.domain.instants import DAY

LOOK_BACK_DAYS = 60
LEAST_DAYS = 7
# A disk that lasts longer than that is not worth a date.
_LONGEST_DAYS = 10 * 365


class Stay(NamedTuple):
    """An archive of `bytes` that came at `added` and went at `gone` (ns; None where it is still there)."""

    added: int
    bytes: int
    gone: int | None = None


def used_by_day(stays: Sequence[Stay], now: int, longest: int = LOOK_BACK_DAYS) -> tuple[tuple[int, int], ...]:
    """(end of a day in ns, bytes that archives took then) for each of the last `longest` days that have a history."""
    first = min((s.added for s in stays), default=now)
    days = min(longest, (now - first) // DAY)
    ends = [now - d * DAY for d in range(days, -1, -1)]
    came = _sums([(s.added, s.bytes) for s in stays])
    went = _sums([(s.gone, s.bytes) for s in stays if s.gone is not None])
    return tuple((end, _until(came, end) - _until(went, end)) for end in ends)


def _sums(changes: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Instants in order, and the bytes of all changes up to each of them."""
    ordered = sorted(changes)
    return [at for at, _ in ordered], list(accumulate((size for _, size in ordered), initial=0))


def _until(sums: tuple[list[int], list[int]], end: int) -> int:
    return sums[1][bisect_right(sums[0], end)]


def growth_per_day(history: Sequence[tuple[int, int]]) -> float | None:
    """Bytes a day; None where less than a week is known."""
    if len(history) <= LEAST_DAYS:
        return None
    pairs = combinations(history, 2)
    return median((later[1] - earlier[1]) * DAY / (later[0] - earlier[0]) for earlier, later in pairs)


def full_at(history: Sequence[tuple[int, int]], free: int, now: int) -> int | None:
    """When (ns) `free` bytes are used up; None where nothing grows, little is known, or it is far away."""
    growth = growth_per_day(history)
    if growth is None or growth <= 0 or free / growth > _LONGEST_DAYS:
        return None
    return now + round(free / growth * DAY)
