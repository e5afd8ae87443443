"""HTTP/1.1 as InfluxDB 3 speaks it: headers, authorisation, framing, and the faults that break them."""

from __future__ import annotations

import base64
import json
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.instance import Refused
from influx_backup_gui.demo.routes import Answer, Asked, route
from influx_backup_gui.demo.sql import QueryBroken

_MALFORMED = ('{"error": "Authorization header was malformed, the request was not in the form of '
              "'Authorization: <auth-scheme> <token>', supported auth-schemes are Bearer, Token and Basic\"}")


@dataclass
class _Struck:
    """The faults that strike one request, by kind."""

    faults: list[Fault] = field(default_factory=list)

    def of(self, kind: str) -> Fault | None:
        """The first fault of that kind."""
        return next((f for f in self.faults if f.kind == kind), None)


class Conversation(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    server: Any  # _Listener of server.py, which knows its DemoServer

    def log_message(self, format: str, *args: Any) -> None:
        """The demo server keeps `requests` instead of a log."""

    def do_GET(self) -> None:
        self._converse()

    do_POST = do_PUT = do_DELETE = do_OPTIONS = do_HEAD = do_PATCH = do_GET

    def _converse(self) -> None:
        demo = self.server.demo
        parts = urlsplit(self.path)
        query = {k: v[-1] for k, v in parse_qs(parts.query, keep_blank_values=True).items()}
        body = self._body()
        sql = query.get("q", "") or (body.decode("utf-8", "replace") if "query" in parts.path else "")
        struck = _Struck(demo.faults.strike(parts.path, sql))
        asked = Asked(self.command, parts.path, query, body, self.headers, bool(parts.query))
        try:
            answer = self._answer(asked, struck)
        except QueryBroken:
            answer = Answer(200, pieces=[b""], content_type="application/json", broken=True)
        except Refused as refused:
            answer = Answer(refused.status, refused.body.encode(), open_to_all=False)
        demo.requests.append((self.command, parts.path, {k: v for k, v in query.items() if k != "p"}, answer.status))
        self._send(answer, struck)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _answer(self, asked: Asked, struck: _Struck) -> Answer:
        for fault in struck.faults:
            if fault.kind == "call":
                fault.value()
            elif fault.kind == "slow":
                self.server.demo.stopping.wait(fault.value)
            elif fault.kind == "status":
                raise Refused(*fault.value)
        if asked.method == "OPTIONS":
            return Answer(204, headers={"Access-Control-Allow-Methods": "*", "Access-Control-Allow-Headers": "*",
                                        "Access-Control-Max-Age": "86400"})
        self._authorise(asked)
        vanish, wrong = struck.of("vanish_rows"), struck.of("wrong_count")
        return route(self.server.demo, asked, None if vanish is None else float(vanish.value or 0.0),
                     0 if wrong is None else int(wrong.value))

    def _authorise(self, asked: Asked) -> None:
        instance = self.server.demo.instance
        if instance.token is None:
            if asked.path.startswith("/api/v3/configure/token"):
                raise Refused(405, "endpoint disabled, started without auth")
            return
        if asked.path == "/api/v3/configure/token/admin" and asked.method == "POST":
            return
        given = self.headers.get("Authorization")
        token = _token_of(given) if given is not None else asked.query.get("p") if asked.path in ("/write", "/query") else None
        if token != instance.token and token not in instance.tokens.values():
            raise Refused(401, _unauthorised(self.server.demo, asked))

    # --- sending --------------------------------------------------------------------------------------

    def _send(self, answer: Answer, struck: _Struck) -> None:
        if struck.of("reset"):
            self._reset()
            return
        pieces = answer.pieces
        cut = struck.of("cut_body")
        stall = struck.of("stall")
        self.send_response_only(answer.status)
        for name, value in self._headers(answer).items():
            self.send_header(name, value)
        if pieces is not None:
            self.send_header("Transfer-Encoding", "chunked")
        elif answer.status != 204:
            self.send_header("Content-Length", str(9 if self.command == "HEAD" else len(answer.body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if stall:
            self.wfile.flush()
            self.server.demo.stopping.wait(stall.value)
        if cut or answer.broken:
            self._cut(answer, int(cut.value) if cut else 0)
        elif pieces is None:
            self.wfile.write(answer.body)
        else:
            self._chunks(pieces)
            self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()

    def _headers(self, answer: Answer) -> dict[str, str]:
        headers = dict(answer.headers)
        if answer.content_type:
            headers["Content-Type"] = answer.content_type
        if answer.open_to_all:
            headers["Access-Control-Allow-Origin"] = "*"
        if self.server.demo.instance.profile.since(7):
            headers["cluster-uuid"] = self.server.demo.instance.cluster_uuid
        return headers

    def _chunks(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            if piece:
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")

    def _cut(self, answer: Answer, size: int) -> None:
        """Send the first `size` bytes of the body, then close without its end."""
        body = answer.body if answer.pieces is None else b"".join(answer.pieces)
        if answer.pieces is None:
            self.wfile.write(body[: min(size, max(0, len(body) - 1))])
        else:
            self._chunks([body[:size]])
        self.wfile.flush()
        self.close_connection = True

    def _reset(self) -> None:
        """Close with RST instead of FIN."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


def _token_of(header: str) -> str:
    words = header.split(" ")
    if len(words) != 2 or words[0] not in ("Bearer", "Token", "Basic"):
        raise Refused(400, _MALFORMED)
    if words[0] != "Basic":
        return words[1]
    try:
        return base64.b64decode(words[1]).decode().partition(":")[2]
    except ValueError as error:
        raise Refused(400, _MALFORMED) from error


def _unauthorised(demo: Any, asked: Asked) -> str:
    if asked.path == "/api/v2/write" and demo.instance.profile.since(8):
        return json.dumps({"code": "unauthorized", "message": "unauthorized access"}, separators=(",", ":"))
    text: str = demo.instance.profile.unauthorised(401)
    return text
