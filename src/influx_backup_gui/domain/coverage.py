"""What a backup holds, compared with the one before: rows per table and UTC day that are gone without a reason.

A server that was restarted with a shorter look-back answers fewer rows without any error (measured.md, Behaviour), so
rows that were there last time and are not there now are said aloud, unless the database's retention explains them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.instants import DAY, MIN_INSTANT, parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import Manifest, TableEntry

_NO_LONGER = "The server no longer"
LOOK_BACK = (
    "They are probably still on its disk: a server that was restarted with a shorter --gen1-lookback-duration "
    "does not show what is older."
)


@dataclass(frozen=True)
class Before:
    """The last proved backup of the same selection that can be read, and a warning about each newer one."""

    manifest: Manifest | None = None
    unread: tuple[str, ...] = ()


def tells_loss(warning: str) -> bool:
    """Whether a backup's warning is one of the sentences of `losses`."""
    return warning.startswith(_NO_LONGER)


def unacknowledged(backups: Iterable[Backup], seen: int | None, now: int) -> tuple[Backup, ...]:
    """Those of one server that told that rows are gone and that no person has `seen` (ns), oldest first.

    What was acknowledged by a clock that ran ahead would hold for years to come, and does not count.
    """
    believed = seen if seen is not None and seen <= now else MIN_INSTANT
    told = (b for b in backups if b.created > believed and any(map(tells_loss, b.warnings)))
    return tuple(sorted(told, key=lambda b: b.created))


def losses(before: Manifest, now: Manifest) -> tuple[str, ...]:
    """A sentence for every table that shows fewer rows on some day, or columns, than the backup `before` holds."""
    found = []
    present = {(t.database, t.table): t for t in now.tables}
    kept = {d.name: d.retention_ns for d in now.databases}
    for old in before.tables:
        if not now.selection.wants(old.database, old.table):
            continue
        sentence = _loss(old, present.get((old.database, old.table)), kept, now)
        if sentence:
            found.append(sentence)
    return tuple(found)


def selection_text(server: str, selection: Selection) -> str:
    """A stable text of what was selected: two backups of the same text can be compared."""
    span = selection.range
    return f"{server}|{sorted(selection.databases)}|{sorted(selection.tables)}|{span.first}|{span.last}"


def _loss(old: TableEntry, new: TableEntry | None, kept: Mapping[str, int | None], now: Manifest) -> str:
    name = f"{old.database}.{old.table}"
    if new is None:
        if not old.rows:
            return ""
        return f"{_NO_LONGER} has the table {name} ({old.rows:,} rows in the backup before)."
    retention = kept.get(old.database)
    horizon = None if retention is None else now.created - retention
    gone = _shrunk_days(old.days, new.days, horizon)
    if not gone:
        return _columns_gone(name, old, new)
    rows = sum(old.days[d] - new.days.get(d, 0) for d in gone)
    return (
        f"{_NO_LONGER} shows {rows:,} rows of {name} that the backup before holds "
        f"(from {gone[0]} to {gone[-1]}). {LOOK_BACK}"
    )


def _columns_gone(name: str, old: TableEntry, new: TableEntry) -> str:
    """Columns cannot be removed from a table: what lacks one was made anew, or is not told as it is."""
    there = set(new.columns)
    gone = [f"{c.name} ({c.type.value})" for c in old.columns if c not in there]
    if not gone or not old.rows:
        return ""
    more = f" and {len(gone) - 1} more" if gone[1:] else ""
    return f"{_NO_LONGER} has the column {gone[0]}{more} of {name} that the backup before holds."


def _shrunk_days(old: Mapping[str, int], new: Mapping[str, int], horizon: int | None) -> Sequence[str]:
    """Days with fewer rows than before; a day that began before the retention's horizon may shrink."""
    return [
        day
        for day in sorted(old)
        if new.get(day, 0) < old[day] and (horizon is None or parse_instant(day) >= horizon - DAY)
    ]
