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

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import Outcome
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.domain.slots import instant_of

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
    last = datetime.fromtimestamp(now // SECOND, UTC).astimezone(zone).date()
    wanted = [last - timedelta(days=n) for n in range(days - 1, -1, -1)]
    begins = [instant_of(datetime(d.year, d.month, d.day), zone) for d in wanted]  # noqa: DTZ001 - a face of that clock
    found: list[list[RunFigures]] = [[] for _ in wanted]
    for run in runs:
        if run.kind == "backup" and run.outcome is not None and begins[0] <= run.started <= now:
            found[bisect_right(begins, run.started) - 1].append(run)
    return tuple(_day(day, mine, damaged) for day, mine in zip(wanted, found, strict=True))


def _day(day: date, runs: Sequence[RunFigures], damaged: frozenset[str]) -> Day:
    if not runs:
        return Day(day)
    bad = [r for r in runs if r.outcome in _BAD or r.backup in damaged]
    good = [r for r in runs if r.outcome in _GOOD and r.backup not in damaged]
    states = [_state(server, good, bad) for server in {r.server for r in runs}]
    return Day(
        day,
        max(states, key=_ORDER.index),
        proved=sum(r.outcome is Outcome.SUCCEEDED for r in good),
        warnings=sum(r.outcome is Outcome.WARNING for r in good),
        failed=len(bad),
        skipped=len(runs) - len(good) - len(bad),
        bytes=sum(r.bytes or 0 for r in runs),
    )


def _state(server: str, all_good: Sequence[RunFigures], all_bad: Sequence[RunFigures]) -> DayState:
    """Of one server."""
    good, bad = ([r for r in runs if r.server == server] for runs in (all_good, all_bad))
    if bad:
        mended = good and max(r.started for r in good) > max(r.started for r in bad)
        return DayState.WARNING if mended else DayState.FAILED
    if any(r.outcome is Outcome.WARNING for r in good):
        return DayState.WARNING
    return DayState.PROVED if good else DayState.SKIPPED
