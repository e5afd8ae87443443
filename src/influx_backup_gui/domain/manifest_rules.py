"""What every manifest of format 1 keeps to. One that contradicts itself was damaged or made by something else.

Whatever was published once has passed these rules, so they may never become stricter.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Hashable, Iterable, Iterator

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.manifest import Manifest, Part, TableEntry
from influx_backup_gui.domain.server import Column, Role, Type

_MEMBER = re.compile(r"data/[A-Za-z0-9_\-%~]+/[A-Za-z0-9_\-%~]+/[0-9]+\.parquet")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWN_TYPE = {Role.TIME: Type.TIME, Role.TAG: Type.TAG}


def checked(manifest: Manifest) -> Manifest:
    """The manifest itself; ArchiveDamaged when it contradicts itself."""
    said = next(contradictions(manifest), None)
    if said is not None:
        raise ArchiveDamaged(
            f"The manifest of this archive contradicts itself: {said}.",
            "Use another backup; the Parquet files inside may still be readable with any archiver.",
        )
    return manifest


def contradictions(manifest: Manifest) -> Iterator[str]:
    """Every broken rule in words."""
    for table in _repeated((t.database, t.table) for t in manifest.tables):
        yield f"the table {table} is listed twice"
    for member in _repeated(p.member.lower() for p in manifest.parts):
        yield f"{member} is listed twice"
    known = {d.name for d in manifest.databases}
    for entry in manifest.tables:
        if entry.database not in known:
            yield f"the database {entry.database!r} is not listed"
        for said in (*_columns(entry.columns), *_parts(entry.parts), *_sums(entry)):
            yield f"{entry.database}.{entry.table}: {said}"


def _repeated(values: Iterable[Hashable]) -> Iterator[Hashable]:
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)


def _columns(columns: tuple[Column, ...]) -> Iterator[str]:
    for name in _repeated(c.name for c in columns):
        yield f"column {name!r} is listed twice"
    for column in columns:
        own = _OWN_TYPE.get(column.role)
        if (column.type is not own) if own else (column.type in _OWN_TYPE.values()):
            yield f"column {column.name!r} is a {column.role.value} of type {column.type.value}"


def _parts(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        window = part.window
        if not _MEMBER.fullmatch(part.member):
            yield f"{part.member!r} is no name of a part"
        if not _SHA256.fullmatch(part.sha256):
            yield f"{part.member} has no SHA-256"
        if part.rows < 1 or part.bytes < 1:
            yield f"{part.member} has {counted(part.rows, 'row')} in {counted(part.bytes, 'byte')}"
        if window.first is not None and window.last is not None and window.first >= window.last:
            yield f"the window of {part.member} is empty"
    for part, after in itertools.pairwise(parts):
        end, begin = part.window.last, after.window.first
        if end is None or begin is None or end > begin:
            yield f"the windows of {part.member} and {after.member} overlap"


def _sums(table: TableEntry) -> Iterator[str]:
    if table.rows != sum(p.rows for p in table.parts):
        yield f"it has {counted(table.rows, 'row')}, and its parts have {sum(p.rows for p in table.parts)}"
    if table.rows != sum(table.days.values()):
        yield f"it has {counted(table.rows, 'row')}, and its days have {sum(table.days.values())}"
    if not all(_DAY.fullmatch(day) and rows > 0 for day, rows in table.days.items()):
        yield "its days are no days"
    if (table.first is None) != (table.rows == 0) or (table.last is None) != (table.rows == 0):
        yield f"it has {counted(table.rows, 'row')} from {table.first} to {table.last}"
    if table.first is not None and table.last is not None and table.first > table.last:
        yield f"it ends at {table.last}, before its first row at {table.first}"
