"""`system.*` and `information_schema.*` as tables of Arrow (facts.md 3.2; recording steps 126 to 150)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa

from influx_backup_gui.demo.catalog import INTERNAL, Catalog, Database, Table
from influx_backup_gui.demo.instants import stamp
from influx_backup_gui.demo.schema import INFLUX_TYPE, SQL_TYPE, Kind
from influx_backup_gui.demo.tokens import Tokens

_TEXT, _NUMBER, _COUNT, _FLAG = pa.string(), pa.int64(), pa.uint64(), pa.bool_()
_TIME = pa.timestamp("ms")
_TEXTS, _NUMBERS = pa.list_(_TEXT), pa.list_(pa.uint32())
PLUGIN_FOLDER = "/var/lib/influxdb3-plugins"
_VIEWS = ("tables", "views", "columns", "df_settings", "schemata", "routines", "parameters")


def _table(columns: dict[str, Any], rows: Iterable[dict[str, Any]]) -> Any:
    return pa.Table.from_pylist(list(rows), schema=pa.schema(list(columns.items())))


class SystemTables:
    """Builds them when a query names one."""

    def __init__(
        self, catalog: Catalog, tokens: Tokens, node: Callable[[], dict[str, Any]], plugins: dict[str, int]
    ) -> None:
        self._catalog, self._tokens, self._node, self._plugins = catalog, tokens, node, plugins

    def of(self, database: Database, files_of: str | None = None, sql: str | None = None) -> dict[str, Any]:
        """Name (after `system.`) to table, in the order the server lists them.

        `files_of` is the one table whose files are asked for. Of a query (`sql`, in lower case) only what its text may
        name is built.
        """
        builders = self._of_every_database(database)
        builders["parquet_files"] = lambda: _parquet_files(self._listed(database, files_of))
        if database.name == INTERNAL:
            builders |= self._of_internal()
        return {name: builders[name]() for name in sorted(builders) if sql is None or name in sql}

    def _of_every_database(self, database: Database) -> dict[str, Callable[[], Any]]:
        since = self._catalog.profile.since
        live = [t for t in database.tables.values() if not t.deleted]
        logs = {"event_time": _TIME, "trigger_name": _TEXT, "log_level": _TEXT, "log_text": _TEXT}
        queries = dict.fromkeys(("id", "phase", "query_type", "query_text"), _TEXT)
        builders: dict[str, Callable[[], Any]] = {
            "distinct_caches": lambda: _distinct_caches(live),
            "last_caches": lambda: _last_caches(live),
            "processing_engine_logs": lambda: _table(logs, []),
            "processing_engine_triggers": lambda: _triggers(database, since(3, 10)),
            "queries": lambda: _table(queries, []),
        }
        if since(3, 3):
            builders["influxdb_schema"] = lambda: _influxdb_schema(database.tables.values())
            builders["processing_engine_trigger_arguments"] = lambda: _trigger_arguments(database)
        return builders

    def _listed(self, database: Database, files_of: str | None) -> Iterable[tuple[str, Table]]:
        """Tables whose files are listed, and the name each goes by.

        Without a table the server walks the tables of all databases with the number of this database: it lists
        wrong names, and some files more than once (facts.md 3.2).
        """
        if files_of is not None:
            return [(files_of, database.tables[files_of])] if files_of in database.tables else []
        own = {table.number: table for table in database.tables.values()}
        others = [t for d in self._catalog.databases.values() for t in d.tables.values()]
        return [(other.name, own[other.number]) for other in others if other.number in own]

    def _of_internal(self) -> dict[str, Callable[[], Any]]:
        since = self._catalog.profile.since
        builders: dict[str, Callable[[], Any]] = {"tokens": self._token_rows}
        if since(3, 2):
            builders |= {"databases": self._databases, "tables": self._tables}
            builders["generation_durations"] = self._generation_durations
        if since(3, 4):
            builders["nodes"] = self._nodes
        if since(3, 6):
            builders["plugin_files"] = self._plugin_files
        return builders

    def _generation_durations(self) -> Any:
        row = {"level": 1, "duration_seconds": self._catalog.gen1_seconds}
        return _table({"level": pa.uint8(), "duration_seconds": _COUNT}, [row])

    def _plugin_files(self) -> Any:
        """One row for each trigger, named after the trigger (config recording step 27)."""
        columns = {"plugin_name": _TEXT, "file_name": _TEXT, "file_path": _TEXT}
        triggers = [t for d in self._catalog.databases.values() for t in d.triggers.values()]
        return _table(
            columns | {"size_bytes": _NUMBER, "last_modified": _NUMBER},
            (
                {
                    "plugin_name": t["trigger_name"],
                    "file_name": t["plugin_filename"],
                    "file_path": f"{PLUGIN_FOLDER}/{t['plugin_filename']}",
                    "size_bytes": self._plugins.get(t["plugin_filename"], 0),
                    "last_modified": self._node()["updated_at"],
                }
                for t in triggers
            ),
        )

    def _hard_deletion(self, thing: Database | Table) -> dict[str, Any]:
        if not self._catalog.profile.since(3, 2, 1) or thing.hard_deletion is None:
            return {}
        return {"hard_deletion_time": stamp(thing.hard_deletion, "%Y-%m-%dT%H:%M:%SZ")}

    def _with_hard_deletion(self, columns: dict[str, Any]) -> dict[str, Any]:
        return columns | ({"hard_deletion_time": _TEXT} if self._catalog.profile.since(3, 2, 1) else {})

    def _databases(self) -> Any:
        columns = self._with_hard_deletion({"database_name": _TEXT, "retention_period_ns": _COUNT, "deleted": _FLAG})
        databases = sorted(self._catalog.databases.values(), key=lambda d: d.number)
        return _table(
            columns,
            (
                {"database_name": d.name, "retention_period_ns": d.retention_ns, "deleted": d.deleted}
                | self._hard_deletion(d)
                for d in databases
            ),
        )

    def _tables(self) -> Any:
        columns = {"database_name": _TEXT, "table_name": _TEXT, "column_count": _COUNT, "series_key_columns": _TEXT}
        columns |= {"last_cache_count": _COUNT, "distinct_cache_count": _COUNT, "deleted": _FLAG}
        databases = sorted(self._catalog.databases.values(), key=lambda d: d.number)
        return _table(
            self._with_hard_deletion(columns),
            (
                {
                    "database_name": database.name,
                    "table_name": table.name,
                    "column_count": len(table.columns),
                    "series_key_columns": ", ".join(table.series_key),
                    "last_cache_count": len(table.last_caches),
                    "distinct_cache_count": len(table.distinct_caches),
                    "deleted": table.deleted or database.deleted,
                }
                | self._hard_deletion(table)
                for database in databases
                for table in sorted(database.tables.values(), key=lambda t: t.number)
            ),
        )

    def _token_rows(self) -> Any:
        columns = {"token_id": _COUNT, "name": _TEXT, "hash": _TEXT, "created_at": _TIME, "description": _TEXT}
        columns |= {"created_by_token_id": _COUNT, "updated_at": _TIME, "updated_by_token_id": _COUNT}
        return _table(columns | {"expiry": _TIME, "permissions": _TEXT}, self._tokens.rows())

    def _nodes(self) -> Any:
        columns = {"node_id": _TEXT, "node_catalog_id": _COUNT, "instance_id": _TEXT, "mode": _TEXTS}
        columns |= {"core_count": _COUNT, "state": _TEXT, "updated_at": _TIME, "cli_params": _TEXT}
        node = {name: value for name, value in self._node().items() if name in columns}
        return _table(columns, [node])

    # --- information_schema -----------------------------------------------------------------------

    def information_schema(self, database: Database) -> dict[str, Any]:
        """`tables` and `columns`, sorted as the server answers them."""
        # Of what the tables hold only the columns are told: no file is listed for that.
        system = self.of(database, files_of="")
        return {"tables": _schema_tables(database, system), "columns": self._schema_columns(database, system)}

    def _schema_columns(self, database: Database, system: dict[str, Any]) -> Any:
        rows = []
        for table in sorted(database.tables.values(), key=lambda t: t.name):
            for column in sorted(table.columns.values(), key=lambda c: c.name):
                time = column.kind is Kind.TIME
                sql_type = self._catalog.profile.time_type if time else SQL_TYPE[column.kind]
                rows.append(_schema_column("iox", table.name, column.name, sql_type, not time))
        for name, table in system.items():
            rows += [_schema_column("system", name, f.name, _sql_type(f.type), f.nullable) for f in table.schema]
        columns = ("table_catalog", "table_schema", "table_name", "column_name", "data_type", "is_nullable")
        return _table(dict.fromkeys(columns, _TEXT), rows)


def _schema_column(schema: str, table: str, column: str, sql_type: str, nullable: bool) -> dict[str, str]:
    return {
        "table_catalog": "public",
        "table_schema": schema,
        "table_name": table,
        "column_name": column,
        "data_type": sql_type,
        "is_nullable": "YES" if nullable else "NO",
    }


def _sql_type(arrow_type: Any) -> str:
    known = {"string": "Utf8", "int64": "Int64", "uint64": "UInt64", "bool": "Boolean"}
    return known.get(str(arrow_type), str(arrow_type))


def _schema_tables(database: Database, system: dict[str, Any]) -> Any:
    def row(schema: str, name: str, sort: str) -> dict[str, str]:
        return {"table_catalog": "public", "table_schema": schema, "table_name": name, "table_type": sort}

    rows = [row("iox", name, "BASE TABLE") for name in sorted(database.tables)]
    rows += [row("system", name, "BASE TABLE") for name in system]
    rows += [row("information_schema", name, "VIEW") for name in _VIEWS]
    return _table(dict.fromkeys(("table_catalog", "table_schema", "table_name", "table_type"), _TEXT), rows)


def _parquet_files(tables: Iterable[tuple[str, Table]]) -> Any:
    columns = {"table_name": _TEXT, "path": _TEXT, "size_bytes": _COUNT, "row_count": _COUNT}
    return _table(
        columns | {"min_time": _NUMBER, "max_time": _NUMBER},
        (
            {
                "table_name": name,
                "path": file.path,
                "size_bytes": file.size,
                "row_count": file.segment.rows.num_rows,
                "min_time": file.segment.first,
                "max_time": file.segment.last,
            }
            for name, table in tables
            for file in table.rows.files()
        ),
    )


def _influxdb_schema(tables: Iterable[Table]) -> Any:
    return _table(
        dict.fromkeys(("measurement", "key", "data_type"), _TEXT),
        (
            {"measurement": table.name, "key": column.name, "data_type": INFLUX_TYPE[column.kind]}
            for table in sorted(tables, key=lambda t: t.number)
            for column in sorted(table.columns.values(), key=lambda c: c.name)
        ),
    )


def _last_caches(tables: Iterable[Table]) -> Any:
    columns = {"table": _TEXT, "name": _TEXT, "key_column_ids": _NUMBERS, "key_column_names": _TEXTS}
    columns |= {"value_column_ids": _NUMBERS, "value_column_names": _TEXTS, "count": _COUNT, "ttl": _COUNT}
    return _table(columns, ({"table": t.name} | _only(c, columns) for t in tables for c in t.last_caches))


def _distinct_caches(tables: Iterable[Table]) -> Any:
    columns = {"table": _TEXT, "name": _TEXT, "column_ids": _NUMBERS, "column_names": _TEXTS}
    columns |= {"max_cardinality": _COUNT, "max_age_seconds": _COUNT}
    return _table(columns, ({"table": t.name} | _only(c, columns) for t in tables for c in t.distinct_caches))


def _only(row: dict[str, Any], columns: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in columns}


def _triggers(database: Database, with_error_behavior: bool) -> Any:
    columns = {"trigger_name": _TEXT, "plugin_filename": _TEXT, "trigger_specification": _TEXT, "disabled": _FLAG}
    columns |= {"error_behavior": _TEXT} if with_error_behavior else {}
    return _table(columns, (_only(t, columns) for t in database.triggers.values()))


def _trigger_arguments(database: Database) -> Any:
    return _table(
        dict.fromkeys(("trigger_name", "argument_key", "argument_value"), _TEXT),
        (
            {"trigger_name": name, "argument_key": key, "argument_value": value}
            for name, trigger in database.triggers.items()
            for key, value in (trigger.get("trigger_arguments") or {}).items()
        ),
    )
