"""What a face is told of a job: seldom enough, never backwards, with a time left that does not jump."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest

from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.engine import meter
from influx_backup_gui.engine.meter import Meter


def told(monkeypatch: pytest.MonkeyPatch, parts: list[tuple[float, float]]) -> list[Progress]:
    """What is told of updates (seconds since the start, part that is done) of a job with one phase."""
    clock, found = [0.0], list[Progress]()
    monkeypatch.setattr(meter, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    made = Meter(JobContext(found.append, CancelToken()), (("reading", 1.0),))
    for at, part in parts:
        clock[0] = at
        made.update(part)
    made.finish()
    return found


def bursts(seconds: int, per_second: int = 200) -> list[tuple[float, float]]:
    """Nothing for most of each second, and then all of it at once; many updates in any case."""
    ticks = range(1, seconds * per_second)
    return [
        (n / per_second, (n // per_second + max(n % per_second / per_second - 0.9, 0.0) * 10) / seconds) for n in ticks
    ]


def test_the_time_left_does_not_jump_and_is_about_right(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(monkeypatch, bursts(60))
    known = [p for p in found if p.seconds_left is not None]
    assert all((p.seconds_left is None) == (p.elapsed_seconds < 1.0 or p.fraction < 0.02) for p in found)
    ends = [p.elapsed_seconds + (p.seconds_left or 0.0) for p in known]
    late = [end for p, end in zip(known, ends, strict=True) if p.elapsed_seconds > 20 and p.fraction < 1]
    assert max(abs(b - a) for a, b in pairwise(late)) < 0.2, "the end that is told moves slowly"
    assert all(abs(end - 60) < 4 for end in late)


def test_it_is_told_at_most_ten_times_a_second_and_never_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(monkeypatch, [(n / 1000, abs((n % 100) - 50) / 100) for n in range(1, 3000)])
    assert len(found) <= 30 + 2 + 30, "each return to the beginning of a phase is told as well"
    fractions = [p.fraction for p in found]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert max(fractions[:-1]) < 1.0
