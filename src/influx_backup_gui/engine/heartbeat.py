"""When a program that stays does its chores (engine/chores.py). Driven by whoever has a loop or a timer.

The `schedule` library counts in naive local times and has traps that were measured (it stands still for an hour in
autumn; after a clock that ran ahead it runs nothing for years; an error in one job keeps the others from running). So:
no error of a chore gets out, everything is rebuilt and runs at once where wall clock and monotonic clock disagree by
more than a minute (sleep, a clock that was set) or the machine's time zone changes, and no chore decides by itself
whether a backup is due. Not for several threads.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import schedule

from influx_backup_gui.domain.errors import BackupError

log = logging.getLogger(__name__)
_DISAGREE = 60.0


def machine_zone() -> tuple[str, int]:
    """Abbreviation and distance to UTC (seconds) of the machine's zone now.

    A process keeps the zone that it started with until it asks for the new one (tzset(3); Windows tells by itself).
    """
    if hasattr(time, "tzset"):
        time.tzset()
    now = time.localtime()
    return now.tm_zone, now.tm_gmtoff


@dataclass(frozen=True)
class Chore:
    """`act` every so many `seconds`; `at_once` also at the start and after a jump of the clock.

    Without `at_once` it waits until the clock has run evenly for so long: for what must not believe a wrong date.
    """

    name: str
    seconds: int
    act: Callable[[], object]
    at_once: bool = True


class Heartbeat:
    """Call `tick` every few seconds; `wall` and `monotonic` answer seconds, `zone` the name and distance to UTC."""

    def __init__(
        self,
        chores: Sequence[Chore],
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
        zone: Callable[[], tuple[str, int]] = machine_zone,
    ) -> None:
        self._chores = tuple(chores)
        self._wall, self._monotonic, self._zone = wall, monotonic, zone
        self._jobs: schedule.Scheduler | None = None
        self._seen = (0.0, ("", 0))

    def tick(self) -> bool:
        """Run the chores whose time has come; answers whether the clock had jumped (or this is the first tick)."""
        gap, zone = self._wall() - self._monotonic(), self._zone()
        jumped = self._jobs is None or abs(gap - self._seen[0]) > _DISAGREE or zone != self._seen[1]
        # Small steps (NTP) are taken over, so that they do not add up to a jump.
        self._seen = (gap, zone)
        if jumped:
            self._rebuild()
        else:
            assert self._jobs is not None
            self._jobs.run_pending()
        return jumped

    def _rebuild(self) -> None:
        self._jobs = schedule.Scheduler()
        for chore in self._chores:
            job = self._jobs.every(chore.seconds).seconds.do(_guarded, chore)
            if chore.at_once:
                job.run()


def _guarded(chore: Chore) -> None:
    try:
        chore.act()
    except BackupError as error:
        log.error("chore %s failed: %s", chore.name, error.message)
    except Exception:
        log.exception("chore %s failed", chore.name)
