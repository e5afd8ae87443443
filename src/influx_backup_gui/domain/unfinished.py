"""A backup that was cut off, what of it is proved, and when another one may go on with it.

The rules:
* It goes on only where the same is asked for: server, selection, profile, encryption, folder.
* The server must be the same one, of the same version, at the same address: the same process, or another process of
  the same store (cluster uuid, from 3.7; or the ids of its nodes, from 3.4, which outlive a restart). What cannot be
  told is no.
* Not for ever: what is old differs from what is there now, and takes space meanwhile.
* A part is taken over where the server still counts the same rows on the same days; otherwise it is read again. Where
  the server then shows fewer rows, and retention does not explain it, the part stays as it was, for nobody else has
  these rows (a server that was restarted with a shorter look-back hides them).
* Values that were written over meanwhile are not noticed, as in every backup that takes a while: the manifest says when
  each table was read.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.instants import CLOCKS_APART, DAY, TimeRange, parse_instant
from influx_backup_gui.domain.job import BackupJob, Profile, Selection
from influx_backup_gui.domain.server import Column, Identity, Role, Table, Type

# How long (ns) after it began one can go on.
KEPT = 7 * DAY
# How often it is tried without getting any further, before it is begun anew.
TRIES = 3


@dataclass(frozen=True)
class DonePart:
    """A window that was read at `read` (ns); `member` is "" where it held no rows. Otherwise as in the manifest."""

    member: str
    range: TimeRange
    rows: int
    bytes: int
    sha256: str
    first: int | None
    last: int | None
    days: Mapping[str, int]
    note: str
    read: int


@dataclass(frozen=True)
class DoneTable:
    """What was read of a table, in ascending time from the beginning of the selection's range, without gaps."""

    table: Table
    parts: tuple[DonePart, ...]

    @property
    def rest(self) -> int | None:
        """Where (ns) the windows begin that were not read; None where there are none."""
        return self.parts[-1].range.last


@dataclass(frozen=True)
class Sitting:
    """A time at which a backup was worked on: from `begun` to the last part that was saved (ns)."""

    begun: int
    saved: int


@dataclass(frozen=True)
class Unfinished:
    """A half-written archive at `path` whose parts can be used. `run` wrote it; `job` is `key_of` its job.

    `begun` is the cutoff of the first sitting (ns). `lineage` names the server's store, "" where it is not known;
    `first_process` is its process when the first sitting began, `process_id` when the last one did. `bytes` are those
    of the file that are used. `tries`: how often it was gone on with and got no further.
    """

    path: str
    run: str
    repository: str
    server: str
    job: str
    encrypted: bool
    begun: int
    url: str
    version: str
    edition: str
    lineage: str
    first_process: str
    process_id: str
    bytes: int = 0
    tries: int = 0
    sittings: tuple[Sitting, ...] = ()
    tables: tuple[DoneTable, ...] = field(default=(), repr=False)

    @property
    def saved(self) -> int:
        """When (ns) the last of its parts was saved."""
        return self.sittings[-1].saved

    @property
    def until(self) -> int:
        """When (ns) it is removed."""
        return self.begun + KEPT

    @property
    def rows(self) -> int:
        """Rows of all parts."""
        return sum(p.rows for t in self.tables for p in t.parts)


def key_of(job: BackupJob) -> str:
    """What two jobs must have in common so that one can go on with the other."""
    how = "encrypted" if job.encrypt else "plain"
    return f"{selection_text(job.server, job.selection)}|{job.profile.value}|{how}"


def job_to_go_on(left: Unfinished) -> BackupJob | None:
    """A job that goes on with it, into the same repository; None where its key does not say which one."""
    try:
        body, *ends, profile, how = left.job.removeprefix(f"{left.server}|").rsplit("|", 4)
        span = TimeRange(*(None if end == "None" else int(end) for end in ends))
        lists = [(body[: at + 1], body[at + 2 :]) for at in range(len(body)) if body.startswith("]|[", at)]
        # A name may hold what stands between the lists: only what gives the same key again is right.
        for databases, tables in lists:
            try:
                selection = Selection(tuple(ast.literal_eval(databases)), tuple(ast.literal_eval(tables)), span)
            except (ValueError, SyntaxError):
                continue
            encrypt = how == "encrypted"
            job = BackupJob(
                left.server, selection, repository=left.repository, profile=Profile(profile), encrypt=encrypt
            )
            if key_of(job) == left.job:
                return job
    except (ValueError, TypeError):
        pass
    return None


def over(left: Unfinished, now: int) -> bool:
    """Whether it is too old at `now` (ns), or dated by a clock that ran ahead."""
    return not left.begun - CLOCKS_APART <= now < left.until


def unusable(left: Unfinished, now: int, url: str, identity: Identity, lineage: str) -> str:
    """Why it cannot be gone on with at `now` (ns), as the end of a sentence; "" where it can."""
    if over(left, now):
        return f"it is older than {KEPT // DAY} days, or a clock was wrong"
    if left.tries >= TRIES:
        return f"{TRIES} attempts got no further"
    if (left.url, left.version, left.edition) != (url, identity.version, identity.edition):
        return "the server has another address or version by now"
    if lineage and left.lineage and lineage != left.lineage:
        return "another server answers at its address"
    same_process = bool(identity.process_id) and identity.process_id == left.process_id
    if not same_process and not (lineage and left.lineage):
        return "the server was restarted, and does not tell whether it is the same one"
    return ""


def missing_rows(before: Mapping[str, int], now: Mapping[str, int], horizon: int | None) -> dict[str, int]:
    """UTC day → rows that were there before and are not there now, but for days that began before `horizon` (ns)."""
    return {
        day: rows - now.get(day, 0)
        for day, rows in before.items()
        if rows > now.get(day, 0) and (horizon is None or parse_instant(day) >= horizon)
    }


def continues(before: Table, now: Table) -> bool:
    """Whether rows of the table as it was belong to the table as it is: columns and tags may only have been added."""
    columns = {c.name: c for c in now.columns}
    if any(columns.get(c.name) != c for c in before.columns):
        return False
    old, new = before.series_key, now.series_key
    return old is None or new is None or new[: len(old)] == old


# --- as JSON ------------------------------------------------------------------------------------------


def tables_to_json(tables: tuple[DoneTable, ...]) -> list[dict[str, Any]]:
    """What was read, ready for `json.dumps`; times are ns."""
    return [
        {
            "database": t.table.database,
            "table": t.table.name,
            "columns": [[c.name, c.role.value, c.type.value] for c in t.table.columns],
            "series_key": None if t.table.series_key is None else list(t.table.series_key),
            "parts": [_part_to_json(p) for p in t.parts],
        }
        for t in tables
    ]


def tables_from_json(found: list[dict[str, Any]]) -> tuple[DoneTable, ...]:
    """The inverse of `tables_to_json`."""
    return tuple(
        DoneTable(
            Table(
                d["database"],
                d["table"],
                tuple(Column(name, Role(role), Type(kind)) for name, role, kind in d["columns"]),
                None if d["series_key"] is None else tuple(d["series_key"]),
            ),
            tuple(_part_from_json(p) for p in d["parts"]),
        )
        for d in found
    )


def _part_to_json(p: DonePart) -> dict[str, Any]:
    return {**vars(p), "range": [p.range.first, p.range.last], "days": dict(p.days)}


def _part_from_json(d: Mapping[str, Any]) -> DonePart:
    return DonePart(**{**d, "range": TimeRange(*d["range"])})
