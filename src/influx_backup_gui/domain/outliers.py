"""Which runs took unusually long, or became unusually large or small, compared with those before of the same data.

The rule in prose: a figure is an outlier where it differs from the median of the up to 30 figures before it by half of
that median and by four times their usual spread (median absolute deviation). With less than eight before it, nothing is
known. One outlier moves a median little, so the ones after it are still judged fairly.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable, Hashable, Sequence

from influx_backup_gui.domain.run_figures import RunFigures

_LEAST, _MOST = 8, 30
# What makes a median absolute deviation a standard deviation where the spread is normal.
_NORMAL = 1.4826


def outliers(runs: Sequence[RunFigures], figure: Callable[[RunFigures], float | None]) -> frozenset[str]:
    """Ids of the runs whose figure is one; `runs` oldest first, those without a figure are passed over."""
    before: dict[Hashable, _Window] = {}
    found = set()
    for run in runs:
        value = figure(run)
        if value is None:
            continue
        window = before.setdefault((run.server, run.schedule, run.databases), _Window())
        if is_outlier(value, window.ordered):
            found.add(run.id)
        window.add(value)
    return frozenset(found)


def is_outlier(value: float, ordered: Sequence[float]) -> bool:
    """Whether a figure is unlike those before it, which are in ascending order."""
    if len(ordered) < _LEAST:
        return False
    usual = _middle(ordered)
    away = abs(value - usual)
    # The cheap half of the rule first: nearly every figure ends here.
    if away <= abs(usual) / 2:
        return False
    return away > 4 * _NORMAL * _middle(sorted(abs(b - usual) for b in ordered))


def _middle(ordered: Sequence[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


class _Window:
    """The newest figures, kept in order of their size: sorting them anew for each of ten thousand takes too long."""

    def __init__(self) -> None:
        self._newest: deque[float] = deque()
        self.ordered: list[float] = []

    def add(self, value: float) -> None:
        self._newest.append(value)
        insort(self.ordered, value)
        if len(self._newest) > _MOST:
            del self.ordered[bisect_left(self.ordered, self._newest.popleft())]
