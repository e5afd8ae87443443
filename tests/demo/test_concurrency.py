"""Many at once: nothing that was answered with 204 is lost, doubled or seen in half."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress

import requests

from influx_backup_gui.demo.server import DemoServer

WRITERS, BODIES, ROWS = 16, 3, 25
QUERY = {"db": "d", "q": 'SELECT count(*) AS n FROM "t"', "format": "json"}


def body_of(writer: int, number: int) -> str:
    """Rows of one series, in blocks of ten minutes that all writers share, with a value that names them."""
    first = number * ROWS
    return "\n".join(f"t,w={writer} v={writer * 10_000 + n}i {n * 60_000_000_000}" for n in range(first, first + ROWS))


def answered(ask: Callable[[], requests.Response]) -> requests.Response:
    """Asks again where a restart ended the connection: the same rows twice are the same rows."""
    while True:
        with suppress(requests.exceptions.ConnectionError):
            return ask()


def post(session: requests.Session, server: DemoServer, body: str) -> int:
    params = {"db": "d", "precision": "nanosecond", "accept_partial": "false"}
    url = server.url + "/api/v3/write_lp"
    return answered(lambda: session.post(url, params=params, data=body, timeout=60)).status_code


def write_all(server: DemoServer, writer: int, afterwards: Callable[[], object]) -> list[int]:
    """Numbers of the bodies that were answered with 204; `afterwards` is called after each body."""
    numbers = []
    with requests.Session() as session:
        for number in range(BODIES):
            if post(session, server, body_of(writer, number)) == 204:
                numbers.append(number)
            afterwards()
    return numbers


@contextmanager
def meanwhile(*actions: Callable[[], object]) -> Iterator[list[Future[int]]]:
    """Each action again and again in a thread of its own; answers how often. Raises what an action raised."""
    ended = threading.Event()

    def repeat(action: Callable[[], object]) -> int:
        times = 0
        while not ended.is_set():
            action()
            times += 1
        return times

    with ThreadPoolExecutor(len(actions)) as pool:
        futures = [pool.submit(repeat, action) for action in actions]
        try:
            yield futures
        finally:
            ended.set()
    for future in futures:
        assert future.result() > 0


def write_at_once(server: DemoServer, afterwards: Callable[[], object] = lambda: None) -> set[tuple[int, int]]:
    """Writer and number of every body that was answered with 204; `afterwards` is called after each."""
    with ThreadPoolExecutor(WRITERS) as pool:
        written = list(pool.map(lambda w: write_all(server, w, afterwards), range(WRITERS)))
    return {(writer, number) for writer, numbers in enumerate(written) for number in numbers}


def stored(server: DemoServer, databases: list[str]) -> list[tuple[str, int, int]]:
    """Tag, value and time in ns of every row, over several databases, in order."""
    rows: list[tuple[str, int, int]] = []
    for name in databases:
        if "t" in server.catalog.databases[name].tables:
            table = server.rows(name, "t")
            times = table.column("time").cast("int64").to_pylist()
            rows += zip(table.column("w").to_pylist(), table.column("v").to_pylist(), times, strict=True)
    return sorted(rows)


def expected(bodies: set[tuple[int, int]]) -> list[tuple[str, int, int]]:
    numbers = [(w, n) for w, body in bodies for n in range(body * ROWS, (body + 1) * ROWS)]
    return sorted((str(w), w * 10_000 + n, n * 60_000_000_000) for w, n in numbers)


def test_writers_readers_files_and_restarts_at_once() -> None:
    with DemoServer(token=None, flush_seconds=0.02) as server, requests.Session() as session:
        server.write("d", "t,w=first v=0i 0")
        counts: list[int] = []

        def count() -> None:
            answer = answered(lambda: session.get(server.url + "/api/v3/query_sql", params=QUERY, timeout=60))
            counts.append(answer.json()[0]["n"])

        def read() -> None:
            table = server.rows("d", "t")
            assert table.num_rows % ROWS == 1, "a body was seen in half"

        def persist_and_restart() -> None:
            server.persist()
            server.restart()

        with meanwhile(count, read):
            bodies = write_at_once(server, persist_and_restart)
        assert len(bodies) == WRITERS * BODIES
        assert counts == sorted(counts), "rows that were there vanished for a moment"
        assert all(n % ROWS == 1 for n in counts)
        assert stored(server, ["d"]) == sorted([("first", 0, 0), *expected(bodies)])


def test_a_database_is_deleted_while_it_is_written_to() -> None:
    """Every accepted body is in the database of its moment, under its new name, once."""
    with DemoServer(token=None) as server:
        server.write("d", "x v=1 1")

        def drop() -> None:
            if "d" in server.catalog.databases:
                server.drop_database("d")

        with meanwhile(drop):
            bodies = write_at_once(server)
        assert len(bodies) == WRITERS * BODIES
        names = [n for n in server.catalog.databases if n != "_internal"]
        assert len(names) > 1
        assert stored(server, names) == expected(bodies)


def test_a_table_is_deleted_while_it_is_written_to() -> None:
    with DemoServer(token=None) as server:
        server.write("d", "x v=1 1")

        def drop() -> None:
            if "t" in server.catalog.databases["d"].tables:
                server.drop_table("d", "t")

        with meanwhile(drop, server.persist):
            bodies = write_at_once(server)
        assert len(bodies) == WRITERS * BODIES
        tables = [t for n, t in server.catalog.databases["d"].tables.items() if n != "x"]
        assert len(tables) > 1
        found = sum(t.rows.extent(t.series_key, -(1 << 63), (1 << 63) - 1)[0] for t in tables)
        assert found == WRITERS * BODIES * ROWS


def test_a_synchronous_write_waits_for_the_next_flush() -> None:
    """facts.md 7: one connection is about one request a flush; `no_sync` does not wait (recording: write-other)."""
    with DemoServer(token=None, flush_seconds=0.1) as server, requests.Session() as session:
        before = time.monotonic()
        for number in range(4):
            assert post(session, server, f"t v=1 {number}") == 204
        # Four writes end at four flushes, of which the first may have been near.
        assert time.monotonic() - before >= 0.3
        server.flush_seconds = 3600
        params = {"db": "d", "precision": "nanosecond", "no_sync": "true"}
        answer = session.post(server.url + "/api/v3/write_lp", params=params, data="t v=1 9", timeout=60)
        assert answer.status_code == 204


def test_a_write_is_seen_when_it_is_flushed_and_not_before() -> None:
    """facts.md 4.3: `no_sync` writes are not seen until the next flush; a synchronous one is seen once it answers."""
    with DemoServer(token=None, flush_seconds=3600) as server, requests.Session() as session:
        params = {"db": "d", "precision": "nanosecond", "no_sync": "true"}
        answer = session.post(server.url + "/api/v3/write_lp", params=params, data="t v=1 9", timeout=60)
        assert answer.status_code == 204
        assert session.get(server.url + "/api/v3/query_sql", params=QUERY, timeout=60).json() == [{"n": 0}]
        server.persist()
        assert session.get(server.url + "/api/v3/query_sql", params=QUERY, timeout=60).json() == [{"n": 1}]
        server.flush_seconds = 0.05
        for number in range(5):
            assert post(session, server, f"t v=1 {number}") == 204
            assert session.get(server.url + "/api/v3/query_sql", params=QUERY, timeout=60).json() == [{"n": 2 + number}]


def test_new_columns_by_many_writers_at_once() -> None:
    """Each body brings a tag and a field of its own; no column is lost, none is made twice."""
    with DemoServer(token=None) as server, ThreadPoolExecutor(WRITERS) as pool:
        with meanwhile(lambda: "d" in server.catalog.databases and server.sql.query("d", "SELECT 1"), server.persist):
            list(pool.map(lambda n: server.write("d", f"t,tag{n}=a v{n}=1i,v=1 {n}"), range(100)))
        table = server.catalog.table("d", "t")
        assert sorted(table.series_key) == sorted(f"tag{n}" for n in range(100))
        assert sorted(c.number for c in table.columns.values()) == list(range(202))
        rows = server.rows("d", "t")
        assert rows.num_rows == 100
        assert all(rows.column(f"v{n}").null_count == 99 for n in range(100))
