"""The proof of an archive: every part decoded, its rows recounted, everything compared with the manifest."""

from __future__ import annotations

import hashlib
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from influx_backup_gui.domain.errors import ArchiveDamaged
from influx_backup_gui.domain.humanize import counted
from influx_backup_gui.domain.instants import DAY, day_of
from influx_backup_gui.domain.manifest import Part, TableEntry
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.salvage import DamagedMember
from influx_backup_gui.domain.server import Column
from influx_backup_gui.store.archive import CATALOG, FORMAT_NAME, MANIFEST, README_NAME, SUMS
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import ARROW_TYPES, read_parquet
from influx_backup_gui.store.proof_so_far import ProofSoFar, TableSum

_THREADS = 2
_Decoded: TypeAlias = TableSum | str


@dataclass(frozen=True)
class Proof:
    """What was decoded and recounted: tables, rows, bytes of parts; the archive is proved when `damaged` is empty.

    `header` is that of the `ArchiveReader`, "" where the archive could not be opened. `since` (ns) is when the first
    part was decoded where an earlier proof was taken up, None otherwise.
    """

    tables: int
    rows: int
    bytes: int
    damaged: tuple[DamagedMember, ...]
    header: str = ""
    since: int | None = None


@dataclass(frozen=True)
class Pace:
    """How a proof goes on: from `so_far`, in `threads`; `rest` is called between parts, and may wait.

    `told` gets, whenever a part is done, a function that answers how far it is; to be called before `told` returns.
    """

    so_far: ProofSoFar | None = None
    threads: int = _THREADS
    rest: Callable[[], None] = lambda: None
    told: Callable[[Callable[[], ProofSoFar]], None] = lambda _: None
    clock: Callable[[], int] = time.time_ns


# From the beginning, without a rest.
AT_ONCE = Pace()


def prove(
    path: Path,
    password: str | None,
    progressed: Callable[[int, int], None],
    cancel: CancelToken,
    header: str = "",
    pace: Pace = AT_ONCE,
) -> Proof:
    """Reopen the archive and prove it. All damage is collected; ArchiveDamaged only when it cannot be opened at all.

    `progressed` is told (rows done, rows in all); `header` as for `ArchiveReader`. Unknown counts as damage.
    """
    with ArchiveReader(path, password, header) as archive:
        proving = _Proving(archive, path.stat().st_size, pace)
        proving.note(*_header(archive, header), *_members(archive))
        with ThreadPoolExecutor(pace.threads, thread_name_prefix="decode") as pool:
            under_way: deque[tuple[TableEntry, Part, Future[_Decoded]]] = deque()
            for table, part, data, reason in archive.examined(proving.wanted):
                cancel.check()
                while under_way and (reason or len(under_way) == pace.threads):
                    proving.take(*under_way.popleft())
                if reason:
                    proving.miss(table, part, reason)
                    continue
                under_way.append((table, part, pool.submit(_decode, table, part, data)))
                progressed(proving.rows_so_far + sum(p.rows for _, p, _ in under_way), archive.manifest.rows)
                pace.rest()
            while under_way:
                proving.take(*under_way.popleft())
        return proving.proof()


class _Proving:
    """What the parts add up to, in the order of the archive. A table is compared when its last part has come."""

    def __init__(self, archive: ArchiveReader, size: int, pace: Pace) -> None:
        self._archive, self._pace = archive, pace
        so_far = pace.so_far
        if so_far is not None and (so_far.header, so_far.size) != (archive.header, size):
            so_far = None  # of another file
        self._resumed = so_far is not None
        self._state = so_far or ProofSoFar(archive.header, size, pace.clock())
        entries = {p.member: (t.database, t.table) for t in archive.manifest.tables for p in t.parts}
        self._there = frozenset(archive.names)
        order = [name for name in archive.names if name in entries]
        self.wanted = None if so_far is None else frozenset(order[so_far.parts :])
        # Parts that are still to come, of each table.
        self._left = Counter(entries[name] for name in order[self._state.parts :])
        self._tables = dict(self._state.tables)
        self._damaged = dict.fromkeys(self._state.damaged)
        if so_far is None:
            for table in archive.manifest.tables:
                if not table.parts:
                    self._compare(table)

    @property
    def rows_so_far(self) -> int:
        """Rows of the parts that are done."""
        return self._state.rows

    def note(self, *damaged: DamagedMember) -> None:
        """What is wrong with the archive beside its parts."""
        self._damaged.update(dict.fromkeys(damaged))

    def miss(self, table: TableEntry, part: Part, reason: str) -> None:
        """A part that cannot be read."""
        self.note(DamagedMember(table.database, table.table, part.member, reason))
        self._done(table, part, None)

    def take(self, table: TableEntry, part: Part, decoded: Future[_Decoded]) -> None:
        """A part that was decoded."""
        found = decoded.result()
        if isinstance(found, str):
            self.miss(table, part, found)
        else:
            self._done(table, part, found)

    def _done(self, table: TableEntry, part: Part, found: TableSum | None) -> None:
        if part.member not in self._there:
            return
        key, state = (table.database, table.table), self._state
        self._left[key] -= 1
        self._state = replace(state, parts=state.parts + 1)
        if found is not None:
            self._tables[key] = self._tables.get(key, TableSum()).plus(found)
            self._state = replace(self._state, rows=state.rows + found.rows, bytes=state.bytes + part.bytes)
        if not self._left[key]:
            self._compare(table)
        self._pace.told(self._so_far)

    def _so_far(self) -> ProofSoFar:
        return replace(self._state, tables=dict(self._tables), damaged=tuple(self._damaged))

    def _compare(self, table: TableEntry) -> None:
        found = self._tables.pop((table.database, table.table), TableSum())
        if (table.database, table.table) not in {(d.database, d.table) for d in self._damaged}:
            self.note(*_totals(table, found))

    def proof(self) -> Proof:
        """What came of it."""
        state, tables = self._state, self._archive.manifest.tables
        since = state.since if self._resumed else None
        return Proof(len(tables), state.rows, state.bytes, tuple(self._damaged), self._archive.header, since)


