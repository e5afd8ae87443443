"""Admin tokens: how they are sent, and when they end (facts.md 1.1, 1.9)."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.server import DemoServer

ADMIN = "apiv3_admin"
PATH = "/api/v3/configure/token"
NOBODY, MALFORMED = 401, 400


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=ADMIN) as server:
        server.write("d", "t v=1 1")
        yield server


def send(server: DemoServer, method: str, path: str, header: str | None, body: Any = None, **params: str) -> Any:
    headers = {} if header is None else {"Authorization": header}
    return requests.request(method, server.url + path, params=params, json=body, headers=headers, timeout=60)


def basic(text: str) -> str:
    return "Basic " + b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (f"Bearer {ADMIN}", 200),
        (f"Token {ADMIN}", 200),
        (basic(f"any:{ADMIN}"), 200),
        (basic(f":{ADMIN}"), 200),
        (None, NOBODY),
        ("Bearer wrong", NOBODY),
        (basic("any:wrong"), NOBODY),
        (f"bearer {ADMIN}", MALFORMED),
        (f"Digest {ADMIN}", MALFORMED),
        (ADMIN, MALFORMED),
        ("Bearer", MALFORMED),
        (f"Bearer {ADMIN} more", MALFORMED),
        (f"Bearer  {ADMIN}", MALFORMED),
        (basic(ADMIN), MALFORMED),
        (basic(f"an:y:{ADMIN}"), MALFORMED),
        (f"Basic {ADMIN}", MALFORMED),
    ],
)
def test_headers(server: DemoServer, header: str | None, status: int) -> None:
    answer = send(server, "GET", "/health", header)
    assert answer.status_code == status
    assert ("was malformed" in answer.text) is (status == MALFORMED)


@pytest.mark.parametrize(("path", "accepted"), [("/query", True), ("/api/v3/query_influxql", False)])
def test_a_token_in_the_address(server: DemoServer, path: str, accepted: bool) -> None:
    answer = send(server, "GET", path, None, db="d", q="SHOW MEASUREMENTS", format="json", u="any", p=ADMIN)
    assert answer.status_code == (200 if accepted else NOBODY)
    wrong = send(server, "GET", path, None, db="d", q="SHOW MEASUREMENTS", format="json", p="wrong")
    assert wrong.status_code == NOBODY


def test_a_token_that_is_deleted(server: DemoServer) -> None:
    made = send(server, "POST", f"{PATH}/named_admin", f"Bearer {ADMIN}", {"token_name": "x"}).json()["token"]
    assert send(server, "GET", "/health", f"Bearer {made}").status_code == 200
    for status in (200, 404):
        answer = send(server, "DELETE", PATH, f"Bearer {ADMIN}", token_name="x")
        assert answer.status_code == status
    assert send(server, "GET", "/health", f"Bearer {made}").status_code == NOBODY


@pytest.mark.parametrize(("seconds", "status"), [(0, NOBODY), (60, 200)])
def test_a_token_that_expires(server: DemoServer, seconds: int, status: int) -> None:
    body = {"token_name": "x", "expiry_secs": seconds}
    made = send(server, "POST", f"{PATH}/named_admin", f"Bearer {ADMIN}", body).json()
    assert send(server, "GET", "/health", f"Bearer {made['token']}").status_code == status


def test_a_new_secret_for_the_operator(server: DemoServer) -> None:
    answer = send(server, "POST", f"{PATH}/admin/regenerate", f"Bearer {ADMIN}")
    assert (answer.status_code, answer.headers["content-type"]) == (201, "json")
    assert send(server, "GET", "/health", f"Bearer {ADMIN}").status_code == NOBODY
    assert send(server, "GET", "/health", f"Bearer {answer.json()['token']}").status_code == 200


def test_a_server_without_authentication(make_server: Any) -> None:
    with make_server() as server:
        assert send(server, "GET", "/health", None).status_code == 200
        answer = send(server, "POST", f"{PATH}/admin", None)
        assert (answer.status_code, answer.text) == (405, "endpoint disabled, started without auth")
