"""What a target takes: names, and the schema of a table in a backup against the one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.server import Column, Limits, Role, Table

_DATABASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)?")
# These survive only behind a backslash (facts.md 3.3).
_BARE = re.compile(r"(?<!\\)[\n\t]")
_BARE_NUL = re.compile(r"(?<!\\)\0")
_RESERVED = ("__chunk_order",)


@dataclass(frozen=True)
class SchemaComparison:
    """`conflicts` make it impossible to write these rows there; `differences` are said and accepted."""

    conflicts: tuple[str, ...]
    differences: tuple[str, ...]


def database_name_problem(name: str, release: tuple[int, int]) -> str:
    """Why a server of that release would not take this database name (facts.md 3.4), or ""."""
    longest = 64 if (0, 0) < release < (3, 10) else 511
    if not _DATABASE.fullmatch(name):
        return (
            f"The server does not take {name!r} as the name of a database: it begins with a letter or digit (ASCII) "
            'and goes on with letters, digits, "_" and "-".'
        )
    if len(name) > longest:
        return f"The name of the database {name[:20]}… is too long: this server takes {longest} characters."
    return ""


def shown(name: str) -> str:
    """A name in quotes, cut where nobody would read on."""
    return repr(name) if len(name) <= 100 else f"{name[:100]!r}…"


def table_name_problem(name: str, longest: int) -> str:
    """Why line protocol cannot carry the name of a table, or ""."""
    if name.startswith("#"):
        return "the name begins with #, which marks a comment"
    if _BARE_NUL.search(name):
        return "the name holds a zero byte"
    return _name_problem(name, longest)


def column_name_problem(column: Column, longest: int) -> str:
    """Why line protocol cannot carry the name of a column, or ""."""
    if column.name in _RESERVED or (column.name == "time" and column.role is not Role.TIME):
        return "the name is reserved"
    return _name_problem(column.name, longest)


def _name_problem(name: str, longest: int) -> str:
    if not name:
        return "the name is empty"
    if name.endswith("\\"):
        return "the name ends in a backslash"
    if _BARE.search(name):
        return "the name holds a newline or tab"
    size = len(name.encode())
    return f"the name has {size:,} bytes; this server takes {longest:,}" if size > longest else ""


def compare_schema(entry: TableEntry, there: Table) -> SchemaComparison:
    """What differs between a table of a backup and the table of the target."""
    present = {c.name: c for c in there.columns}
    conflicts, extra = [], []
    for column in entry.columns:
        other = present.get(column.name)
        if other is None:
            extra.append(column.name)
        elif (other.role, other.type) != (column.role, column.type):
            conflicts.append(
                f"Column {column.name!r} is a {_kind(column)} in the backup and a {_kind(other)} in the target."
            )
    known = {c.name for c in entry.columns}
    lacking = [c.name for c in there.columns if c.name not in known]
    return SchemaComparison(tuple(conflicts), tuple(_differences(entry, there, extra, lacking)))


def _differences(entry: TableEntry, there: Table, extra: Sequence[str], lacking: Sequence[str]) -> Iterator[str]:
    if extra:
        yield f"Only in the backup: {_listed(extra)}; columns come to the target with their first value."
    if lacking:
        yield f"Only in the target: {_listed(lacking)}; empty in restored rows."
    common = [t for t in entry.series_key if t not in extra]
    if there.series_key is None:
        yield "The order of the tags in the target is unknown: servers before 3.2 do not tell it."
    elif entry.series_key_known and common != [t for t in there.series_key if t not in lacking]:
        here, wanted = _listed(there.series_key), _listed(entry.series_key)
        yield f"The tags have another order in the target: {here}, not {wanted}."


def _kind(column: Column) -> str:
    return str(column.role.value) if column.role is not Role.FIELD else f"field of type {column.type.value}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(n) for n in names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def column_limit_problems(entry: TableEntry, there: Table | None, limits: Limits) -> tuple[str, ...]:
    """Limits of columns (`time` counts) and tags that the table would exceed (facts.md 4.4)."""
    roles = {c.name: c.role for c in (*(there.columns if there else ()), *entry.columns)}
    tags = sum(role is Role.TAG for role in roles.values())
    found = []
    if limits.columns is not None and len(roles) > limits.columns:
        found.append(f"The table would have {len(roles)} columns; this server allows {limits.columns}.")
    if limits.tags is not None and tags > limits.tags:
        found.append(f"The table would have {tags} tags; this server allows {limits.tags}.")
    return tuple(found)
