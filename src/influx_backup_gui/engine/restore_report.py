"""What a restore did, table by table, and the error that carries it when the restore could not be finished."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from influx_backup_gui.domain.errors import BackupError, ExitCode, PlanRefused, problem_of
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.object_steps import ObjectReport
from influx_backup_gui.domain.restore_plan import SKIP, Step
from influx_backup_gui.domain.restore_retention import RetentionChange
from influx_backup_gui.domain.restore_undo import AddedRows
from influx_backup_gui.engine.restore_check import Compared
from influx_backup_gui.engine.restore_write import NAMED

_SAID = 3


@dataclass(frozen=True)
class TableReport:
    """One table of the target. `rows` were written; `verified` means that all of it was read back and was right.

    `refused` names rows that the server would not take, each with its reason.
    """

    database: str
    table: str
    action: str
    rows: int
    verified: bool
    problem: str = ""
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class RestoreReport:
    """All tables in the order of the plan. `phases` are seconds. Objects that this run created are named.

    `retentions` were set; `retentions_open` were lifted or not set yet, and are still to be set. `objects` are caches,
    triggers and tokens that were asked for; `added` are rows that an undoing could not take away.
    """

    tables: tuple[TableReport, ...]
    warnings: tuple[str, ...] = ()
    created_databases: tuple[str, ...] = ()
    created_tables: tuple[tuple[str, str], ...] = ()
    phases: Mapping[str, float] = field(default_factory=dict)
    retentions: tuple[RetentionChange, ...] = ()
    retentions_open: tuple[RetentionChange, ...] = ()
    objects: tuple[ObjectReport, ...] = ()
    added: tuple[AddedRows, ...] = ()

    @property
    def verified(self) -> bool:
        """Whether every table is as in the backup."""
        return all(t.verified for t in self.tables)


class RowsRefused(PlanRefused):
    """Rows of the archive cannot be written; `found`: (database, table) of the backup → why, in sentences."""

    def __init__(self, message: str, hint: str, found: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        super().__init__(message, hint)
        self.found = found


class RestoreStopped(BackupError):
    """The restore ended early by `cause` (cancelled, server gone, a fault in the program…).

    `report` says how far it came, `problem` is for the history.
    """

    def __init__(self, cause: Exception, report: RestoreReport) -> None:
        problem = problem_of(cause)
        left = _what_is_left(problem.hint, report)
        also = f" {problem.hint}" if problem.unexpected and problem.hint not in left else ""
        super().__init__(problem.message, left + also)
        self.exit_code = ExitCode(problem.exit_code)
        self.problem = replace(problem, hint=self.hint)
        self.cause, self.report = cause, report


def _what_is_left(hint: str, report: RestoreReport) -> str:
    if report.created_databases:
        names = ", ".join(report.created_databases)
        left = f"This run created the database {names}: remove it on the server, or go on with --if-exists missing."
    elif report.created_tables:
        names = ", ".join(f"{d}.{t}" for d, t in report.created_tables[:5])
        left = f"This run created {names}: remove that on the server, or go on with --if-exists missing."
    else:
        return "The target was not changed." if not any(t.rows for t in report.tables) else hint
    return left


class TableState:
    """What is known so far about one table; told by several threads."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self._lock = threading.Lock()
        self._rows = self._rows_refused = 0
        self._opened = self._checked = 0
        # Whatever drops the table later takes this along.
        self.first: Compared | None = None
        self._complete = False
        self._problems: list[str] = []
        self._refused: list[str] = []

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong so far."""
        with self._lock:
            return not self._problems and not self._rows_refused

    @property
    def room(self) -> int:
        """How many more refused rows can be named."""
        with self._lock:
            return NAMED - len(self._refused)

    def opened(self) -> None:
        """A window of it is on its way."""
        with self._lock:
            self._opened += 1

    def wrote(self, rows: int) -> None:
        """The server has taken so many rows."""
        with self._lock:
            self._rows += rows

    def refused(self, rows: int, said: str) -> None:
        """The server does not take these rows."""
        with self._lock:
            self._rows_refused += rows
            self._refused.append(said)

    def checked(self, said: str, right: Compared | None = None) -> None:
        """A window was read back; `said` is "" or what differs. `right` is one that was compared and is right."""
        with self._lock:
            self._checked += 1
            if said:
                self._problems.append(said)
            elif self.first is None:
                self.first = right

    def wrong(self, said: str) -> None:
        """Something else is not as it must be."""
        with self._lock:
            self._problems.append(said)

    def complete(self) -> None:
        """All of its windows have come."""
        with self._lock:
            self._complete = True

    def report(self) -> TableReport:
        """The report on this table."""
        s = self.step
        with self._lock:
            said = list(self._problems[:_SAID])
            if self._problems[_SAID:]:
                said.append(f"and {len(self._problems) - _SAID} more differences")
            if self._rows_refused:
                said.insert(0, f"The server refused {counted(self._rows_refused, 'row')}: {self._refused[0]}")
            finished = self._complete and self._checked == self._opened
            if not finished and not said:
                said.append("It was not finished.")
            verified = finished and not said
            return TableReport(
                s.target_database,
                s.target_table,
                s.action,
                self._rows,
                verified or s.action == SKIP,
                "" if s.action == SKIP else " ".join(said),
                tuple(self._refused),
            )
