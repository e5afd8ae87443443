"""What the demo server answers to SQL: the short way against DataFusion, and DataFusion against plain expectations."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pytest
import requests

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.sample_data import fill
from influx_backup_gui.demo.server import DemoServer

DAY = 86_400 * 10**9
JANUARY = 1_767_225_600 * 10**9
ODD = r"""
home,room=a v=1 1767225600000000000
home,room=b v=2,note="a AND home.time >= TimestampNanosecond(9, None) AND b" 1767225601000000000
home,room=a v=3 1767312000000000000
Home v=9 1767225600000000000
HOME v=10 1767225600000000000
homes v=11 1767225600000000000
a.b v=4 1767225600000000000
iox.home v=5 1767225600000000000
we"ir'd\,\ x v=6 1767225600000000000
table v=7 1767225600000000000
x\ projection=[y] v=8 1767225600000000000
twins v=1,V=2,a.b=3,q"=4,iox.twins.v=5,time\ =6 1767225600000000000
old v=1 -1
old v=2 0
old v=3 1
""".strip()
SPANS = (
    "",
    " WHERE time >= '2026-01-01T00:00:00Z' AND time < '2026-01-02T00:00:00.000000000Z'",
    " where time > '2026-01-01 00:00:00' and time<='2026-01-01T12:00:00.123456789Z';",
    " WHERE time = '2026-01-01T00:00:00Z'",
    " WHERE time < '1970-01-01T00:00:00Z'",
    " WHERE time >= '2026-01-01' AND time < '2026-01-03'",
    " WHERE time >= '2031-01-01T00:00:00Z'",
)
SHAPES = (
    "SELECT * FROM {}",
    "SELECT count(*) FROM {}",
    "SELECT count(*) AS n FROM {}",
    "SELECT count(*), min(time), max(time) FROM {}",
    "select COUNT(*) as n, MIN(time) as low, max(time) AS high from {}",
)


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    """The sample data, and the database `odd` with names that are easily taken for something else."""
    server = DemoServer(token=None)
    fill(server)
    server.write("odd", ODD)
    server.catalog.create_table("odd", "without", [])
    yield server
    server.stop()


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def plain(table: Any) -> Any:
    """In one piece, with tags as text: how they are cut and numbered is nobody's business."""
    columns = [c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c for c in table.columns]
    return pa.table(dict(zip(table.column_names, columns, strict=True))).combine_chunks()


def answer(server: DemoServer, database: str, query: str) -> Any:
    """The table, or status and text of the refusal."""
    try:
        return server.sql.query(database, query)
    except Refused as refused:
        return refused.status, refused.text


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("database", ["sensors", "plant", "lab", "odd"])
def test_the_short_way_answers_what_datafusion_answers(server: DemoServer, database: str, shape: str) -> None:
    for name in server.catalog.databases[database].tables:
        for where in SPANS:
            text = shape.format(quoted(name)) + where
            # The comment keeps it off the short way.
            short, long = answer(server, database, text), answer(server, database, "/* long */ " + text)
            if isinstance(short, tuple):
                assert short == long
                continue
            assert short.schema.equals(long.schema, check_metadata=True), (text, short.schema, long.schema)
            assert plain(short).equals(plain(long)), text


def test_the_comment_does_keep_it_off_the_short_way(server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(server.sql), "_planned", lambda *_: "planned")
    for shape in SHAPES:
        for where in SPANS:
            query = shape.format('"home"') + where
            assert server.sql.query("odd", query) != "planned"
            assert server.sql.query("odd", "/* long */ " + query) == "planned"


@pytest.mark.parametrize("shape", SHAPES)
def test_what_the_short_way_does_not_know(server: DemoServer, shape: str) -> None:
    """A table that is not there, and times that are written in an unusual way."""
    for where in ("", " WHERE time >= '2026-01-01T00:00:00Z'"):
        status, text = answer(server, "odd", shape.format('"nope"') + where)
        assert (status, text.rpartition(": ")[2]) == (500, "table 'public.iox.nope' not found")
    short = answer(server, "odd", shape.format('"home"') + " WHERE time >= '2026-01-01T02:00:01+02:00'")
    usual = answer(server, "odd", shape.format('"home"') + " WHERE time >= '2026-01-01T00:00:01Z'")
    assert plain(short).equals(plain(usual))


