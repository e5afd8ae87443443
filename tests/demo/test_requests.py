"""What a request must look like, and how far it may go (facts.md 1.1, 1.4)."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.requests_seen import LARGEST_BODY
from influx_backup_gui.demo.server import DemoServer

DATABASES = "/api/v3/configure/database"


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None) as server:
        server.write("d", "t v=1 1")
        server.catalog.create_table("d", "empty", [])
        yield server


def post(server: DemoServer, path: str, data: Any, headers: dict[str, str] | None = None, **params: str) -> Any:
    return requests.post(server.url + path, params=params, data=data, headers=headers, timeout=60)


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("Application/JSON", 200),
        ("application/vnd.api+json", 200),
        ("text/vnd.api+json", 415),
        ("application/jsonl", 415),
        ("application/xml", 415),
        (None, 415),
    ],
)
def test_the_type_of_a_body(server: DemoServer, content_type: str | None, status: int) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    assert post(server, DATABASES, b'{"db":"new"}', headers).status_code == status
    assert ("new" in server.catalog.databases) is (status == 200)


@pytest.mark.parametrize("body", [b"[]", b"1", b'"db"', b"null", b"{", b""])
def test_a_body_that_is_no_object(server: DemoServer, body: bytes) -> None:
    answer = post(server, DATABASES, body, {"Content-Type": "application/json"})
    assert (answer.status_code, answer.text.split(":")[0]) == (400, "serde json error")


@pytest.mark.parametrize(("text", "status"), [("true", 204), ("false", 204), ("1", 400), ("True", 400), ("", 400)])
@pytest.mark.parametrize("flag", ["accept_partial", "no_sync"])
def test_flags(server: DemoServer, flag: str, text: str, status: int) -> None:
    answer = post(server, "/api/v3/write_lp", b"t v=2 2", None, db="d", **{flag: text})
    assert answer.status_code == status
    assert answer.text.startswith("serde error: ") is (status == 400)


def test_a_write_without_a_database(server: DemoServer) -> None:
    answer = post(server, "/api/v3/write_lp", b"t v=2 2", None, precision="nanosecond")
    assert (answer.status_code, answer.text) == (400, "serde error: missing field `db`")


@pytest.mark.parametrize(("more", "status"), [(0, 204), (1, 500)])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_the_largest_body(server: DemoServer, encoding: str, more: int, status: int) -> None:
    """facts.md 1.4: before and after gunzip."""
    body = b"t v=2 2".ljust(LARGEST_BODY + more, b"\n")
    sent = gzip.compress(body, 1) if encoding == "gzip" else body
    answer = post(server, "/api/v3/write_lp", sent, {"Content-Encoding": encoding}, db="d", precision="nanosecond")
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("form", "says"), [("json", '"mode":["core"]'), ("pretty", "[core]"), ("csv", None), ("parquet", "PAR1")]
)
def test_lists_cannot_be_told_in_csv(server: DemoServer, form: str, says: str | None) -> None:
    """facts.md 1.3: the answer breaks off at its first batch."""
    params = {"db": "_internal", "q": "SELECT mode FROM system.nodes", "format": form}
    if says is None:
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            requests.get(server.url + "/api/v3/query_sql", params=params, timeout=60)
        params["q"] += " WHERE 1 = 0"
        says = ""
    answer = requests.get(server.url + "/api/v3/query_sql", params=params, timeout=60)
    assert answer.status_code == 200
    assert says.encode() in answer.content


def test_a_query_in_a_body_needs_no_type(server: DemoServer) -> None:
    body = json.dumps({"db": "d", "q": "SELECT v FROM t", "format": "json"})
    answer = post(server, "/api/v3/query_sql", body, {"Content-Type": "text/plain"})
    assert answer.json() == [{"v": 1.0}]
