"""What is beside the rows, in words: one line for each object, and sentences on what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.humanize import counted, size_text
from influx_backup_gui.domain.redact import without_secrets
from influx_backup_gui.domain.restore_retention import retention_text
from influx_backup_gui.domain.server_objects import (
    DatabaseObjects,
    DistinctCache,
    LastCache,
    PluginFile,
    ServerObjects,
    Token,
    Trigger,
)

RETENTION, LAST_CACHE, DISTINCT_CACHE, TRIGGER = "retention", "last cache", "distinct cache", "trigger"
TOKEN, PLUGIN_FILE = "token", "plug-in file"
_SECRET = re.compile(r"token|secret|passw|pwd|api_?key|auth|credential|webhook|dsn", re.IGNORECASE)


@dataclass(frozen=True)
class ObjectLine:
    """One object: what it is, where it belongs and what it is called, and what it does."""

    kind: str
    name: str
    about: str


def object_lines(objects: ServerObjects) -> Iterator[ObjectLine]:
    """Every object, database by database, then what belongs to the whole server."""
    for database in objects.databases:
        yield ObjectLine(RETENTION, database.name, _kept(database, objects))
        for last in database.last_caches or ():
            yield ObjectLine(LAST_CACHE, f"{database.name}.{last.table}: {last.name}", last_cache_text(last))
        for distinct in database.distinct_caches or ():
            name = f"{database.name}.{distinct.table}: {distinct.name}"
            yield ObjectLine(DISTINCT_CACHE, name, distinct_cache_text(distinct))
        for trigger in database.triggers or ():
            yield ObjectLine(TRIGGER, f"{database.name}: {trigger.name}", trigger_text(trigger))
    for token in objects.tokens or ():
        yield ObjectLine(TOKEN, token.name, _token_text(token))
    for file in objects.plugin_files or ():
        yield ObjectLine(PLUGIN_FILE, file.name, _file_text(file))


def missing_lines(objects: ServerObjects) -> Iterator[str]:
    """What was not read and why, and what can never be read."""
    for gap in objects.not_read:
        yield f"Not read: {gap.what}. {gap.why}"
    if objects.not_readable:
        never = _names(objects.not_readable)
        yield f"No program can read these from a server: {never}. Make new tokens, and keep the files of plug-ins."


def _kept(database: DatabaseObjects, objects: ServerObjects) -> str:
    if database.retention_ns is not None:
        return f"rows are kept for {retention_text(database.retention_ns)}"
    return "not read" if database.name in objects.unread_retentions else "rows are kept for ever"


def last_cache_text(cache: LastCache) -> str:
    """Keys, values, how many and how long."""
    keys = _names(cache.key_columns) or "none"
    values = "all others" if cache.value_columns is None else _names(cache.value_columns) or "none"
    return f"keys: {keys}; values: {values}; the last {cache.count:,}, for {cache.ttl:,} s"


def distinct_cache_text(cache: DistinctCache) -> str:
    """Columns, how many and how long."""
    return f"columns: {_names(cache.columns)}; at most {cache.max_cardinality:,}, for {cache.max_age:,} s"


def trigger_text(trigger: Trigger) -> str:
    """What it runs and when; what of its arguments looks like a secret is hidden."""
    said = [f"{trigger.specification or trigger.told} runs {trigger.plugin}", "off" if trigger.disabled else "on"]
    if trigger.error_behavior:
        said.append(f"on errors: {trigger.error_behavior}")
    if trigger.arguments is None:
        said.append("its arguments were not read")
    elif trigger.arguments:
        said.append(f"arguments: {', '.join(f'{k}={_argument(k, v)}' for k, v in trigger.arguments)}")
    return "; ".join(said)


def _argument(key: str, value: str) -> str:
    return "… (hidden here)" if _SECRET.search(key) else without_secrets(value)


def _token_text(token: Token) -> str:
    said = [f"rights: {token.permissions or 'not told'}", f"until {token.expiry} UTC" if token.expiry else ""]
    return "; ".join(s for s in (*said, token.description) if s)


def _file_text(file: PluginFile) -> str:
    used = f"used by {counted(len(file.triggers), 'trigger')}: {_names(file.triggers)}" if file.triggers else "not used"
    return f"{size_text(file.bytes)}, {used}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)
