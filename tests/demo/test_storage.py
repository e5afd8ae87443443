"""Rows, blocks, late rows, restarts: the demo server's storage against a plain-Python one."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from influx_backup_gui.demo.schema import Column, Kind
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.demo.storage import MAX_TIME, MIN_TIME, TableRows
from tests.demo.oracle import FIELDS, TAGS, Oracle, Row

BLOCK = 10
KINDS = {"a": Kind.TAG, "b": Kind.TAG, "time": Kind.TIME, "v": Kind.INTEGER, "w": Kind.STRING}
COLUMNS = [Column(name, kind, number) for number, (name, kind) in enumerate(KINDS.items())]
TIMES = st.sampled_from([-11, -10, -1, 0, 1, 9, 10, 11, 19, 20, 35, MIN_TIME + 5, MAX_TIME - 5])
POINTS = st.fixed_dictionaries(
    {"time": TIMES},
    optional={
        "a": st.sampled_from(["x", "y", "é"]),
        "b": st.sampled_from(["x", "zz"]),
        "v": st.integers(0, 9),
        "w": st.sampled_from(["", "p", "q"]),
    },
).filter(lambda row: "v" in row or "w" in row)
STEPS = st.one_of(
    st.tuples(st.just("write"), st.lists(POINTS, min_size=1, max_size=6)),
    st.tuples(st.just("persist"), st.none()),
    st.tuples(st.just("restart"), st.one_of(st.none(), TIMES)),
)
RANGES = st.tuples(TIMES, TIMES).map(lambda ends: (min(ends), max(ends)))

OVERWRITTEN = [("write", [{"time": 0, "v": 1}]), ("persist", None), ("write", [{"time": 0, "v": 2}]), ("persist", None)]


def arrow(rows: list[Row]) -> Any:
    """Columns that no row has are absent, as they are in a body of line protocol."""
    names = ["time", *(n for n in (*TAGS, *FIELDS) if any(n in row for row in rows))]
    types = {"time": pa.int64(), "v": pa.int64()}
    return pa.table({n: pa.array([row.get(n) for row in rows], types.get(n, pa.string())) for n in names})


def rows_of(table: Any) -> list[tuple[Any, ...]]:
    columns = [
        table.column(n).cast(pa.int64()) if n == "time" else table.column(n) for n in ("a", "b", "time", *FIELDS)
    ]
    return list(zip(*[c.to_pylist() for c in columns], strict=True))


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=12), st.lists(RANGES, min_size=1, max_size=3), TIMES)
@example(
    [*OVERWRITTEN, ("restart", None), ("write", [{"time": 0, "v": 3}]), ("persist", None), ("restart", None)],
    [(0, 0)],
    MIN_TIME,
)
@example([("write", [{"time": -1, "v": 1}]), ("persist", None), ("restart", 5), ("restart", None)], [(-10, 0)], 1)
@example([("write", [{"time": t, "v": 1} for t in (-11, -1, 0, 10, 19, 20)]), ("persist", None)], [(0, 19)], 11)
@example([("write", [{"time": t, "v": 1} for t in (-20, -11, -9, 9, 10, 11, 20)])], [(0, 19)], 11)
def test_every_read_is_what_the_plain_model_says(
    steps: list[tuple[str, Any]], ranges: list[tuple[int, int]], kept_since: int
) -> None:
    rows, oracle = TableRows(BLOCK), Oracle(BLOCK)
    # The series key grows as tags appear.
    tags: list[str] = []
    for number, (step, value) in enumerate(steps, 1):
        if step == "write":
            tags += [t for row in value for t in TAGS if t in row and t not in tags]
            rows.append(arrow(value), tags)
            oracle.write(value)
        elif step == "persist":
            made = rows.persist(tags, lambda block, n=number: f"{block}-{n}", number)
            assert made == oracle.persist(number)
        else:
            rows.restarted(value)
            oracle.restart(value)
        for first, last in [(MIN_TIME, MAX_TIME), *ranges]:
            check(rows, oracle, tags, first, last, MIN_TIME)
            check(rows, oracle, tags, first, last, kept_since)


def check(rows: TableRows, oracle: Oracle, tags: list[str], first: int, last: int, kept_since: int) -> None:
    wanted = oracle.read(first, last, kept_since)
    # Rows come by series in the order of the series key.
    order = [("a", "b").index(t) for t in tags]

    def key(row: tuple[Any, ...]) -> list[tuple[bool, Any]]:
        return [(row[i] is not None, row[i] or "") for i in order] + [(True, row[2])]

    assert rows_of(rows.read(COLUMNS, tags, first, last, kept_since)) == sorted(wanted, key=key)
    # A server answers block by block, the first one last.
    block = {row: oracle.block_of({"time": row[2]}) for row in wanted}
    scattered = sorted(wanted, key=lambda r: (block[r] == min(block.values()), block[r], key(r)))
    assert rows_of(rows.read(COLUMNS, tags, first, last, kept_since, in_blocks=True)) == scattered
    times = [row[2] for row in wanted]
    assert rows.extent(tags, first, last, kept_since) == (
        len(wanted),
        min(times, default=None),
        max(times, default=None),
    )
    files = rows.files(first, last)
    touched = oracle.touched(first, last)
    assert sorted((f.segment.first, f.segment.last, f.segment.rows.num_rows) for f in files) == sorted(
        (f.times[0], f.times[-1], len(f.rows)) for f in touched
    )
    assert len({f.path for f in files}) == len(files)


HOUR = 3600 * 10**9
Make = Callable[..., DemoServer]


def listed(server: DemoServer, table: str) -> list[tuple[int, int, int]]:
    """First time, last time and rows of every file that `system.parquet_files` shows."""
    query = f"SELECT min_time, max_time, row_count FROM system.parquet_files WHERE table_name = '{table}' ORDER BY 1, 3"
    return list(zip(*[c.to_pylist() for c in server.sql.query("d", query).columns], strict=True))


def seen(server: DemoServer, table: str = "t") -> list[int]:
    return list(server.sql.query("d", f'SELECT v FROM "{table}" ORDER BY time').column("v").to_pylist())


def test_rows_are_listed_as_files_only_after_they_were_persisted(make_server: Make) -> None:
    """facts.md 3.2: unpersisted data is not in it, and is seen all the same."""
    server = make_server(gen1_seconds=60)
    server.write("d", "t v=1 0\nt v=2 59999999999\nt v=3 60000000000\nt v=4 -1\nt v=5 -60000000000")
    assert (listed(server, "t"), seen(server)) == ([], [5, 4, 1, 2, 3])
    assert server.persist() == 3
    # The block in which 1970 begins reaches as far to the other side.
    assert listed(server, "t") == [(-60000000000, -60000000000, 1), (-1, 59999999999, 3), (60000000000, 60000000000, 1)]
    assert seen(server) == [5, 4, 1, 2, 3]
    assert server.persist() == 0
    durations = server.sql.query("_internal", "SELECT duration_seconds FROM system.generation_durations")
    assert durations.column(0).to_pylist() == [60]


def test_late_rows_make_a_file_more_in_their_block(make_server: Make) -> None:
    server = make_server()
    for late in (5, 3, 4):
        server.write("d", f"t v={late} {late}")
        server.persist()
    assert listed(server, "t") == [(3, 3, 1), (4, 4, 1), (5, 5, 1)]
    assert seen(server) == [3, 4, 5]
    paths = server.sql.query("d", "SELECT path FROM system.parquet_files WHERE table_name = 't'").column("path")
    assert len(set(paths.to_pylist())) == 3


def test_a_restart_hides_what_the_look_back_does_not_reach_and_a_later_one_shows_it(make_server: Make) -> None:
    """measured.md: no error anywhere, neither rows nor files."""
    server = make_server()
    now = server.now()
    server.write("d", f"t v=1 {now - 5 * HOUR}\nt v=2 {now - 1 * HOUR}\nt v=3 {now}\nu v=1 {now - 5 * HOUR}")
    server.persist()
    server.write("d", f"t v=4 {now - 4 * HOUR}")
    before = server.process_id
    server.restart(lookback_seconds=2 * 3600)
    assert server.process_id != before
    # What was not yet in a file is in the log, which is replayed.
    assert seen(server) == [4, 2, 3]
    assert server.sql.query("d", 'SELECT count(*) FROM "u"').column(0).to_pylist() == [0]
    assert [rows for _, _, rows in listed(server, "t")] == [1, 1]
    assert listed(server, "u") == []
    server.restart(lookback_seconds=600)
    assert seen(server) == [4, 3]
    server.restart()
    assert seen(server) == [1, 4, 2, 3]
    assert len(listed(server, "u")) == 1


def test_an_overwritten_value_falls_back_to_the_oldest_persisted_one_after_a_restart(make_server: Make) -> None:
    """measured.md: v=1, 2, 3, each persisted: 2, then 3 are answered; after a restart 1."""
    server = make_server()
    for value in (1, 2, 3):
        server.write("d", f"t v={value},w{value}={value} 0")
        assert seen(server) == [value]
        server.persist()
        assert seen(server) == [value]
    server.restart()
    assert seen(server) == [1]
    # Only values that contradict one another fall back: fields of other writes stay.
    row = server.rows("d", "t").to_pylist()[0]
    assert (row["w1"], row["w2"], row["w3"]) == (1, 2, 3)
    server.write("d", "t v=4 0")
    assert seen(server) == [4]
    server.persist()
    assert seen(server) == [4]
    server.restart()
    assert seen(server) == [1]


def test_columns_no_row_has_are_answered_as_null(make_server: Make) -> None:
    server = make_server()
    server.catalog.create_table(
        "d", "t", [("z", Kind.TAG), ("v", Kind.FLOAT), ("s", Kind.STRING), ("u", Kind.UINTEGER)]
    )
    assert server.rows("d", "t").num_rows == 0
    assert server.rows("d", "t").column_names == ["s", "time", "u", "v", "z"]
    server.write("d", "t v=1 1")
    server.persist()
    server.write("d", "t,new=x v=2 2")
    found = server.rows("d", "t")
    assert found.drop_columns("time").to_pylist() == [
        {"new": None, "s": None, "u": None, "v": 1.0, "z": None},
        {"new": "x", "s": None, "u": None, "v": 2.0, "z": None},
    ]
    assert found.schema.field("z").type == pa.dictionary(pa.int32(), pa.string())


def test_fields_with_names_the_merge_might_use_itself(make_server: Make) -> None:
    server = make_server()
    server.write("d", 't group="a",v=1,v_last=2,0=3,0_last=4 1\nt group="b",v_last=5 1')
    found = server.rows("d", "t").drop_columns("time").to_pylist()
    assert found == [{"0": 3.0, "0_last": 4.0, "group": "b", "v": 1.0, "v_last": 5.0}]


def test_a_table_that_is_not_there(make_server: Make) -> None:
    with pytest.raises(KeyError):
        make_server().rows("d", "t")


def test_more_combinations_of_tags_than_a_number_holds(make_server: Make) -> None:
    """60 values of each of 11 tags: their numbers do not fit 62 bits, and are counted instead."""
    server = make_server()

    def lines(first: int, time: int) -> str:
        series = (",".join(f"t{tag}=v{(n * 7 + tag) % 60:02}" for tag in range(11)) for n in range(60))
        return "\n".join(f"t,{tags} v={first + n}i {time}" for n, tags in enumerate(series))

    for first, time in ((0, 0), (100, HOUR), (200, 0)):
        server.write("d", lines(first, time))
        if not first:
            server.persist()
    places = sorted(range(60), key=lambda n: n * 7 % 60)
    early, late = [200 + n for n in places], [100 + n for n in places]
    found = server.rows("d", "t").column("v").to_pylist()
    assert found == [v for pair in zip(early, late, strict=True) for v in pair]
    assert server.sql.query("d", 'SELECT * FROM "t"').column("v").to_pylist() == late + early
    assert server.sql.query("d", 'SELECT count(*) FROM "t"').column(0).to_pylist() == [120]
