"""What a resource token of Enterprise may do (facts.md 1.1, 1.9). Its source is closed; what Core's tells is followed.

`_internal` needs an admin token (influxdb3_authz/src/authorizer.rs at v3.10.1). That whoever may read one database is
told the names of all is a guess, and the harder of two for a client.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from influx_backup_gui.demo.catalog import INTERNAL, Refused
from influx_backup_gui.demo.requests_seen import Request, parsed_json

_SYSTEM = {"/ping": "ping", "/health": "health", "/api/v1/health": "health", "/metrics": "metrics"}
_QUERIES = ("/api/v3/query_sql", "/api/v3/query_influxql", "/query")
_WRITES = {"/api/v3/write_lp": "db", "/write": "db", "/api/v2/write": "bucket"}
_LIST = ("GET", "/api/v3/configure/database")


@dataclass(frozen=True)
class Permission:
    """`resource` is `db` or `system`, `names` are databases or endpoints (`*`: all), `actions` `read` and `write`."""

    resource: str
    names: tuple[str, ...]
    actions: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.resource}:{','.join(self.names)}:{','.join(self.actions)}"

    def allows(self, resource: str, name: str | None, action: str) -> bool:
        return self.resource == resource and action in self.actions and ("*" in self.names or name in self.names)


def permission_from(value: dict[str, Any]) -> Permission:
    """As POST /api/v3/enterprise/configure/token tells it. Raises Refused (400)."""
    try:
        return Permission(value["resource_type"], tuple(value["resource_names"]), tuple(value["actions"]))
    except KeyError as missing:
        raise Refused(400, f"serde json error: missing field `{missing.args[0]}`") from None


def may(permissions: Iterable[Permission], request: Request) -> bool:
    """Whether a token with these rights may send this request; what no right is known for needs an admin token."""
    path = request.path
    if path in _SYSTEM:
        return any(p.allows("system", _SYSTEM[path], "read") for p in permissions)
    if path in _QUERIES:
        name = _database_of(request)
        return name != INTERNAL and any(p.allows("db", name, "read") for p in permissions)
    if path in _WRITES:
        return any(p.allows("db", request.params.get(_WRITES[path]), "write") for p in permissions)
    if (request.method, path) == _LIST:
        return any(p.resource == "db" and "read" in p.actions for p in permissions)
    return False


def _database_of(request: Request) -> str | None:
    """The database of a query, in the URL or in the body. Raises Refused (400)."""
    told: dict[str, Any] = request.params if request.method == "GET" else parsed_json(request.body)
    return told.get("db")
