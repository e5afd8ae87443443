"""What a backup holds, compared with the last complete one: rows per table and UTC day that are gone without a reason.

The rule in prose:
* A server that was restarted with a shorter look-back answers fewer rows without any error (measured.md, Behaviour). So
  a day that has fewer rows than the last complete backup holds, a table that is not there, and a column that is gone or
  of another role or type (neither can happen to a table that stays) are losses.
* The retention of a database explains days that began before its horizon, and an hour more: clocks differ. What a
  person has acknowledged is explained (domain/coverage_state.py), for good where the table is said to lose its oldest
  days regularly: then those that began before the last ones that it keeps. Nothing else is.
* Values that are others since a restart of the server are a loss, too, where they may have fallen back to older ones
  (domain/coverage_values.py).
* Days are compared only as far as both backups were to hold them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.coverage_records import NO_COVERAGE, Acknowledgement, Coverage, Loss, LossKind
from influx_backup_gui.domain.coverage_state import explained, kept_days
from influx_backup_gui.domain.coverage_values import NO_OTHERS, Others, values_lost
from influx_backup_gui.domain.humanize import day_text, days_text, rows_counted, rows_text, when_text
from influx_backup_gui.domain.instants import CLOCKS_APART, DAY, TimeRange, parse_instant
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import Manifest, TableEntry

_NO_LONGER = "The server no longer"
_ON_ITS_DISK = "They are probably still on its disk: see look-back."
_REMOVED = "Older rows are there, so it is not the look-back: find out who removed them."
LOOK_BACK = (
    "They are probably still on its disk: a server that was restarted with a shorter --gen1-lookback-duration "
    "does not show what is older."
)


@dataclass(frozen=True)
class Before:
    """What a backup is compared with, and a warning about each newer one that could not be read.

    `manifest` is that of the last complete backup. Where there is none any more it is that of an incomplete one, and
    `owed` are the losses which that one told and nobody acknowledged.
    """

    manifest: Manifest | None = None
    unread: tuple[str, ...] = ()
    owed: tuple[Loss, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()


def compare(before: Before, now: Manifest, others: Others = NO_OTHERS) -> Coverage:
    """What `now` lacks and nothing explains; `others` are those of `days_that_should_be_equal` that are not."""
    old = before.manifest
    if old is None:
        return NO_COVERAGE
    found = [x for x in before.owed if not _is_back(x, old, now)]
    found += _losses(old, now, kept_days(before.acknowledged))
    found += values_lost(old, now, others)
    losses = (x for x in found if not explained(x, before.acknowledged, old.created))
    return Coverage(old.id, tuple(dict.fromkeys(losses)))


def shortened(before: Before, now: Manifest) -> tuple[str, ...]:
    """A sentence for each database whose retention is shorter than it was, and that therefore has fewer rows."""
    if before.manifest is None:
        return ()
    was = {d.name: d.retention_ns for d in before.manifest.databases}
    said = []
    for database in now.databases:
        kept, earlier = database.retention_ns, was.get(database.name)
        if kept is None or database.name not in was or (earlier is not None and earlier <= kept):
            continue
        mine = [t for t in before.manifest.tables if t.database == database.name]
        rows = sum(old.days[d] for old in mine for d in old.days if parse_instant(d) + DAY <= now.created - kept)
        if rows:
            ever = "for ever" if earlier is None else days_text(earlier // DAY)
            said.append(
                f"The database {database.name} keeps rows {days_text(kept // DAY)} now, and kept them {ever} before: "
                f"{rows_text(rows)} {'row' if rows == 1 else 'rows'} of the backup before had to go."
            )
    return tuple(said)


def selection_text(server: str, selection: Selection) -> str:
    """A stable text of what was selected: two backups of the same text can be compared."""
    span = selection.range
    return f"{server}|{sorted(selection.databases)}|{sorted(selection.tables)}|{span.first}|{span.last}"


def _losses(before: Manifest, now: Manifest, kept: Mapping[tuple[str, str], int]) -> Iterator[Loss]:
    present = {(t.database, t.table): t for t in now.tables}
    horizons = {
        d.name: now.created - d.retention_ns + CLOCKS_APART for d in now.databases if d.retention_ns is not None
    }
    same = before.selection.range == now.selection.range
    span = TimeRange() if same else now.selection.range
    for old in before.tables:
        if not now.selection.wants(old.database, old.table):
            continue
        new = present.get((old.database, old.table))
        rolling = kept.get((old.database, old.table))
        limits = (horizons.get(old.database), None if rolling is None else now.created - rolling * DAY)
        days = _shrunk_days(old, new, span, max((x for x in limits if x is not None), default=None))
        if new is None:
            if days:
                yield _table_gone(old, days, now)
            continue
        if days:
            yield _rows_gone(old, new, days, now)
        yield from _columns_gone(old, new)


def _shrunk_days(old: TableEntry, new: TableEntry | None, span: TimeRange, horizon: int | None) -> Sequence[str]:
    """Days with fewer rows than before, in order, that have to be there."""
    there = {} if new is None else new.days
    return [
        day
        for day in sorted(old.days)
        if there.get(day, 0) < old.days[day]
        and (horizon is None or parse_instant(day) >= horizon)
        and span.holds_day(parse_instant(day))
    ]


def _table_gone(old: TableEntry, days: Sequence[str], now: Manifest) -> Loss:
    rows = sum(old.days[d] for d in days)
    text = f"{_NO_LONGER} has the table {old.name} ({rows_counted(rows)} {_when(days, now, until=True)})."
    return Loss(LossKind.TABLE, old.database, old.table, rows, days[0], days[-1], text)


def _rows_gone(old: TableEntry, new: TableEntry, days: Sequence[str], now: Manifest) -> Loss:
    rows = sum(old.days[d] - new.days.get(d, 0) for d in days)
    oldest = list(days) == sorted(old.days)[: len(days)]
    # A file holds ten minutes of rows: the day at the border of what the server shows may be there in part.
    whole = [d for d in days if d not in new.days]
    name, gone, when = old.name, rows_counted(rows), _when(days, now, until=oldest and bool(whole))
    if oldest and len(whole) >= len(days) - 1:
        what = f"{_span(whole)} of {name} ({gone} {when})" if whole else f"{gone} of {name} ({when})"
        text = f"{_NO_LONGER} shows {what}. {_ON_ITS_DISK}"
    else:
        text = f"{_NO_LONGER} shows {gone} of {name} ({when}). {_REMOVED}"
    return Loss(LossKind.ROWS, old.database, old.table, rows, days[0], days[-1], text)


def _columns_gone(old: TableEntry, new: TableEntry) -> Iterator[Loss]:
    """Columns cannot be removed from a table: what lacks one was made anew, or is not told as it is."""
    there = {c.name: c for c in new.columns}
    gone = [c for c in old.columns if there.get(c.name) != c]
    if not gone or not old.rows:
        return
    first, now = gone[0], there.get(gone[0].name)
    more = f" and {len(gone) - 1} more" if gone[1:] else ""
    if now is None:
        text = f"{_NO_LONGER} has the column {first.name} ({first.type.value}){more} of {old.name}."
    else:
        text = (
            f"{_NO_LONGER} has the column {first.name}{more} of {old.name} as it was: it was {first.type.value} and "
            f"is {now.type.value} now. The table was made anew."
        )
    days = sorted(old.days)
    yield Loss(
        kind=LossKind.COLUMN,
        database=old.database,
        table=old.table,
        rows=old.rows,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        text=text,
        columns=tuple(f"{c.name} ({c.type.value})" for c in gone),
    )


def _is_back(loss: Loss, before: Manifest, now: Manifest) -> bool:
    """Whether what an incomplete backup lacked is in this one."""
    new = now.table(loss.database, loss.table)
    if new is None or loss.kind is LossKind.VALUES:
        return False
    if loss.kind is LossKind.COLUMN:
        return set(loss.columns) <= {f"{c.name} ({c.type.value})" for c in new.columns}
    old = before.table(loss.database, loss.table)
    return _between(new.days, loss) - _between(old.days if old else {}, loss) >= loss.rows


def _between(days: Mapping[str, int], loss: Loss) -> int:
    return sum(rows for day, rows in days.items() if loss.first <= day <= loss.last)


def _span(days: Sequence[str]) -> str:
    """How much time lies between the first and the last of these days."""
    return days_text((parse_instant(days[-1]) - parse_instant(days[0])) // DAY + 1)


def _when(days: Sequence[str], now: Manifest, until: bool) -> str:
    if until:
        return f"until {day_text(parse_instant(days[-1]), now.created)}"
    return when_text(parse_instant(days[0]), parse_instant(days[-1]), now.created)
