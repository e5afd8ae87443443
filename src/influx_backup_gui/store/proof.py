"""The proof of an archive: every part decoded, its rows recounted, everything compared with the manifest."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import Column
from influx_backup_gui.store.archive import CATALOG, FORMAT_NAME, MANIFEST, README_NAME, SUMS
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import ARROW_TYPES, read_parquet

_THREADS = 2


@dataclass(frozen=True)
class Damage:
    """One thing that is not as it should be. `database` and `table` are empty where it concerns the whole archive."""

    database: str
    table: str
    member: str
    reason: str


@dataclass(frozen=True)
class Proof:
    """What was decoded and recounted: tables, rows, bytes of parts; the archive is proved when `damaged` is empty.

    `header` is that of the `ArchiveReader`, "" where the archive could not be opened.
    """

    tables: int
    rows: int
    bytes: int
    damaged: tuple[Damage, ...]
    header: str = ""


@dataclass
class _Found:
    """What the parts of one table add up to. Parts are decoded by several threads."""

    rows: int = 0
    first: int | None = None
    last: int | None = None
    days: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, times: pa.ChunkedArray) -> None:
        found = pc.min_max(times)
        first, last = found["min"].as_py(), found["max"].as_py()
        days = _days(times, first, last)
        with self.lock:
            self.rows += len(times)
            self.first = first if self.first is None else min(self.first, first)
            self.last = last if self.last is None else max(self.last, last)
            for day, rows in days.items():
                self.days[day] = self.days.get(day, 0) + rows


def _days(times: pa.ChunkedArray, first: int, last: int) -> dict[str, int]:
    if first // DAY == last // DAY:
        return {day_of(first): len(times)}
    # Integer division truncates; before 1970 it has to floor.
    days = pc.divide(times, DAY)
    days = pc.subtract(days, pc.cast(pc.less(times, pc.multiply(days, DAY)), pa.int64()))
    return {day_of(c["values"] * DAY): c["counts"] for c in pc.value_counts(days).to_pylist()}


def prove(
    path: Path,
    password: str | None,
    progressed: Callable[[int, int], None],
    cancel: CancelToken,
    header: str = "",
) -> Proof:
    """Reopen the archive and prove it. All damage is collected; ArchiveDamaged only when it cannot be opened at all.

    `progressed` is told (rows done, rows in all); `header` as for `ArchiveReader`. Unknown counts as damage.
    """
    with ArchiveReader(path, password, header) as archive:
        manifest = archive.manifest
        damaged = [*_header(archive, header), *_members(archive)]
        found = {(t.database, t.table): _Found() for t in manifest.tables}
        size = done = 0
        with ThreadPoolExecutor(_THREADS, thread_name_prefix="decode") as pool:
            under_way: deque[Future[list[Damage]]] = deque()
            for table, part, data, reason in archive.examined():
                cancel.check()
                if reason:
                    damaged.append(Damage(table.database, table.table, part.member, reason))
                    continue
                if len(under_way) == _THREADS:
                    damaged.extend(under_way.popleft().result())
                under_way.append(pool.submit(_decode, table, part, data, found[table.database, table.table]))
                size, done = size + part.bytes, done + part.rows
                progressed(done, manifest.rows)
            for future in under_way:
                damaged.extend(future.result())
        broken = {(d.database, d.table) for d in damaged}
        for table in manifest.tables:
            if (table.database, table.table) not in broken:
                damaged.extend(_totals(table, found[table.database, table.table]))
    rows = sum(f.rows for f in found.values())
    return Proof(len(manifest.tables), rows, size, tuple(damaged), archive.header)


def _header(archive: ArchiveReader, known: str) -> Iterator[Damage]:
    """An encrypted header has no checksum of its own: bytes of it may change and open something all the same."""
    if known and archive.header != known:
        yield Damage("", "", archive.path.name, "its header is not what it was when it was proved")


def _members(archive: ArchiveReader) -> Iterator[Damage]:
    """Every byte and every member is known, and every sum is what SHA256SUMS says."""
    if archive.surplus:
        yield Damage("", "", archive.path.name, f"{archive.surplus} bytes of the file belong to nothing")
    parts = {p.member: p.sha256 for p in archive.manifest.parts}
    own = {MANIFEST, CATALOG, SUMS, README_NAME, FORMAT_NAME}
    for name in sorted(set(archive.names) ^ (parts.keys() | own)):
        yield Damage("", "", name, "it is missing" if name in parts or name in own else "the manifest does not know it")
    try:
        lines = archive.member(SUMS).decode().splitlines()
        listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        texts = {n: hashlib.sha256(archive.member(n)).hexdigest() for n in (CATALOG, README_NAME, FORMAT_NAME)}
        archive.catalog()
    except (ArchiveDamaged, ValueError) as error:
        yield Damage("", "", SUMS, str(error))
        return
    for name in sorted(parts.keys() | texts.keys() | listed.keys()):
        if name in texts and listed.get(name) != texts[name]:
            yield Damage("", "", name, "its content is not what SHA256SUMS says")
        elif name not in texts and listed.get(name) != parts.get(name):
            yield Damage("", "", name, "the manifest and SHA256SUMS disagree")


def _decode(table: TableEntry, part: Part, data: bytes, found: _Found) -> list[Damage]:
    """Decode one part, every value of every column."""

    def damage(reason: str) -> list[Damage]:
        return [Damage(table.database, table.table, part.member, reason)]

    try:
        rows = read_parquet(data)
        rows.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        return damage(f"it cannot be decoded: {error}")
    if rows.num_rows != part.rows:
        return damage(f"it holds {rows.num_rows} rows instead of {part.rows}")
    wrong = _columns(rows.schema, table.columns)
    if wrong:
        return damage(wrong)
    times = rows.column("time").cast(pa.int64())
    if times.null_count:
        return damage("it holds rows without a time")
    found.add(times)
    bounds = pc.min_max(times)
    if not (part.window.holds(bounds["min"].as_py()) and part.window.holds(bounds["max"].as_py())):
        return damage("it holds times outside its window")
    return []


def _columns(schema: pa.Schema, columns: tuple[Column, ...]) -> str:
    known = {c.name: c.type for c in columns}
    if len(set(schema.names)) != len(schema.names):
        return "it has two columns of one name"
    for column in schema:
        if column.name not in known:
            return f"it has a column {column.name!r} that the manifest does not know"
        if column.type != ARROW_TYPES[known[column.name]]:
            return f"column {column.name!r} is {column.type} instead of {known[column.name].value}"
    return "" if "time" in schema.names else "it has no time column"


def _totals(table: TableEntry, found: _Found) -> Iterator[Damage]:
    expected = (table.rows, table.first, table.last, dict(table.days))
    if (found.rows, found.first, found.last, found.days) != expected:
        yield Damage(
            table.database,
            table.table,
            MANIFEST,
            f"the parts hold {found.rows} rows from {found.first} to {found.last}; the manifest says "
            f"{table.rows} rows from {table.first} to {table.last}, or other days",
        )
