"""SQL over the catalog: DataFusion, the server's own engine, and a short way for what clients ask most."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from datafusion import SessionConfig, SessionContext, SQLOptions
from datafusion.catalog import Schema

from influx_backup_gui.demo.catalog import Catalog, Database, Refused, Table
from influx_backup_gui.demo.instants import parse_instant
from influx_backup_gui.demo.scans import Range, has_subquery, scans
from influx_backup_gui.demo.schema import arrow_schema
from influx_backup_gui.demo.storage import MAX_TIME, MIN_TIME
from influx_backup_gui.demo.system_tables import SystemTables

_NAME = r'"(?P<table>(?:[^"]|"")+)"'
_TERM = r"time\s*(?:>=|<=|>|<|=)\s*'[^']*'"
_WHERE = rf"(?:\s+WHERE\s+(?P<where>{_TERM}(?:\s+AND\s+{_TERM})*))?\s*;?\s*"
_ALIAS = r"(?:\s+AS\s+(?P<{}>[a-z_][a-z0-9_]*))?"
_ALL = re.compile(rf"\s*SELECT\s+\*\s+FROM\s+{_NAME}{_WHERE}", re.IGNORECASE)
_COUNT = re.compile(
    rf"\s*SELECT\s+count\(\*\){_ALIAS.format('n')}"
    rf"(?:\s*,\s*min\(time\){_ALIAS.format('a')}\s*,\s*max\(time\){_ALIAS.format('b')})?\s+FROM\s+{_NAME}{_WHERE}",
    re.IGNORECASE,
)
_ONE_TERM = re.compile(r"time\s*(>=|<=|>|<|=)\s*'([^']*)'", re.IGNORECASE)
_FILES_OF = re.compile(r"parquet_files\b.*?\btable_name\s*=\s*'((?:[^']|'')*)'", re.IGNORECASE | re.DOTALL)
# Recording core-3.6.0, step 110, which is thirty lines longer.
_BOUNDARIES = """External error: unexpected: provided filters on time column did not produce a valid set of boundaries

Stack backtrace:
   0: anyhow::context::<impl anyhow::Context<T,core::convert::Infallible> for core::option::Option<T>>::context
   1: influxdb3_write::ChunkFilter::new"""
_OPTIONS = SQLOptions().with_allow_ddl(False).with_allow_dml(False).with_allow_statements(False)


class ExecutionFailed(Exception):
    """A query that fails while it runs: after the status line in streamed formats (facts.md 1.3)."""


@dataclass(frozen=True)
class Distortion:
    """Faults of one query: the fraction of rows it sees, and what its counts are off by."""

    seen: float = 1.0
    count_off: int = 0


class Sql:
    """Answers queries as Arrow tables; thread-safe."""

    def __init__(self, catalog: Catalog, system: SystemTables, file_limit: int, now: Callable[[], int]) -> None:
        self._catalog, self._system, self._now = catalog, system, now
        self.file_limit = file_limit

    def query(
        self, database: str, sql: str, params: dict[str, Any] | None = None, distortion: Distortion | None = None
    ) -> Any:
        """The result as an Arrow table. Raises Refused (planning) and ExecutionFailed."""
        known = self._catalog.databases.get(database)
        if known is None:
            raise Refused(404, f"query error: database not found: {database}", json=True)
        distortion = distortion or Distortion()
        quick = None if params else self._quick(known, sql, distortion)
        return quick if quick is not None else self._planned(known, sql, params or {}, distortion)

    # --- the short way ----------------------------------------------------------------------------

    def _quick(self, database: Database, sql: str, distortion: Distortion) -> Any | None:
        match = _ALL.fullmatch(sql) or _COUNT.fullmatch(sql)
        if match is None:
            return None
        table = database.tables.get(match["table"].replace('""', '"'))
        span = _where(match["where"])
        if table is None or span is None:
            return None
        kept_since = self._kept_since(database)
        self._check(table, span, kept_since)
        if match.re is _ALL:
            return _rows(table, span, kept_since, distortion)
        return _count(table, span, kept_since, match, distortion)

    # --- planning ---------------------------------------------------------------------------------

    def _check(self, table: Table, span: Range, kept_since: int) -> None:
        """Raises Refused for the range of a scan that is empty, and for the file limit."""
        if span.first > span.last:
            raise self._refused(_BOUNDARIES)
        files = table.rows.files(max(span.first, kept_since), span.last)
        if self._catalog.profile.edition == "Core" and len(files) > self.file_limit:
            raise self._refused(self._catalog.profile.file_limit_text.format(limit=self.file_limit))

    def _kept_since(self, database: Database) -> int:
        """The instant in ns that the retention reaches back to."""
        return MIN_TIME if database.retention_ns is None else max(self._now() - database.retention_ns, MIN_TIME)

    def _refused(self, text: str) -> Refused:
        """A planning error in this release's status and words (facts.md 1.3, `datafusion_error_status_code`)."""
        profile = self._catalog.profile
        status = 500
        if profile.since(3, 9, 1):
            if text.startswith("This feature is not implemented"):
                status = 405
            elif text.startswith(("Error during planning", "SQL error")):
                status = 400
        return Refused(status, profile.query_error_prefix + text)

    # --- the long way -----------------------------------------------------------------------------

    def _planned(self, database: Database, sql: str, params: dict[str, Any], distortion: Distortion) -> Any:
        files_of = self._files_of(database, sql)
        lowered = sql.lower()
        tables = {t.name: t for t in list(database.tables.values()) if _mentioned(t.name, sql)}
        context = _context()
        for table in tables.values():
            _register(context, "iox", table.name, arrow_schema(table.columns.values()).empty_table())
        self._register_system(context, database, lowered, files_of)
        frame = self._plan(context, sql, params)
        kept_since = self._kept_since(database)
        ranges = self._ranges(tables, frame.optimized_logical_plan(), kept_since) if tables else {}
        for name, span in ranges.items():
            context.deregister_table(_quoted(name))
            _register(context, "iox", name, _rows(tables[name], span, kept_since, distortion))
        result = _collected(self._plan(context, sql, params) if ranges else frame)
        return _counts_off(result, distortion.count_off) if distortion.count_off and "count(" in lowered else result

    def _ranges(self, tables: dict[str, Table], plan: Any, kept_since: int) -> dict[str, Range]:
        """What to read of each scanned table: all that its scans need. Raises Refused as `_check` does."""
        ranges: dict[str, Range] = {}
        # A recursive query scans itself too.
        for scan in (s for s in scans(plan) if s.table in tables):
            self._check(tables[scan.table], scan.span, kept_since)
            known = ranges.get(scan.table, scan.span)
            ranges[scan.table] = Range(min(known.first, scan.span.first), max(known.last, scan.span.last))
        if has_subquery(plan):
            # Which tables it scans is not known: every one that is mentioned may be.
            ranges = dict.fromkeys(tables, Range())
            for table in tables.values():
                self._check(table, Range(), kept_since)
        return ranges

    def _files_of(self, database: Database, sql: str) -> str | None:
        """The table whose files are asked for by `table_name = '...'`. Raises ExecutionFailed for an unknown one."""
        named = _FILES_OF.search(sql)
        if named is None:
            return None
        name = named[1].replace("''", "'")
        if name not in database.tables and not self._catalog.profile.lists_no_files_of_unknown_tables:
            raise ExecutionFailed("no such table in system.parquet_files")
        return name

    def _register_system(self, context: Any, database: Database, lowered: str, files_of: str | None) -> None:
        with self._catalog.lock:
            if "system" in lowered:
                context.catalog("public").register_schema("system", Schema.memory_schema())
                for name, table in self._system.of(database, files_of, lowered).items():
                    _register(context, "system", name, table)
            if "information_schema" in lowered or "show" in lowered or "describe" in lowered:
                context.catalog("public").register_schema("information_schema", Schema.memory_schema())
                for name, table in self._system.information_schema(database).items():
                    _register(context, "information_schema", name, table)

    def _plan(self, context: Any, sql: str, params: dict[str, Any]) -> Any:
        try:
            return context.sql_with_options(sql, _OPTIONS, param_values=params or None)
        except Exception as error:  # noqa: BLE001 - DataFusion raises bare exceptions of several kinds
            raise self._refused(_message(error)) from None


