"""`/api/v3/query_sql`, `/api/v3/query_influxql` and `/query` (facts.md 1.3)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pyarrow as pa

from influx_backup_gui.demo import formats
from influx_backup_gui.demo.catalog import Catalog, Refused
from influx_backup_gui.demo.influxql import InfluxQl
from influx_backup_gui.demo.ingest import compact
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.requests_seen import Request, parsed_json
from influx_backup_gui.demo.responses import Response, Route
from influx_backup_gui.demo.sql import Distortion, ExecutionFailed, Sql

# In the order the server lists them (step 115).
_FORMATS = ("parquet", "csv", "pretty", "json", "json_lines", "jsonl")
_ACCEPT = {"application/json": "json", "application/vnd.apache.parquet": "parquet", "text/csv": "csv"}
_ACCEPT |= {"text/plain": "pretty"}


class Server(Protocol):
    """What these routes need of the server."""

    profile: Profile
    catalog: Catalog
    sql: Sql


@dataclass(frozen=True)
class _Asked:
    database: str | None
    query: str
    format: str
    params: dict[str, Any]


def query_routes(server: Server) -> dict[tuple[str, str], Route]:
    """Method and path to route."""
    influxql = InfluxQl(server.catalog, server.sql)

    def sql(request: Request) -> Response:
        asked = _asked(request, server.profile, needs_database=True)

        def answer() -> Any:
            return server.sql.query(asked.database or "", asked.query, asked.params, _distortion(request))

        return _formatted(answer, asked.format, server.profile)

    def influx(request: Request) -> Response:
        asked = _asked(request, server.profile, needs_database=False)

        def answer() -> Any:
            return influxql.query(asked.database, asked.query, _distortion(request))

        return _formatted(answer, asked.format, server.profile)

    def v1(request: Request) -> Response:
        try:
            table = influxql.query(request.params.get("db"), request.param("q"), _distortion(request))
        except Refused as refused:
            return _v1_result({"error": refused.text})
        return _v1_result(_v1_series(table))

    routes: dict[tuple[str, str], Route] = {}
    for method in ("GET", "POST"):
        routes[method, "/api/v3/query_sql"] = sql
        routes[method, "/api/v3/query_influxql"] = influx
        routes[method, "/query"] = v1
    return routes


def _distortion(request: Request) -> Distortion:
    struck = request.struck
    seen = struck["vanish_rows"].value or 0.0 if "vanish_rows" in struck else 1.0
    off = struck["wrong_count"].value if "wrong_count" in struck else 0
    return Distortion(seen, 1 if off is None else off)


def _asked(request: Request, profile: Profile, needs_database: bool) -> _Asked:
    """Parameters of URL or body. Raises Refused (400, and 500 for Accept up to 3.9)."""
    if request.method == "GET":
        if not request.has_query:
            raise Refused(400, "missing query parameters 'db' and 'q'")
        values: dict[str, Any] = dict(request.params)
        prefix = "serde error"
        if "params" in values:
            values["params"] = parsed_json(values["params"].encode())
    else:
        values = parsed_json(request.body)
        prefix = "serde json error"
    for name in ("db", "q") if needs_database else ("q",):
        if name not in values:
            raise Refused(400, f"{prefix}: missing field `{name}`")
    chosen = values.get("format")
    if chosen is not None and chosen not in _FORMATS:
        known = ", ".join(f"`{f}`" for f in _FORMATS)
        raise Refused(400, f"{prefix}: unknown variant `{chosen}`, expected one of {known}")
    accepted = _accepted(request.header("Accept"), profile)
    return _Asked(values.get("db"), values["q"], chosen or accepted, values.get("params") or {})


def _accepted(accept: str | None, profile: Profile) -> str:
    """The format of an Accept header, which is looked at even when `format` is given (facts.md, trap 2)."""
    if accept is None or "*/*" in accept or "text/html" in accept:
        return "json"
    if accept not in _ACCEPT:
        raise Refused(profile.client_error, f"invalid mime type ({accept})")
    return _ACCEPT[accept]


def _formatted(answer: Callable[[], Any], chosen: str, profile: Profile) -> Response:
    content_type = formats.CONTENT_TYPES[chosen]
    try:
        table = answer()
    except ExecutionFailed as error:
        if chosen in ("parquet", "pretty"):
            raise Refused(500, f"{profile.execution_error_prefix}{error}") from None
        return Response(200, iter(()), content_type, broken=True)
    if chosen == "csv" and table.num_rows and any(pa.types.is_list(f.type) for f in table.schema):
        # arrow-csv refuses nested types at the first batch (facts.md 1.3).
        return Response(200, iter(()), content_type, broken=True)
    if chosen == "parquet":
        return Response(200, formats.parquet(table), content_type)
    if chosen == "pretty":
        return Response(200, formats.pretty(table), content_type)
    chunks: dict[str, Callable[[Any], Iterator[bytes]]] = {"json": formats.json_chunks, "csv": formats.csv_chunks}
    return Response(200, chunks.get(chosen, formats.jsonl_chunks)(table), content_type)


def _v1_result(result: dict[str, Any]) -> Response:
    body = compact({"results": [{"statement_id": 0} | result]})
    return Response(200, body.encode(), "application/json")


def _v1_series(table: Any) -> dict[str, Any]:
    """One series of the v1 form, times with `Z`."""
    if not table.num_rows:
        return {}
    name = str(table.column(0)[0]) if table.column_names[0].startswith("iox::") else "results"
    columns = [c for c in table.column_names if not c.startswith("iox::")]
    values = []
    for row in b"".join(formats.jsonl_chunks(table)).splitlines():
        found = json.loads(row)
        values.append([found[c] + "Z" if c == "time" else found.get(c) for c in columns])
    return {"series": [{"name": name, "columns": columns, "values": values}]}
