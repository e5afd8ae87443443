"""Answers that no InfluxDB gives, but a proxy, another program or a tired network does."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError, NotAuthorised, QueryFailed, ServerUnreachable, TableGone
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.influx.client import Client

ALL = TimeRange()
ROWS = b'[{"n":1}]'
HTML = b"<html><body>Please log in</body></html>"
Send = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def answering(*answers: Send, tls: ssl.SSLContext | None = None, ca_file: str | None = None) -> Iterator[Client]:
    """A client of a server that gives these answers one after the other, the last one for ever."""
    left = list(answers)

    class Connection(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            (left.pop(0) if len(left) > 1 else left[0])(self)

        do_POST = do_PUT = do_DELETE = do_GET

        def log_message(self, format: str, *args: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            return  # the client hangs up where it has seen enough

    server = Server(("127.0.0.1", 0), Connection)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    address = f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_address[1]}"
    client = Client(address, None, ca_file, timeout=(2, 2), patience=0.3)
    try:
        yield client
    finally:
        client.close()
        server.shutdown()
        server.server_close()
        thread.join()


def sending(body: bytes, status: int = 200, length: int | None = None, **headers: str) -> Send:
    """An answer whose Content-Length may be wrong."""

    def send(to: BaseHTTPRequestHandler) -> None:
        to.send_response(status)
        to.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        to.wfile.write(body)
        if length is not None and length > len(body):
            to.wfile.flush()
            to.connection.shutdown(socket.SHUT_RDWR)
            to.close_connection = True

    return send


def endless(to: BaseHTTPRequestHandler) -> None:
    """An error whose text never ends."""
    to.send_response(500)
    to.send_header("Transfer-Encoding", "chunked")
    to.end_headers()
    chunk = b"%x\r\n%b\r\n" % (1 << 16, b"x" * (1 << 16))
    while True:
        to.wfile.write(chunk)


@pytest.fixture
def parquet() -> bytes:
    """What a real answer looks like: one row."""
    with DemoServer(token=None) as server:
        server.write("db", "t v=1 1")
        client = Client(server.url)
        data = client.read("db", "t", ALL)
        client.close()
    return data


def test_an_answer_that_was_compressed_though_nobody_asked(parquet: bytes) -> None:
    with answering(sending(gzip.compress(ROWS), Content_Encoding="gzip")) as client:
        assert client.count("db", "t", ALL) == 1
    with answering(sending(gzip.compress(parquet), Content_Encoding="gzip")) as client:
        assert client.read("db", "t", ALL) == parquet


@pytest.mark.parametrize("wrong", [-3, +3])
def test_a_wrong_length_is_noticed_and_asked_again(parquet: bytes, wrong: int) -> None:
    with answering(sending(ROWS, length=len(ROWS) + wrong), sending(ROWS)) as client:
        assert client.count("db", "t", ALL) == 1
    with answering(sending(parquet, length=len(parquet) + wrong), sending(parquet)) as client:
        assert client.read("db", "t", ALL) == parquet


@pytest.mark.parametrize("wrong", [-3, +3])
def test_a_length_that_is_always_wrong_is_a_problem(parquet: bytes, wrong: int) -> None:
    with answering(sending(ROWS, length=len(ROWS) + wrong)) as client, pytest.raises(ServerUnreachable):
        client.count("db", "t", ALL)
    with answering(sending(parquet, length=len(parquet) + wrong)) as client, pytest.raises(ServerUnreachable):
        client.read("db", "t", ALL)


def test_an_error_without_end_is_not_read_to_its_end() -> None:
    with answering(endless) as client:
        for ask in (lambda: client.count("db", "t", ALL), lambda: client.read("db", "t", ALL)):
            with pytest.raises(QueryFailed) as refused:
                ask()
            assert len(refused.value.message) < 1000
        with pytest.raises(QueryFailed):
            client.write("db", b"t v=1 1")
        with pytest.raises(ServerUnreachable):
            client.identity()


@pytest.mark.parametrize("body", [HTML, b'{"n":1}', b'["n"]', b'"n"', b"null", b"17", b"[1]", b"\xff\xfe"])
def test_a_body_that_is_no_list_of_rows_is_no_answer(body: bytes) -> None:
    with answering(sending(body)) as client, pytest.raises(ServerUnreachable, match="not as InfluxDB 3"):
        client.count("db", "t", ALL)


@pytest.mark.parametrize("body", [b"", b"[", b'[{"n":1},', b'[{"n":1}', b'[{"n":'])
def test_a_body_that_stops_is_cut_short(body: bytes) -> None:
    with answering(sending(body)) as client, pytest.raises(ServerUnreachable, match="cut"):
        client.count("db", "t", ALL)


@pytest.mark.parametrize("body", [b'[{"n":NaN}]', b'[{"n":null}]', b"[{}]", b'[{"n":"x"}]', b'[{"n":1.5}]', b"[]"])
def test_a_count_that_is_no_number_is_never_taken_for_one(body: bytes) -> None:
    with answering(sending(body)) as client:
        for ask in (client.count, client.extent):
            with pytest.raises(BackupError):
                ask("db", "t", ALL)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"Error during planning: table 'public.system.parquet_files' not found", 400),
        (b"", 403),
    ],
)
def test_a_server_without_a_list_of_files_has_its_tables_all_the_same(body: bytes, status: int) -> None:
    """Taken for a table that was dropped, all of them would be left out of a backup."""
    with answering(sending(body, status)) as client:
        assert client.files("db", "t") == ()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"query error: panic", 500),
        (b"Schema error: No field named min_time.", 400),
        (HTML, 404),
        (b'[{"path":"x"}]', 200),
        (b'[{"min_time":"2026-01-01","max_time":1,"row_count":1,"size_bytes":1}]', 200),
    ],
)
def test_a_list_of_files_that_cannot_be_read_is_not_the_same_as_none(body: bytes, status: int) -> None:
    with answering(sending(body, status)) as client:
        with pytest.raises(QueryFailed) as failed:
            client.files("db", "t")
        assert not isinstance(failed.value, TableGone)
        assert client.files_if_told("db", "t") == ()


@pytest.mark.parametrize("body", [b"", b"[", b'[{"min_time":1'])
def test_a_list_of_files_that_is_cut_short_is_none_at_all(body: bytes) -> None:
    with answering(sending(body)) as client, pytest.raises(ServerUnreachable):
        client.files("db", "t")


def test_a_token_that_is_not_accepted_is_no_server_without_a_list_of_files() -> None:
    with answering(sending(b"", 401)) as client, pytest.raises(NotAuthorised):
        client.files("db", "t")


@pytest.mark.parametrize("body", [HTML, b"", b"404 page not found\n", b"default backend - 404", b" <html>404</html>"])
def test_a_proxy_that_finds_no_way_is_no_word_about_a_table(body: bytes) -> None:
    with answering(sending(body, 404)) as client, pytest.raises(QueryFailed) as refused:
        client.read("db", "t", ALL)
    assert not isinstance(refused.value, TableGone)


def test_a_page_instead_of_parquet_is_no_answer() -> None:
    with answering(sending(HTML)) as client, pytest.raises(ServerUnreachable):
        client.read("db", "t", ALL)


def test_a_page_instead_of_an_acknowledgement_is_no_write() -> None:
    with answering(sending(HTML)) as client, pytest.raises(QueryFailed):
        client.write("db", b"t v=1 1")


CHANGES: tuple[Callable[[Client], object], ...] = (
    lambda c: c.create_database("db"),
    lambda c: c.create_table("db", "t", (), ()),
    lambda c: c.set_retention("db", 1),
    lambda c: c.delete_table("db", "t"),
    lambda c: c.delete_database("db"),
)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("body", "status"), [(HTML, 200), (b"\n" + HTML, 404), (HTML, 409), (b"Welcome", 200)])
def test_a_page_instead_of_a_change_is_no_change(change: Callable[[Client], object], body: bytes, status: int) -> None:
    with answering(sending(body, status)) as client, pytest.raises(BackupError):
        change(client)


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_that_passes_keeps_no_change_from_being_made(change: Callable[[Client], object]) -> None:
    with answering(sending(HTML), sending(b"")) as client:
        change(client)
    with answering(sending(b'{"created":true}')) as client:
        change(client)


@pytest.mark.parametrize("body", [HTML, b"[]", b"{}", b"null", b'{"version":"1.8.10"}', b"pong"])
def test_another_program_behind_the_address(body: bytes) -> None:
    with answering(sending(body)) as client, pytest.raises(ServerUnreachable, match="not as InfluxDB 3"):
        client.identity()


def test_influxdb_2_answers_a_ping_without_a_body() -> None:
    with answering(sending(b"", 204)) as client, pytest.raises(ServerUnreachable) as refused:
        client.identity()
    assert "InfluxDB 1 and 2" in refused.value.hint


@pytest.mark.parametrize(
    ("version", "release"), [("3.10.0-nightly", (3, 10)), ("v3.12.1", (3, 12)), ("4.0.0", (4, 0)), ("main", (0, 0))]
)
def test_a_version_that_is_new(version: str, release: tuple[int, int]) -> None:
    body = f'{{"version":"{version}","revision":"x","process_id":"p","more":[1]}}'.encode()
    with answering(sending(body, X_Influxdb_Build="Cloud Dedicated")) as client:
        identity = client.identity()
    assert (identity.version, identity.release, identity.edition) == (version, release, "Cloud Dedicated")


def test_a_redirection_is_not_followed() -> None:
    """The token must not go to another host, and a write that was redirected is no write."""
    with answering(sending(b"", 302, Location="http://127.0.0.1:9/elsewhere")) as client:
        with pytest.raises(ServerUnreachable, match="302"):
            client.identity()
        for ask in (client.count, client.read):
            with pytest.raises(ServerUnreachable, match="302"):
                ask("db", "t", ALL)
        with pytest.raises(ServerUnreachable, match="302"):
            client.write("db", b"t v=1 1")
        with pytest.raises(ServerUnreachable, match="302"):
            client.create_database("db")


def test_a_stall_in_every_answer_ends_as_a_problem() -> None:
    with DemoServer(token=None) as server:
        server.write("db", "t v=1 1")
        server.faults.add(Fault("stall", sql="SELECT *", value=60, times=None))
        client = Client(server.url, timeout=(2, 0.3), patience=1)
        with pytest.raises(ServerUnreachable, match="stopped answering"):
            client.read("db", "t", ALL)
        client.close()
