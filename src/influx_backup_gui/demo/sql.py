"""SQL and the little InfluxQL that clients need: DataFusion over the stored Arrow tables (facts.md 3.2, 4.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.compute as pc
from datafusion import SessionConfig, SessionContext, SQLOptions
from datafusion.catalog import Schema

from influx_backup_gui.demo.instance import Database, Instance, Refused, refused_json
from influx_backup_gui.demo.storage import Table
from influx_backup_gui.demo.system_tables import (
    information_columns,
    information_tables,
    system_names,
    system_table,
)

_SIMPLE = re.compile(
    r'\s*SELECT\s+(?P<what>\*|count\(\*\)(?:\s+AS\s+n)?(?:,\s*min\(time\)\s+AS\s+a,\s*max\(time\)\s+AS\s+b)?)\s+'
    r'FROM\s+"(?P<table>(?:[^"]|"")+)"(?P<where>(?:\s+WHERE\s.*)?)$', re.IGNORECASE | re.DOTALL)
_BOUND = re.compile(r"\btime\s*(>=|<)\s*'([^']+)'")
_WHERE = re.compile(r"\s+WHERE\s+time\s*(?:>=|<)\s*'[^']+'(?:\s+AND\s+time\s*(?:>=|<)\s*'[^']+')?\s*$", re.IGNORECASE)
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?)?Z?$")
_BACKTRACE = "\n\nStack backtrace:\n   0: <the stand-in has none>"


class QueryBroken(Exception):
    """A query that fails while it runs: the status line is already sent."""


@dataclass(frozen=True)
class Bounds:
    """`[low, high)` in ns that a query sets on `time`; None is open."""

    low: int | None
    high: int | None


class Queries:
    """Runs the queries of one instance. `vanish` (0 to 1, None: no) keeps only a part of the rows visible."""

    def __init__(self, instance: Instance, file_limit: int) -> None:
        self._instance, self.file_limit = instance, file_limit

    def sql(self, database_name: str, sql: str, params: dict[str, object], vanish: float | None = None) -> pa.Table:
        """The result of one statement; Refused for planning errors, QueryBroken for later ones."""
        database = self._instance.database(database_name)
        if re.fullmatch(r"\s*SHOW\s+TABLES\s*", sql, re.IGNORECASE):
            return information_tables(self._instance, database)
        simple = _SIMPLE.match(sql)
        if simple and (not simple["where"] or _WHERE.match(simple["where"])):
            table = database.tables.get(simple["table"].replace('""', '"'))
            if table is not None:
                return self._simple(database, table, simple["what"], _bounds(sql), vanish)
        return self._datafusion(database, sql, params, vanish)

    def _simple(self, database: Database, table: Table, what: str, bounds: Bounds, vanish: float | None) -> pa.Table:
        rows = self._visible(database, table, bounds, vanish)
        if what == "*":
            return rows
        name = "n" if re.search(r"\bn\b", what) else "count(*)"
        counted: dict[str, pa.Array] = {name: pa.array([rows.num_rows], pa.int64())}
        if "min(" in what.lower():
            found = pc.min_max(rows.column("time"))
            counted["a"] = pa.array([found["min"].value], pa.timestamp("ns"))
            counted["b"] = pa.array([found["max"].value], pa.timestamp("ns"))
        return pa.table(counted)

    def _visible(self, database: Database, table: Table, bounds: Bounds, vanish: float | None) -> pa.Table:
        """The rows of a table within bounds, as retention and the file limit allow."""
        if bounds.low is not None and bounds.high is not None and bounds.low >= bounds.high:
            raise self._planning("External error: unexpected: provided filters on time column did not produce a valid set of "
                                 "boundaries" + _BACKTRACE)
        if table.files_within(bounds.low, bounds.high) > self.file_limit:
            raise self._planning(self._instance.profile.file_limit(self.file_limit), 500)
        horizon = self._instance.horizon(database)
        low = bounds.low if horizon is None else max(horizon, bounds.low if bounds.low is not None else horizon)
        if low is not None and bounds.high is not None and low >= bounds.high:
            return table.schema().empty_table()
        rows = table.read(low, bounds.high, self._instance.gen1_ns)
        return rows if vanish is None else rows.slice(0, int(rows.num_rows * vanish))

    def _planning(self, text: str, status: int | None = None) -> Refused:
        profile = self._instance.profile
        return Refused(status or profile.bad_query_status, profile.query_prefix + text)

    def _datafusion(self, database: Database, sql: str, params: dict[str, object], vanish: float | None) -> pa.Table:
        missing = re.search(r"system\.parquet_files\s+WHERE\s+table_name\s*=\s*'((?:[^']|'')*)'", sql)
        if missing and missing[1].replace("''", "'") not in database.tables:
            raise QueryBroken("panic: no such table")
        context = SessionContext(SessionConfig().with_default_catalog_and_schema("public", "iox").with_target_partitions(1))
        self._register(context, database, sql, vanish)
        options = SQLOptions().with_allow_ddl(False).with_allow_dml(False).with_allow_statements(False)
        try:
            frame = context.sql_with_options(sql, options, param_values=params or None)
        except Exception as error:  # noqa: BLE001 - DataFusion has no narrower type
            raise self._planning(str(error).removeprefix("DataFusion error: ").replace("\nValid", " Valid")) from error
        try:
            batches = frame.collect()
        except Exception as error:  # noqa: BLE001 - DataFusion has no narrower type
            raise QueryBroken(str(error)) from error
        return pa.Table.from_batches(batches, frame.schema() if not batches else batches[0].schema)

    def _register(self, context: SessionContext, database: Database, sql: str, vanish: float | None) -> None:
        bounds = _bounds(sql) if " OR " not in sql.upper() else Bounds(None, None)
        folded = sql.lower()
        for name, table in database.tables.items():
            named = name.lower().replace('"', '""') in folded
            rows = self._visible(database, table, bounds, vanish) if named and "information_schema" not in folded \
                and "system." not in folded else table.schema().empty_table()
            _add(context, '"' + name.replace('"', '""') + '"', rows)
        for schema in ("system", "information_schema"):
            context.catalog("public").register_schema(schema, Schema.memory_schema())
        if "system." in folded:
            for name in system_names(self._instance, database):
                if name in folded:
                    _add(context, f"system.{name}", system_table(self._instance, database, name, sql))
        if "information_schema" in folded:
            _add(context, "information_schema.tables", information_tables(self._instance, database))
            _add(context, "information_schema.columns", information_columns(self._instance, database))

    def influxql(self, database_name: str | None, query: str) -> pa.Table:
        """SHOW DATABASES, SHOW MEASUREMENTS, SHOW RETENTION POLICIES, and SELECT * FROM a table."""
        words = query.split()
        if [w.upper() for w in words[:2]] == ["SHOW", "DATABASES"]:
            names = sorted(n for n, d in self._instance.databases.items() if not d.deleted)
            return pa.table({"iox::database": names, "deleted": [False] * len(names)})
        if [w.upper() for w in words[:3]] == ["SHOW", "RETENTION", "POLICIES"]:
            name = words[4].strip('"') if len(words) > 4 else str(database_name)
            self._instance.database(name)
            return pa.table({"iox::database": [name], "name": ["autogen"]})
        database = self._instance.database(str(database_name))
        if [w.upper() for w in words[:2]] == ["SHOW", "MEASUREMENTS"]:
            names = sorted(database.tables)
            return pa.table({"iox::measurement": ["measurements"] * len(names), "name": names})
        found = re.fullmatch(r'SELECT\s+\*\s+FROM\s+"?([^"]+?)"?\s*', query, re.IGNORECASE)
        if not found or found[1] not in database.tables:
            raise refused_json(400, f"error in InfluxQL statement: parsing error: {query}")
        rows = self._visible(database, database.tables[found[1]], Bounds(None, None), None)
        return rows.add_column(0, "iox::measurement", pa.array([found[1]] * rows.num_rows, pa.string()))


def _add(context: SessionContext, name: str, rows: pa.Table) -> None:
    batches = rows.combine_chunks().to_batches()
    if not batches:
        batches = [pa.RecordBatch.from_arrays([pa.array([], f.type) for f in rows.schema], schema=rows.schema)]
    context.register_record_batches(name, [batches])


def _bounds(sql: str) -> Bounds:
    low: int | None = None
    high: int | None = None
    for operator, text in _BOUND.findall(sql):
        at = instant(text)
        if operator == ">=":
            low = at if low is None else max(low, at)
        else:
            high = at if high is None else min(high, at)
    return Bounds(low, high)


def instant(text: str) -> int:
    """RFC 3339 text as ns."""
    found = _INSTANT.match(text)
    if not found:
        raise Refused(400, f"cannot parse the timestamp {text}")
    whole = datetime.fromisoformat(f"{found[1]}T{found[2] or '00:00:00'}").replace(tzinfo=UTC)
    seconds = (whole - datetime(1970, 1, 1, tzinfo=UTC)).days * 86_400 + (whole - datetime(1970, 1, 1, tzinfo=UTC)).seconds
    return seconds * 10**9 + int((found[3] or "").ljust(9, "0"))
