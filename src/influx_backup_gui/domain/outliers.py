"""Which runs took unusually long, or became unusually large or small, compared with those before of the same data.

The rule in prose: a figure is an outlier where it differs from the median of the up to 30 figures before it by half of
that median and by four times their usual spread (median absolute deviation). With less than eight before it, nothing is
known. One outlier moves a median little, so the ones after it are still judged fairly.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from statistics import median

from influx_backup_gui.domain.run_figures import RunFigures

_LEAST, _MOST = 8, 30
# What makes a median absolute deviation a standard deviation where the spread is normal.
_NORMAL = 1.4826


def outliers(runs: Sequence[RunFigures], figure: Callable[[RunFigures], float | None]) -> frozenset[str]:
    """Ids of the runs whose figure is one; `runs` oldest first, those without a figure are passed over."""
    before: dict[Hashable, deque[float]] = {}
    found = set()
    for run in runs:
        value = figure(run)
        if value is None:
            continue
        known = before.setdefault((run.server, run.schedule, run.databases), deque(maxlen=_MOST))
        if is_outlier(value, known):
            found.add(run.id)
        known.append(value)
    return frozenset(found)


def is_outlier(value: float, before: Sequence[float]) -> bool:
    """Whether a figure is unlike those before it."""
    if len(before) < _LEAST:
        return False
    usual = median(before)
    away = abs(value - usual)
    # The cheap half of the rule first: nearly every figure ends here.
    if away <= abs(usual) / 2:
        return False
    return away > 4 * _NORMAL * median(abs(b - usual) for b in before)
