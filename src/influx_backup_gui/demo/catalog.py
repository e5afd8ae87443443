"""Databases, tables and their limits (facts.md 1.5 to 1.7, 4.4)."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from influx_backup_gui.demo.instants import SECOND, stamp
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.schema import Column, Kind
from influx_backup_gui.demo.storage import TableRows

INTERNAL = "_internal"
RESERVED_COLUMNS = ("time", "__chunk_order")
_COLUMN_LIMIT = 500
_BAD_CHARACTER = (
    "invalid character in database or rp name: must be ASCII, containing only letters, numbers, underscores, or hyphens"
)
_BAD_POLICY = (
    "db name with invalid retention policy, if providing a retention policy name, must be of form '<db_name>/<rp_name>'"
)


class Refused(Exception):
    """A request the server refuses: HTTP status and body; `json` says that the body is an `error` object."""

    def __init__(self, status: int, text: str, json: bool = False) -> None:
        super().__init__(text)
        self.status, self.text, self.json = status, text, json


def over_limit(text: str) -> Refused:
    return Refused(422, text, json=True)


@dataclass
class Table:
    """A table as the catalog knows it; `series_key` holds the tags in order of appearance."""

    name: str
    number: int
    rows: TableRows
    columns: dict[str, Column] = field(default_factory=dict)
    series_key: list[str] = field(default_factory=list)
    deleted: bool = False
    hard_deletion: int | None = None
    last_caches: list[dict[str, Any]] = field(default_factory=list)
    distinct_caches: list[dict[str, Any]] = field(default_factory=list)

    def add(self, columns: Iterable[tuple[str, Kind]]) -> None:
        """Append columns; tags join the series key."""
        for name, kind in columns:
            self.columns[name] = Column(name, kind, len(self.columns))
            if kind is Kind.TAG:
                self.series_key.append(name)


@dataclass
class Database:
    """A database as the catalog knows it."""

    name: str
    number: int
    retention_ns: int | None = None
    deleted: bool = False
    hard_deletion: int | None = None
    tables: dict[str, Table] = field(default_factory=dict)
    tables_made: int = 0
    triggers: dict[str, dict[str, Any]] = field(default_factory=dict)


class Catalog:
    """All databases. Hold `lock` while reading or changing more than one thing."""

    def __init__(self, profile: Profile, gen1_seconds: int) -> None:
        self.lock = threading.RLock()
        self.profile, self.gen1_seconds = profile, gen1_seconds
        retention = 7 * 86400 * SECOND if profile.since(3, 8, 2) else None
        self.databases: dict[str, Database] = {INTERNAL: Database(INTERNAL, 0, retention)}
        self._databases_made = 1
        # Counts catalog changes; shows in answers only.
        self.sequence = 1
        # Names given to what is deleted that something deleted in the same second had: a real catalog breaks by them.
        self.clashes: list[str] = []

    # --- finding ----------------------------------------------------------------------------------

    def not_found(self, what: str) -> Refused:
        """404; from 3.8 it says what is missing."""
        text = "the requested resource was not found"
        return Refused(404, f"{text}: {what}" if self.profile.since(3, 8) else text)

    def database(self, name: str) -> Database:
        """Raises Refused (404)."""
        with self.lock:
            if name not in self.databases:
                raise self.not_found(name)
            return self.databases[name]

    def table(self, database: str, name: str) -> Table:
        """Raises Refused (404)."""
        with self.lock:
            tables = self.database(database).tables
            if name not in tables:
                raise self.not_found(name)
            return tables[name]

    # --- databases --------------------------------------------------------------------------------

    def create_database(self, name: str, retention_ns: int | None = None) -> Database:
        """Raises Refused for a bad name (400), an existing one (409), too many (422)."""
        with self.lock:
            self.check_name(name)
            if name in self.databases:
                raise Refused(409, "attempted to create a resource that already exists")
            self.check_database_limit()
            database = Database(name, self._databases_made, retention_ns)
            self._databases_made += 1
            self.sequence += 1
            self.databases[name] = database
            return database

    def check_database_limit(self) -> None:
        """Deleted ones and `_internal` do not count."""
        limit = self.profile.database_limit
        used = sum(1 for d in self.databases.values() if not d.deleted and d.name != INTERNAL)
        if used >= limit:
            raise over_limit(f"Adding a new database would exceed limit of {limit} databases")

    def check_name(self, name: str) -> None:
        """The rules of facts.md 3.4. Raises Refused (400)."""
        problem = None
        if not name:
            problem = "db name cannot be empty"
        elif len(name.encode()) > self.profile.longest_database_name:
            problem = f"db name too long: max {self.profile.longest_database_name}"
        elif not re.fullmatch(r"[A-Za-z0-9_/-]*", name):
            problem = _BAD_CHARACTER
        elif not name[0].isalnum():
            problem = "db name did not start with a number or letter"
        elif name.count("/") > 1 or name.endswith("/"):
            problem = _BAD_POLICY
        if problem:
            raise Refused(400, problem, json=True)

    def delete_database(self, name: str, now: int, hard_deletion: int | None) -> None:
        """Rename it and mark it deleted: the name is free at once (facts.md 1.5)."""
        with self.lock:
            if name == INTERNAL:
                raise Refused(500, "cannot delete internal db")
            database = self.database(name)
            if database.deleted:
                raise self._already_deleted(name)
            del self.databases[name]
            database.name = self._deleted_name(name, now, self.databases)
            database.deleted, database.hard_deletion = True, hard_deletion
            self.databases[database.name] = database
            self.sequence += 1

    def _already_deleted(self, name: str) -> Refused:
        if self.profile.since(3, 8, 1):
            return Refused(409, f"attempted to modify resource that was already deleted: {name}")
        return Refused(409, "attempted to delete resource that was already deleted")

    def _deleted_name(self, name: str, now: int, taken: Iterable[str]) -> str:
        """`name-YYYYMMDDTHHMMSS`; a second later when that is taken, which is told in `clashes`."""
        while (renamed := f"{name}-{stamp(now, '%Y%m%dT%H%M%S')}") in taken:
            self.clashes.append(renamed)
            now += SECOND
        return renamed

    # --- tables -----------------------------------------------------------------------------------

    def create_table(self, database: str, name: str, columns: Sequence[tuple[str, Kind]]) -> Table:
        """Make a table, and its database when absent. Raises Refused (400, 409, 422)."""
        with self.lock:
            known = self.databases.get(database)
            if known is not None and name in known.tables:
                raise Refused(409, "attempted to create a resource that already exists")
            seen: dict[str, Kind] = {}
            for column, kind in columns:
                if column in RESERVED_COLUMNS:
                    raise Refused(400, f"'{column}' is a reserved column")
                if column in seen:
                    text = f"cannot add column {column} because it already exists with type {seen[column].value}"
                    raise Refused(400, text)
                seen[column] = kind
            self.check_columns(None, columns)
            self.check_table_limit(1)
            table = self.add_table(known or self.create_database(database), name)
            table.add([*columns, ("time", Kind.TIME)])
            return table

    def add_table(self, database: Database, name: str) -> Table:
        """An empty table without any column; limits are the caller's."""
        table = Table(name, database.tables_made, TableRows(self.gen1_seconds * SECOND, self.profile.absent_tag))
        database.tables_made += 1
        database.tables[name] = table
        self.sequence += 1
        return table

    def check_table_limit(self, more: int) -> None:
        limit = self.profile.table_limit
        used = sum(1 for d in self.databases.values() if not d.deleted for t in d.tables.values() if not t.deleted)
        if used + more > limit:
            raise over_limit(
                "Update to schema would exceed number of tables limit: "
                f"attempted to create table but already have {used} table(s) (limit: {limit})"
            )

    def check_columns(self, table: Table | None, new: Sequence[tuple[str, Kind]]) -> None:
        """Limits on columns and tags of one table. Raises Refused (422)."""
        known = table.columns if table else {}
        fields = len(set(known) | {name for name, _ in new} | {"time"})
        if fields - (0 if self.profile.column_limit_counts_time else 1) > _COLUMN_LIMIT:
            raise over_limit(
                f"Update to schema would exceed number of columns per table limit of {_COLUMN_LIMIT} columns"
            )
        tags, limit = len(table.series_key) if table else 0, self.profile.tag_limit
        if tags + sum(kind is Kind.TAG for _, kind in new) > limit:
            raise over_limit(f"Update to schema would exceed number of tag columns per table limit of {limit} columns")

    def delete_table(self, database: str, name: str, now: int, hard_deletion: int | None) -> None:
        """Rename it and mark it deleted (facts.md 1.6)."""
        with self.lock:
            tables = self.database(database).tables
            table = self.table(database, name)
            if table.deleted:
                raise self._already_deleted(name)
            del tables[name]
            table.name = self._deleted_name(name, now, tables)
            table.deleted, table.hard_deletion = True, hard_deletion
            tables[table.name] = table
            self.sequence += 1
