"""The client against the demo server: the traps of facts.md that concern requests and answers."""

from __future__ import annotations

import gzip
import io
import threading
import time

import pyarrow.parquet as pq
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import (
    Cancelled,
    NotAuthorised,
    ServerUnreachable,
    TableGone,
    TooMuchForServer,
    UsageError,
    WriteRejected,
)
from influx_backup_gui.domain.instants import MAX_INSTANT, MIN_INSTANT, TimeRange
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import Database, Type
from influx_backup_gui.influx import transport
from influx_backup_gui.influx.client import Client

ALL = TimeRange()


def test_identity(client: Client) -> None:
    identity = client.identity()
    assert identity.version.startswith("3.6")
    assert identity.edition == "Core"
    assert identity.process_id


def test_a_ping_whose_answer_breaks_off_is_asked_again(server: DemoServer, client: Client) -> None:
    """Within the headers it looks like a 200 without a body: no ground to call the server another program."""
    cut = server.faults.add(Fault("cut_head", path="/ping"))
    assert client.identity().version.startswith("3.6")
    assert cut.hits == 1


def test_a_token_without_the_right_to_ping_is_told_that_it_lacks_this_one(server: DemoServer, client: Client) -> None:
    server.faults.add(Fault("status", path="/ping", value=(403, '{"error": "forbidden"}')))
    with pytest.raises(NotAuthorised) as refused:
        client.identity()
    assert "system:ping:read" in refused.value.hint


@pytest.mark.parametrize("profile", ["3.0", "3.1", "3.2", "3.4", "3.6", "3.8", "3.9", "3.10"])
def test_every_version_can_be_asked(profile: str) -> None:
    with DemoServer(profile=profile) as server:
        server.write("db", 't,a=x,b=y v=1.5,n=2i,s="q",ok=true,u=3u 5')
        client = Client(server.url, server.token, patience=1)
        assert client.identity().version.startswith(profile)
        assert [d.name for d in client.databases()] == ["db"]
        (table,) = client.tables("db")
        assert {c.name: c.type for c in table.columns} == {
            "a": Type.TAG,
            "b": Type.TAG,
            "n": Type.INTEGER,
            "ok": Type.BOOLEAN,
            "s": Type.STRING,
            "time": Type.TIME,
            "u": Type.UNSIGNED,
            "v": Type.FLOAT,
        }
        known = profile not in ("3.0", "3.1")
        assert table.series_key == (("a", "b") if known else None)
        client.close()