@pytest.mark.parametrize(
    ("condition", "values"),
    [
        ("time BETWEEN '2026-01-01' AND '2026-01-01T00:00:01Z'", [1, 2]),
        ("'2026-01-01T00:00:01Z' <= time", [2, 3]),
        ("time >= timestamp '2026-01-01T00:00:01Z'", [2, 3]),
        ("time >= to_timestamp('2026-01-01T00:00:01Z')", [2, 3]),
        ("time >= to_timestamp_nanos(1767225601000000000)", [2, 3]),
        ("time > arrow_cast(1767225600000000000, 'Timestamp(Nanosecond, None)')", [2, 3]),
        ("time > now() - INTERVAL '400 days' AND time < '2026-01-01T00:00:01Z'", [1]),
        ("date_trunc('day', time) = '2026-01-02'", [3]),
        ("time < '2026-01-01T00:00:01Z' OR v = 3", [1, 3]),
        ("NOT time < '2026-01-01T00:00:01Z'", [2, 3]),
        ("time IN ('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')", [1, 3]),
        ("time != '2026-01-01T00:00:00Z'", [2, 3]),
        ("'2026-01-01T00:00:00Z' != time", [2, 3]),
        ("note = 'a AND home.time >= TimestampNanosecond(9, None) AND b'", [2]),
        ("note = 'x AND home.time < TimestampNanosecond(9, None) AND y' OR v = 1", [1]),
        ("room = 'a' AND v > 1", [3]),
        ("room LIKE 'a%'", [1, 3]),
        ("room LIKE 'a%' AND time > '2026-01-01'", [3]),
        ("note IS NULL AND time < '2026-01-02'", [1]),
        ("CASE WHEN v > 1 THEN time > '2026-01-01T12:00:00Z' ELSE false END", [3]),
    ],
)
def test_every_spelling_of_a_condition_finds_its_rows(server: DemoServer, condition: str, values: list[int]) -> None:
    for table in ("home", "iox.home", "public.iox.home", '"home" AS "h x"', "HOME"):
        found = server.sql.query("odd", f"SELECT v FROM {table} WHERE {condition} ORDER BY v")
        assert found.column("v").to_pylist() == values


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ('SELECT v FROM "Home"', [(9.0,)]),
        ('SELECT v FROM "HOME"', [(10.0,)]),
        ("SELECT v FROM HOMES", [(11.0,)]),
        ('SELECT v FROM "a.b"', [(4.0,)]),
        ('SELECT v FROM iox."a.b"', [(4.0,)]),
        ('SELECT v FROM "iox.home"', [(5.0,)]),
        ('SELECT v FROM "we""ir\'d, x"', [(6.0,)]),
        ('SELECT v FROM "table"', [(7.0,)]),
        ('SELECT v FROM "x projection=[y]"', [(8.0,)]),
        ('SELECT v, "V", "a.b", "q""", "iox.twins.v", "time " FROM twins', [(1.0, 2.0, 3.0, 4.0, 5.0, 6.0)]),
        ("SELECT v FROM old ORDER BY time DESC LIMIT 2", [(3.0,), (2.0,)]),
        ('SELECT a.v, b.v FROM home a JOIN "Home" b ON a.time = b.time', [(1.0, 9.0)]),
        ("SELECT a.v, b.v FROM home a JOIN home b ON b.time = a.time + INTERVAL '1 second'", [(1.0, 2.0)]),
        ("SELECT v FROM home WHERE time = (SELECT max(time) FROM home)", [(3.0,)]),
        ("SELECT v FROM home WHERE time IN (SELECT time FROM homes)", [(1.0,)]),
        ("SELECT (SELECT max(v) FROM homes) m, v FROM home WHERE v = 1", [(11.0, 1.0)]),
        ("SELECT count(*) FROM (SELECT v FROM home UNION ALL SELECT v FROM homes)", [(4,)]),
        ("WITH h AS (SELECT * FROM home) SELECT count(*) FROM h", [(3,)]),
        ("WITH RECURSIVE r AS (SELECT 1 n UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT sum(n) FROM r", [(6,)]),
        ("SELECT count(*) FROM without", [(0,)]),
        ("SELECT count(note), count(v) FROM home", [(1, 3)]),
        (
            "SELECT count(*) FROM home WHERE time >= '2026-01-02' UNION ALL SELECT count(*) FROM home ORDER BY 1",
            [(1,), (3,)],
        ),
        (
            "SELECT date_bin(INTERVAL '1 day', time)::bigint d, count(*) FROM home GROUP BY d ORDER BY d",
            [(JANUARY, 2), (JANUARY + DAY, 1)],
        ),
        (
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'iox' AND table_name = 'a.b'",
            [("time",), ("v",)],
        ),
    ],
)
def test_a_query_finds_the_right_table_and_rows(server: DemoServer, query: str, rows: list[tuple[Any, ...]]) -> None:
    found = server.sql.query("odd", query)
    assert list(zip(*[c.to_pylist() for c in found.columns], strict=True)) == rows


