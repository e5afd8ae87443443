"""Each fault does what faults.py says, to the requests it is meant for and to no other."""

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
import requests

from influx_backup_gui.demo.faults import KINDS, Fault
from influx_backup_gui.demo.server import DemoServer

ALL = 'SELECT * FROM "t"'
COUNT = 'SELECT count(*) AS n FROM "t"'
ROWS = 40
LINES = "\n".join(f'cpu,host=a v={n},s="text {n}" {n}' for n in range(ROWS)).replace("cpu", "t")
Ask = Callable[..., Any]


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None) as server:
        server.write("d", LINES)
        yield server


@pytest.fixture
def ask(server: DemoServer) -> Iterator[Ask]:
    """Sends a query; by default all rows as JSON lines."""
    with requests.Session() as session:

        def asked(query: str = ALL, form: str = "jsonl", timeout: float = 20) -> Any:
            params = {"db": "d", "q": query, "format": form}
            return session.get(server.url + "/api/v3/query_sql", params=params, timeout=timeout)

        yield asked


def write(server: DemoServer, body: bytes | str, headers: dict[str, str] | None = None) -> Any:
    params = {"db": "d", "precision": "nanosecond"}
    return requests.post(server.url + "/api/v3/write_lp", params=params, data=body, headers=headers, timeout=60)


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet", "pretty"])
@pytest.mark.parametrize("value", [None, 0, 1, 10**9])
def test_a_cut_body_is_never_whole(server: DemoServer, ask: Ask, form: str, value: int | None) -> None:
    """The library notices, in the streamed formats by the missing last chunk (facts.md, trap 1)."""
    whole = ask(form=form).content
    fault = server.faults.add(Fault("cut_body", sql="SELECT", value=value))
    with pytest.raises(requests.exceptions.RequestException):
        ask(form=form)
    assert fault.hits == 1
    assert ask(form=form).content == whole