def test_trap_1_a_cut_answer_is_asked_again(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1\nt v=2 2")
    server.faults.add(Fault("cut_body", sql="SELECT *", value=40))
    server.faults.add(Fault("cut_body", sql="count", value=3))
    assert pq.read_table(io.BytesIO(client.read("db", "t", ALL))).num_rows == 2
    assert client.count("db", "t", ALL) == 2
    assert len([r for r in server.requests if r[1].endswith("query_sql")]) == 4


def test_trap_1_an_answer_that_is_always_cut_ends_as_a_problem(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    server.faults.add(Fault("cut_body", sql="SELECT *", value=40, times=1000))
    with pytest.raises(ServerUnreachable):
        client.read("db", "t", ALL)


def test_trap_2_any_format_is_answered(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    assert client.query("db", "SELECT 1 AS one") == [{"one": 1}]
    assert client.read("db", "t", ALL)[:4] == b"PAR1"


def test_trap_3_an_empty_result_is_an_empty_body(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    assert client.read("db", "t", TimeRange(2, 3)) == b""


def test_trap_4_the_time_type_has_two_names() -> None:
    for profile in ("3.8", "3.9"):
        with DemoServer(profile=profile) as server:
            server.write("db", "t v=1 1")
            client = Client(server.url, server.token, patience=1)
            (table,) = client.tables("db")
            assert [c.type for c in table.columns if c.name == "time"] == [Type.TIME]
            client.close()


def test_trap_5_times_have_no_zone_and_null_keys_are_left_out(server: DemoServer, client: Client) -> None:
    server.write("db", "t a=1 -1\nt b=2 1700000000123456789")
    assert client.extent("db", "t", ALL) == (2, -1, 1700000000123456789)
    assert client.extent("db", "t", TimeRange(5, 6)) == (0, None, None)


def test_trap_6_tag_order_comes_from_the_series_key(server: DemoServer, client: Client) -> None:
    client.create_database("db")
    client.create_table("db", "t", ("z", "a", "m, n", "m"), (("v", Type.FLOAT),))
    (table,) = client.tables("db")
    assert table.series_key == ("z", "a", "m, n", "m")
    assert [c.name for c in table.columns] == ["a", "m", "m, n", "time", "v", "z"]


def test_trap_7_and_8_writes_are_whole_and_in_nanoseconds(server: DemoServer, client: Client) -> None:
    with pytest.raises(WriteRejected, match="No fields"):
        client.write("db", b"t v=1 1\nbad line here\nt v=2 2")
    client.write("db", b"t v=1 5")
    assert client.extent("db", "t", ALL) == (1, 5, 5)


def test_rows_for_another_machine_are_compressed_and_arrive(
    server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []

    def seen(body: bytes) -> bytes:
        sent.append(body)
        return body

    server.faults.add(Fault("alter_request", path="write_lp", times=None, value=seen))
    rows = "\n".join(f't,a=é s="one\ntwo {n}" {n}' for n in range(500)).encode()
    for loopback, compressed in (("127.", False), ("192.", True)):
        monkeypatch.setattr(transport, "_LOOPBACK", (loopback,))
        client = Client(server.url, server.token)
        client.write("db", rows)
        assert client.count("db", "t", ALL) == 500
        assert (len(sent[-1]) < len(rows) / 5, gzip.decompress(sent[-1]) if compressed else sent[-1]) == (
            compressed,
            rows,
        )
        client.close()


@pytest.mark.parametrize("profile", ["3.6", "3.8", "3.10"])
def test_trap_9_and_10_the_file_limit_has_its_own_error(profile: str) -> None:
    with DemoServer(profile=profile, file_limit=3) as server:
        for block in range(5):
            server.write("db", f"t v=1 {block * 600 * 10**9}")
        server.persist()
        client = Client(server.url, server.token, patience=1)
        for ask in (client.read, client.count, client.extent):
            with pytest.raises(TooMuchForServer):
                ask("db", "t", ALL)
        assert client.count("db", "t", TimeRange(None, 1800 * 10**9)) == 3
        client.close()


def test_trap_11_files_are_asked_by_table_and_know_no_buffer(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    assert client.files("db", "t") == ()
    server.persist()
    server.write("db", "other v=1 1")
    (file,) = client.files("db", "t")
    assert (file.first, file.last, file.rows) == (1, 1, 1)
    with pytest.raises(ServerUnreachable):
        client.files("db", "no such table")


def test_trap_13_and_14_deleted_and_internal_databases_are_not_offered(server: DemoServer, client: Client) -> None:
    server.write("kept", "t v=1 1")
    server.write("gone", "t v=1 1")
    server.write("kept", "dropped v=1 1")
    client.delete_database("gone")
    client.delete_table("kept", "dropped")
    assert client.databases() == (Database("kept"),)
    assert [t.name for t in client.tables("kept")] == ["t"]


def test_trap_18_a_body_that_is_too_large_is_rejected_in_every_version() -> None:
    for profile in ("3.6", "3.10"):
        with DemoServer(profile=profile) as server:
            client = Client(server.url, server.token, patience=1)
            with pytest.raises(WriteRejected, match="max request size"):
                client.write("db", b"t v=1 1\n" * 1_400_000)
            client.close()


def test_trap_22_retention_goes_there_and_back_exactly(server: DemoServer, client: Client) -> None:
    client.create_database("db")
    client.set_retention("db", 2_592_001 * 10**9)
    assert client.databases() == (Database("db", 2_592_001 * 10**9),)
    client.set_retention("db", None)
    assert client.databases() == (Database("db"),)


@pytest.mark.parametrize("profile", ["3.6", "3.8"])
def test_trap_23_a_wrong_token_is_one_clear_problem(profile: str) -> None:
    with DemoServer(profile=profile) as server:
        server.write("db", "t v=1 1")
        client = Client(server.url, "wrong", patience=1)
        for ask in (
            client.identity,
            client.databases,
            lambda: client.read("db", "t", ALL),
            lambda: client.write("db", b"t v=1 1"),
        ):
            with pytest.raises(NotAuthorised) as refused:
                ask()
            assert "wrong" not in str(refused.value)
        client.close()


def test_days_at_both_ends_of_time_are_counted(server: DemoServer, client: Client) -> None:
    server.write("db", f"t v=1 {MIN_INSTANT + 1}\nt v=2 -1\nt v=3 {MAX_INSTANT}")
    assert client.count_days("db", "t", ALL) == {"1677-09-21": 1, "1969-12-31": 1, "2262-04-11": 1}


def test_names_are_quoted_and_case_matters(server: DemoServer, client: Client) -> None:
    server.write("db", "Home v=1 1\nhome v=2 2\nqu\"o'te v=3 3")
    assert client.extent("db", "Home", ALL) == (1, 1, 1)
    assert client.extent("db", "home", ALL) == (1, 2, 2)
    assert client.extent("db", "qu\"o'te", ALL) == (1, 3, 3)
    server.persist()
    assert len(client.files("db", "qu\"o'te")) == 1


def test_an_unknown_table_or_database_is_gone(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    with pytest.raises(TableGone):
        client.count("db", "nope", ALL)
    with pytest.raises(TableGone):
        client.tables("nope")


@pytest.mark.parametrize(
    "value", [(429, ""), (503, "busy"), (500, "write buffer error: error from wal: wal buffer full with 100000 ops")]
)
def test_a_busy_server_is_asked_again(server: DemoServer, client: Client, value: tuple[int, str]) -> None:
    server.faults.add(Fault("status", path="write_lp", times=2, value=value))
    client.write("db", b"t v=1 1")
    assert client.count("db", "t", ALL) == 1


def test_a_question_amid_a_new_column_is_asked_again(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    text = "Field not found in table buffer: x"
    fault = server.faults.add(Fault("status", path="query_sql", times=3, value=(500, text)))
    assert client.count("db", "t", ALL) == 1
    assert fault.hits == 3


def test_a_reset_connection_is_made_again(server: DemoServer, client: Client) -> None:
    server.write("db", "t v=1 1")
    server.faults.add(Fault("reset", sql="count"))
    assert client.count("db", "t", ALL) == 1


def test_a_stall_ends_after_the_time_out(server: DemoServer) -> None:
    server.write("db", "t v=1 1")
    client = Client(server.url, server.token, timeout=(2, 0.5), patience=3)
    server.faults.add(Fault("stall", sql="SELECT *", value=30))
    assert client.read("db", "t", ALL)
    client.close()


def test_a_connection_that_is_opened_while_a_cancel_comes_is_not_waited_for(server: DemoServer) -> None:
    """Between the look at the token and the connection there is a moment: who connects then would wait for minutes."""
    server.faults.add(Fault("stall", value=60.0, times=None))
    cancel = CancelToken()
    client = Client(server.url, server.token, cancel=cancel, timeout=(10, 120))
    check = cancel.check

    def passed_just_before() -> None:
        check()
        cancel.cancel()

    cancel.check = passed_just_before  # type: ignore[method-assign]
    started = time.monotonic()
    with pytest.raises(Cancelled):
        client.query("db", "SELECT 1")
    assert time.monotonic() - started < 30
    client.close()


def test_a_cancel_ends_a_blocking_wait(server: DemoServer) -> None:
    server.write("db", "t v=1 1")
    server.faults.add(Fault("stall", sql="SELECT *", value=60, times=100))
    cancel = CancelToken()
    client = Client(server.url, server.token, cancel=cancel, timeout=(10, 120))
    threading.Timer(0.3, cancel.cancel).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        client.read("db", "t", ALL)
    assert time.monotonic() - started < 30
    client.close()


def test_nobody_listens() -> None:
    client = Client("http://127.0.0.1:9", patience=0.5)
    with pytest.raises(ServerUnreachable) as refused:
        client.identity()
    assert "127.0.0.1:9" in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("url", ["", "127.0.0.1:8181", "ftp://x", "http://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        Client(url)


@pytest.mark.parametrize(
    "token", ["apiv3_a\nsecond line", "Bearer apiv3_a", '{"token": "apiv3_a"}', "apiv3_日", "a\tb"]
)
def test_what_is_no_token_is_refused_and_never_shown(token: str) -> None:
    """The HTTP library would put it into its own error, and that into the log."""
    with pytest.raises(NotAuthorised) as refused:
        Client("http://127.0.0.1:9", token)
    assert "apiv3_a" not in refused.value.message + refused.value.hint
