"""What a route answers, before it becomes bytes on a socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.requests_seen import Request


@dataclass
class Response:
    """`body` as bytes goes out with Content-Length, as chunks in chunked transfer; `broken`: the end never comes."""

    status: int = 200
    body: bytes | Iterable[bytes] = b""
    content_type: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    broken: bool = False

    @property
    def succeeded(self) -> bool:
        return self.status < 300


Route = Callable[[Request], Response]


def refusal(refused: Refused) -> Response:
    """An error: never with a Content-Type (facts.md 1.1)."""
    text = refused.text
    if refused.json:
        text = json.dumps({"error": text}, ensure_ascii=False, separators=(",", ":"))
    return Response(refused.status, text.encode())


def not_found(capital: bool) -> Response:
    """Unknown path or method; it carries the CORS header unlike other errors (step 7)."""
    body = b"Not found" if capital else b"not found"
    return Response(404, body, headers={"access-control-allow-origin": "*"})
