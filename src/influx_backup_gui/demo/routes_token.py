"""Tokens over HTTP (facts.md 1.9; recording steps 21, 177 to 179)."""

from __future__ import annotations

from typing import Any, Protocol

from influx_backup_gui.demo.ingest import compact
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.requests_seen import Request, json_body
from influx_backup_gui.demo.responses import Response, Route
from influx_backup_gui.demo.rights import permission_from
from influx_backup_gui.demo.routes_configure import required
from influx_backup_gui.demo.tokens import OPERATOR, Tokens


class Server(Protocol):
    """What these routes need of the server."""

    profile: Profile
    tokens: Tokens


def _made(token: dict[str, Any]) -> Response:
    """201 with a Content-Type that is literally `json`."""
    return Response(201, compact(token).encode(), "json")


def token_routes(server: Server) -> dict[tuple[str, str], Route]:
    """Method and path to route."""

    def admin(request: Request) -> Response:
        return _made(server.tokens.create(OPERATOR))

    def regenerate(request: Request) -> Response:
        return _made(server.tokens.regenerate())

    def named(request: Request) -> Response:
        body = json_body(request)
        return _made(server.tokens.create(required(body, "token_name", request), body.get("expiry_secs")))

    def delete(request: Request) -> Response:
        server.tokens.delete(request.param("token_name"))
        return Response(200)

    def resource(request: Request) -> Response:
        body = json_body(request)
        permissions = [permission_from(p) for p in required(body, "permissions", request)]
        return _made(server.tokens.create(required(body, "token_name", request), body.get("expiry_secs"), permissions))

    path = "/api/v3/configure/token"
    routes: dict[tuple[str, str], Route] = {
        ("POST", f"{path}/admin"): admin,
        ("POST", f"{path}/admin/regenerate"): regenerate,
        ("DELETE", path): delete,
    }
    if server.profile.since(3, 1):
        routes["POST", f"{path}/named_admin"] = named
    if server.profile.edition == "Enterprise":
        routes["POST", "/api/v3/enterprise/configure/token"] = resource
    return routes
