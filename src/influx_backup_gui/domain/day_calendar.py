"""A calendar of days: how the backups of each day went.

The rule in prose, for each server, by the day in `zone` on which a run started:
* A backup that failed or was interrupted makes the day failed, unless one that was proved came after it on that day:
  then the day is a warning. An archive that was found damaged later counts as failed, whatever its run said then.
* A backup with warnings makes the day a warning; one that was proved makes it proved.
* Where backups were only skipped or cancelled, the day is skipped. A day without any is none.
* Of several servers the worst counts; skipped is worse than proved, because that server has nothing of the day.
* Runs that are going on, and runs dated after `now`, say nothing yet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BAD, GOOD, Outcome
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.domain.slots import instant_of


class DayState(StrEnum):
    """From nothing to bad."""

    NONE = "none"
    PROVED = "proved"
    SKIPPED = "skipped"
    WARNING = "warning"
    FAILED = "failed"


_ORDER = tuple(DayState)


@dataclass(frozen=True)
class Day:
    """One day: its state, and how many backups ended how; `bytes` is what their archives took."""

    day: date
    state: DayState = DayState.NONE
    proved: int = 0
    warnings: int = 0
    failed: int = 0
    skipped: int = 0
    bytes: int = 0


@dataclass
class _Counted:
    """The backups of one server on one day so far; `good` and `bad` are when the newest ones began (ns)."""

    good: int | None = None
    bad: int | None = None
    warned: bool = False

    def state(self) -> DayState:
        if self.bad is not None:
            mended = self.good is not None and self.good > self.bad
            return DayState.WARNING if mended else DayState.FAILED
        if self.warned:
            return DayState.WARNING
        return DayState.SKIPPED if self.good is None else DayState.PROVED


def day_calendar(
    runs: Iterable[RunFigures], damaged: frozenset[str], zone: tzinfo, now: int, days: int
) -> tuple[Day, ...]:
    """The last `days` days up to the one of `now`, oldest first; `runs` too; `damaged` are ids of backups."""
    last = datetime.fromtimestamp(now // SECOND, UTC).astimezone(zone).date()
    wanted = [last - timedelta(days=n) for n in range(days - 1, -1, -1)]
    begins = [instant_of(datetime(d.year, d.month, d.day), zone) for d in wanted]  # noqa: DTZ001 - a face of that clock
    mine = [r for r in runs if r.kind == "backup" and r.outcome is not None and r.started <= now]
    places = [bisect_left(mine, begin, key=_started) for begin in begins]
    found = [mine[first:behind] for first, behind in pairwise((*places, len(mine)))]
    return tuple(_day(day, runs_of_it, damaged) for day, runs_of_it in zip(wanted, found, strict=True))


def _started(run: RunFigures) -> int:
    return run.started


def _day(day: date, runs: Sequence[RunFigures], damaged: frozenset[str]) -> Day:
    if not runs:
        return Day(day)
    servers: dict[str, _Counted] = {}
    proved = warnings = failed = size = 0
    for run in runs:
        mine = servers.get(run.server)
        if mine is None:
            mine = servers[run.server] = _Counted()
        outcome, started = run.outcome, run.started
        size += run.bytes or 0
        if outcome in BAD or run.backup in damaged:
            failed += 1
            mine.bad = started
        elif outcome in GOOD:
            mine.good = started
            if outcome is Outcome.WARNING:
                warnings += 1
                mine.warned = True
            else:
                proved += 1
    worst = max((server.state() for server in servers.values()), key=_ORDER.index)
    return Day(day, worst, proved, warnings, failed, len(runs) - proved - warnings - failed, size)
