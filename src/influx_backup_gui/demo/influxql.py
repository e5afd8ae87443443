"""The few InfluxQL statements a client of InfluxDB 3 asks (facts.md 1.3; recording steps 123 to 125)."""

from __future__ import annotations

import re
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo.catalog import Catalog, Database, Refused
from influx_backup_gui.demo.instants import SECOND
from influx_backup_gui.demo.schema import INFLUX_TYPE, Kind
from influx_backup_gui.demo.sql import Distortion, Sql

_NAME = r'(?:"((?:[^"\\]|\\.)+)"|([A-Za-z_][A-Za-z0-9_]*))'
_ON = re.compile(rf".*\sON\s+{_NAME}", re.IGNORECASE)
_FROM = re.compile(rf".*\sFROM\s+{_NAME}", re.IGNORECASE)
_SELECT = re.compile(rf"SELECT\s+\*\s+FROM\s+{_NAME}(\s+WHERE\s+.*)?", re.IGNORECASE | re.DOTALL)


def _named(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    return match[2] or re.sub(r"\\(.)", r"\1", match[1])


class InfluxQl:
    """Answers as Arrow tables with the leading `iox::measurement` column."""

    def __init__(self, catalog: Catalog, sql: Sql) -> None:
        self._catalog, self._sql = catalog, sql

    def query(self, database: str | None, text: str, distortion: Distortion) -> Any:
        """Raises Refused for what is not understood (facts.md 1.3), and as `Sql.query` does."""
        text = text.strip().rstrip(";").strip()
        words = " ".join(text.upper().split())
        if words == "SHOW DATABASES":
            databases = sorted(self._catalog.databases.values(), key=lambda d: (d.deleted, d.name))
            return _rows([{"iox::database": d.name, "deleted": d.deleted} for d in databases], "iox::database")
        if words.startswith("SHOW RETENTION POLICIES"):
            return self._policies(_named(_ON.match(text)) or database)
        known = self._catalog.databases.get(database or "")
        if known is None:
            raise Refused(404, f"query error: database not found: {database}", json=True)
        if words.startswith("SHOW MEASUREMENTS"):
            rows = [{"iox::measurement": "measurements", "name": name} for name in sorted(known.tables)]
            return _rows(rows, "iox::measurement")
        if words.startswith("SHOW FIELD KEYS"):
            return _keys(known, _named(_FROM.match(text)), tags=False)
        if words.startswith("SHOW TAG KEYS"):
            return _keys(known, _named(_FROM.match(text)), tags=True)
        return self._selected(known, text, distortion)

    def _policies(self, database: str | None) -> Any:
        profile = self._catalog.profile
        rows = []
        for known in sorted(self._catalog.databases.values(), key=lambda d: d.name):
            if database in (None, known.name):
                row = {"iox::database": known.name, "name": "autogen"}
                if profile.since(3, 8, 2):
                    row["duration"] = _go_duration(known.retention_ns)
                rows.append(row)
        return _rows(rows, "iox::database")

    def _selected(self, database: Database, text: str, distortion: Distortion) -> Any:
        match = _SELECT.fullmatch(text)
        table = _named(match)
        if match is None or table is None:
            prefix = "" if self._catalog.profile.since(3, 9, 1) else "query error: "
            status = 400 if self._catalog.profile.since(3, 9, 1) else 500
            raise Refused(status, f"{prefix}error in InfluxQL statement: parsing error: invalid statement")
        if table not in database.tables:
            return _rows([], "iox::measurement")
        quoted = '"' + table.replace('"', '""') + '"'
        rows = self._sql.query(database.name, f"SELECT * FROM {quoted}{match[3] or ''} ORDER BY time", None, distortion)
        name = pa.array([table] * rows.num_rows, pa.string())
        return rows.add_column(0, pa.field("iox::measurement", pa.string(), nullable=False), name)


def _rows(rows: list[dict[str, Any]], first: str) -> Any:
    return pa.Table.from_pylist(rows) if rows else pa.table({first: pa.array([], pa.string())})


def _keys(database: Database, table: str | None, tags: bool) -> Any:
    rows: list[dict[str, Any]] = []
    for known in sorted(database.tables.values(), key=lambda t: t.name):
        for column in sorted(known.columns.values(), key=lambda c: c.name):
            if table not in (None, known.name) or column.kind is Kind.TIME or (column.kind is Kind.TAG) is not tags:
                continue
            row = {"iox::measurement": known.name, "tagKey" if tags else "fieldKey": column.name}
            rows.append(row if tags else row | {"fieldType": INFLUX_TYPE[column.kind]})
    return _rows(rows, "iox::measurement")


def _go_duration(ns: int | None) -> str:
    seconds = (ns or 0) // SECOND
    if not seconds:
        return "0s"
    return f"{seconds // 3600}h{seconds // 60 % 60}m{seconds % 60}s"
