"""How many backups went well lately: scheduled ones and those by hand apart.

Skipped and cancelled runs are no failures and no successes: they do not count at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import Trigger
from influx_backup_gui.domain.report import Rate, rate_of
from influx_backup_gui.domain.run_figures import RunFigures

SPANS = (7, 30, 90)


@dataclass(frozen=True)
class SpanRates:
    """The backups of the last `days` days."""

    days: int
    scheduled: Rate
    manual: Rate

    @property
    def all(self) -> Rate:
        """Both together."""
        return Rate(self.scheduled.good + self.manual.good, self.scheduled.ended + self.manual.ended)


def success_rates(runs: Sequence[RunFigures], now: int) -> tuple[SpanRates, ...]:
    """One for each of `SPANS`, up to `now` (ns); `runs` oldest first."""
    last = bisect_right(runs, now, key=_started)
    return tuple(_span(runs[bisect_right(runs, now - days * DAY, key=_started) : last], days) for days in SPANS)


def _started(run: RunFigures) -> int:
    return run.started


def _span(runs: Iterable[RunFigures], days: int) -> SpanRates:
    backups = [r for r in runs if r.kind == "backup"]
    return SpanRates(
        days,
        rate_of(r.outcome for r in backups if r.trigger is not Trigger.MANUAL),
        rate_of(r.outcome for r in backups if r.trigger is Trigger.MANUAL),
    )
