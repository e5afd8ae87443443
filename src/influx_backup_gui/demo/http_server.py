"""HTTP/1.1 on sockets: threads, keep-alive, chunked bodies, and the faults that happen to connections."""

from __future__ import annotations

import contextlib
import logging
import socket
import struct
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol

from influx_backup_gui.demo.faults import Fault, Faults
from influx_backup_gui.demo.requests_seen import Request, sql_of
from influx_backup_gui.demo.responses import Response

_log = logging.getLogger(__name__)
_SECRET_PARAMS = ("p", "u")
_LAST_CHUNK = b"0\r\n\r\n"


class Site(Protocol):
    """What the sockets need to know of the server."""

    faults: Faults
    requests: list[tuple[str, str, dict[str, str], int]]
    stopping: threading.Event


class Answering(Protocol):
    """Turns requests into responses."""

    def answer(self, request: Request) -> Response: ...


class HttpServer(ThreadingHTTPServer):
    """One thread a connection."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], site: Site, routes: Answering) -> None:
        self.site, self.routes = site, routes
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()
        super().__init__(address, _Connection)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        _log.debug("a connection of %s ended", client_address, exc_info=True)

    def close_connections(self) -> None:
        """End every connection, also those that wait for an answer."""
        with self._open_lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class _Connection(BaseHTTPRequestHandler):
    """One keep-alive connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    server: HttpServer

    def log_message(self, format: str, *args: Any) -> None:
        _log.debug(format, *args)

    def _serve(self) -> None:
        body = self._body()
        request = Request.parse(self.command, self.path, self.headers, body)
        struck = self.server.site.faults.strike(request.method, request.path, sql_of(request), request.plain_body)
        request = replace(request, struck=struck)
        if "reset" in struck:
            self._remember(request, 0)
            self._reset()
            return
        if "slow" in struck:
            self.server.site.stopping.wait(struck["slow"].value or 0.0)
        response = self.server.routes.answer(request)
        self._remember(request, response.status)
        self._send(response, struck)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_OPTIONS = do_PATCH = _serve

    def _remember(self, request: Request, status: int) -> None:
        shown = {k: v for k, v in request.params.items() if k not in _SECRET_PARAMS}
        self.server.site.requests.append((request.method, request.path, shown, status))

    # --- reading ----------------------------------------------------------------------------------

    def _body(self) -> bytes:
        if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
            return b"".join(self._chunks())
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass

    # --- writing ----------------------------------------------------------------------------------

    def _send(self, response: Response, struck: dict[str, Fault]) -> None:
        self.send_response_only(response.status)
        if "cut_head" in struck:
            self.flush_headers()
            self.close_connection = True
            return
        headers = dict(response.headers)
        if response.content_type is not None:
            headers["content-type"] = response.content_type
        if response.succeeded:
            headers.setdefault("access-control-allow-origin", "*")
        whole = isinstance(response.body, bytes)
        if whole and response.status != 204:
            headers["content-length"] = str(len(response.body))  # type: ignore[arg-type] # `whole` says it is bytes
        elif not whole:
            headers["transfer-encoding"] = "chunked"
        headers["date"] = self.date_time_string()
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            pieces = [response.body] if isinstance(response.body, bytes) else _framed(response.body, response.broken)
            self._send_pieces(pieces, struck, missed=1 if whole else len(_LAST_CHUNK))
        if response.broken or "cut_body" in struck:
            self.close_connection = True
        self.wfile.flush()

    def _send_pieces(self, pieces: Iterable[bytes], struck: dict[str, Fault], missed: int) -> None:
        """`missed`: so many bytes at the end must be absent for a client to miss them."""
        if not ("cut_body" in struck or "stall" in struck):
            for piece in pieces:
                self.wfile.write(piece)
            return
        data = b"".join(pieces)
        if "cut_body" in struck:
            cut = struck["cut_body"].value
            self.wfile.write(data[: len(data) // 2 if cut is None else min(int(cut), max(0, len(data) - missed))])
            return
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        if self.server.site.stopping.wait(struck["stall"].value):
            self.close_connection = True
            return
        self.wfile.write(data[len(data) // 2 :])

    def _reset(self) -> None:
        """Close with unsent data thrown away: the peer sees RST."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()
        with contextlib.suppress(OSError, ValueError):
            self.rfile.close()


def _framed(chunks: Iterable[bytes], broken: bool) -> Iterator[bytes]:
    for chunk in chunks:
        if chunk:
            yield b"%x\r\n%b\r\n" % (len(chunk), chunk)
    if not broken:
        yield _LAST_CHUNK
