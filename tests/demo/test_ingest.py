"""Bodies of line protocol as a whole: precisions, partial writes, contradictions and limits (facts.md 1.4, 4.4)."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests

from influx_backup_gui.demo.schema import Kind
from influx_backup_gui.demo.server import DemoServer

TITLE = "parsing failed for write_lp endpoint"
PARTIAL = "partial write of line protocol occurred"
COLUMNS = "Update to schema would exceed number of columns per table limit of 500 columns"
SECOND = 10**9


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None) as server:
        yield server


def write(server: DemoServer, body: str, **params: str) -> Any:
    asked = {"db": "d", "precision": "nanosecond", "accept_partial": "false"} | params
    return requests.post(server.url + "/api/v3/write_lp", params=asked, data=body.encode(), timeout=60)


def times(server: DemoServer, table: str = "t") -> list[int]:
    return list(server.rows("d", table).column("time").cast("int64").to_pylist())


@pytest.mark.parametrize(
    ("precision", "time", "stored"),
    [
        ("second", 5, 5 * SECOND),
        ("millisecond", -5, -5_000_000),
        ("microsecond", 5, 5_000),
        ("nanosecond", 5, 5),
        ("nanosecond", -(1 << 63), -(1 << 63)),
        ("nanosecond", (1 << 63) - 1, (1 << 63) - 1),
        ("auto", 4_999_999_999, 4_999_999_999 * SECOND),
        ("auto", 5_000_000_000, 5_000_000_000 * 10**6),
        ("auto", 4_999_999_999_999, 4_999_999_999_999 * 10**6),
        ("auto", 5_000_000_000_000, 5_000_000_000_000 * 1000),
        ("auto", 4_999_999_999_999_999, 4_999_999_999_999_999 * 1000),
        ("auto", 5_000_000_000_000_000, 5_000_000_000_000_000),
        ("auto", -1, -SECOND),
    ],
)
@pytest.mark.parametrize("comment", ["", "# line by line\n"])
def test_what_a_time_means(server: DemoServer, precision: str, time: int, stored: int, comment: str) -> None:
    answer = write(server, f"{comment}t v=1 {time}", precision=precision)
    assert (answer.status_code, times(server)) == (204, [stored])


@pytest.mark.parametrize("precision", ["second", "millisecond", "microsecond"])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_time_that_is_out_of_range(server: DemoServer, precision: str, sign: int) -> None:
    unit = {"second": SECOND, "millisecond": 10**6, "microsecond": 1000}[precision]
    fits = sign * ((1 << 63) // unit)
    assert write(server, f"t v=1 {fits}", precision=precision).status_code == 204
    answer = write(server, f"t v=1 {fits + sign}", precision=precision)
    assert answer.status_code == 400
    text = f"timestamp, {fits + sign}, out of range for precision: {precision}"
    assert answer.json()["data"]["error_message"] == text
    assert times(server) == [fits * unit]


@pytest.mark.parametrize(("precision", "unit"), [("nanosecond", 1), ("second", SECOND), ("auto", 1)])
def test_a_line_without_a_time_gets_the_time_of_the_server(server: DemoServer, precision: str, unit: int) -> None:
    before = server.now()
    assert write(server, "t v=1", precision=precision).status_code == 204
    (stored,) = times(server)
    assert before - unit < stored <= server.now()
    assert stored % unit == 0


CONTRADICTIONS = [
    ("t,a=1 v=1i 1", "t v=1 2", "invalid column type for column 'v'"),
    ("t,a=1 v=1i 1", "t,v=x w=1 2", "invalid column type for column 'v'"),
    ("t,a=1 v=1i 1", "t a=1 2", "invalid column type for column 'a'"),
    ("t,a=1 v=1i 1", "t time=1 2", "'time' is a reserved column"),
    ("t,a=1 v=1i 1", "t,__chunk_order=1 v=1i 2", "'__chunk_order' is a reserved column"),
    ("t,a=1 v=1i 1", "t w=1,w=1 2", "multiple instances of 'w' field found"),
    ("t,a=1 v=1i 1", "new w=1,w=1 2", "multiple instances of 'w' field found"),
    ("t,a=1 v=1i 1", "new,w=1 w=1 2", "invalid column type for column 'w'"),
]


@pytest.mark.parametrize(("good", "bad", "says"), CONTRADICTIONS)
@pytest.mark.parametrize("known", [False, True])
def test_a_contradiction(server: DemoServer, good: str, bad: str, says: str, known: bool) -> None:
    """With a table that is there already, and with one that the same body brings; all or nothing, and in part."""
    if known:
        assert write(server, good).status_code == 204
    body = f"{good}\n{bad}\n{good[:-1]}3"
    answer = write(server, body)
    assert (answer.status_code, answer.json()["error"], answer.json()["data"]["line_number"]) == (400, TITLE, 2)
    assert says in answer.json()["data"]["error_message"]
    assert ("d" in server.catalog.databases) is known, "nothing is stored, and no database comes into being"
    answer = write(server, body, accept_partial="true")
    assert (answer.status_code, answer.json()["error"]) == (400, PARTIAL)
    assert [e["line_number"] for e in answer.json()["data"]] == [2]
    assert set(server.catalog.databases["d"].tables) == {"t"}
    assert {c: k.kind for c, k in server.catalog.table("d", "t").columns.items()} == {
        "a": Kind.TAG,
        "v": Kind.INTEGER,
        "time": Kind.TIME,
    }
    assert times(server) == [1, 3]


def test_a_tag_twice_is_named() -> None:
    """From 3.10.3 on it is refused; the words are a guess."""
    with DemoServer(profile="3.10.3", token=None) as server:
        answer = write(server, "t,a=1,b=1,c=1,b=2 v=1 1")
        assert answer.status_code == 400
        assert "multiple instances of 'b' tag found" in answer.json()["data"]["error_message"]


def test_a_line_that_cannot_be_read_is_shown_as_it_was_sent(server: DemoServer) -> None:
    """Of the physical lines the one of its number, which is another one behind a blank line (facts.md 1.4)."""
    body = "t v=1 1\n\nt v=2 2\nt v=\nt v=4 4"
    assert write(server, body, accept_partial="true").json()["data"] == [
        {"error_message": "No fields were provided", "line_number": 3, "original_line": "t v=2 2"}
    ]


def wide(first: int, last: int) -> str:
    return "t " + ",".join(f"f{n}=1" for n in range(first, last)) + " 1"


def test_too_many_columns(server: DemoServer) -> None:
    """`time` is the 500th up to 3.9."""
    assert write(server, wide(0, 499)).status_code == 204
    for body, status in ((wide(0, 500), 400), (wide(499, 500), 400), (wide(0, 499), 204)):
        assert write(server, body).status_code == status
    answer = write(server, f"{wide(0, 1)}\n{wide(499, 500)}", accept_partial="true")
    assert (answer.status_code, answer.json()["data"][0]["error_message"]) == (422, COLUMNS)


def test_too_many_tables(server: DemoServer) -> None:
    """Of all databases together; deleted ones do not count."""
    server.write("e", "gone v=1 1")
    server.drop_table("e", "gone")
    for number in range(1999):
        server.catalog.create_table("e" if number % 2 else "d", f"t{number}", [])
    text = "Update to schema would exceed number of tables limit: attempted to create table but already have "
    answer = write(server, "a v=1 1\nb v=1 1", accept_partial="true")
    # How many there are is what the server counts before this body.
    assert (answer.status_code, len(answer.json()["data"])) == (422, 1)
    assert answer.json()["data"][0]["error_message"] == text + "1999 table(s) (limit: 2000)"
    assert "a" in server.catalog.databases["d"].tables
    assert "b" not in server.catalog.databases["d"].tables
    answer = requests.post(
        server.url + "/api/v3/configure/table", json={"db": "d", "table": "b", "tags": [], "fields": []}, timeout=20
    )
    assert (answer.status_code, answer.json()) == (422, {"error": text + "2000 table(s) (limit: 2000)"})
    assert write(server, "a v=2 2").status_code == 204
    assert write(server, "b v=2 2").status_code == 400


def test_what_is_written_into_a_deleted_database(server: DemoServer) -> None:
    server.write("d", "t v=1 1")
    server.drop_database("d")
    name = next(n for n in server.catalog.databases if n.startswith("d-"))
    answer = write(server, "t v=1 1", db=name)
    text = f"cannot write to soft-deleted database '{name}' - it is marked for deletion"
    assert (answer.status_code, answer.json()) == (400, {"error": text})
