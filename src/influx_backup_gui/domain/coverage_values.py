"""Values of days that were over which are others since the server was restarted, and what older backups say of them.

The rule in prose:
* A value that was written over an older one can fall back to it when the server is restarted (measured.md, Behaviour).
  Without a restart somebody wrote it over, which is everybody's right. So days are compared only after a restart,
  those that were over by then and have as many rows.
* It fell back where the day is again as an older backup holds it. That is a loss.
* Somebody wrote it over where the day had outlived a restart with the values that it no longer has: an older backup,
  taken from an earlier process, holds them. That is said, and no loss.
* Whatever else may be the one or the other. Values are written over within an hour more often than old ones are
  corrected, so that no backup ever saw what a value falls back to. That is a loss until a person says why it is none.
* Of a table whose values are written over regularly, as somebody said, nothing is told.
Days are taken as a whole: a day in which one value fell back and another was corrected is the third case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from influx_backup_gui.domain.coverage_records import Loss, LossKind
from influx_backup_gui.domain.humanize import when_text
from influx_backup_gui.domain.instants import DAY, parse_instant
from influx_backup_gui.domain.manifest import Manifest, TableEntry

# (database, table) → its UTC days `2026-03-03`, in order.
Days = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True)
class OtherValues:
    """Days of a table, in order, whose values are others.

    `fell_back`: day → the older backup that holds what is shown now. `outlived`: those whose earlier values an earlier
    process had shown already.
    """

    days: Sequence[str]
    fell_back: Mapping[str, Manifest] = field(default_factory=dict)
    outlived: frozenset[str] = frozenset()

    @property
    def corrected(self) -> tuple[str, ...]:
        """Days that somebody wrote over."""
        return tuple(d for d in self.days if d in self.outlived and d not in self.fell_back)

    @property
    def lost(self) -> tuple[str, ...]:
        """Days whose values fell back, or may have."""
        return tuple(d for d in self.days if d not in self.outlived or d in self.fell_back)


Others = Mapping[tuple[str, str], OtherValues]
NO_OTHERS: Others = {}


def days_that_should_be_equal(before: Manifest, now: Manifest, rewritten: Collection[tuple[str, str]] = ()) -> Days:
    """Where values may have fallen back at a restart: days that were over before it and have as many rows.

    Of the tables that are `rewritten` regularly nothing is said.
    """
    found = {}
    same = before.selection.range == now.selection.range
    for old in before.tables:
        new = now.table(old.database, old.table)
        if new is None or (old.database, old.table) in rewritten or set(old.columns) - set(new.columns):
            continue
        days = [
            day
            for day, rows in sorted(old.days.items())
            if new.days.get(day) == rows
            and parse_instant(day) + DAY <= before.cutoff
            and (same or _in_both(before, now, parse_instant(day)))
        ]
        if days:
            found[old.database, old.table] = tuple(days)
    return found


def values_lost(before: Manifest, now: Manifest, others: Others) -> Iterator[Loss]:
    """A loss for each table whose values fell back, or may have."""
    for table, found in _of(before, others):
        days = found.lost
        if days:
            rows = sum(table.days[d] for d in days)
            text = _lost_text(table, days, found, now)
            yield Loss(LossKind.VALUES, table.database, table.table, rows, days[0], days[-1], text)


def values_corrected(before: Manifest, now: Manifest, others: Others) -> Iterator[str]:
    """A sentence for each table whose values were written over and had outlived a restart before that."""
    for table, found in _of(before, others):
        if found.corrected:
            name, when = table.name, _when(found.corrected, now)
            yield (
                f"Since the server was restarted it shows other values of {name} ({when}), in as many rows as before. "
                "What they were had outlived a restart before, so somebody seems to have corrected them. The backup "
                f"{before.name} holds what they were."
            )


def _in_both(before: Manifest, now: Manifest, day: int) -> bool:
    return before.selection.range.holds_day(day) and now.selection.range.holds_day(day)


def _of(before: Manifest, others: Others) -> Iterator[tuple[TableEntry, OtherValues]]:
    for table in before.tables:
        found = others.get((table.database, table.table))
        if found is not None:
            yield table, found


def _lost_text(table: TableEntry, days: Sequence[str], found: OtherValues, now: Manifest) -> str:
    name, when = table.name, _when(days, now)
    back = [d for d in days if d in found.fell_back]
    if not back:
        return (
            f"Since the server was restarted it shows other values of {name} ({when}), in as many rows as before. "
            "Either somebody corrected them, or a value that was written over an older one fell back to it: compare "
            "the last complete backup with the server."
        )
    holder, which = found.fell_back[back[0]], _when(back, now)
    return (
        f"Since the server was restarted it shows other values of {name} ({when}), in as many rows as before. They "
        f"fell back to what they were before they were written over ({which}), as in the backup {holder.name}. The "
        "last complete backup holds what was written last."
    )


def _when(days: Sequence[str], now: Manifest) -> str:
    return when_text(parse_instant(days[0]), parse_instant(days[-1]), now.created)
