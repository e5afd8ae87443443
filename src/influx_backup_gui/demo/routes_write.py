"""`/api/v3/write_lp`, `/api/v2/write` and `/write` (facts.md 1.4)."""

from __future__ import annotations

import json
from typing import Protocol

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.ingest import Ingest, compact
from influx_backup_gui.demo.profiles import Profile
from influx_backup_gui.demo.requests_seen import Request
from influx_backup_gui.demo.responses import Response, Route, refusal

_COMPATIBLE_PRECISIONS = ("s", "ms", "us", "u", "ns", "n")
_V2_CODES = {400: "invalid", 401: "unauthorized", 403: "forbidden", 404: "not found", 413: "request too large"}


class Server(Protocol):
    """What these routes need of the server."""

    profile: Profile
    ingest: Ingest

    def written(self) -> None: ...
    def next_flush(self) -> float: ...
    def flushed(self) -> None: ...


def write_routes(server: Server) -> dict[tuple[str, str], Route]:
    """Method and path to route."""

    def write_lp(request: Request) -> Response:
        if not request.has_query:
            raise Refused(400, "missing query parameter 'db'")
        database = request.param("db")
        precision = request.param("precision", "auto")
        if precision not in server.profile.precisions:
            known = ", ".join(f"`{p}`" for p in server.profile.precisions)
            raise Refused(400, f"serde error: unknown variant `{precision}`, expected one of {known}")
        partial, no_sync = request.flag("accept_partial", True), request.flag("no_sync", False)
        body = request.content(server.profile)
        try:
            server.ingest.write(database, body, precision, partial, server.next_flush())
        finally:
            server.written()
        if not no_sync:
            server.flushed()
        return Response(204)

    def compatible(request: Request, database: str) -> Response:
        precision = request.params.get("precision") or "ns"
        if precision not in _COMPATIBLE_PRECISIONS:
            raise Refused(400, f"invalid precision: {precision}", json=True)
        server.ingest.write(database, request.content(server.profile), precision, False, server.next_flush())
        server.written()
        server.flushed()
        return Response(204)

    def v1(request: Request) -> Response:
        policy = request.params.get("rp") or ""
        database = request.param("db")
        return compatible(request, database if policy in ("", "autogen", "default") else f"{database}/{policy}")

    def v2(request: Request) -> Response:
        try:
            return compatible(request, request.param("bucket"))
        except Refused as refused:
            if not server.profile.since(3, 4, 2):
                return refusal(refused)
            return _v2_error(refused)

    return {("POST", "/api/v3/write_lp"): write_lp, ("POST", "/write"): v1, ("POST", "/api/v2/write"): v2}


def _v2_error(refused: Refused) -> Response:
    """The shape of the v2 API from 3.4.2 (facts.md 1.4)."""
    message = refused.text
    try:
        value = json.loads(message)
        message = f"{value['error']}: {value['data']['error_message']}"
    except (ValueError, KeyError, TypeError):
        pass
    body = {"code": _V2_CODES.get(refused.status, "internal error"), "message": message}
    return Response(refused.status, compact(body).encode())
