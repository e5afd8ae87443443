"""Last-value and distinct-value caches: kept and listed, never filled (facts.md 1.7; config recording 4 to 14)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from influx_backup_gui.demo.catalog import Catalog, Refused, Table
from influx_backup_gui.demo.ingest import compact
from influx_backup_gui.demo.requests_seen import Request, json_body
from influx_backup_gui.demo.responses import Response, Route
from influx_backup_gui.demo.routes_configure import required
from influx_backup_gui.demo.schema import Column, Kind

_LAST_KEYS = (Kind.TAG, Kind.STRING, Kind.INTEGER, Kind.UINTEGER, Kind.BOOLEAN)
_LAST_TEXT = "only uint64, int64, bool, tag, and string columns are supported in the last cache"
_DISTINCT_TEXT = "only tag and string columns are supported in the distinct cache"


class Server(Protocol):
    """What these routes need of the server."""

    catalog: Catalog

    def now(self) -> int: ...


def cache_routes(server: Server) -> dict[tuple[str, str], Route]:
    """Method and path to route."""
    caches = _Caches(server)
    last, distinct = "/api/v3/configure/last_cache", "/api/v3/configure/distinct_cache"
    return {
        ("POST", last): caches.create_last,
        ("DELETE", last): caches.delete_last,
        ("POST", distinct): caches.create_distinct,
        ("DELETE", distinct): caches.delete_distinct,
    }


def _place(table: Table, column: Column) -> Any:
    """A column as catalog batches name it: tags and fields are counted apart."""
    if column.kind is Kind.TIME:
        return "timestamp"
    if column.kind is Kind.TAG:
        return {"tag": table.series_key.index(column.name)}
    fields = [c.name for c in table.columns.values() if c.kind not in (Kind.TAG, Kind.TIME)]
    return {"field": [0, fields.index(column.name)]}


class _Caches:
    def __init__(self, server: Server) -> None:
        self._server, self._catalog = server, server.catalog

    def create_last(self, request: Request) -> Response:
        body = json_body(request)
        table = self._catalog.table(required(body, "db", request), required(body, "table", request))
        keys = self._columns(table, body.get("key_columns", table.series_key), "key", _LAST_KEYS, _LAST_TEXT)
        chosen = body.get("value_columns")
        values = None if chosen is None else self._columns(table, chosen, "value", tuple(Kind), "")
        name = body.get("name") or "_".join([table.name, *(c.name for c in keys), "last_cache"])
        cache = {
            "name": name,
            "key_column_ids": [c.number for c in keys],
            "key_column_names": [c.name for c in keys],
            "value_column_ids": None if values is None else [c.number for c in values],
            "value_column_names": None if values is None else [c.name for c in values],
            "count": body.get("count", 1),
            "ttl": body.get("ttl", 14400),
        }
        number = self._add(table.last_caches, cache)
        explicit = {"explicit": {"columns": [_place(table, c) for c in values or ()]}}
        made = {
            "table_id": table.number,
            "table": table.name,
            "id": number,
            "name": name,
            "key_columns": [_place(table, c) for c in keys],
            "value_columns": "all_non_key_columns" if values is None else explicit,
            "count": cache["count"],
            "ttl": cache["ttl"],
        }
        return self._made(body["db"], {"CreateLastCache": made})

    def create_distinct(self, request: Request) -> Response:
        body = json_body(request)
        table = self._catalog.table(required(body, "db", request), required(body, "table", request))
        names = required(body, "columns", request)
        columns = self._columns(table, names, "distinct", (Kind.TAG, Kind.STRING), _DISTINCT_TEXT)
        name = body.get("name") or "_".join([table.name, *names, "distinct_cache"])
        cache = {
            "name": name,
            "column_ids": [c.number for c in columns],
            "column_names": names,
            "max_cardinality": body.get("max_cardinality", 100_000),
            "max_age_seconds": body.get("max_age", 86_400),
        }
        number = self._add(table.distinct_caches, cache)
        made = {
            "table_id": table.number,
            "table_name": table.name,
            "cache_id": number,
            "cache_name": name,
            "column_ids": [_place(table, c) for c in columns],
            "max_cardinality": cache["max_cardinality"],
            "max_age_seconds": cache["max_age_seconds"],
        }
        return self._made(body["db"], {"CreateDistinctCache": made})

    def delete_last(self, request: Request) -> Response:
        return self._delete(request, lambda table: table.last_caches)

    def delete_distinct(self, request: Request) -> Response:
        return self._delete(request, lambda table: table.distinct_caches)

    def _delete(self, request: Request, caches_of: Callable[[Table], list[dict[str, Any]]]) -> Response:
        asked = request.params if request.has_query else json_body(request)
        for key in ("db", "table", "name"):
            if key not in asked:
                raise Refused(400, f"serde error: missing field `{key}`")
        caches = caches_of(self._catalog.table(asked["db"], asked["table"]))
        kept = [c for c in caches if c["name"] != asked["name"]]
        if len(kept) == len(caches):
            raise self._catalog.not_found(asked["name"])
        caches[:] = kept
        return Response(200)

    @staticmethod
    def _columns(table: Table, names: list[str], sort: str, kinds: tuple[Kind, ...], wrong: str) -> list[Column]:
        """Raises Refused (400) for an unknown column or a kind the cache cannot hold."""
        for name in names:
            if name not in table.columns:
                raise Refused(400, f"invalid configuration provided: invalid {sort} column provided: {name}")
        columns = [table.columns[name] for name in names]
        if any(c.kind not in kinds for c in columns):
            raise Refused(400, wrong)
        return columns

    def _add(self, caches: list[dict[str, Any]], cache: dict[str, Any]) -> int:
        """Keep it; answers its number in the table. Raises Refused (409)."""
        with self._catalog.lock:
            definition = {k: v for k, v in cache.items() if k != "name"}
            for known in caches:
                same = {k: v for k, v in known.items() if k not in ("name", "number")} == definition
                if known["name"] == cache["name"] or same:
                    raise Refused(409, "attempted to create a resource that already exists")
            number = 1 + max((c["number"] for c in caches), default=-1)
            caches.append(cache | {"number": number})
            self._catalog.sequence += 1
            return number

    def _made(self, database: str, operation: dict[str, Any]) -> Response:
        """201 with the catalog batch the real server answers; it has no Content-Type (step 152)."""
        batch = {
            "time_ns": self._server.now(),
            "database_id": self._catalog.database(database).number,
            "database_name": database,
            "ops": [operation],
        }
        body = {"catalog_batch": {"Database": batch}, "sequence_number": self._catalog.sequence}
        return Response(201, compact(body).encode())