def _header(archive: ArchiveReader, known: str) -> Iterator[DamagedMember]:
    """An encrypted header has no checksum of its own: bytes of it may change and open something all the same."""
    if known and archive.header != known:
        yield DamagedMember("", "", archive.path.name, "its header is not what it was when it was proved")


def _members(archive: ArchiveReader) -> Iterator[DamagedMember]:
    """Every byte and every member is known, and every sum is what SHA256SUMS says."""
    if archive.surplus:
        surplus = f"{counted(archive.surplus, 'byte')} of the file without a meaning"
        yield DamagedMember("", "", archive.path.name, surplus)
    parts = {p.member: p.sha256 for p in archive.manifest.parts}
    own = {MANIFEST, CATALOG, SUMS, README_NAME, FORMAT_NAME}
    for name in sorted(set(archive.names) ^ (parts.keys() | own)):
        known = name in parts or name in own
        yield DamagedMember("", "", name, "it is missing" if known else "the manifest does not know it")
    try:
        lines = archive.member(SUMS).decode().splitlines()
        listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        texts = {n: hashlib.sha256(archive.member(n)).hexdigest() for n in (CATALOG, README_NAME, FORMAT_NAME)}
        archive.catalog()
    except (ArchiveDamaged, ValueError) as error:
        yield DamagedMember("", "", SUMS, str(error))
        return
    for name in sorted(parts.keys() | texts.keys() | listed.keys()):
        if name in texts and listed.get(name) != texts[name]:
            yield DamagedMember("", "", name, "its content is not what SHA256SUMS says")
        elif name not in texts and listed.get(name) != parts.get(name):
            yield DamagedMember("", "", name, "the manifest and SHA256SUMS disagree")


def _decode(table: TableEntry, part: Part, data: bytes) -> _Decoded:
    """Decode one part, every value of every column: what it adds, or what is wrong with it."""
    try:
        rows = read_parquet(data)
        rows.validate(full=True)
    except (pa.ArrowException, OSError) as error:
        return f"it cannot be decoded: {error}"
    if rows.num_rows != part.rows:
        return f"it holds {counted(rows.num_rows, 'row')} instead of {part.rows}"
    wrong = _columns(rows.schema, table.columns)
    if wrong:
        return wrong
    times = rows.column("time").cast(pa.int64())
    if times.null_count:
        return "it holds rows without a time"
    bounds = pc.min_max(times)
    first, last = bounds["min"].as_py(), bounds["max"].as_py()
    if not (part.window.holds(first) and part.window.holds(last)):
        return "it holds times outside its window"
    return TableSum(len(times), first, last, _days(times, first, last))


def _days(times: pa.ChunkedArray, first: int, last: int) -> dict[str, int]:
    if first // DAY == last // DAY:
        return {day_of(first): len(times)}
    # Integer division truncates; before 1970 it has to floor.
    days = pc.divide(times, DAY)
    days = pc.subtract(days, pc.cast(pc.less(times, pc.multiply(days, DAY)), pa.int64()))
    return {day_of(c["values"] * DAY): c["counts"] for c in pc.value_counts(days).to_pylist()}


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


def _totals(table: TableEntry, found: TableSum) -> Iterator[DamagedMember]:
    expected = (table.rows, table.first, table.last, dict(table.days))
    if (found.rows, found.first, found.last, dict(found.days)) != expected:
        yield DamagedMember(
            table.database,
            table.table,
            MANIFEST,
            f"the parts hold {counted(found.rows, 'row')} from {found.first} to {found.last}; the manifest says "
            f"{counted(table.rows, 'row')} from {table.first} to {table.last}, or other days",
        )
