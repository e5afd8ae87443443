"""The sample data holds what is hard to back up, and what a person likes to look at."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pyarrow.compute as pc
import pytest

from influx_backup_gui.demo.catalog import INTERNAL, Table
from influx_backup_gui.demo.sample_data import DAY, START, fill
from influx_backup_gui.demo.schema import Kind
from influx_backup_gui.demo.server import DemoServer

ALL_TIME = (-(1 << 63), (1 << 63) - 1)


@pytest.fixture(scope="module")
def server() -> Iterator[DemoServer]:
    server = DemoServer(token=None)
    fill(server)
    yield server
    server.stop()


def tables(server: DemoServer) -> dict[tuple[str, str], Table]:
    return {(d.name, t.name): t for d in server.catalog.databases.values() for t in d.tables.values()}


def rows(table: Table) -> int:
    return table.rows.extent(table.series_key, *ALL_TIME)[0]


def in_files(table: Table) -> int:
    return sum(f.segment.rows.num_rows for f in table.rows.files())


def times(server: DemoServer, database: str, table: str) -> Any:
    return server.rows(database, table).column("time").cast("int64")


def test_several_databases_with_tables(server: DemoServer) -> None:
    assert set(server.catalog.databases) == {INTERNAL, "sensors", "plant", "lab"}
    assert sum(map(rows, tables(server).values())) > 40_000


def test_every_type_of_column_with_its_extreme_values(server: DemoServer) -> None:
    home = server.catalog.table("sensors", "home")
    assert {c.kind for c in home.columns.values()} == set(Kind)
    found = server.rows("sensors", "home")
    temperatures = [v for v in found.column("temp").to_pylist() if v is not None]
    assert {math.inf, -math.inf, 1.7976931348623157e308, 5e-324} <= set(temperatures)
    assert any(v == 0 and math.copysign(1, v) < 0 for v in temperatures)
    assert {-(1 << 63), (1 << 63) - 1} <= set(found.column("co").to_pylist())
    assert {0, (1 << 64) - 1} <= set(found.column("pulses").to_pylist())
    notes = [v for v in found.column("note").to_pylist() if v]
    assert "" in found.column("note").to_pylist()
    assert all(any(c in note for note in notes) for c in '\n"\\日')
    assert min(times(server, "sensors", "home").to_pylist()) < -1
    assert any(t % 1000 for t in times(server, "sensors", "home").to_pylist())


def test_a_table_of_more_files_than_a_query_may_touch(server: DemoServer) -> None:
    assert len(server.catalog.table("plant", "meter").rows.files()) == 720 > 432


def test_a_gap_and_late_rows(server: DemoServer) -> None:
    machine = server.catalog.table("plant", "machine")
    found = sorted(set(times(server, "plant", "machine").to_pylist()))
    assert max(b - a for a, b in pairwise(found)) > DAY
    files = machine.rows.files()
    late = [f for f in files if any(f is not g and overlap(f, g) for g in files)]
    assert late, "no block has two files"


def overlap(a: Any, b: Any) -> bool:
    return bool(a.segment.first <= b.segment.last and b.segment.first <= a.segment.last)


def test_rows_that_are_not_in_a_file_yet(server: DemoServer) -> None:
    buffered = {name for name, table in tables(server).items() if rows(table) > in_files(table)}
    assert buffered == {("sensors", "home"), ("lab", "sparse")}


def test_names_that_are_easily_written_wrong(server: DemoServer) -> None:
    names = "".join(n for _, table in tables(server) for n in [table]) + "".join(
        c for t in tables(server).values() for c in t.columns
    )
    assert all(c in names for c in " ,='\"%/日ü")
    lab = server.catalog.databases["lab"].tables
    assert {"home", "Home"} <= set(lab)
    assert lab["order"].series_key == ["z", "a", "m"]


def test_an_empty_table_a_column_without_values_and_absent_tags(server: DemoServer) -> None:
    assert rows(server.catalog.table("lab", "empty")) == 0
    nulls = server.rows("lab", "nulls")
    assert [n for n in nulls.column_names if nulls.column(n).null_count == nulls.num_rows] == ["a", "b", "never set"]
    assert server.rows("sensors", "home").column("room").null_count > 0
    assert server.catalog.table("lab", "Home").series_key == []


def test_a_retention_that_hides_nothing(server: DemoServer) -> None:
    plant = server.catalog.databases["plant"]
    assert plant.retention_ns is not None
    for name, table in plant.tables.items():
        query = f"SELECT count(*) FROM \"{name}\" WHERE time >= '2026-01-01' AND time < '2026-01-03T12:00:00Z'"
        seen = server.sql.query("plant", query).column(0).to_pylist()[0]
        inside = pc.less(times(server, "plant", name), START + DAY * 5 // 2)
        assert seen == pc.sum(inside).as_py() > 0
        assert rows(table) == server.rows("plant", name).num_rows


def test_two_fillings_are_equal(server: DemoServer) -> None:
    other = DemoServer(token=None)
    fill(other)
    other.stop()
    for database, table in tables(server):
        assert server.rows(database, table).equals(other.rows(database, table))
