"""Which archives runs took out of the repositories: what their space was used for before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from influx_backup_gui.domain.disk_forecast import Stay
from influx_backup_gui.domain.instants import DAY, SECOND, parse_instant
from influx_backup_gui.domain.job import Run

Read = Callable[[str, tuple[object, ...]], list[sqlite3.Row]]


class Removal(NamedTuple):
    """An archive that was taken to the trash at `gone`; `created` to the second (both ns)."""

    gone: int
    id: str
    repository: str
    created: int
    bytes: int


def removed_stays(read: Read, now: int, days: int) -> dict[str, tuple[Stay, ...]]:
    """Of each repository what retention or a person took away in the last `days` days before `now` (ns).

    Archives that came and went in the same days (of 24 hours, counted back from `now`) are one `Stay`: thousands were
    removed in a year, and only whole days are asked for. What is listed again was not removed.
    """
    rows = read(
        "SELECT repository, (?1 - created) / ?2 AS came, (?1 - gone) / ?2 AS went, sum(bytes) FROM removed"
        " WHERE gone > ?1 - ?2 * ?3 AND gone <= ?1 AND created <= ?1 AND NOT EXISTS (SELECT 1 FROM backups"
        " WHERE backups.id = removed.id AND backups.repository = removed.repository)"
        " GROUP BY repository, came, went",
        (now, DAY, days),
    )
    found: dict[str, list[Stay]] = {}
    for repository, came, went, size in rows:
        found.setdefault(repository, []).append(Stay(now - came * DAY, size, now - went * DAY))
    return {repository: tuple(stays) for repository, stays in found.items()}


def note_removals(db: sqlite3.Connection, run: Run) -> None:
    """Keep what an ended run took away, in the transaction that records the run."""
    gone = tuple(_removals_of(run))
    if not gone:
        return
    db.execute("DELETE FROM removed WHERE run = ?", (run.id,))
    db.executemany(
        "INSERT INTO removed (run, gone, id, repository, created, bytes) VALUES (?, ?, ?, ?, ?, ?)",
        [(run.id, *removal) for removal in gone],
    )


def _removals_of(run: Run) -> Iterator[Removal]:
    if run.kind not in ("prune", "delete") or run.finished is None:
        return
    removed = run.details.get("removed", [run.details.get("backup")])
    for backup in removed if isinstance(removed, list) else ():
        if isinstance(backup, Mapping) and backup.get("repository") is not None:
            created = parse_instant(str(backup["created"])) // SECOND * SECOND
            yield Removal(run.finished, str(backup["id"]), str(backup["repository"]), created, int(backup["bytes"]))
