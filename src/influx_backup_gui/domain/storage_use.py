"""Which servers and databases the archives are of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.backup import Backup


@dataclass(frozen=True)
class StorageUse:
    """One server, or (with `database`) one database of it.

    `archives` hold it; `bytes` are what those of a server take. Archives hold several databases, so of a database it is
    what it takes in `newest`, the newest one that holds it; None where that is not known.
    """

    server: str
    database: str
    archives: int
    bytes: int | None
    newest: Backup


def storage_use(backups: Sequence[Backup], sizes: Mapping[tuple[str, str], int]) -> tuple[StorageUse, ...]:
    """Servers by name, each followed by its databases; `sizes` by (id of a backup, database), in bytes."""
    found = []
    for server in sorted({b.server for b in backups}):
        mine = [b for b in backups if b.server == server]
        found.append(StorageUse(server, "", len(mine), sum(b.bytes for b in mine), _newest(mine)))
        for database in sorted({d for b in mine for d in b.databases}):
            holding = [b for b in mine if database in b.databases]
            newest = _newest(holding)
            found.append(StorageUse(server, database, len(holding), sizes.get((newest.id, database)), newest))
    return tuple(found)


def _newest(backups: Sequence[Backup]) -> Backup:
    return max(backups, key=lambda b: b.created)
