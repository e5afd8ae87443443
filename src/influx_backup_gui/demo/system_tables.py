"""System tables and information_schema as Arrow tables (facts.md 3.2; recordings, steps 126 to 151)."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pyarrow as pa

from influx_backup_gui.demo.instance import INTERNAL, Database, Instance
from influx_backup_gui.demo.storage import Table

_TYPES = {"tag": "Dictionary(Int32, Utf8)", "float": "Float64", "integer": "Int64", "uinteger": "UInt64", "string": "Utf8",
          "boolean": "Boolean"}
_S, _U, _I, _B = pa.string(), pa.uint64(), pa.int64(), pa.bool_()
_PER_DATABASE = ("distinct_caches", "influxdb_schema", "last_caches", "parquet_files", "processing_engine_logs",
                 "processing_engine_trigger_arguments", "processing_engine_triggers", "queries")
_OF_SERVER = {"databases": 2, "tables": 2, "tokens": 0, "nodes": 4, "generation_durations": 2, "plugin_files": 6}
_VIEWS = ("tables", "views", "columns", "df_settings", "schemata", "routines", "parameters")


def _table(columns: dict[str, pa.DataType], rows: list[tuple[object, ...]]) -> pa.Table:
    arrays = [pa.array([r[n] for r in rows], kind) for n, kind in enumerate(columns.values())]
    return pa.Table.from_arrays(arrays, names=list(columns))


def information_tables(instance: Instance, database: Database) -> pa.Table:
    """`information_schema.tables`, also the answer of SHOW TABLES."""
    rows: list[tuple[object, ...]] = [("public", "iox", t, "BASE TABLE") for t in sorted(database.tables)]
    rows += [("public", "system", t, "BASE TABLE") for t in system_names(instance, database)]
    rows += [("public", "information_schema", v, "VIEW") for v in _VIEWS]
    return _table({n: _S for n in ("table_catalog", "table_schema", "table_name", "table_type")}, rows)


def information_columns(instance: Instance, database: Database) -> pa.Table:
    """`information_schema.columns` of the user's tables, by table, then column."""
    rows: list[tuple[object, ...]] = []
    for name in sorted(database.tables):
        columns = database.tables[name].columns
        rows += [("public", "iox", name, c, _TYPES.get(columns[c], instance.profile.time_type),
                  "NO" if c == "time" else "YES") for c in sorted(columns)]
    names = ("table_catalog", "table_schema", "table_name", "column_name", "data_type", "is_nullable")
    return _table({n: _S for n in names}, rows)


def system_names(instance: Instance, database: Database) -> list[str]:
    """The system tables that this version offers in this database."""
    names = [n for n in _PER_DATABASE
             if not (n in ("influxdb_schema", "processing_engine_trigger_arguments") and not instance.profile.since(3))]
    if database.name == INTERNAL:
        names += [n for n, minor in _OF_SERVER.items() if instance.profile.since(minor)]
    return sorted(names)


