"""Triggers of the processing engine: kept and listed, never run (facts.md 1.8; config recording steps 15 to 34)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from influx_backup_gui.demo.catalog import Catalog, Refused
from influx_backup_gui.demo.ingest import compact
from influx_backup_gui.demo.instants import SECOND
from influx_backup_gui.demo.requests_seen import Request, json_body
from influx_backup_gui.demo.responses import Response, Route
from influx_backup_gui.demo.routes_configure import required
from influx_backup_gui.demo.system_tables import PLUGIN_FOLDER
from influx_backup_gui.domain.humantime import parse_duration


class Server(Protocol):
    """What these routes need of the server."""

    catalog: Catalog
    plugins: dict[str, int]


def trigger_routes(server: Server) -> dict[tuple[str, str], Route]:
    """Method and path to route."""
    triggers = _Triggers(server)
    path = "/api/v3/configure/processing_engine_trigger"
    return {
        ("POST", path): triggers.create,
        ("DELETE", path): triggers.delete,
        ("POST", f"{path}/enable"): triggers.enable,
        ("POST", f"{path}/disable"): triggers.disable,
        ("GET", "/api/v3/engine/hello"): triggers.hello,
    }


def _stored(specification: str) -> str:
    """As system.processing_engine_triggers shows it (facts.md 3.2). Raises Refused (500)."""
    sort, _, rest = specification.partition(":")
    if specification == "all_tables" or sort == "all_tables":
        return '"all_tables_wal_write"'
    shapes: dict[str, Callable[[], Any]] = {
        "table": lambda: {"single_table_wal_write": {"table_name": rest}},
        "cron": lambda: {"schedule": {"schedule": rest}},
        "every": lambda: {"every": {"duration": _seconds(rest)}},
        "request": lambda: {"request_path": {"path": rest}},
    }
    if sort not in shapes:
        raise Refused(
            500,
            f"failed to parse trigger from {specification}: expect one of the following prefixes: "
            "'table:', 'all_tables:', 'cron:', 'every:', or 'request:'",
        )
    return compact(shapes[sort]())


def _seconds(text: str) -> dict[str, int]:
    seconds, nanos = divmod(parse_duration(text), SECOND)
    return {"secs": seconds, "nanos": nanos}


class _Triggers:
    def __init__(self, server: Server) -> None:
        self._server, self._catalog = server, server.catalog

    def create(self, request: Request) -> Response:
        body = json_body(request)
        database = self._catalog.database(required(body, "db", request))
        name, plugin = required(body, "trigger_name", request), required(body, "plugin_filename", request)
        specification = _stored(required(body, "trigger_specification", request))
        if plugin not in self._server.plugins:
            raise Refused(500, f"Plugin error: reading plugin file: Plugin not found: {PLUGIN_FOLDER}/{plugin}")
        with self._catalog.lock:
            if name in database.triggers:
                raise Refused(409, "attempted to create a resource that already exists")
            database.triggers[name] = {
                "trigger_name": name,
                "plugin_filename": plugin,
                "trigger_specification": specification,
                "disabled": bool(body.get("disabled")),
                "trigger_arguments": body.get("trigger_arguments"),
                "error_behavior": (body.get("trigger_settings") or {}).get("error_behavior", "log"),
            }
        return Response(200)

    def _trigger(self, request: Request) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
        """The triggers of the database, and the one asked for. Raises Refused (404)."""
        triggers = self._catalog.database(request.param("db")).triggers
        name = request.param("trigger_name")
        if name not in triggers:
            raise self._catalog.not_found(name)
        return triggers, triggers[name]

    def delete(self, request: Request) -> Response:
        triggers, trigger = self._trigger(request)
        name = trigger["trigger_name"]
        if not trigger["disabled"] and not request.flag("force", False):
            raise Refused(500, f"Cannot delete running plugin {name}. Disable it first or use --force.")
        del triggers[name]
        return Response(200)

    def enable(self, request: Request) -> Response:
        self._trigger(request)[1]["disabled"] = False
        return Response(200)

    def disable(self, request: Request) -> Response:
        self._trigger(request)[1]["disabled"] = True
        return Response(200)

    def hello(self, request: Request) -> Response:
        """What the recorded plug-in answers, while a trigger names its path."""
        wanted = '{"request_path":{"path":"hello"}}'
        databases = self._catalog.databases.values()
        if not any(t["trigger_specification"] == wanted for d in databases for t in d.triggers.values()):
            raise self._catalog.not_found("hello")
        return Response(200, b'{"ok": true}', "application/json")
