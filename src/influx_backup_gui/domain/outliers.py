"""Which runs took unusually long, or became unusually large or small, compared with those before of the same data.

The rule in prose: a figure is an outlier where it differs from the median of the up to 30 figures before it by half of
that median and by four times their usual spread (median absolute deviation). With less than eight before it, nothing is
known. One outlier moves a median little, so the ones after it are still judged fairly.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence

from influx_backup_gui.domain.run_figures import RunFigures

_LEAST, _MOST = 8, 30
# What makes a median absolute deviation a standard deviation where the spread is normal.
_NORMAL = 1.4826


Alike = Sequence[Sequence[RunFigures]]


def alike(runs: Sequence[RunFigures]) -> Alike:
    """The runs in groups of the same data, each in the order in which they are given."""
    groups: dict[Hashable, list[RunFigures]] = {}
    for run in runs:
        key = (run.server, run.schedule, run.databases)
        if key in groups:
            groups[key].append(run)
        else:
            groups[key] = [run]
    return tuple(groups.values())


def outliers(groups: Alike, figure: Callable[[RunFigures], float | None]) -> frozenset[str]:
    """Ids of the runs whose figure is one; each group oldest first, those without a figure are passed over."""
    found: list[str] = []
    for runs in groups:
        figures = [figure(run) for run in runs]
        found += [runs[number].id for number in _unusual(figures)]
    return frozenset(found)


def _unusual(figures: Sequence[float | None]) -> Iterator[int]:
    """Which of them are; ten thousand are looked at, and nearly all end at the cheap half of the rule.

    Those before are kept twice: as they came, and in ascending order.
    """
    before: deque[float] = deque()
    ordered: list[float] = []
    for number, value in enumerate(figures):
        if value is None:
            continue
        if is_outlier(value, ordered):
            yield number
        if len(before) == _MOST:
            del ordered[bisect_left(ordered, before.popleft())]
        before.append(value)
        insort(ordered, value)


def is_outlier(value: float, ordered: Sequence[float]) -> bool:
    """Whether a figure is unlike those before it, which are in ascending order."""
    if len(ordered) < _LEAST:
        return False
    usual = _middle(ordered)
    away = abs(value - usual)
    if away <= abs(usual) / 2:
        return False
    return away > 4 * _NORMAL * _middle(sorted(abs(b - usual) for b in ordered))


def _middle(ordered: Sequence[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
