"""Everything that is known at a glance: health, rates, days, runs and disks, as one record."""

from __future__ import annotations

from dataclasses import dataclass

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.day_calendar import Day
from influx_backup_gui.domain.health_records import Facts, Health
from influx_backup_gui.domain.run_figures import RunFigures
from influx_backup_gui.domain.success_rates import SpanRates


@dataclass(frozen=True)
class Space:
    """A repository and its disk; sizes in bytes.

    `unreachable` says why it cannot be used, "" where it can; `free` is None where it cannot be told. `history` is
    (end of a day in ns, bytes that archives took), oldest first. `growth` is in bytes a day, None where less than a
    week is known; `full_at` (ns) is as in `RepositoryState`.
    """

    name: str
    path: str
    unreachable: str
    free: int | None
    used: int
    archives: int
    largest: Backup | None
    trash: int
    trashed: int
    history: tuple[tuple[int, int], ...]
    growth: float | None
    full_at: int | None


@dataclass(frozen=True)
class Overview:
    """At `now` (ns), of one `server`, or ("") of all.

    `runs` are the backups of the last year that ended, oldest first; `slow` and `odd` are ids of those that took, or
    became, something unusual. `spaces` are all repositories, the default one first. `oldest` is the oldest backup that
    could be restored now.
    """

    server: str
    now: int
    health: Health
    facts: Facts
    rates: tuple[SpanRates, ...]
    days: tuple[Day, ...]
    runs: tuple[RunFigures, ...]
    slow: frozenset[str]
    odd: frozenset[str]
    spaces: tuple[Space, ...]
    oldest: Backup | None
