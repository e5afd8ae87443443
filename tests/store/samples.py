"""Rows of every type, and archives that are made of them without a server."""

from __future__ import annotations

import hashlib
import io
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from influx_backup_gui.domain.instants import DAY, TimeRange
from influx_backup_gui.domain.job import Selection
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, Part, TableEntry
from influx_backup_gui.domain.names import MemberFolders
from influx_backup_gui.domain.server import Column, Role, Type
from influx_backup_gui.store.archive import ArchiveWriter

TAG = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [
        pa.field("b", pa.bool_(), metadata={"iox::column::type": "iox::column_type::field::boolean"}),
        pa.field("f", pa.float64(), metadata={"iox::column::type": "iox::column_type::field::float"}),
        pa.field("i", pa.int64()),
        pa.field("s", pa.string()),
        pa.field("ta g.=,é", TAG, metadata={"iox::column::type": "iox::column_type::tag"}),
        pa.field("time", pa.timestamp("ns"), nullable=False),
        pa.field("u", pa.uint64()),
    ]
)
FLOATS = [-0.0, 0.0, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308, None, 0.1]
INTEGERS = [-(2**63), 2**63 - 1, 0, -1, None, 1, 2, 3, 4]
UNSIGNED = [2**64 - 1, 0, None, 1, 2**63, 5, 6, 7, 8]
TEXTS = ["", None, "日本 ☃", 'quote " \\ \n end', " ", "a", "b", "c", "d"]
TAGS = [None, "", "Küche, Süd", "a=b", "x", "x", None, "x", "y"]
TIMES = [-(2**63), -1, 0, 1, 2**63 - 1, -DAY, -DAY - 1, 1_767_225_600_123_456_789, 1_767_225_600_123_456_790]
BOOLS = [True, False, None, True, True, False, None, False, True]
ROWS = len(TIMES)
_NUMBERS = itertools.count()
_TYPES = {
    pa.bool_(): Type.BOOLEAN,
    pa.float64(): Type.FLOAT,
    pa.int64(): Type.INTEGER,
    pa.string(): Type.STRING,
    pa.uint64(): Type.UNSIGNED,
    pa.timestamp("ns"): Type.TIME,
    TAG: Type.TAG,
}
_ROLES = {Type.TIME: Role.TIME, Type.TAG: Role.TAG}


def odd_rows() -> pa.Table:
    """Every type with its limits, null and empty, before 1970, every nanosecond."""
    values = {"b": BOOLS, "f": FLOATS, "i": INTEGERS, "s": TEXTS, "ta g.=,é": TAGS, "time": TIMES, "u": UNSIGNED}
    return pa.table([pa.array(values[f.name], f.type) for f in SCHEMA], schema=SCHEMA)


def plain_rows(count: int, first: int = 0) -> pa.Table:
    """A row a minute."""
    numbers = range(first, first + count)
    return pa.table(
        {
            "host": pa.array([f"h{n % 3}" for n in numbers]).dictionary_encode(),
            "time": pa.array([n * 60_000_000_000 for n in numbers], pa.timestamp("ns")),
            "v": pa.array([n / 7 for n in numbers]),
        }
    )


def encoded(rows: pa.Table) -> bytes:
    """Parquet as a server might send it."""
    sink = io.BytesIO()
    pq.write_table(rows, sink, compression="zstd", compression_level=1)
    return sink.getvalue()


def instants_of(rows: pa.Table) -> list[int]:
    return rows.column("time").cast(pa.int64()).to_pylist()


def day(instant: int) -> str:
    return str((datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=instant // DAY)).date())


def entry_of(database: str, table: str, members: Mapping[str, bytes], parts: Iterable[pa.Table]) -> TableEntry:
    """What the manifest says about a table, counted in Python."""
    rows = list(parts)
    times = [t for part in rows for t in instants_of(part)]
    days: dict[str, int] = {}
    for instant in times:
        days[day(instant)] = days.get(day(instant), 0) + 1
    schema = rows[0].schema if rows else SCHEMA
    columns = tuple(Column(f.name, _ROLES.get(_TYPES[f.type], Role.FIELD), _TYPES[f.type]) for f in schema)
    return TableEntry(
        database,
        table,
        columns,
        tuple(c.name for c in columns if c.role is Role.TAG),
        True,
        len(times),
        min(times, default=None),
        max(times, default=None),
        days,
        tuple(
            Part(member, window, part.num_rows, len(data), hashlib.sha256(data).hexdigest())
            for (member, data), part, window in zip(members.items(), rows, windows_of(rows), strict=True)
        ),
    )


def windows_of(parts: list[pa.Table]) -> list[TimeRange]:
    """Windows that tile the time line, for parts in ascending time."""
    begins = [min(instants_of(part)) for part in parts]
    edges = [None, *begins[1:], None]
    return [TimeRange(edges[n], edges[n + 1]) for n in range(len(parts))]


def manifest_of(entries: Iterable[TableEntry]) -> Manifest:
    tables = tuple(entries)
    return Manifest(
        "id",
        "name",
        "",
        1_767_225_600_000_000_000,
        1_767_225_600_000_000_000,
        "small",
        Origin("home", "http://127.0.0.1:8181", "3.6.0", "Core", "", "p", "p"),
        Selection(),
        tuple(DatabaseEntry(d, None) for d in sorted({t.database for t in tables})),
        tables,
    )


Tables = Mapping[tuple[str, str], list[pa.Table]]
TINY: Tables = {("db", "odd"): [odd_rows()], ("db", "empty"): [], ("other", "plain"): [plain_rows(5), plain_rows(4, 5)]}


def write_archive(
    path: Path,
    tables: Tables = TINY,
    password: str | None = None,
    change: Callable[[Manifest], Manifest] = lambda m: m,
) -> Path:
    """A finished, published archive; `change` may falsify its manifest."""
    folders, entries = MemberFolders(), []
    with ArchiveWriter(path, password) as writer:
        for (database, table), parts in tables.items():
            folder = folders.folder(database, table)
            members = {f"{folder}/{n}.parquet": encoded(rows) for n, rows in enumerate(parts, 1)}
            entries.append(entry_of(database, table, members, parts))
            add_table(writer, [(member, spooled(path.parent, data)) for member, data in members.items()])
        writer.finish(change(manifest_of(entries)), {"caches": []})
        return writer.publish()


def spooled(folder: Path, data: bytes) -> Path:
    """A file that the writer may take over."""
    path = folder / f"spooled-{next(_NUMBERS)}"
    path.write_bytes(data)
    return path


def add_table(writer: ArchiveWriter, members: Sequence[tuple[str, Path]]) -> None:
    """Add the parts of one table."""
    for name, path in members:
        writer.add_part(name, path)
    writer.end_table()
