"""What a target takes: names, and the schema of a table in a backup against the one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from influx_backup_gui.domain.differences import Difference, Weight
from influx_backup_gui.domain.manifest import TableEntry
from influx_backup_gui.domain.server import Column, Limits, Role, Table

_DATABASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9_-]+)?")
# These survive only behind a backslash (facts.md 3.3).
_BARE = re.compile(r"(?<!\\)[\n\t]")
_BARE_NUL = re.compile(r"(?<!\\)\0")
_RESERVED = ("__chunk_order",)


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


def compare_schema(entry: TableEntry, there: Table, replaced: bool) -> Iterator[Difference]:
    """What differs between a table of a backup and the table of the target, the worst first.

    `replaced`: the table of the target is deleted, so nothing of it is in the way.
    """
    present, own = {c.name: c for c in there.columns}, {c.name: c for c in entry.columns}
    yield from _changed([(c, present[c.name]) for c in entry.columns if c.name in present], replaced)
    extra = [c for c in entry.columns if c.name not in present]
    lacking = [c for c in there.columns if c.name not in own]
    if replaced:
        if lacking:
            names = _listed([c.name for c in lacking])
            yield Difference(Weight.HARMLESS, f"Only in the target: {names}; gone with the table that is replaced.")
        return
    yield from _added(extra)
    yield from _lacking(lacking)
    yield from _order(entry, there)


def _changed(pairs: Sequence[tuple[Column, Column]], replaced: bool) -> Iterator[Difference]:
    for mine, other in pairs:
        if (other.role, other.type) == (mine.role, mine.type):
            continue
        said = f"Column {mine.name!r} is a {_kind(mine)} in the backup and a {_kind(other)} in the target."
        if replaced:
            yield Difference(Weight.HARMLESS, f"{said} The table there is deleted, and made as in the backup.")
        else:
            remedy = "A column stays what it is: restore beside under a new name, or replace the table."
            yield Difference(Weight.BLOCKING, f"{said} {remedy}")


def _added(columns: Sequence[Column]) -> Iterator[Difference]:
    tags, fields = _split(columns)
    if tags:
        yield Difference(
            Weight.FIXABLE,
            f"Tags only in the backup: {_listed(tags)}. Tags and time say which row is which: what is there without "
            "them counts as other rows. Restore beside where no row shall stand twice.",
        )
    if fields:
        yield Difference(
            Weight.HARMLESS,
            f"Only in the backup: {_listed(fields)}; columns come to the target with their first value.",
        )


def _lacking(columns: Sequence[Column]) -> Iterator[Difference]:
    tags, fields = _split(columns)
    if tags:
        yield Difference(
            Weight.FIXABLE,
            f"Tags only in the target: {_listed(tags)}. Restored rows have none of them, and count as other rows than "
            "those that do. Restore beside where no row shall stand twice.",
        )
    if fields:
        yield Difference(Weight.HARMLESS, f"Only in the target: {_listed(fields)}; empty in restored rows.")


def _order(entry: TableEntry, there: Table) -> Iterator[Difference]:
    if there.series_key is None:
        text = "The order of the tags in the target is unknown: servers before 3.2 do not tell it."
        yield Difference(Weight.HARMLESS, text)
        return
    mine, theirs = _common(entry.series_key, there.series_key), _common(there.series_key, entry.series_key)
    if entry.series_key_known and mine != theirs:
        here, wanted = _listed(there.series_key), _listed(entry.series_key)
        yield Difference(
            Weight.HARMLESS,
            f"The tags have another order in the target: {here}, not {wanted}. Rows and answers are the same; the "
            "server only sorts its files otherwise. A table that is made anew gets the order of the backup.",
        )


def _common(tags: Sequence[str], others: Sequence[str]) -> list[str]:
    return [t for t in tags if t in others]


def _split(columns: Sequence[Column]) -> tuple[list[str], list[str]]:
    """(names of tags, names of others)"""
    return [c.name for c in columns if c.role is Role.TAG], [c.name for c in columns if c.role is not Role.TAG]


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
