"""What can still be restored from a damaged archive: whole tables, and what is left of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from influx_backup_gui.domain.humanize import counted, rows_counted, rows_text
from influx_backup_gui.domain.instants import TimeRange, format_instant
from influx_backup_gui.domain.manifest import Manifest, TableEntry

# Tables that a sentence names.
_NAMED = 3


@dataclass(frozen=True)
class DamagedMember:
    """A member of an archive that is not what it should be; `database` and `table` are "" where it is of no table."""

    database: str
    table: str
    member: str
    reason: str


@dataclass(frozen=True)
class LostPart:
    """A part that cannot be restored: its rows, the closed span (ns) that they lie in, and why."""

    member: str
    rows: int
    first: int
    last: int
    reason: str


@dataclass(frozen=True)
class TableLeft:
    """A table: `rows` of `of_rows` can be restored. `doubt`: all parts are whole, but not what the manifest says."""

    database: str
    table: str
    rows: int
    of_rows: int
    lost: tuple[LostPart, ...] = ()
    doubt: str = ""

    @property
    def whole(self) -> bool:
        """Whether all of it can be restored."""
        return not self.lost and not self.doubt


@dataclass(frozen=True)
class Salvage:
    """Every table of a damaged archive, in its order."""

    tables: tuple[TableLeft, ...]

    @property
    def text(self) -> str:
        """In words: `2 of 3 tables; of db.home 200 of 300 rows`."""
        whole = [t for t in self.tables if t.whole]
        if len(whole) == len(self.tables):
            return f"all of its {counted(len(whole), 'table')}"
        said = [f"{len(whole):,} of {counted(len(self.tables), 'table')}"] if whole else ["no whole table"]
        broken = [t for t in self.tables if not t.whole]
        for table in broken[:_NAMED]:
            name = f"{table.database}.{table.table}"
            if table.doubt:
                said.append(f"{name} is doubtful")
            elif table.rows:
                said.append(f"of {name} {rows_text(table.rows)} of {rows_counted(table.of_rows)}")
            else:
                said.append(f"nothing of {name}")
        if len(broken) > _NAMED:
            said.append(f"{counted(len(broken) - _NAMED, 'more table')} in part or not at all")
        return "; ".join(said)


def salvage(manifest: Manifest, damaged: Iterable[DamagedMember]) -> Salvage:
    """What is left where these members are damaged. Members that hold no rows take none with them."""
    found = {(d.database, d.table, d.member): d.reason for d in damaged if d.table}
    return Salvage(tuple(_left(entry, found) for entry in manifest.tables))


def _left(entry: TableEntry, damaged: dict[tuple[str, str, str], str]) -> TableLeft:
    mine = {m: reason for (d, t, m), reason in damaged.items() if (d, t) == (entry.database, entry.table)}
    lost = tuple(
        LostPart(p.member, p.rows, *_span(entry, p.window), mine[p.member]) for p in entry.parts if p.member in mine
    )
    rows, doubt = entry.rows - sum(p.rows for p in lost), "" if lost else "; ".join(mine.values())
    return TableLeft(entry.database, entry.table, rows, entry.rows, lost, doubt)


def _span(entry: TableEntry, window: TimeRange) -> tuple[int, int]:
    """Where the rows of a part lie, as narrow as the manifest tells."""
    assert entry.first is not None
    assert entry.last is not None
    first = entry.first if window.first is None else max(window.first, entry.first)
    return first, entry.last if window.last is None else min(window.last - 1, entry.last)


def salvage_to_json(found: Salvage) -> dict[str, Any]:
    """For `--json`: `whole` names tables, `broken` says what is left of the others."""
    return {
        "text": found.text,
        "whole": [f"{t.database}.{t.table}" for t in found.tables if t.whole],
        "broken": [
            {
                "database": t.database,
                "table": t.table,
                "rows": t.rows,
                "of_rows": t.of_rows,
                "doubt": t.doubt,
                "lost": [
                    {
                        "member": p.member,
                        "rows": p.rows,
                        "first": format_instant(p.first),
                        "last": format_instant(p.last),
                        "reason": p.reason,
                    }
                    for p in t.lost
                ],
            }
            for t in found.tables
            if not t.whole
        ],
    }