@pytest.mark.parametrize(
    "params",
    [
        {"room": "a", "v": 2, "since": "2026-01-01T00:00:00Z"},
        {"room": "a", "v": 1.5, "since": "2026-01-02"},
    ],
)
def test_parameters_stand_for_values(server: DemoServer, params: dict[str, Any]) -> None:
    query = "SELECT v FROM home WHERE room = $room AND v > $v AND time >= $since"
    assert server.sql.query("odd", query, params).column("v").to_pylist() == [3.0]


def test_parameters_in_the_url_and_in_the_body(make_server: Callable[..., DemoServer]) -> None:
    """facts.md 1.3: a JSON text in the URL, a JSON object in the body; null, bool, integers, float, string."""
    query = "SELECT $a AS a, $b AS b, $c AS c, $d AS d, $e AS e"
    values = {"a": None, "b": True, "c": -5, "d": 1.5, "e": "it's"}
    with make_server() as server:
        server.write("d", "t v=1 1")
        asked = {"db": "d", "q": query, "format": "json"}
        path = server.url + "/api/v3/query_sql"
        answers = [
            requests.get(path, params=asked | {"params": json.dumps(values)}, timeout=60),
            requests.post(path, json=asked | {"params": values}, timeout=60),
        ]
        assert [a.json() for a in answers] == [[{"b": True, "c": -5, "d": 1.5, "e": "it's"}]] * 2
        broken = requests.get(path, params=asked | {"params": "{"}, timeout=60)
        assert (broken.status_code, broken.text.split(":")[0]) == (400, "serde json error")


@pytest.mark.parametrize(
    "where", ["time > '2026-01-02' AND time < '2026-01-01'", "time < '2026-01-01' AND time > '2027-01-01'"]
)
@pytest.mark.parametrize("start", ["SELECT * FROM home WHERE ", "SELECT v FROM home WHERE v > 0 AND "])
def test_contradictory_bounds_are_an_error(server: DemoServer, start: str, where: str) -> None:
    """facts.md 4.1: never send an empty window."""
    with pytest.raises(Refused, match=r"did not produce a valid set of boundaries\n\nStack backtrace:"):
        server.sql.query("odd", start + where)


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE home",
        "CREATE TABLE x AS SELECT 1",
        "CREATE EXTERNAL TABLE x STORED AS CSV LOCATION '/etc/passwd'",
        "INSERT INTO home VALUES (1)",
        "COPY home TO 'x.csv'",
        "SELECT * FROM table",
        "SET a = 1",
        "DELETE FROM home",
    ],
)
def test_nothing_but_reading_is_planned(server: DemoServer, query: str) -> None:
    """facts.md 7: DDL and DML are switched off."""
    with pytest.raises(Refused) as refused:
        server.sql.query("odd", query)
    assert refused.value.status == 500
    assert refused.value.text.startswith("query error: error while planning query: ")
    assert server.sql.query("odd", "SELECT count(*) FROM home").column(0).to_pylist() == [3]