def system_table(instance: Instance, database: Database, name: str, sql: str) -> pa.Table:
    """One system table as Arrow."""
    maker = {"databases": _databases, "tables": _tables, "tokens": _tokens, "nodes": _nodes}.get(name)
    if maker is not None:
        return maker(instance)
    if name == "generation_durations":
        return _table({"level": pa.uint8(), "duration_seconds": _U}, [(1, instance.gen1_ns // 10**9)])
    if name == "parquet_files":
        return _parquet_files(database, sql)
    if name == "influxdb_schema":
        return _influxdb_schema(database)
    if name in ("last_caches", "distinct_caches"):
        return _caches(database, name)
    return _table({c: _S for c in _EMPTY[name]}, [])


_EMPTY = {
    "processing_engine_logs": ("event_time", "trigger_name", "log_level", "log_text"),
    "processing_engine_trigger_arguments": ("trigger_name", "argument_key", "argument_value"),
    "processing_engine_triggers": ("trigger_name", "plugin_filename", "trigger_specification", "disabled"),
    "queries": ("id", "phase", "query_type", "query_text"),
    "plugin_files": ("plugin_name", "file_name", "file_path", "size_bytes", "last_modified"),
}


def _databases(instance: Instance) -> pa.Table:
    rows: list[tuple[object, ...]] = [
        (d.name, d.retention_ns, d.deleted, d.hard_deletion)
        for d in sorted(instance.databases.values(), key=lambda d: d.id)]
    return _table({"database_name": _S, "retention_period_ns": _U, "deleted": _B, "hard_deletion_time": _S}, rows)


def _tables(instance: Instance) -> pa.Table:
    rows: list[tuple[object, ...]] = [
        (d.name, t.name, len(t.columns), ", ".join(t.series_key), len(t.last_caches), len(t.distinct_caches), t.deleted,
         t.hard_deletion)
        for d in sorted(instance.databases.values(), key=lambda d: d.id)
        for t in sorted(d.tables.values(), key=lambda t: t.id)]
    return _table({"database_name": _S, "table_name": _S, "column_count": _U, "series_key_columns": _S,
                   "last_cache_count": _U, "distinct_cache_count": _U, "deleted": _B, "hard_deletion_time": _S}, rows)


def _tokens(instance: Instance) -> pa.Table:
    names = ["_admin", *instance.tokens] if instance.token else []
    rows: list[tuple[object, ...]] = [(n, name, f"{n:09x}", instance.started, "*:*:*") for n, name in enumerate(names)]
    return _table({"token_id": _U, "name": _S, "hash": _S, "created_at": _S, "permissions": _S}, rows)


def _nodes(instance: Instance) -> pa.Table:
    settings = json.dumps({"node-id": "n0", "object-store": "memory"}, separators=(",", ":"))
    row = ("n0", 0, instance.process_id, ["core"], 2, "running", instance.started, settings)
    return _table({"node_id": _S, "node_catalog_id": _U, "instance_id": _S, "mode": pa.list_(_S), "core_count": _U,
                   "state": _S, "updated_at": _S, "cli_params": _S}, [row])


def _parquet_files(database: Database, sql: str) -> pa.Table:
    """Files only, never the buffer; without the right filter the real server answers nonsense (trap 11)."""
    rows: list[tuple[object, ...]] = []
    for table in database.tables.values():
        if "'" + table.name.replace("'", "''") + "'" in sql:
            rows += [(table.name, _path(database, table, f.first, f.sequence), f.size, f.rows.num_rows, f.first, f.last)
                     for f in table.files()]
    return _table({"table_name": _S, "path": _S, "size_bytes": _U, "row_count": _U, "min_time": _I, "max_time": _I}, rows)


def _path(database: Database, table: Table, first: int, sequence: int) -> str:
    at = datetime.fromtimestamp(first // (600 * 10**9) * 600, UTC)
    return f"n0/dbs/{database.id}/{table.id}/{at:%Y-%m-%d}/{at:%H-%M}/{sequence:010d}.parquet"


def _influxdb_schema(database: Database) -> pa.Table:
    rows: list[tuple[object, ...]] = [
        (t.name, c, t.columns[c]) for t in sorted(database.tables.values(), key=lambda t: t.id) for c in sorted(t.columns)]
    return _table({"measurement": _S, "key": _S, "data_type": _S}, rows)


def _caches(database: Database, name: str) -> pa.Table:
    caches = [c for t in sorted(database.tables.values(), key=lambda t: t.id) for c in getattr(t, name)]
    ids, names = pa.list_(pa.uint32()), pa.list_(_S)
    if name == "last_caches":
        columns = {"table": _S, "name": _S, "key_column_ids": ids, "key_column_names": names, "value_column_ids": ids,
                   "value_column_names": names, "count": _U, "ttl": _U}
    else:
        columns = {"table": _S, "name": _S, "column_ids": ids, "column_names": names, "max_cardinality": _U,
                   "max_age_seconds": _U}
    return _table(columns, [tuple(c.get(k) for k in columns) for c in caches])
