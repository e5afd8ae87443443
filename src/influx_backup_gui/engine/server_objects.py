"""`catalog.json`: what a query of rows cannot carry, read as far as the server tells (facts.md 1.10, trap 21).

What could not be read is said there and never looks like nothing: a list is null, and `not_read` says why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from influx_backup_gui.domain.errors import BackupError, Cancelled, NotAuthorised, ServerUnreachable, TableGone
from influx_backup_gui.domain.server import INTERNAL_DATABASE, Database
from influx_backup_gui.domain.server_objects import unread_retention
from influx_backup_gui.influx.client import Client

_TRIGGERS, _ARGUMENTS, TOKENS, _FILES = (
    "processing_engine_triggers",
    "processing_engine_trigger_arguments",
    "tokens",
    "plugin_files",
)
# What they are called for people. Lists without a name are for whoever mends a server, and missed by nobody.
_PER_DATABASE = {
    "last_caches": "last caches of {}",
    "distinct_caches": "distinct caches of {}",
    _TRIGGERS: "triggers of {}",
    _ARGUMENTS: "arguments of the triggers of {}",
}
_OF_SERVER = {
    TOKENS: "names and rights of tokens",
    "nodes": "",
    "generation_durations": "",
    _FILES: "names of plug-in files",
}
# The first release that has them (facts.md 3.2).
_SINCE = {_ARGUMENTS: (3, 3), "nodes": (3, 4), "generation_durations": (3, 2), _FILES: (3, 6)}
_BEHAVIOR_SINCE = (3, 10)
NOT_READABLE = ("token secrets", "plugin code", "installed Python packages", "run_async of triggers")


@dataclass(frozen=True)
class ObjectsRead:
    """`catalog` is the document; `warnings` are what a person has to know of the backup."""

    catalog: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def server_objects(
    client: Client,
    databases: Sequence[Database],
    release: tuple[int, int] = (0, 0),
    of_server: Collection[str] = tuple(_OF_SERVER),
) -> ObjectsRead:
    """Retention, caches, triggers, token names. Rows are worth a backup without them: no error but Cancelled.

    `release` (0, 0): every list is asked for, whether this version has it or not. `of_server`: which of the server's.
    """
    reader = _Reader(client, release)
    of_databases = [
        {
            "name": d.name,
            "retention_ns": d.retention_ns,
            **{name: reader.rows(d.name, name, what.format(d.name)) for name, what in _PER_DATABASE.items()},
        }
        for d in databases
    ]
    found = {n: reader.rows(INTERNAL_DATABASE, n, what) for n, what in _OF_SERVER.items() if n in of_server}
    if found.get(TOKENS) == [] and client.with_token:
        found[TOKENS] = None
        reader.refused(_OF_SERVER[TOKENS], "The server lists none, although this program came with one.")
    reader.not_read.extend(_untold(databases, of_databases, release))
    catalog = {
        "not_readable": list(NOT_READABLE),
        "not_read": [{"what": what, "why": why} for what, why in reader.not_read],
        "databases": of_databases,
        "server": {**found, TOKENS: _without_hash(found.get(TOKENS))},
    }
    return ObjectsRead(catalog, reader.warnings())


def _untold(
    databases: Sequence[Database], told: Sequence[Mapping[str, Any]], release: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    """What this version does not tell, where there is something to be told."""
    with_triggers = [d["name"] for d in told if d[_TRIGGERS]]
    for name in with_triggers:
        if release < _SINCE[_ARGUMENTS]:
            yield f"arguments of the triggers of {name}", "InfluxDB before 3.3 does not tell them."
        if release < _BEHAVIOR_SINCE:
            yield f"behaviour on errors of the triggers of {name}", "InfluxDB before 3.10 does not tell it."
    if with_triggers and release < _SINCE[_FILES]:
        yield _OF_SERVER[_FILES], "InfluxDB before 3.6 does not tell them; the triggers name the plug-ins they use."
    if release >= (3, 2):
        yield from (
            (unread_retention(d.name), "The token may not read the system tables.")
            for d in databases
            if not d.retention_known
        )


class _Reader:
    """Reads one list after the other; what fails is noted as (what, why)."""

    def __init__(self, client: Client, release: tuple[int, int]) -> None:
        self._client, self._release = client, release
        self.not_read: list[tuple[str, str]] = []
        self._refused: list[tuple[str, str]] = []
        self._silent = ""

    def rows(self, database: str, table: str, what: str) -> list[dict[str, Any]] | None:
        """The rows of a system table, None where they were not read. `what` "": nobody misses it."""
        if (0, 0) < self._release < _SINCE.get(table, (0, 0)):
            return None
        if self._silent:  # A server that does not answer is not waited for once more.
            self.refused(what, self._silent)
            return None
        try:
            return self._client.system_rows(database, table)
        except Cancelled:
            raise
        except NotAuthorised:
            self.refused(what, "The token may not read them.")
        except TableGone:
            if what:  # Versions differ in what they list: worth a line in the archive, not a warning each night.
                self.not_read.append((what, "The server does not list them."))
        except ServerUnreachable as error:
            self._silent = error.message
            self.refused(what, error.message)
        except BackupError as error:
            self.refused(what, error.message)
        return None

    def refused(self, what: str, why: str) -> None:
        """Something that a person could expect to be there was not read."""
        if what:
            self.not_read.append((what, why))
            self._refused.append((what, why))

    def warnings(self) -> tuple[str, ...]:
        """One sentence for each reason."""
        reasons: dict[str, list[str]] = {}
        for what, why in self._refused:
            reasons.setdefault(why, []).append(what)
        return tuple(f"Not read, and not in this backup: {', '.join(w)}. {why}" for why, w in reasons.items())


def _without_hash(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]] | None:
    """Token rows carry the beginning of a hash, which is of no use to a restore."""
    return None if rows is None else [{k: v for k, v in row.items() if k != "hash"} for row in rows]
