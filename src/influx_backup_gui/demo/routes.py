"""Which request goes where, who may ask, and what every answer has in common (facts.md 1.1, 1.2)."""

from __future__ import annotations

import logging
import uuid
from dataclasses import replace
from typing import Any, Protocol

from influx_backup_gui.demo.catalog import Catalog, Refused
from influx_backup_gui.demo.ingest import Ingest, compact
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.requests_seen import Request
from influx_backup_gui.demo.responses import Response, Route, not_found, refusal
from influx_backup_gui.demo.rights import Permission, may
from influx_backup_gui.demo.routes_cache import cache_routes
from influx_backup_gui.demo.routes_configure import configure_routes
from influx_backup_gui.demo.routes_query import query_routes
from influx_backup_gui.demo.routes_token import token_routes
from influx_backup_gui.demo.routes_trigger import trigger_routes
from influx_backup_gui.demo.routes_write import write_routes
from influx_backup_gui.demo.sql import Sql
from influx_backup_gui.demo.tokens import Tokens

_log = logging.getLogger(__name__)
_PREFLIGHT = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "*",
    "access-control-allow-headers": "*",
    "access-control-max-age": "86400",
}
_V2_UNAUTHORIZED = '{"code":"unauthorized","message":"unauthorized access"}'
_METRICS = "# HELP process_start_time_seconds Start time.\n# TYPE process_start_time_seconds gauge\n"


class Server(Protocol):
    """What the routes need of the server."""

    profile: Profile
    catalog: Catalog
    tokens: Tokens
    sql: Sql
    ingest: Ingest
    plugins: dict[str, int]
    process_id: str
    cluster_uuid: str

    def now(self) -> int: ...
    def written(self) -> None: ...
    def next_flush(self) -> float: ...
    def flushed(self) -> None: ...


class Routes:
    """Answers requests; raises nothing but what is a fault of this program."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._routes: dict[tuple[str, str], Route] = {
            ("GET", "/ping"): self._ping,
            ("POST", "/ping"): self._ping,
            ("GET", "/health"): _health,
            ("GET", "/api/v1/health"): _health,
            ("GET", "/metrics"): self._metrics,
        }
        for made in (query_routes, write_routes, configure_routes, cache_routes, token_routes, trigger_routes):
            self._routes |= made(server)

    def answer(self, request: Request) -> Response:
        """The response to a request, as the faults that struck it allow."""
        if "alter_request" in request.struck:
            request = replace(request, body=request.struck["alter_request"].value(request.body))
        response = self._told(request)
        if "alter_answer" in request.struck:
            body = response.body if isinstance(response.body, bytes) else b"".join(response.body)
            response.body = request.struck["alter_answer"].value(body)
        return response

    def _told(self, request: Request) -> Response:
        if "call" in request.struck:
            request.struck["call"].value()
        if "status" in request.struck:
            status, body = request.struck["status"].value
            return self._complete(Response(status, body if isinstance(body, bytes) else str(body).encode()))
        try:
            return self._complete(self._answer(request))
        except Refused as refused:
            return self._complete(refusal(refused))
        except Exception as error:  # noqa: BLE001 - a fault of this program must be seen, not only break a connection
            _log.exception("%s %s", request.method, request.path)
            return self._complete(Response(500, f"the demo server failed: {error!r}".encode()))

    def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(204, headers=dict(_PREFLIGHT))
        rights = None
        if (request.method, request.path) != ("POST", "/api/v3/configure/token/admin"):
            rights = self._authenticated(request)
        if not self._server.tokens.required and request.path.startswith("/api/v3/configure/token"):
            return Response(405, b"endpoint disabled, started without auth")
        route = self._routes.get((request.method, request.path))
        if route is None:
            return not_found(capital=self._server.profile.since(3, 10))
        if rights is not None and not may(rights, request):
            raise self._forbidden(request)
        return route(request)

    def _authenticated(self, request: Request) -> tuple[Permission, ...] | None:
        """What the sender may do; None: everything. Raises Refused (400, 401)."""
        parameter = request.params.get("p") if request.path in ("/write", "/query") else None
        try:
            return self._server.tokens.permissions_of(request.header("Authorization"), parameter)
        except Refused as refused:
            if request.path == "/api/v2/write" and refused.status == 401 and self._server.profile.since(3, 8):
                raise Refused(401, _V2_UNAUTHORIZED) from None
            raise

    def _forbidden(self, request: Request) -> Refused:
        """403, in its own shape for the v2 API, where it was 401 up to 3.9 (facts.md 1.1)."""
        profile = self._server.profile
        if request.path == "/api/v2/write":
            if not profile.since(3, 10):
                return Refused(401, _V2_UNAUTHORIZED)
            return Refused(403, '{"code":"forbidden","message":"access denied"}')
        return Refused(
            403, '{"error": "requestor is forbidden from requested resource"}' if profile.since(3, 8) else ""
        )

    def _complete(self, response: Response) -> Response:
        if self._server.profile.since(3, 7):
            response.headers["cluster-uuid"] = self._server.cluster_uuid
        return response

    def _ping(self, request: Request) -> Response:
        profile = self._server.profile
        body: dict[str, Any] = {
            "version": profile.version_text,
            "revision": "7e07b134f4",
            "process_id": self._server.process_id,
        }
        if profile.since(3, 9):
            body["product_name"] = f"InfluxDB 3 {profile.edition}"
        response = Response(200, compact(body).encode(), "application/json")
        if profile.since(3, 1):
            number = str(uuid.uuid4())
            response.headers = {
                "request-id": number,
                "x-request-id": number,
                "x-influxdb-build": profile.edition,
                "x-influxdb-version": profile.version_text,
            }
        return response

    def _metrics(self, request: Request) -> Response:
        end = "# EOF\n" if self._server.profile.since(3, 8, 1) else ""
        return Response(200, (_METRICS + end).encode())


def _health(request: Request) -> Response:
    return Response(200, b"OK")
