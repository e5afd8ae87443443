"""A request as the routes see it."""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass, field
from email.message import Message
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.profiles import Profile

LARGEST_BODY = 10_485_760


class Headers(Protocol):
    """The part of the HTTP library's header object that is used."""

    def get(self, name: str, /) -> str | None: ...


@dataclass(frozen=True)
class Request:
    """Method, path, parameters, headers, the body as it came, and the faults that struck it by their kind."""

    method: str
    path: str
    params: dict[str, str]
    has_query: bool
    headers: Message | Headers
    body: bytes
    struck: dict[str, Fault] = field(default_factory=dict)

    @staticmethod
    def parse(method: str, target: str, headers: Message, body: bytes) -> Request:
        parts = urlsplit(target)
        params = dict(parse_qsl(parts.query, keep_blank_values=True))
        return Request(method, parts.path, params, bool(parts.query), headers, body)

    def header(self, name: str) -> str | None:
        return self.headers.get(name)

    def param(self, name: str, default: str | None = None) -> str:
        """A parameter of the URL. Raises Refused (400) as serde does."""
        value = self.params.get(name, default)
        if value is None:
            raise Refused(400, f"serde error: missing field `{name}`")
        return value

    def flag(self, name: str, default: bool) -> bool:
        text = self.params.get(name)
        if text is None:
            return default
        if text not in ("true", "false"):
            raise Refused(400, "serde error: provided string was not `true` or `false`")
        return text == "true"

    def plain_body(self) -> bytes:
        """The body without gzip, for faults that look into it."""
        if self.header("Content-Encoding") != "gzip":
            return self.body
        try:
            return gzip.decompress(self.body)
        except (OSError, EOFError, zlib.error):
            return self.body

    def content(self, profile: Profile) -> bytes:
        """The body after gunzip. Raises Refused: too large, unknown encoding, not gzip (facts.md 1.4)."""
        too_large = Refused(profile.too_large, f"max request size ({LARGEST_BODY} bytes) exceeded")
        if len(self.body) > LARGEST_BODY:
            raise too_large
        encoding = self.header("Content-Encoding")
        if encoding in (None, "", "identity"):
            return self.body
        if encoding != "gzip":
            raise Refused(400, f"unacceptable content-encoding: {encoding}")
        body = _gunzipped(self.body, profile)
        if len(body) > LARGEST_BODY:
            raise too_large
        return body


def _gunzipped(data: bytes, profile: Profile) -> bytes:
    """At most a byte more than is allowed; up to 3.7 only the first member."""
    try:
        if profile.since(3, 8):
            body = gzip.decompress(data)
        else:
            body = zlib.decompressobj(wbits=31).decompress(data, LARGEST_BODY + 1)
    except (OSError, EOFError, zlib.error):
        text = "unexpected end of file" if len(data) < 10 else "invalid gzip header"
        raise Refused(profile.client_error, f"error decoding gzip stream: {text}") from None
    return body


def json_body(request: Request) -> dict[str, Any]:
    """The body of a configuration request. Raises Refused (415, 400) as serde does (steps 31, 32)."""
    content_type = (request.header("Content-Type") or "").split(";")[0].strip().lower()
    if content_type != "application/json" and not (
        content_type.startswith("application/") and content_type.endswith("+json")
    ):
        raise Refused(415, "unacceptable content-type, expected: application/json")
    return parsed_json(request.body)


def parsed_json(body: bytes) -> dict[str, Any]:
    """A JSON object. Raises Refused (400)."""
    text = body.decode(errors="replace")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        # serde counts columns from 1 and names the last character it saw.
        at_end = error.pos >= len(text.rstrip())
        reason = "EOF while parsing a value" if at_end else "expected value"
        line = text.count("\n") + 1
        column = len(text) - text.rfind("\n") - 1 if at_end else error.colno
        raise Refused(400, f"serde json error: {reason} at line {line} column {column}") from None
    if not isinstance(value, dict):
        raise Refused(400, "serde json error: invalid type, expected a map at line 1 column 1")
    return value


def sql_of(request: Request) -> str | None:
    """The query text of a query request, wherever it stands; None for other requests."""
    if "query" not in request.path:
        return None
    if "q" in request.params or not request.body:
        return request.params.get("q")
    try:
        value = json.loads(request.body)
    except ValueError:
        return None
    return value.get("q") if isinstance(value, dict) else None