def test_a_cut_body_does_begin(server: DemoServer) -> None:
    """The damage is real: a client that does not look at the framing gets a part of the rows, and status 200."""
    server.faults.add(Fault("cut_body"))
    query = urlencode({"db": "d", "q": ALL, "format": "jsonl"})
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(f"GET /api/v3/query_sql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        got = b"".join(iter(lambda: connection.recv(65536), b""))
    assert got.startswith(b"HTTP/1.1 200 ")
    assert 0 < got.count(b'"host"') < ROWS


def test_a_cut_head_looks_like_an_empty_answer(server: DemoServer, ask: Ask) -> None:
    server.faults.add(Fault("cut_head"))
    answer = ask()
    assert (answer.status_code, answer.content, dict(answer.headers)) == (200, b"", {})
    assert len(ask().text.splitlines()) == ROWS
    server.faults.add(Fault("cut_head", path="/write_lp"))
    assert write(server, "t v=1 999").status_code == 204
    assert len(ask().text.splitlines()) == ROWS + 1, "the write was done"


def test_reset(server: DemoServer, ask: Ask) -> None:
    server.faults.add(Fault("reset", path="/query_sql"))
    with pytest.raises(requests.exceptions.ConnectionError):
        ask()
    assert len(ask().text.splitlines()) == ROWS
    server.faults.add(Fault("reset", path="/write_lp"))
    with pytest.raises(requests.exceptions.ConnectionError):
        write(server, "t v=1 999")
    assert len(ask().text.splitlines()) == ROWS, "a write that was reset is not stored"


def test_stall(server: DemoServer, ask: Ask) -> None:
    whole = ask().content
    server.faults.add(Fault("stall", value=0.2))
    before = time.monotonic()
    assert ask().content == whole
    assert time.monotonic() - before >= 0.2
    fault = server.faults.add(Fault("stall"))
    with pytest.raises(requests.exceptions.ConnectionError, match="timed out"):
        ask(timeout=0.2)
    assert fault.hits == 1
    server.stop()


def test_status(server: DemoServer, ask: Ask) -> None:
    for status, body in ((503, "busy"), (429, b"slow down"), (500, "write buffer error: wal buffer full")):
        server.faults.add(Fault("status", value=(status, body)))
        answer = ask()
        assert (answer.status_code, answer.content) == (status, body if isinstance(body, bytes) else body.encode())
        assert "content-type" not in answer.headers
    server.faults.add(Fault("status", path="/write_lp", value=(503, "busy")))
    assert write(server, "t v=1 999").status_code == 503
    assert len(ask().text.splitlines()) == ROWS, "a write that was refused is not stored"


@pytest.mark.parametrize(("value", "rows"), [(None, 0), (0.5, ROWS // 2), (0.99, ROWS - 1)])
@pytest.mark.parametrize("query", [ALL, "SELECT * FROM t WHERE v >= 0"])
def test_vanish_rows(server: DemoServer, ask: Ask, query: str, value: float | None, rows: int) -> None:
    server.faults.add(Fault("vanish_rows", times=2, value=value))
    assert len(ask(query).text.splitlines()) == rows
    assert ask(COUNT).json() == {"n": rows}
    assert len(ask(query).text.splitlines()) == ROWS


@pytest.mark.parametrize(("value", "off"), [(None, 1), (-3, -3), (7, 7)])
@pytest.mark.parametrize("query", [COUNT, "SELECT count(*) AS n FROM t WHERE v >= 0"])
def test_wrong_count(server: DemoServer, ask: Ask, query: str, value: int | None, off: int) -> None:
    server.faults.add(Fault("wrong_count", sql="count(", value=value))
    assert len(ask().text.splitlines()) == ROWS
    assert ask(query).json() == {"n": ROWS + off}
    assert ask(query).json() == {"n": ROWS}


def test_wrong_count_leaves_times_alone(server: DemoServer, ask: Ask) -> None:
    query = 'SELECT count(*) AS n, min(time) AS low, max(time) AS high FROM "t"'
    right = ask(query).json()
    server.faults.add(Fault("wrong_count", value=5))
    assert ask(query).json() == right | {"n": ROWS + 5}


def test_a_restart_ends_the_requests_that_are_under_way(server: DemoServer, ask: Ask) -> None:
    before = server.process_id
    server.faults.add(Fault("call", value=server.restart))
    with pytest.raises(requests.exceptions.ConnectionError):
        ask()
    assert server.process_id != before
    assert len(ask().text.splitlines()) == ROWS


def test_slow(server: DemoServer, ask: Ask) -> None:
    server.faults.add(Fault("slow", value=0.2))
    before = time.monotonic()
    assert len(ask().text.splitlines()) == ROWS
    assert time.monotonic() - before >= 0.2


def test_call_runs_before_the_request_is_answered(server: DemoServer, ask: Ask) -> None:
    server.faults.add(Fault("call", value=lambda: server.write("d", "t v=1 999")))
    assert ask(COUNT).json() == {"n": ROWS + 1}
    assert ask(COUNT).json() == {"n": ROWS + 1}


def test_an_answer_that_is_altered(server: DemoServer, ask: Ask) -> None:
    for form in ("jsonl", "csv", "parquet"):
        server.faults.add(Fault("alter_answer", sql="SELECT", value=lambda body: body[:-1] + b"??"))
        altered, whole = ask(form=form).content, ask(form=form).content
        assert altered == whole[:-1] + b"??"


def test_a_write_that_is_altered_on_its_way(server: DemoServer, ask: Ask) -> None:
    server.faults.add(Fault("alter_request", path="/write_lp", value=lambda body: body.replace(b"v=1", b"v=2")))
    assert [write(server, f"t v=1 {time}").status_code for time in (998, 999)] == [204, 204]
    found = [ask(f"SELECT v FROM t WHERE time = to_timestamp_nanos({time})").json() for time in (998, 999)]
    assert found == [{"v": 2.0}, {"v": 1.0}]


def test_which_requests_suffer(server: DemoServer, ask: Ask) -> None:
    fault = server.faults.add(Fault("status", path="query", sql="count(", skip=1, times=2, value=(503, "")))
    assert write(server, 't s="count(" 999').status_code == 204
    found = [ask(query).status_code for query in (ALL, COUNT, ALL, COUNT, COUNT, COUNT)]
    assert found == [200, 200, 200, 503, 503, 200]
    assert fault.hits == 2
    always = server.faults.add(Fault("status", times=None, value=(503, "")))
    assert [ask().status_code for _ in range(5)] == [503] * 5
    assert always.hits == 5
    server.faults.clear()
    assert ask().status_code == 200


def test_a_part_of_the_body(server: DemoServer) -> None:
    fault = server.faults.add(Fault("status", body_contains="v=7", times=None, value=(400, "")))
    assert write(server, "t v=1 1").status_code == 204
    assert write(server, "t v=7 1").status_code == 400
    assert write(server, gzip.compress(b"t v=7 1"), {"Content-Encoding": "gzip"}).status_code == 400
    assert fault.hits == 2


def test_one_method(server: DemoServer) -> None:
    fault = server.faults.add(Fault("status", path="configure/database", method="POST", times=None, value=(500, "")))
    url = server.url + "/api/v3/configure/database"
    assert requests.get(url, params={"format": "json"}, timeout=60).status_code == 200
    assert requests.post(url, json={"db": "new"}, timeout=60).status_code == 500
    assert fault.hits == 1


def test_two_faults_strike_one_request_but_not_two_of_a_kind(server: DemoServer, ask: Ask) -> None:
    first, second = (server.faults.add(Fault("wrong_count", value=n)) for n in (1, 10))
    slow = server.faults.add(Fault("slow", value=0.0))
    assert [ask(COUNT).json()["n"] - ROWS for _ in range(3)] == [1, 10, 0]
    assert (first.hits, second.hits, slow.hits) == (1, 1, 1)


def test_only_known_faults() -> None:
    with pytest.raises(ValueError, match="no such fault"):
        Fault("explode")
    assert len(KINDS) == len(set(KINDS)) == 11


def test_a_server_that_comes_back(server: DemoServer, ask: Ask) -> None:
    port = server.port
    server.stop()
    server.stop()
    with pytest.raises(requests.exceptions.ConnectionError):
        ask()
    server.start()
    assert server.port == port
    assert len(ask().text.splitlines()) == ROWS
