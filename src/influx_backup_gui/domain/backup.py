"""What the catalog knows about an archive, and which archives count as protection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from influx_backup_gui.domain.coverage_records import NO_COVERAGE, Coverage
from influx_backup_gui.domain.instants import CLOCKS_APART


@dataclass(frozen=True)
class Backup:
    """One archive. Times are ns UTC; `bytes` is the file's size; `proved` is when it was last proved, None if never.

    `selection` is a stable text of the selection, so that backups of the same data can be compared. `header` is a
    digest of what the file is opened with, taken when it could be opened; "" where that is not known. `pinned_for` says
    why the program pinned it by itself, "" where a person did.
    """

    id: str
    name: str
    path: str
    repository: str
    server: str
    created: int
    cutoff: int
    databases: tuple[str, ...]
    tables: int
    rows: int
    bytes: int
    first: int | None
    last: int | None
    proved: int | None
    warnings: tuple[str, ...] = ()
    pinned: bool = False
    note: str = ""
    encrypted: bool = False
    damaged: str = ""
    selection: str = ""
    header: str = ""
    coverage: Coverage = NO_COVERAGE
    pinned_for: str = ""

    @property
    def whole(self) -> bool:
        """Whether it was proved, and no damage was found since."""
        return self.proved is not None and not self.damaged

    def is_ahead(self, now: int) -> bool:
        """Whether it is dated after `now` (ns): a clock was wrong."""
        return self.created > now + CLOCKS_APART


def restorable(backups: Iterable[Backup], missing: frozenset[str], now: int) -> tuple[Backup, ...]:
    """Those that protect at `now` (ns): proved, undamaged, in their place (not `missing`), not dated in the future."""
    return tuple(b for b in backups if b.whole and b.id not in missing and not b.is_ahead(now))
