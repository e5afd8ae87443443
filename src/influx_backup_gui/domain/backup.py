"""What the catalog knows about an archive."""

from __future__ import annotations

from dataclasses import dataclass

from influx_backup_gui.domain.coverage_records import NO_COVERAGE, Coverage


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
