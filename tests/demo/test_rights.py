"""Resource tokens of Enterprise: what each may do, and how the rest is refused (facts.md 1.1, 1.9)."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.server import DemoServer

ADMIN = "apiv3_admin"
SQL, LP, LIST = "/api/v3/query_sql", "/api/v3/write_lp", "/api/v3/configure/database"
READ_D = {"resource_type": "db", "resource_names": ["d"], "actions": ["read"]}
WRITE_D = {"resource_type": "db", "resource_names": ["d"], "actions": ["write"]}
READ_ALL = {"resource_type": "db", "resource_names": ["*"], "actions": ["read"]}
PING = {"resource_type": "system", "resource_names": ["ping"], "actions": ["read"]}
FORBIDDEN = '{"error": "requestor is forbidden from requested resource"}'


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(profile="3.8", edition="Enterprise", token=ADMIN) as server:
        server.write("d", "t v=1 1")
        server.write("e", "t v=1 1")
        yield server


def send(
    server: DemoServer, token: str, method: str, path: str, json: Any = None, data: Any = None, **params: str
) -> Any:
    headers = {"Authorization": f"Bearer {token}"}
    return requests.request(method, server.url + path, params=params, json=json, data=data, headers=headers, timeout=60)


def made(server: DemoServer, *permissions: dict[str, Any], by: str = ADMIN, name: str = "some") -> Any:
    body = {"token_name": name, "permissions": list(permissions)}
    return send(server, by, "POST", "/api/v3/enterprise/configure/token", json=body)


def query(server: DemoServer, token: str, db: str, method: str = "GET", q: str = "SELECT 1 AS n") -> int:
    asked = {"db": db, "q": q, "format": "json"}
    answer = send(server, token, method, SQL, **asked) if method == "GET" else send(server, token, method, SQL, asked)
    return int(answer.status_code)


@pytest.mark.parametrize(
    ("permissions", "reads", "writes", "lists", "pings"),
    [
        ([READ_D], {"d"}, set(), True, False),
        ([WRITE_D], set(), {"d"}, False, False),
        ([READ_D, WRITE_D], {"d"}, {"d"}, True, False),
        ([READ_ALL, PING], {"d", "e"}, set(), True, True),
        ([PING], set(), set(), False, True),
        ([], set(), set(), False, False),
    ],
)
def test_what_a_token_may_do(
    server: DemoServer, permissions: list[Any], reads: set[str], writes: set[str], lists: bool, pings: bool
) -> None:
    token = made(server, *permissions).json()["token"]
    for method in ("GET", "POST"):
        assert {db for db in ("d", "e", "_internal") if query(server, token, db, method) == 200} == reads
    assert {
        db for db in ("d", "e") if send(server, token, "POST", LP, data="t v=2 2", db=db).status_code == 204
    } == writes
    assert send(server, token, "GET", LIST, format="json").ok is lists
    assert [send(server, token, "GET", path).ok for path in ("/ping", "/health", "/metrics")] == [pings, False, False]
    # Everything else needs an admin token, another token above all.
    assert send(server, token, "POST", LIST, json={"db": "new"}).status_code == 403
    assert send(server, token, "DELETE", LIST, db="d").status_code == 403
    assert made(server, READ_ALL, by=token, name="more").status_code == 403
    assert "new" not in server.catalog.databases
    assert query(server, ADMIN, "_internal") == 200


def test_how_a_token_is_told(server: DemoServer) -> None:
    answer = made(server, READ_D, PING)
    assert answer.status_code == 201
    assert set(answer.json()) == {"id", "name", "token", "hash", "created_at", "expiry"}
    rows = (
        server.sql.query("_internal", "SELECT permissions FROM system.tokens ORDER BY token_id").column(0).to_pylist()
    )
    assert rows == ["*:*:*", "db:d:read,system:ping:read"]
    assert made(server, READ_D).status_code == 409
    missing = made(server, {"resource_type": "db", "actions": []}, name="other")
    assert (missing.status_code, missing.text) == (400, "serde json error: missing field `resource_names`")


@pytest.mark.parametrize(
    ("profile", "body", "v2"),
    [
        ("3.7", "", (401, '{"code":"unauthorized","message":"unauthorized access"}')),
        ("3.8.0", FORBIDDEN, (401, '{"code":"unauthorized","message":"unauthorized access"}')),
        ("3.10.0", FORBIDDEN, (403, '{"code":"forbidden","message":"access denied"}')),
    ],
)
def test_how_it_is_refused(profile: str, body: str, v2: tuple[int, str]) -> None:
    with DemoServer(profile=profile, edition="Enterprise", token=ADMIN) as server:
        server.write("d", "t v=1 1")
        token = made(server, READ_D).json()["token"]
        answer = send(server, token, "POST", LP, data="t v=2 2", db="d")
        assert (answer.status_code, answer.text) == (403, body)
        assert "content-type" not in answer.headers
        answer = send(server, token, "POST", "/api/v2/write", data="t v=2 2", bucket="d")
        assert (answer.status_code, answer.text) == v2
        assert send(server, token, "GET", "/nowhere").status_code == 404


def test_core_has_no_such_tokens() -> None:
    with DemoServer(edition="Core", token=ADMIN) as server:
        assert made(server, READ_D).status_code == 404
