"""What is on a server beside its rows: retention, caches, triggers, tokens, plug-ins, as `catalog.json` holds it.

The archive keeps what the server told, row by row, as it told it (facts.md 1.10, 3.2); here it becomes records. Columns
come and go with the versions: what cannot be understood is named, and never taken for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class LastCache:
    """A last-value cache. `value_columns` None: all that are no key, later ones too. `ttl` in seconds."""

    table: str
    name: str
    key_columns: tuple[str, ...]
    value_columns: tuple[str, ...] | None
    count: int
    ttl: int


@dataclass(frozen=True)
class DistinctCache:
    """A distinct-value cache. `max_age` in seconds."""

    table: str
    name: str
    columns: tuple[str, ...]
    max_cardinality: int
    max_age: int


@dataclass(frozen=True)
class Trigger:
    """A trigger of the processing engine.

    `specification` is what a request takes (`table:t`, `every:10s`…), "" where it is of a kind that is not known here;
    `told` is how the server says it. `arguments` None and `error_behavior` "": the server does not tell (before 3.3
    and 3.10). `run_async` is never told (trap 21).
    """

    name: str
    plugin: str
    specification: str
    told: str
    disabled: bool
    arguments: tuple[tuple[str, str], ...] | None
    error_behavior: str = ""


@dataclass(frozen=True)
class Token:
    """The name and the rights of a token; its secret can never be read. `expiry` is UTC text, "" for never."""

    name: str
    permissions: str
    expiry: str
    description: str


@dataclass(frozen=True)
class PluginFile:
    """A file of a plug-in on the server's disk: its name and size in bytes, never what is in it."""

    name: str
    bytes: int
    triggers: tuple[str, ...]


@dataclass(frozen=True)
class DatabaseObjects:
    """What belongs to one database; None is what was not read. Retention in ns, None for ever or not known."""

    name: str
    retention_ns: int | None
    last_caches: tuple[LastCache, ...] | None = None
    distinct_caches: tuple[DistinctCache, ...] | None = None
    triggers: tuple[Trigger, ...] | None = None

    @property
    def any(self) -> bool:
        """Whether there is a cache or a trigger."""
        return bool(self.last_caches or self.distinct_caches or self.triggers)


