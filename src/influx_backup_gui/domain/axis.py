"""Round numbers for the axis of a chart."""

from __future__ import annotations

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# Seconds that people count in.
_TIMES = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400)


def round_steps(highest: float, wanted: int) -> tuple[float, ...]:
    """From 0 to the first round number that is not below `highest`, in about `wanted` steps."""
    if highest <= 0:
        return (0.0, 1.0)
    rough = highest / wanted
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(s * size for s in _STEPS if s * size >= rough * 0.999999)
    return _upto(highest, step)


def time_steps(highest: float, wanted: int) -> tuple[float, ...]:
    """The same in seconds: steps of minutes and hours where it is about them."""
    rough = highest / wanted
    if rough < 1 or rough > _TIMES[-1]:
        return round_steps(highest, wanted)
    return _upto(highest, next(float(t) for t in _TIMES if t >= rough))


def _upto(highest: float, step: float) -> tuple[float, ...]:
    return tuple(n * step for n in range(math.ceil(highest / step * 0.999999) + 1))
