"""A real HTTP server on loopback that keeps what it is sent."""

from __future__ import annotations

import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class WebServer:
    """`status` and `headers` are what it answers; `seen` holds (path with query, body) of every POST."""

    tls: ssl.SSLContext | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"OK"
    hold: threading.Event | None = None
    seen: list[tuple[str, bytes]] = field(default_factory=list)

    def __enter__(self) -> WebServer:
        web = self

        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                web.seen.append((self.path, self.rfile.read(int(self.headers.get("Content-Length", 0)))))
                if web.hold is not None:
                    web.hold.wait(60)
                self.send_response(web.status)
                for name, value in web.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(web.body)))
                self.end_headers()
                self.wfile.write(web.body)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self._server.daemon_threads = False
        if self.tls is not None:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="web server")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.hold is not None:
            self.hold.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Its address."""
        return f"{'http' if self.tls is None else 'https'}://localhost:{self._server.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        """The paths of what it was sent, in order."""
        return [path for path, _ in self.seen]
