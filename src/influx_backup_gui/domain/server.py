"""A server we know how to reach, and what it told about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

INTERNAL_DATABASE = "_internal"


class Role(StrEnum):
    """What a column is (InfluxDB's own words)."""

    TIME = "time"
    TAG = "tag"
    FIELD = "field"


class Type(StrEnum):
    """Data types of InfluxDB 3 columns, by the names that `configure/table` takes (facts.md 1.6, 3.1)."""

    TIME = "timestamp"
    TAG = "tag"
    STRING = "utf8"
    INTEGER = "int64"
    UNSIGNED = "uint64"
    FLOAT = "float64"
    BOOLEAN = "bool"


@dataclass(frozen=True)
class Column:
    """One column: its real name, role and type."""

    name: str
    role: Role
    type: Type


@dataclass(frozen=True)
class Table:
    """A table of a server: columns sorted by name, tags in series key order.

    `series_key` is None where the server cannot say the order (3.0 and 3.1, facts.md 3.2).
    """

    database: str
    name: str
    columns: tuple[Column, ...] = ()
    series_key: tuple[str, ...] | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Tag names: series key order where known, by name otherwise."""
        if self.series_key is not None:
            return self.series_key
        return tuple(c.name for c in self.columns if c.role is Role.TAG)


@dataclass(frozen=True)
class Database:
    """A database and its retention in nanoseconds (None keeps for ever).

    `retention_known` is False where the server did not tell: before 3.2, which has none, or for lack of a right.
    """

    name: str
    retention_ns: int | None = None
    tables: tuple[Table, ...] = ()
    retention_known: bool = True


@dataclass(frozen=True)
class ServerConfig:
    """How to reach a server. The token itself is never here: `token_source` says where it is.

    `token_source`: "none", "ask" (each time), "keyring", "env:NAME" or "file:PATH". `quiet_hours`: how long a
    table that gets rows all the time may be without new ones (domain/drift.py), 0 for ever, None: by its own rhythm.
    """

    name: str
    url: str
    token_source: str = "none"
    ca_file: str | None = None
    quiet_hours: int | None = None


@dataclass(frozen=True)
class Identity:
    """What `/ping` says: version "3.6.0", edition "Core"/"Enterprise"/"", process id, catalog uuid (from 3.7).

    `clock` is the server's own time (ns), None where the answer has no date.
    """

    version: str
    edition: str = ""
    process_id: str = ""
    cluster_uuid: str = ""
    clock: int | None = None

    @property
    def release(self) -> tuple[int, int]:
        """(major, minor); (0, 0) where the version cannot be read."""
        found = re.match(r"v?(\d+)\.(\d+)", self.version)
        return (int(found[1]), int(found[2])) if found else (0, 0)


@dataclass(frozen=True)
class Limits:
    """Object limits of a server (facts.md 4.4): Core 5 databases, 2000 tables, 500 columns; tags by version.

    `text`: bytes of a name, tag or string, 64 KiB up to 3.8 and 1 MiB from 3.9 (facts.md 3.3).
    """

    databases: int | None = 5
    tables: int | None = 2000
    columns: int | None = 500
    tags: int | None = 256
    text: int = 1 << 16


def limits_of(identity: Identity) -> Limits:
    """The limits that the server's edition and version have by default."""
    release = identity.release
    tags = 250 if release < (3, 4) else 256 if release < (3, 10) else 4096
    text = 1 << 16 if release < (3, 9) else 1 << 20
    if identity.edition == "Enterprise":
        return Limits(100, 4000, 500, tags, text)
    return Limits(5, 2000, 500 if release < (3, 10) else 501, tags, text)
