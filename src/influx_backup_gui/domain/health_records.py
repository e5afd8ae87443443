"""Health as data: a colour, and reasons that each say what happened, what it means and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage_records import Acknowledgement
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.rotation import WITHIN_DAYS
from influx_backup_gui.domain.schedule import Schedule


class Colour(StrEnum):
    """From good to bad; `red` is: not protected as promised, or something is damaged."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class ReasonKind(StrEnum):
    """What a reason is about. Faces choose buttons, and alerts bundle, by these; they stay the same for ever."""

    NO_SERVER = "no-server"
    NO_PROVED_BACKUP = "no-proved-backup"
    OVERDUE = "overdue"
    LATE = "late"
    OLD_BACKUP = "old-backup"
    PAUSED = "paused"
    RUN_FAILED = "run-failed"
    DRILL_FAILED = "drill-failed"
    DRILL_OVERDUE = "drill-overdue"
    RESTORE_FAILED = "restore-failed"
    UPKEEP_FAILED = "upkeep-failed"
    BACKUP_WARNING = "backup-warning"
    COVERAGE_SHRANK = "coverage-shrank"
    ARCHIVE_DAMAGED = "archive-damaged"
    ARCHIVE_MISSING = "archive-missing"
    FUTURE_DATED = "future-dated"
    NOT_VERIFIED = "not-verified"
    REPOSITORY_UNREACHABLE = "repository-unreachable"
    DISK_FILLING = "disk-filling"
    ALERTS_UNDELIVERED = "alerts-undelivered"
    KEYRING_UNAVAILABLE = "keyring-unavailable"
    STUCK = "stuck"


@dataclass(frozen=True)
class Reason:
    """Why health is not green. The texts name no button and no command: each face has its own way to the same thing.

    `server`: "" where it is about all of them. `subjects`: ids of the backups, runs or schedules, or names of the
    repositories, that it is about, the most important one first.
    """

    kind: ReasonKind
    colour: Colour
    message: str
    meaning: str
    hint: str
    server: str = ""
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True)
class RepositoryState:
    """A folder of archives as it is now. `free` in bytes, None where it cannot be told.

    `unreachable` says why it cannot be used, "" where it can. `full_at` (ns) is when its disk will be full at the pace
    of the last weeks, None where it does not grow or nothing can be said. `emptied`: the folder is there, and nothing
    of what it should hold.
    """

    name: str
    path: str
    unreachable: str = ""
    free: int | None = None
    full_at: int | None = None
    emptied: bool = False


@dataclass(frozen=True)
class Facts:
    """All that health is made of. Times in ns UTC.

    `servers`: names of the configured ones. `backups`: all of the catalog; `missing`: ids of those whose file is not
    where the catalog says. `runs`: newest first; at least the newest that tells something of every server, kind and
    schedule (`tells`), and those that are going on. `acknowledgements`: what persons said of rows that are gone.
    `paused_until` holds for all schedules. `undelivered`: alerts that could not be sent for a long time, and
    `undelivered_reason` what was said last. `keyring`: why the keyring that is needed cannot be used, or "". `idle`: of
    runs that make no progress, for how many seconds, and what they were doing; from `stuck_after` seconds on (0: never)
    that is told. `verify_within_days`: how old a proof may become.
    """

    servers: tuple[str, ...]
    backups: tuple[Backup, ...] = ()
    missing: frozenset[str] = frozenset()
    runs: tuple[Run, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    repositories: tuple[RepositoryState, ...] = ()
    default_repository: str = "default"
    acknowledgements: tuple[Acknowledgement, ...] = ()
    paused_until: int | None = None
    undelivered: int = 0
    undelivered_reason: str = ""
    keyring: str = ""
    idle: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    stuck_after: int = 0
    verify_within_days: int = WITHIN_DAYS


@dataclass(frozen=True)
class ServerHealth:
    """One server: `reasons` are its own ones and those about all; `next_slot` (ns) is when its next backup is due."""

    server: str
    colour: Colour
    reasons: tuple[Reason, ...]
    backups: int = 0
    last_proved: Backup | None = None
    last_run: Run | None = None
    next_slot: int | None = None


@dataclass(frozen=True)
class Health:
    """The worst colour, all reasons (worst first) and every configured server."""

    colour: Colour
    reasons: tuple[Reason, ...]
    servers: tuple[ServerHealth, ...] = ()

    def of(self, server: str) -> ServerHealth | None:
        """The health of one server; None where it is not configured."""
        return next((s for s in self.servers if s.server == server), None)


_ORDER = tuple(Colour)


def worst_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Red before amber; otherwise as they came."""
    return tuple(sorted(reasons, key=lambda r: -_ORDER.index(r.colour)))


def colour_of(reasons: Iterable[Reason]) -> Colour:
    """The worst colour; green where there is no reason for another one."""
    return max((r.colour for r in reasons), key=_ORDER.index, default=Colour.GREEN)
