"""What is restored equals what was saved, bit by bit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import SECOND, TimeRange
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.progress import JobContext, Progress
from influx_backup_gui.domain.server import Type
from influx_backup_gui.engine import restore_write
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from tests.engine.restoring import AGAIN, LINES, again, assert_same, bring_back

ODD = [
    # every type and its limits; nanoseconds; before 1970
    'types,a=x f=1.5,i=-9223372036854775808i,u=18446744073709551615u,b=true,s="text" 1700000000123456789',
    'types,a=y f=-0.0,i=9223372036854775807i,u=0u,b=false,s="" -1',
    "types,a=z f=1e999 -6000000000123456789",
    "types f=-1e999,i=0i 1",
    'types,a=x f=5e-324,s="null is not empty" 2',
    "types,a=x f=0.1,i=1i 3000000000000000001",
    "early v=1 -9223286399999999999",
    "late v=1 9223372036854775806",
    # strings
    'text s="quote \\" backslash \\\\ back\\\\slash\\\\" 1',
    'text s="new\nline, tab\t, equals = and ünïcödé 🌡" 2',
    'text s="\\\\\n\\\\\\"" 3',
    'text s=" leading and trailing " 4',
    # names and tags
    'na\\ me\\,s=x,tag\\ key\\,\\==va\\ lue\\,\\= field\\ key\\,\\="v",quote"d=1 5',
    "Case v=1 1",
    "case v=2 1",
    "case,Tag=a v=3 1",
    "case,Tag=A v=4 1",
    'back\\\\slash,t\\\\t=a\\\\b f\\\\f="c\\\\d" 6',
    'quotes",t="="x" s="y" 7',
    "ünï,täg=wärt fëld=1i 8",
]


def fill_odd(server: DemoServer, client: Client) -> None:
    client.create_database("db")
    client.create_table("db", "types", ("z", "a", "m"), tuple((c, k) for c, k in _FIELDS))
    client.create_table("db", "empty", ("y", "a"), tuple((c, k) for c, k in _FIELDS))
    client.create_table("db", "bare", (), ())
    client.create_table("db", "tags only", ("only", "tags"), ())
    for line in ODD:
        server.write("db", line)


_FIELDS = (
    ("f", Type.FLOAT),
    ("i", Type.INTEGER),
    ("u", Type.UNSIGNED),
    ("b", Type.BOOLEAN),
    ("s", Type.STRING),
    ("never", Type.FLOAT),
    ("never text", Type.STRING),
)


@pytest.mark.parametrize("persisted", [False, True])
def test_bit_exact(server: DemoServer, client: Client, take: Callable[[], Path], persisted: bool) -> None:
    fill_odd(server, client)
    if persisted:
        server.persist()
    report = bring_back(client, take(), again())
    assert [(t.table, t.problem) for t in report.tables if not t.verified] == []
    before, after = client.tables("db"), client.tables("again")
    assert [replace(t, database="again") for t in before] == list(after)
    assert next(t for t in after if t.name == "types").series_key == ("z", "a", "m")
    assert next(t for t in after if t.name == "empty").series_key == ("y", "a")
    for table in before:
        assert_same(server, table.name)
    floats = dict(zip(*(server.rows("again", "types").column(c).to_pylist() for c in ("i", "f")), strict=True))
    assert str(floats[2**63 - 1]) == "-0.0"


def test_the_whole_way_through_the_engine(engine: Engine, server: DemoServer, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    run = engine.run(RestoreJob(str(take()), databases=AGAIN))
    assert run.problem is None
    assert run.details["tables"] == [
        {
            "database": "again",
            "table": "home",
            "action": "create",
            "rows": 200,
            "verified": True,
            "problem": "",
            "refused": (),
        }
    ]
    assert_same(server, "home")


def test_many_bodies_windows_and_tables(
    server: DemoServer, client: Client, take: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_write, "BODY_BYTES", 1000)
    for table in ("home", "power"):
        server.write("db", LINES.replace("home", table))
    seen: list[Progress] = []
    report = bring_back(client, take(), again(connections=4), JobContext(seen.append))
    assert report.verified
    assert sum(t.rows for t in report.tables) == 400
    assert [p.fraction for p in seen] == sorted(p.fraction for p in seen)
    assert seen[-1].fraction == 1.0
    assert {"checking the archive", "writing", "comparing what was left"} <= report.phases.keys()
    for table in ("home", "power"):
        assert_same(server, table)


def test_a_range_cuts_parts(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    report = bring_back(client, take(), again(range=TimeRange(50 * SECOND, 60 * SECOND)))
    assert report.verified
    assert sorted(server.rows("again", "home").column("n").to_pylist()) == list(range(50, 60))


def test_one_table_under_another_name_of_the_same_database(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nother v=1 1")
    report = bring_back(client, take(), RestoreJob("b", tables=(("db", "home", "na me,2"),)))
    assert report.verified
    assert same_rows(server.rows("db", "home"), server.rows("db", "na me,2"), ["room"]) is None
    assert report.created_tables == (("db", "na me,2"),)
    assert report.created_databases == ()
