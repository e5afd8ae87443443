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

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.domain.run_figures import RunFigures

_GOOD = (Outcome.SUCCEEDED, Outcome.WARNING)
_BAD = (Outcome.FAILED, Outcome.INTERRUPTED)


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


def day_calendar(
    runs: Iterable[RunFigures], damaged: frozenset[str], zone: tzinfo, now: int, days: int
) -> tuple[Day, ...]:
    """The last `days` days up to the one of `now`, oldest first; `damaged` are ids of backups."""
    last = day_in(zone, now)
    found: dict[date, list[RunFigures]] = {}
    for run in runs:
        if run.kind == "backup" and run.outcome is not None and run.started <= now:
            found.setdefault(day_in(zone, run.started), []).append(run)
    wanted = (last - timedelta(days=n) for n in range(days - 1, -1, -1))
    return tuple(_day(day, found.get(day, ()), damaged) for day in wanted)


def day_in(zone: tzinfo, ns: int) -> date:
    """The day of the zone's calendar that holds an instant."""
    return datetime.fromtimestamp(ns // SECOND, UTC).astimezone(zone).date()


def _day(day: date, runs: Sequence[RunFigures], damaged: frozenset[str]) -> Day:
    if not runs:
        return Day(day)
    servers = {r.server for r in runs}
    states = [_state([r for r in runs if r.server == server], damaged) for server in servers]
    bad = [r for r in runs if _bad(r, damaged)]
    good = [r for r in runs if r.outcome in _GOOD and r not in bad]
    return Day(
        day,
        max(states, key=_ORDER.index),
        proved=sum(r.outcome is Outcome.SUCCEEDED for r in good),
        warnings=sum(r.outcome is Outcome.WARNING for r in good),
        failed=len(bad),
        skipped=len(runs) - len(good) - len(bad),
        bytes=sum(r.bytes or 0 for r in runs),
    )


def _state(runs: Sequence[RunFigures], damaged: frozenset[str]) -> DayState:
    """Of one server."""
    bad = [r for r in runs if _bad(r, damaged)]
    good = [r for r in runs if r.outcome in _GOOD and r not in bad]
    if bad:
        mended = good and max(r.started for r in good) > max(r.started for r in bad)
        return DayState.WARNING if mended else DayState.FAILED
    if any(r.outcome is Outcome.WARNING for r in good):
        return DayState.WARNING
    return DayState.PROVED if good else DayState.SKIPPED


def _bad(run: RunFigures, damaged: frozenset[str]) -> bool:
    return run.outcome in _BAD or run.backup in damaged
