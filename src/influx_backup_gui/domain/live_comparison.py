"""What a live server shows beside what a backup holds: per table and UTC day, with both values where they differ.

The rule in prose:
* A day on which rows of one key have other values *differs*. Otherwise, a day of which the server lacks rows has
  *fewer*, one on which it has others besides has *more*, and the rest is *equal*. The counts tell all of it.
* Rows from the backup's cutoff on are newer than the backup: they are counted, and are no difference.
* Days before the horizon of the database's retention may have fewer rows; that explains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from influx_backup_gui.domain.coverage import LOOK_BACK
from influx_backup_gui.domain.humanize import counted, rows_text
from influx_backup_gui.domain.instants import format_instant, parse_instant

# Measured on InfluxDB 3 Core 3.6.0 (measured.md, Behaviour).
OVERWRITTEN = (
    "A value that was written over another one may fall back to the older one when the server restarts. If nobody "
    "changed these rows on purpose, the backup and the server hold two versions of the same points."
)
# Days that are told of one table and of all together (but some of each), and examples of one day.
MOST_DAYS, IN_ALL, LEAST_DAYS, EXAMPLES = 400, 10_000, 3, 3


class DayState(StrEnum):
    """From good to bad."""

    EQUAL = "equal"
    MORE = "more"
    FEWER = "fewer"
    DIFFERS = "differs"


@dataclass(frozen=True)
class Example:
    """A value on both sides, as text (`null` where there is none); `key` are the tags of its row, `time` in ns."""

    time: int
    key: str
    column: str
    backup: str
    server: str


@dataclass
class DayCounts:
    """One UTC day of one table. Rows by key (tags and time): on one side only, or on both with `changed` values."""

    backup: int = 0
    server: int = 0
    only_backup: int = 0
    only_server: int = 0
    changed: int = 0
    examples: tuple[Example, ...] = ()

    @property
    def state(self) -> DayState:
        """The worst that is true of it."""
        if self.changed:
            return DayState.DIFFERS
        if self.only_backup:
            return DayState.FEWER
        return DayState.MORE if self.only_server else DayState.EQUAL

    def add(self, other: DayCounts) -> None:
        """Another window of the same day."""
        self.backup += other.backup
        self.server += other.server
        self.only_backup += other.only_backup
        self.only_server += other.only_server
        self.changed += other.changed
        self.examples = (*self.examples, *other.examples)[:EXAMPLES]


@dataclass(frozen=True)
class TableComparison:
    """A table of a backup beside the one of the server.

    `days`: `2026-11-23` → counts. `columns`: sentences about columns that cannot be compared. `missing`: the server has
    no such table. `newer`: rows that were written since the backup began. `horizon` (ns): what is older may have
    expired, None where the database keeps for ever.
    """

    database: str
    table: str
    days: Mapping[str, DayCounts]
    columns: tuple[str, ...] = ()
    missing: bool = False
    newer: int = 0
    horizon: int | None = None

    @property
    def state(self) -> DayState:
        """The worst of its days; a column of another type is a difference of the whole table."""
        if self.columns:
            return DayState.DIFFERS
        if self.missing:
            return DayState.FEWER
        return max((d.state for d in self.days.values()), key=_ORDER.index, default=DayState.EQUAL)

    def expired(self, day: str) -> bool:
        """Whether rows of this day may be gone because the database keeps no older ones."""
        return self.horizon is not None and parse_instant(day) < self.horizon

    @property
    def notes(self) -> tuple[str, ...]:
        """What may explain it."""
        said = []
        fewer = [d for d, found in self.days.items() if found.only_backup]
        if fewer and not self.missing:
            if all(map(self.expired, fewer)):
                said.append("The database keeps no rows that are so old: they expired since the backup.")
            else:
                said.append(LOOK_BACK)
        if any(d.changed for d in self.days.values()):
            said.append(OVERWRITTEN)
        return tuple(said)


_ORDER = tuple(DayState)


def days_of_each(found: Iterable[TableComparison]) -> int:
    """How many days may be told of each table, so that the history does not grow by megabytes."""
    unlike = sum(t.state is not DayState.EQUAL for t in found)
    return min(MOST_DAYS, max(IN_ALL // max(unlike, 1), LEAST_DAYS))


def comparison_to_json(found: TableComparison, backup: str, most: int = MOST_DAYS) -> dict[str, Any]:
    """For `--json` and the history: at most so many days that are not equal, the worst ones."""
    differing = [(day, c) for day, c in found.days.items() if c.state is not DayState.EQUAL]
    differing.sort(key=lambda d: (-_ORDER.index(d[1].state), d[0]))
    return {
        "backup": backup,
        "database": found.database,
        "table": found.table,
        "state": found.state.value,
        "missing": found.missing,
        "rows": sum(c.backup for c in found.days.values()),
        "server_rows": sum(c.server for c in found.days.values()),
        "newer": found.newer,
        "equal_days": len(found.days) - len(differing),
        "days_left_out": max(len(differing) - most, 0),
        "columns": list(found.columns),
        "notes": list(found.notes),
        "days": [_day_to_json(found, *d) for d in sorted(differing[:most], key=lambda d: d[0])],
    }


def _day_to_json(table: TableComparison, day: str, found: DayCounts) -> dict[str, Any]:
    return {
        "day": day,
        "state": found.state.value,
        "rows": found.backup,
        "server_rows": found.server,
        "only_backup": found.only_backup,
        "only_server": found.only_server,
        "changed": found.changed,
        "expired": bool(found.only_backup) and table.expired(day),
        "examples": [{**asdict(e), "time": format_instant(e.time)} for e in found.examples],
    }


def comparison_text(found: Iterable[TableComparison]) -> str:
    """All tables in a sentence or two; "" where every row of the backup is on the server as it was saved."""
    tables = list(found)
    unlike = [t for t in tables if t.state is not DayState.EQUAL]
    if not unlike:
        return ""
    counts = {state: sum(_days(t, state) for t in unlike) for state in DayState}
    said = [
        f"{words} on {counted(counts[state], 'day')}"
        for state, words in (
            (DayState.DIFFERS, "values differ"),
            (DayState.FEWER, "it has fewer rows"),
            (DayState.MORE, "it has more rows"),
        )
        if counts[state]
    ]
    said += [f"{counted(sum(bool(t.columns) for t in unlike), 'table')} with other columns"] * any(
        t.columns for t in unlike
    )
    said += [f"{counted(sum(t.missing for t in unlike), 'table')} missing"] * any(t.missing for t in unlike)
    worst = max(unlike, key=lambda t: _ORDER.index(t.state))
    where = f"{worst.database}.{worst.table}"
    first = f" (first of all {where})" if len(unlike) > 1 else f" ({where})"
    return f"The server differs from the backup in {counted(len(unlike), 'table')}{first}: {', '.join(said)}."


def newer_text(found: Iterable[TableComparison]) -> str:
    """Rows that came after the backup, in a sentence; "" where there are none."""
    rows = sum(t.newer for t in found)
    return f"{rows_text(rows)} {'row is' if rows == 1 else 'rows are'} newer than the backup." if rows else ""


def _days(table: TableComparison, state: DayState) -> int:
    return 0 if table.missing else sum(d.state is state for d in table.days.values())
