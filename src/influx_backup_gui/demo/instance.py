"""The server's catalog: databases, limits, soft delete, retention, tokens (facts.md 1.5, 1.6, 4.4)."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from influx_backup_gui.demo.line_protocol import Line
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.storage import Table

INTERNAL = "_internal"
_FIELD_KINDS = {"utf8": "string", "int64": "integer", "uint64": "uinteger", "float64": "float", "bool": "boolean"}
_KIND_TEXT = {"tag": "iox::column_type::tag", "time": "iox::column_type::timestamp"}


class Refused(Exception):
    """A request the server refuses: status and body."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(body)
        self.status, self.body = status, body


def refused_json(status: int, error: str) -> Refused:
    """A refusal with `{"error": …}`."""
    quoted = error.replace("\\", "\\\\").replace('"', '\\"')
    return Refused(status, f'{{"error":"{quoted}"}}')


@dataclass
class Database:
    """A database with its tables, deleted ones included."""

    name: str
    id: int
    retention_ns: int | None = None
    tables: dict[str, Table] = field(default_factory=dict)
    deleted: bool = False
    hard_deletion: str | None = None
    next_table: int = 0

    def live(self) -> list[Table]:
        """Tables that are not deleted."""
        return [t for t in self.tables.values() if not t.deleted]


@dataclass
class Instance:
    """One server's state. All changes happen under `lock`."""

    profile: Profile
    edition: str
    gen1_ns: int
    token: str | None
    databases: dict[str, Database] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    process_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    cluster_uuid: str = field(default_factory=lambda: str(uuid.uuid4()))
    started: str = field(default_factory=lambda: now_text())
    lock: threading.RLock = field(default_factory=threading.RLock)
    sequence: int = 0
    next_database: int = 1

    def __post_init__(self) -> None:
        self.databases[INTERNAL] = Database(INTERNAL, 0)

    # --- databases ------------------------------------------------------------------------------------

    def database(self, name: str) -> Database:
        """The database of that name; Refused 404 as a query answers."""
        found = self.databases.get(name)
        if found is None:
            raise refused_json(404, f"query error: database not found: {name}")
        return found

    def create_database(self, name: str, retention_ns: int | None = None, must_be_new: bool = True) -> Database:
        """Create it; Refused for a bad name, an existing one, or beyond the limit."""
        check_database_name(name, self.profile)
        with self.lock:
            if name in self.databases:
                if must_be_new:
                    raise Refused(409, "attempted to create a resource that already exists")
                return self.databases[name]
            limit = 5 if self.edition == "Core" else 100
            if sum(not d.deleted and d.name != INTERNAL for d in self.databases.values()) >= limit:
                raise refused_json(422, f"Adding a new database would exceed limit of {limit} databases")
            made = self.databases[name] = Database(name, self.next_database, retention_ns)
            self.next_database += 1
            return made

    def configured(self, name: str) -> Database:
        """A database that is to be configured; Refused 404 in the words of the config endpoints."""
        found = self.databases.get(name)
        if found is None:
            raise self.not_found(name)
        return found

    def not_found(self, what: str) -> Refused:
        """404 of the config endpoints."""
        text = "the requested resource was not found"
        return Refused(404, f"{text}: {what}" if self.profile.since(8) else text)

    def delete_database(self, name: str, hard: str | None) -> None:
        """Soft delete: renamed, listed as deleted, the name is free at once."""
        with self.lock:
            if name == INTERNAL:
                raise Refused(500, "cannot delete internal db")
            database = self.configured(name)
            if database.deleted:
                raise Refused(409, "attempted to delete resource that was already deleted")
            del self.databases[name]
            database.deleted, database.hard_deletion = True, _hard_deletion(hard)
            database.name = _deleted_name(name, self.databases)
            self.databases[database.name] = database

    # --- tables ---------------------------------------------------------------------------------------

    def create_table(self, database: Database, name: str, columns: dict[str, str]) -> Table:
        """Create a table with these columns (name → kind); Refused beyond a limit."""
        with self.lock:
            total = sum(len(d.live()) for d in self.databases.values())
            limit = 2000 if self.edition == "Core" else 4000
            if total >= limit:
                raise refused_json(422, "Update to schema would exceed number of tables limit: attempted to create table "
                                        f"but already have {total} table(s) (limit: {limit})")
            made = Table(name, database.next_table)
            self.check_columns({**made.columns, **columns})
            made.add_columns(columns)
            database.tables[name] = made
            database.next_table += 1
            return made

    def check_columns(self, columns: dict[str, str]) -> None:
        """Refused 422 beyond the limits of columns and tags."""
        counted = len(columns) - (1 if self.profile.since(10) else 0)
        if counted > 500:
            raise refused_json(422, "Update to schema would exceed number of columns per table limit of 500 columns")
        if sum(kind == "tag" for kind in columns.values()) > self.profile.tag_limit:
            raise refused_json(422, "Update to schema would exceed number of tag columns per table limit of "
                                    f"{self.profile.tag_limit} columns")

    def delete_table(self, database: Database, name: str, hard: str | None) -> None:
        """Soft delete: renamed; Refused 404 when there is none (recording step 165)."""
        with self.lock:
            table = database.tables.get(name)
            if table is None or table.deleted:
                raise self.not_found(name)
            del database.tables[name]
            table.deleted, table.hard_deletion = True, _hard_deletion(hard)
            table.name = _deleted_name(name, database.tables)
            database.tables[table.name] = table

    def new_columns(self, columns: dict[str, str], line: Line) -> dict[str, str]:
        """What a line adds to a table of these columns; Refused with the server's text where it does not fit."""
        present = dict(columns)
        added: dict[str, str] = {}
        for name, kind in [*((t, "tag") for t in line.tags), *((f, k) for f, (k, _) in line.fields.items())]:
            if name in ("time", "__chunk_order"):
                raise Refused(400, f"'{name}' is a reserved column")
            have = present.get(name)
            if have is None:
                present[name] = added[name] = kind
            elif have != kind:
                raise Refused(400, f"invalid column type for column '{name}', expected {kind_text(have)}, got {kind_text(kind)}")
        if added:
            self.check_columns(present)
        return added

    # --- time -----------------------------------------------------------------------------------------

    def horizon(self, database: Database) -> int | None:
        """Rows before this instant (ns) are hidden by retention."""
        return None if database.retention_ns is None else time.time_ns() - database.retention_ns

    def persist(self) -> None:
        """Move all buffered rows to files."""
        with self.lock:
            self.sequence += 1
            for database in self.databases.values():
                for table in database.tables.values():
                    table.persist(self.sequence)

    def restart(self, lookback_seconds: float | None) -> None:
        """A new process: another id, and files before the look-back are not loaded."""
        with self.lock:
            self.process_id = str(uuid.uuid4())
            before = None if lookback_seconds is None else time.time_ns() - int(lookback_seconds * 1e9)
            for database in self.databases.values():
                for table in database.tables.values():
                    table.restart(before)


