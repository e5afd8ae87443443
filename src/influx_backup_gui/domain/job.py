"""Requests (`Job`) and their executions (`Run`). A job names things and holds no secret."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from influx_backup_gui.domain.errors import Problem
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.names import is_scratch


class Outcome(StrEnum):
    SUCCEEDED = "succeeded"
    WARNING = "warning"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    SKIPPED = "skipped"


# A run that did what it was to do, and one that did not although nobody stopped it.
GOOD, BAD = (Outcome.SUCCEEDED, Outcome.WARNING), (Outcome.FAILED, Outcome.INTERRUPTED)


class Trigger(StrEnum):
    MANUAL = "manual"
    SCHEDULE = "schedule"
    CATCH_UP = "catch-up"


class Profile(StrEnum):
    """`small` re-encodes what the server sent, `fast` keeps its bytes (design.md section 5)."""

    SMALL = "small"
    FAST = "fast"


class IfExists(StrEnum):
    """What to do with a table that the target already has (design.md section 7)."""

    REFUSE = "refuse"
    MISSING = "missing"
    MERGE = "merge"
    REPLACE = "replace"


class CatalogPart(StrEnum):
    """What of all that is no rows a restore makes on request (domain/restore_objects.py)."""

    RETENTION = "retention"
    CACHES = "caches"
    TRIGGERS = "triggers"


@dataclass(frozen=True)
class Selection:
    """Which databases, tables and time range. Both tuples empty means everything; `tables` holds (database, table).

    The scratch database of a drill belongs to everything no more than it stays: the next backup would miss it.
    """

    databases: tuple[str, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    range: TimeRange = TimeRange()

    def wants(self, database: str, table: str) -> bool:
        """Whether this table belongs to the selection."""
        if not self.databases and not self.tables:
            return not is_scratch(database)
        return database in self.databases or (database, table) in self.tables

    def wants_database(self, database: str) -> bool:
        """Whether anything of this database may belong to the selection."""
        if not self.databases and not self.tables:
            return not is_scratch(database)
        return database in self.databases or any(d == database for d, _ in self.tables)


@dataclass(frozen=True)
class BackupJob:
    """Take a backup of `selection` of `server` into `repository` ("" is the default one)."""

    server: str
    selection: Selection = Selection()
    name: str = "{server}_{date}T{time}Z"
    repository: str = ""
    profile: Profile = Profile.SMALL
    encrypt: bool = False
    note: str = ""
    in_flight: int = 2
    pinned: bool = False

    @property
    def works_on(self) -> str:
        """The server that it reads."""
        return self.server


@dataclass(frozen=True)
class RestoreJob:
    """Restore from `backup` (id, name or path) to `server`.

    `databases` renames (source, target); `tables` renames (database, table) to a table name. Both empty restores all.
    `policies` are (database, table, what to do where it exists) of tables for which `if_exists` does not count.
    `catalog` is what is made beside the rows; retention of a database that is created comes without asking.
    `undo_of` is the id of the restore that this one undoes (domain/restore_undo.py).
    """

    backup: str
    server: str = ""
    databases: tuple[tuple[str, str], ...] = ()
    tables: tuple[tuple[str, str, str], ...] = ()
    range: TimeRange = TimeRange()
    if_exists: IfExists = IfExists.REFUSE
    confirmed: bool = False
    connections: int = 16
    policies: tuple[tuple[str, str, IfExists], ...] = ()
    catalog: tuple[CatalogPart, ...] = ()
    undo_of: str = ""

    def policy(self, database: str, table: str) -> IfExists:
        """What to do with this table of the backup where the target has it."""
        return next((p for d, t, p in self.policies if (d, t) == (database, table)), self.if_exists)


@dataclass(frozen=True)
class VerifyJob:
    """Decode and recount backups (ids, names or paths; empty means all); `against` also compares with a live server.

    A `gentle` one goes on where it stopped the last time, takes half of the time for rest, and waits while other runs
    go on.
    """

    backups: tuple[str, ...] = ()
    against: str = ""
    gentle: bool = False


class DrillWay(StrEnum):
    """Where a drill takes place, from what proves most to what proves least.

    `server`: a scratch database of a server. `stand-in`: the same on the stand-in server inside the program. `decode`:
    nowhere; the rows are decoded, recounted and put into line protocol.
    """

    SERVER = "server"
    STAND_IN = "stand-in"
    DECODE = "decode"


@dataclass(frozen=True)
class DrillJob:
    """Restore `backup` (id, name or path) into a scratch database of `server`, compare every row, remove it.

    `newest_of` in its place is the newest proved backup of that server when the drill begins. `server` "" is where the
    backup came from. `share` N takes a Nth of the tables, others each time. With `or_decode` the drill decodes only
    where the server cannot be used (it does not answer, or has no room), and ends with a warning.
    """

    backup: str = ""
    server: str = ""
    way: DrillWay = DrillWay.SERVER
    share: int = 1
    connections: int = 16
    newest_of: str = ""
    or_decode: bool = False

    @property
    def works_on(self) -> str:
        """The server that it uses, as far as the job alone tells; "" for none."""
        return (self.server or self.newest_of) if self.way is DrillWay.SERVER else ""


@dataclass(frozen=True)
class PruneJob:
    """Move to the trash what retention does not keep, of one repository or server, or ("") of all."""

    repository: str = ""
    server: str = ""


@dataclass(frozen=True)
class MoveJob:
    """Move the repository of that name, with all its archives, to the folder `path`."""

    repository: str
    path: str

    # No single server is concerned.
    server = ""


Job = BackupJob | RestoreJob | VerifyJob | DrillJob | PruneJob | MoveJob


# What a line of the history may be about; what is asked for most comes first.
RUN_KINDS = (
    "backup",
    "restore",
    "verify",
    "drill",
    "prune",
    "delete",
    "untrash",
    "acknowledge",
    "empty-trash",
    "move",
    "disk-check",
    "schedule",
    "sweep",
    "alert",
)


@dataclass(frozen=True)
class Run:
    """One execution of a job. Times are ns UTC; `details` is what the job adds, ready for `--json`.

    `schedule` is the id of the schedule that it was for, and `slot` (ns) the one of its times; "" and None otherwise.
    """

    id: str
    kind: str
    trigger: Trigger
    outcome: Outcome | None
    started: int
    finished: int | None
    summary: str
    server: str = ""
    problem: Problem | None = None
    details: dict[str, object] = field(default_factory=dict)
    schedule: str = ""
    slot: int | None = None

    @property
    def problem_code(self) -> int:
        """The exit code of its problem, 0 where it has none."""
        return self.problem.exit_code if self.problem is not None else 0

    @property
    def seconds(self) -> float | None:
        """How long it took, in seconds."""
        return None if self.finished is None else (self.finished - self.started) / 1e9
