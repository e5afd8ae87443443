"""How far a proof has come, so that it can go on in another process: what is decoded once need not be decoded again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from influx_backup_gui.domain.salvage import DamagedMember


@dataclass(frozen=True)
class TableSum:
    """What the parts of a table that were decoded add up to. Times in ns; `days` is UTC day → rows."""

    rows: int = 0
    first: int | None = None
    last: int | None = None
    days: Mapping[str, int] = field(default_factory=dict)

    def plus(self, other: TableSum) -> TableSum:
        """With one more part."""
        firsts = [f for f in (self.first, other.first) if f is not None]
        lasts = [x for x in (self.last, other.last) if x is not None]
        days = dict(self.days)
        for day, rows in other.days.items():
            days[day] = days.get(day, 0) + rows
        return TableSum(self.rows + other.rows, min(firsts, default=None), max(lasts, default=None), days)


@dataclass(frozen=True)
class ProofSoFar:
    """The first `parts` parts in the order of the archive are done; `header` and `size` (bytes) say of which archive.

    `since` (ns): when the first of them was decoded. `tables`: the sums of tables that are not complete yet.
    """

    header: str
    size: int
    since: int
    parts: int = 0
    rows: int = 0
    bytes: int = 0
    tables: Mapping[tuple[str, str], TableSum] = field(default_factory=dict)
    damaged: tuple[DamagedMember, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """For the catalog."""
        return {
            "header": self.header,
            "size": self.size,
            "since": self.since,
            "parts": self.parts,
            "rows": self.rows,
            "bytes": self.bytes,
            "tables": [[*key, asdict(found)] for key, found in self.tables.items()],
            "damaged": [asdict(d) for d in self.damaged],
        }


def so_far_from_json(found: Mapping[str, Any]) -> ProofSoFar:
    """The record that `to_json` made; KeyError or TypeError for anything else."""
    tables = {(database, table): TableSum(**sums) for database, table, sums in found["tables"]}
    damaged = tuple(DamagedMember(**d) for d in found["damaged"])
    return ProofSoFar(**{**found, "tables": tables, "damaged": damaged})