def kind_text(kind: str) -> str:
    """A column kind as the server's errors print it."""
    return _KIND_TEXT.get(kind, f"iox::column_type::field::{kind}")


def columns_of(tags: Sequence[str], fields: Sequence[dict[str, str]]) -> dict[str, str]:
    """The columns of a create-table request; Refused 400 for reserved and repeated names."""
    columns: dict[str, str] = {}
    for name, kind in [*((t, "tag") for t in tags), *((f["name"], _FIELD_KINDS[f["type"]]) for f in fields)]:
        if name in ("time", "__chunk_order"):
            raise Refused(400, f"'{name}' is a reserved column")
        if name in columns:
            raise Refused(400, f"cannot add column {name} because it already exists with type {kind_text(columns[name])}")
        columns[name] = kind
    return columns


def check_database_name(name: str, profile: Profile) -> None:
    """Refused 400 for a name the server does not take (facts.md 3.4)."""
    longest = 511 if profile.since(10) else 64
    if not name:
        raise refused_json(400, "db name cannot be empty")
    if len(name) > longest:
        raise refused_json(400, f"db name too long: max {longest}")
    if not re.match(r"[A-Za-z0-9]", name):
        raise refused_json(400, "db name did not start with a number or letter")
    if not re.fullmatch(r"[A-Za-z0-9_\-/]+", name):
        raise refused_json(400, "invalid character in database or rp name: must be ASCII, containing only letters, numbers, "
                                "underscores, or hyphens")
    if name.count("/") > 1 or name.endswith("/"):
        raise refused_json(400, "db name with invalid retention policy, if providing a retention policy name, must be of form "
                                "'<db_name>/<rp_name>'")


def now_text() -> str:
    """Now as system tables print it: `2026-11-23T21:53:22.613`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]


def _deleted_name(name: str, taken: dict[str, Database] | dict[str, Table]) -> str:
    at = datetime.now(UTC)
    while (made := f"{name}-{at:%Y%m%dT%H%M%S}") in taken:
        at += timedelta(seconds=1)
    return made


def _hard_deletion(hard: str | None) -> str | None:
    if hard == "never":
        return None
    now = datetime.now(UTC)
    if hard not in (None, "default", "now"):
        return hard
    return f"{now if hard == 'now' else now + timedelta(hours=72):%Y-%m-%dT%H:%M:%SZ}"