def _rows(table: Table, span: Range, kept_since: int, distortion: Distortion) -> Any:
    columns = list(table.columns.values())
    rows = table.rows.read(columns, table.series_key, span.first, span.last, kept_since, in_blocks=True)
    return rows if distortion.seen >= 1.0 else rows.slice(0, int(rows.num_rows * distortion.seen))


def _count(table: Table, span: Range, kept_since: int, match: re.Match[str], distortion: Distortion) -> Any:
    count, low, high = table.rows.extent(table.series_key, span.first, span.last, kept_since)
    if distortion.seen < 1.0:
        times = _rows(table, span, kept_since, distortion).column("time").cast(pa.int64())
        count, low, high = len(times), pc.min(times).as_py(), pc.max(times).as_py()
    columns: dict[str, tuple[Any, int | None, bool]] = {
        match["n"] or "count(*)": (pa.int64(), count + distortion.count_off, False)
    }
    if "min(" in match[0].lower():
        columns[match["a"] or f"min({table.name}.time)"] = (pa.timestamp("ns"), low, True)
        columns[match["b"] or f"max({table.name}.time)"] = (pa.timestamp("ns"), high, True)
    schema = pa.schema([pa.field(name, sort, nullable=null) for name, (sort, _, null) in columns.items()])
    return pa.Table.from_arrays([pa.array([v], sort) for sort, v, _ in columns.values()], schema=schema)


def _message(error: Exception) -> str:
    return str(error).removeprefix("DataFusion error: ").replace("\nValid fields", " Valid fields")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _where(text: str | None) -> Range | None:
    """The range of a WHERE of the short way; None when a time is written in an unusual way."""
    span = Range()
    for operator, instant in _ONE_TERM.findall(text or ""):
        ns = parse_instant(instant)
        if ns is None or not MIN_TIME < ns < MAX_TIME:
            return None
        span = span.narrowed(operator, ns)
    return span


def _mentioned(name: str, sql: str) -> bool:
    """Whether the text may name the table: as a whole word, in any case."""
    wanted, text = name.replace('"', '""').casefold(), sql.casefold()
    return wanted in text and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def _context() -> Any:
    config = SessionConfig().with_default_catalog_and_schema("public", "iox").with_information_schema(False)
    return SessionContext(config.with_target_partitions(1))


def _register(context: Any, schema: str, name: str, table: Any) -> None:
    batches = table.to_batches() or [pa.RecordBatch.from_pylist([], schema=table.schema)]
    context.register_record_batches(f"{schema}.{_quoted(name)}", [batches])


def _collected(frame: Any) -> Any:
    try:
        batches = frame.collect()
    except Exception as error:  # noqa: BLE001 - DataFusion raises bare exceptions of several kinds
        raise ExecutionFailed(_message(error)) from None
    schema = frame.schema()
    return pa.Table.from_batches(batches, schema=schema if not batches else batches[0].schema)


def _counts_off(table: Any, off: int) -> Any:
    for position, field in enumerate(table.schema):
        if field.type == pa.int64():
            table = table.set_column(position, field, pc.add(table.column(position), off))
    return table
