"""What is really there, without asking the program: archives by py7zr and pyarrow alone, the server by its memory."""

from __future__ import annotations

import io
import json
import struct
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import py7zr
import pyarrow as pa
import pyarrow.parquet as pq

from influx_backup_gui.demo.schema import FIELD_TYPES, Kind
from influx_backup_gui.demo.server import DemoServer

# A row as (name, type, value) by name; floats as bits, null left out. Tables by (database, table). One row more says
# what the table is: columns with their types, and the order of its tags.
Row = tuple[tuple[str, str, Any], ...]
Tables = dict[tuple[str, str], Counter[Row]]


def rows_of(table: pa.Table) -> Counter[Row]:
    """A bag of the rows of an Arrow table."""
    columns = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        plain = column.cast(pa.int64()) if pa.types.is_timestamp(column.type) else column
        kind = "tag" if pa.types.is_dictionary(column.type) else str(column.type)
        columns.append([(name, kind, _exact(v)) if v is not None else None for v in plain.to_pylist()])
    rows = zip(*columns, strict=True) if columns else iter(())
    return Counter(tuple(sorted((c for c in row if c is not None), key=lambda c: c[0])) for row in rows)


def _schema(columns: dict[str, str], tags: list[str]) -> Row:
    return (("", "schema", (tuple(sorted(columns.items())), tuple(tags))),)


def _exact(value: Any) -> Any:
    return struct.pack("<d", value) if isinstance(value, float) else value


def on_server(server: DemoServer, *databases: str) -> Tables:
    """All rows of these databases, or of all."""
    found: Tables = {}
    for name, database in list(server.catalog.databases.items()):
        if not database.deleted and (name in databases or not databases):
            for table in list(database.tables):
                if not database.tables[table].deleted:
                    found[name, table] = _table_on_server(server, name, table)
    return found


_TYPES = {kind: name for name, kind in FIELD_TYPES.items()} | {Kind.TAG: "tag", Kind.TIME: "timestamp"}


def _table_on_server(server: DemoServer, database: str, table: str) -> Counter[Row]:
    made = server.catalog.table(database, table)
    rows = rows_of(server.rows(database, table))
    rows[_schema({c.name: _TYPES[c.kind] for c in made.columns.values()}, made.series_key)] += 1
    return rows


def in_archive(path: Path, password: str | None = None) -> Tables | None:
    """All rows of an archive; None where it cannot be read."""
    try:
        data = io.BytesIO(path.read_bytes())  # of a file by name, py7zr leaves some handles open
        with tempfile.TemporaryDirectory() as folder, py7zr.SevenZipFile(data, password=password) as archive:
            archive.extractall(folder)
            manifest = json.loads((Path(folder) / "manifest.json").read_bytes())
            found: Tables = {}
            for table in manifest["tables"]:
                rows = found.setdefault((table["database"], table["table"]), Counter())
                rows[_schema({c["name"]: c["type"] for c in table["columns"]}, table["series_key"])] += 1
                for part in table["parts"]:
                    rows.update(rows_of(pq.ParquetFile(Path(folder) / part["member"]).read(use_threads=False)))
            return found
    except Exception:  # noqa: BLE001 - whatever a damaged file makes the libraries do
        return None


def missing(wanted: Tables, found: Tables | None) -> int:
    """Rows (and descriptions of tables) that are wanted and not found."""
    there = found or {}
    return sum((rows - there.get(key, Counter())).total() for key, rows in wanted.items())


def together(all_of: Iterable[Tables]) -> Tables:
    """Whatever is in any of them."""
    found: Tables = {}
    for tables in all_of:
        for key, rows in tables.items():
            found[key] = found.get(key, Counter()) | rows
    return found


def renamed(tables: Tables, **names: str) -> Tables:
    """The same tables in databases of other names."""
    return {(names.get(database, database), table): rows for (database, table), rows in tables.items()}
