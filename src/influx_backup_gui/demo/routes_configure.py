"""Databases, tables and retention (facts.md 1.5, 1.6; recording steps 22 to 42, 157 to 175)."""

from __future__ import annotations

from typing import Any, Protocol

import pyarrow as pa

from influx_backup_gui.demo import formats
from influx_backup_gui.demo.catalog import INTERNAL, Catalog, Refused
from influx_backup_gui.demo.instants import SECOND, parse_instant
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.requests_seen import Request, json_body
from influx_backup_gui.demo.responses import Response, Route
from influx_backup_gui.demo.schema import FIELD_TYPES, Kind
from influx_backup_gui.domain.humantime import parse_duration

_UNTIL_HARD_DELETION = 72 * 3600 * SECOND


class Server(Protocol):
    """What these routes need of the server."""

    profile: Profile
    catalog: Catalog

    def now(self) -> int: ...


def configure_routes(server: Server) -> dict[tuple[str, str], Route]:
    """Method and path to route."""
    configure = _Configure(server)
    database, table = "/api/v3/configure/database", "/api/v3/configure/table"
    routes: dict[tuple[str, str], Route] = {
        ("GET", database): configure.databases,
        ("POST", database): configure.create_database,
        ("DELETE", database): configure.delete_database,
        ("POST", table): configure.create_table,
        ("DELETE", table): configure.delete_table,
    }
    if server.profile.since(3, 2):
        routes["PUT", database] = configure.update_database
        routes["POST", f"{database}/retention_period"] = configure.set_retention
        routes["DELETE", f"{database}/retention_period"] = configure.clear_retention
    return routes


def required(body: dict[str, Any], name: str, request: Request) -> Any:
    """A field of a JSON body. Raises Refused (400) as serde does: it notices at the closing brace (step 41)."""
    if name not in body:
        text = request.body.decode(errors="replace").rstrip()
        line, column = text.count("\n") + 1, len(text) - text.rfind("\n") - 1
        raise Refused(400, f"serde json error: missing field `{name}` at line {line} column {column}")
    return body[name]


class _Configure:
    def __init__(self, server: Server) -> None:
        self._server, self._catalog = server, server.catalog

    # --- databases --------------------------------------------------------------------------------

    def databases(self, request: Request) -> Response:
        chosen = request.param("format")
        deleted = request.flag("show_deleted", False)
        with self._catalog.lock:
            found = sorted(self._catalog.databases.values(), key=lambda d: (d.deleted, d.name))
        rows: list[dict[str, Any]] = [{"iox::database": d.name} for d in found if deleted or not d.deleted]
        if deleted:
            rows = [row | {"deleted": d.deleted} for row, d in zip(rows, found, strict=True)]
        table = pa.Table.from_pylist(rows)
        if chosen in ("parquet", "pretty"):
            return Response(200, getattr(formats, chosen)(table), formats.CONTENT_TYPES[chosen])
        writer = {"json": formats.json_chunks, "csv": formats.csv_chunks}.get(chosen, formats.jsonl_chunks)
        if chosen not in formats.CONTENT_TYPES:
            raise Refused(400, f"serde error: unknown variant `{chosen}`")
        return Response(200, writer(table), formats.CONTENT_TYPES[chosen])

    def create_database(self, request: Request) -> Response:
        body = json_body(request)
        name = required(body, "db", request)
        retention = self._retention(body, request) if self._server.profile.since(3, 2) else None
        self._catalog.create_database(name, retention)
        return Response(200)

    def update_database(self, request: Request) -> Response:
        body = json_body(request)
        database = self._catalog.database(required(body, "db", request))
        database.retention_ns = self._retention(body, request)
        return Response(200)

    def delete_database(self, request: Request) -> Response:
        if not request.has_query and not self._server.profile.since(3, 4):
            raise Refused(400, "missing query parameters 'db'")
        name = request.param("db")
        self._catalog.delete_database(name, self._server.now(), self._hard_deletion(request))
        return Response(200)

    def set_retention(self, request: Request) -> Response:
        name, text = request.param("db"), request.param("duration")
        try:
            duration = parse_duration(text)
        except ValueError:
            raise Refused(400, f"Cannot parse the given human time: {text}") from None
        self._catalog.database(name).retention_ns = duration
        return Response(204)

    def clear_retention(self, request: Request) -> Response:
        self._catalog.database(request.param("db")).retention_ns = None
        return Response(204)

    @staticmethod
    def _retention(body: dict[str, Any], request: Request) -> int | None:
        text = body.get("retention_period")
        if text is None:
            return None
        try:
            return parse_duration(text)
        except (ValueError, TypeError):
            # serde stands behind the value when it gives up (step 30).
            source = request.body.decode(errors="replace")
            column = source.find(f'"{text}"') + len(str(text)) + 2
            reason = f'invalid value: string "{text}", expected a duration'
            raise Refused(400, f"serde json error: {reason} at line 1 column {column}") from None

    def _hard_deletion(self, request: Request) -> int | None:
        now = self._server.now()
        text = request.params.get("hard_delete_at", "default")
        if not self._server.profile.since(3, 2) or text == "never":
            return None
        if text in ("now", "default"):
            return now if text == "now" else now + _UNTIL_HARD_DELETION
        instant = parse_instant(text)
        if instant is None:
            raise Refused(400, f"Cannot parse the timestamp: {text}")
        return instant

    # --- tables -----------------------------------------------------------------------------------

    def create_table(self, request: Request) -> Response:
        body = json_body(request)
        database, name, tags, fields = (required(body, key, request) for key in ("db", "table", "tags", "fields"))
        columns = [(tag, Kind.TAG) for tag in tags]
        columns += [(field["name"], self._field_type(field["type"], request)) for field in fields]
        if database == INTERNAL:
            raise Refused(400, "cannot modify the internal database")
        self._catalog.create_table(database, name, columns)
        return Response(200)

    @staticmethod
    def _field_type(name: str, request: Request) -> Kind:
        if name not in FIELD_TYPES:
            source = request.body.decode(errors="replace")
            column = source.find(f'"{name}"') + len(name) + 2
            known = ", ".join(f"`{t}`" for t in FIELD_TYPES)
            reason = f"unknown variant `{name}`, expected one of {known}"
            raise Refused(400, f"serde json error: {reason} at line 1 column {column}")
        return FIELD_TYPES[name]

    def delete_table(self, request: Request) -> Response:
        database, name = request.param("db"), request.param("table")
        self._catalog.delete_table(database, name, self._server.now(), self._hard_deletion(request))
        return Response(200)
