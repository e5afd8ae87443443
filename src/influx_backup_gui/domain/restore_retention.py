"""Retention of the databases that a restore writes to. It is set last, so that no row expires while others come in.

Only a database that comes wholly from the backup gets its retention: one that is created, or replaced whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.restore_request import request_from_json
from influx_backup_gui.domain.server import Database

# The key of a run's details that holds the changes which are begun and not done.
RETENTIONS = "retentions_open"
# What the server makes of `1y` (the humantime crate).
_YEAR = 31_557_600 * SECOND
_UNITS = ((86_400, "day"), (3_600, "h"), (60, "min"), (1, "s"))


@dataclass(frozen=True)
class RetentionChange:
    """What a database of the target keeps, in ns (None keeps for ever): `before` the restore, and `after` it."""

    database: str
    before: int | None
    after: int | None

    def to_json(self) -> dict[str, Any]:
        """As `--json` prints it, and as a run keeps it until it is done."""
        return {"database": self.database, "retention_ns": self.after, "before_ns": self.before}

    @property
    def planned(self) -> str:
        """What is going to be done."""
        if self.after is None:
            return f"The database {self.database} will keep rows for ever, as in the backup."
        return f"The database {self.database} will keep rows for {retention_text(self.after)}, set when all are back."

    @property
    def unfinished(self) -> str:
        """What is to be said while the restore is not done: the database has no retention meanwhile."""
        if self.before is not None:
            after = "for ever" if self.after is None else f"for {retention_text(self.after)}"
            return (
                f"The database {self.database} kept rows for {retention_text(self.before)} and may keep them for ever "
                f"now: set that again on the server, or restore again (it keeps them {after} then, as in the backup)."
            )
        return (
            f"The database {self.database} was to keep rows for {retention_text(self.after or 0)}, as in the backup, "
            "and may keep them for ever now: go on with --if-exists missing, which sets it, or set it on the server."
        )


def unfinished_from_json(kept: object) -> tuple[str, ...]:
    """What is to be said of the changes that a run has left in its details."""
    return tuple(c.unfinished for c in changes_from_json(kept))


def changes_from_json(kept: object) -> tuple[RetentionChange, ...]:
    """The changes that a run keeps in its details."""
    if not isinstance(kept, list):
        return ()
    return tuple(RetentionChange(k["database"], k["before_ns"], k["retention_ns"]) for k in kept)


def retention_text(ns: int) -> str:
    """Exactly how long, in words: `30 days`, `1 day 12 h`, `10 years` (of 365.25 days, as the server counts them)."""
    seconds, rest = divmod(ns, SECOND)
    if ns and ns % _YEAR == 0:
        return counted(ns // _YEAR, "year")
    said = []
    for size, unit in _UNITS:
        count, seconds = divmod(seconds, size)
        if count:
            said.append(f"{count:,} {unit}{'s' if unit == 'day' and count > 1 else ''}")
    if rest or not said:
        said.append(f"{rest / SECOND:g} s")
    return " ".join(said)


def owed(runs: Iterable[Mapping[str, Any]], backup_id: str, job: RestoreJob) -> tuple[RetentionChange, ...]:
    """What the newest of `runs` (details of restores, newest first) that asked for the same as `job` has left open."""
    for details in runs:
        asked, archive = request_from_json(details.get("request")), details.get("archive")
        if asked is None or not isinstance(archive, Mapping) or archive.get("id") != backup_id:
            continue
        if (asked.databases, asked.tables, asked.range) == (job.databases, job.tables, job.range):
            return changes_from_json(details.get(RETENTIONS))
    return ()


def retention_changes(
    manifest: Manifest,
    databases: Mapping[str, str],
    existing: Mapping[str, Database],
    replaced: Collection[str],
    to_be_set: Sequence[RetentionChange] = (),
) -> tuple[RetentionChange, ...]:
    """The changes for databases (source → target) that are not among the `existing` ones, or are `replaced`.

    Also those `to_be_set` whose database is still as the earlier restore has left it: without retention.
    """
    left = {c.database: c for c in to_be_set}
    kept = {d.name: d.retention_ns for d in manifest.databases}
    wanted: dict[str, list[int | None]] = {}
    for source, database in databases.items():
        wanted.setdefault(database, []).append(kept.get(source))
    found = []
    for database, values in wanted.items():
        # Where two databases become one, the longer retention wins: no row shall vanish.
        longest = None if None in values else max(v for v in values if v is not None)
        there = existing.get(database)
        before = there.retention_ns if there else None
        if (there is None or database in replaced) and (longest, before) != (None, None):
            found.append(RetentionChange(database, before, longest))
        elif before is None and database in left and left[database].after == longest is not None:
            found.append(left[database])
    return tuple(found)


def left_alone(
    manifest: Manifest,
    databases: Mapping[str, str],
    existing: Mapping[str, Database],
    changes: Sequence[RetentionChange],
    unread: Collection[str] = (),
) -> Iterator[Difference]:
    """Databases that are there with another retention, which stays; `unread`: those whose the backup does not know.

    One without any, though the backup has one, needs a look: it is so after a restore that was cut off.
    """
    kept = {d.name: d.retention_ns for d in manifest.databases}
    changed = {c.database for c in changes}
    for source, database in databases.items():
        there, wanted = existing.get(database), kept.get(source)
        if there is None or database in changed or not there.retention_known:
            continue
        if source in unread or there.retention_ns == wanted:
            continue
        weight = Weight.FIXABLE if there.retention_ns is None else Weight.HARMLESS
        yield Difference(
            weight,
            f"The backup's database {source} keeps rows {_for(wanted)}; {database} on the server keeps them "
            f"{_for(there.retention_ns)}, and this "
            "restore does not change that: --catalog retention does.",
        )


def _for(ns: int | None) -> str:
    return "for ever" if ns is None else f"for {retention_text(ns)}"