@dataclass(frozen=True)
class NotRead:
    """What is not in the archive although there may be some, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class ServerObjects:
    """Everything but rows. `not_readable` is what no client can read; `not_read` is what was not read this time."""

    databases: tuple[DatabaseObjects, ...] = ()
    tokens: tuple[Token, ...] | None = None
    plugin_files: tuple[PluginFile, ...] | None = None
    not_read: tuple[NotRead, ...] = ()
    not_readable: tuple[str, ...] = field(default=())

    @property
    def unread_retentions(self) -> tuple[str, ...]:
        """The databases whose retention was not read: that it is None says nothing."""
        unread = {n.what for n in self.not_read}
        return tuple(d.name for d in self.databases if unread_retention(d.name) in unread)

    def database(self, name: str) -> DatabaseObjects | None:
        """What belongs to that database."""
        return next((d for d in self.databases if d.name == name), None)


def unread_retention(database: str) -> str:
    """What `not_read` calls the retention of a database."""
    return f"retention of {database}"


def specification_of(told: str) -> str:
    """What a request takes for what the server tells (facts.md 3.2); "" for a kind that is not known."""
    try:
        found = json.loads(told)
        if found == "all_tables_wal_write":
            return "all_tables"
        ((kind, inside),) = found.items()
        if kind == "every":
            duration = inside["duration"]
            nanos = f"{int(duration['nanos'])}ns" if duration["nanos"] else ""
            return f"every:{int(duration['secs'])}s{nanos}"
        word, key = {
            "single_table_wal_write": ("table", "table_name"),
            "schedule": ("cron", "schedule"),
            "request_path": ("request", "path"),
        }[kind]
        return f"{word}:{_text(inside[key])}"
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""


def objects_from_json(catalog: Mapping[str, Any]) -> ServerObjects:
    """`catalog.json` as records. Never fails: what is not as expected is among `not_read`."""
    odd: list[NotRead] = []
    databases = tuple(_database(d, odd) for d in _rows(catalog.get("databases")) or () if "name" in d)
    server = catalog.get("server")
    rows: Mapping[str, Any] = server if isinstance(server, Mapping) else {}
    tokens = _records("tokens", rows.get("tokens"), _token, odd)
    files = _rows(rows.get("plugin_files"))
    told = tuple(NotRead(str(n.get("what")), str(n.get("why"))) for n in _rows(catalog.get("not_read")) or ())
    never = catalog.get("not_readable")
    return ServerObjects(
        databases,
        tokens,
        None if files is None else _plugin_files(files, odd),
        (*told, *_unsaid(databases, rows, "not_read" in catalog), *odd),
        tuple(map(str, never)) if isinstance(never, list) else (),
    )


def _unsaid(databases: Sequence[DatabaseObjects], server: Mapping[str, Any], told: bool) -> Iterable[NotRead]:
    """What an archive of before `not_read` lacks without saying so."""
    if told:
        return
    for d in databases:
        kinds = (("last caches", d.last_caches), ("distinct caches", d.distinct_caches), ("triggers", d.triggers))
        for what, found in kinds:
            if found is None:
                yield NotRead(f"{what} of {d.name}", "The server did not tell.")
    for key, what in (("tokens", "names of tokens"), ("plugin_files", "names of plug-in files")):
        if server.get(key) is None:
            yield NotRead(what, "The server did not tell.")


def _database(told: Mapping[str, Any], odd: list[NotRead]) -> DatabaseObjects:
    name, retention = str(told["name"]), told.get("retention_ns")
    arguments = _rows(told.get("processing_engine_trigger_arguments"))
    return DatabaseObjects(
        name,
        retention if isinstance(retention, int) else None,
        _records(f"last caches of {name}", told.get("last_caches"), _last_cache, odd),
        _records(f"distinct caches of {name}", told.get("distinct_caches"), _distinct_cache, odd),
        _records(
            f"triggers of {name}",
            told.get("processing_engine_triggers"),
            lambda row: _trigger(row, arguments),
            odd,
        ),
    )


def _rows(told: object) -> list[Mapping[str, Any]] | None:
    return [r for r in told if isinstance(r, Mapping)] if isinstance(told, list) else None


def _records(
    what: str, rows: object, made: Callable[[Mapping[str, Any]], T], odd: list[NotRead]
) -> tuple[T, ...] | None:
    if rows is None:
        return None
    found = []
    for row in rows if isinstance(rows, list) else [rows]:
        try:
            if not isinstance(row, Mapping):
                raise TypeError(f"{row!r} is no record")
            found.append(made(row))
        except (KeyError, TypeError, ValueError) as error:
            why = f"One of them is told otherwise than this program knows ({type(error).__name__}: {error})."
            odd.append(NotRead(what, f"{why} It is in catalog.json as it was told."))
    return tuple(found) if isinstance(rows, list) else None


def _last_cache(row: Mapping[str, Any]) -> LastCache:
    values = row.get("value_column_names")
    return LastCache(
        _text(row["table"]),
        _text(row["name"]),
        _names(row["key_column_names"]),
        None if values is None else _names(values),
        _number(row["count"]),
        _number(row["ttl"]),
    )


def _distinct_cache(row: Mapping[str, Any]) -> DistinctCache:
    return DistinctCache(
        _text(row["table"]),
        _text(row["name"]),
        _names(row["column_names"]),
        _number(row["max_cardinality"]),
        _number(row["max_age_seconds"]),
    )


def _trigger(row: Mapping[str, Any], arguments: list[Mapping[str, Any]] | None) -> Trigger:
    name, told = _text(row["trigger_name"]), _text(row["trigger_specification"])
    own = None
    if arguments is not None:
        own = tuple(
            (_text(a["argument_key"]), _text(a["argument_value"])) for a in arguments if a.get("trigger_name") == name
        )
    return Trigger(
        name,
        _text(row["plugin_filename"]),
        specification_of(told),
        told,
        bool(row["disabled"]),
        own,
        str(row.get("error_behavior") or "").lower(),
    )


def _token(row: Mapping[str, Any]) -> Token:
    return Token(
        _text(row["name"]),
        str(row.get("permissions") or ""),
        str(row.get("expiry") or ""),
        str(row.get("description") or ""),
    )


def _plugin_files(rows: Iterable[Mapping[str, Any]], odd: list[NotRead]) -> tuple[PluginFile, ...]:
    """The server lists a file once for each trigger, under the trigger's name (config recording step 27)."""
    used: dict[str, list[str]] = {}
    sizes: dict[str, int] = {}
    for row in rows:
        name = row.get("file_name")
        if not isinstance(name, str):
            odd.append(NotRead("names of plug-in files", "One of them has no name."))
            continue
        used.setdefault(name, []).append(str(row.get("plugin_name") or ""))
        size = row.get("size_bytes")
        sizes[name] = size if isinstance(size, int) else 0
    return tuple(PluginFile(n, sizes[n], tuple(dict.fromkeys(t for t in used[n] if t))) for n in used)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no number")
    return value


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} are no names")
    return tuple(map(_text, value))
