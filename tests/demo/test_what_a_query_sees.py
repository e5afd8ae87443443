"""Which rows and files a query sees: limits of files, retentions, blocks of time, what was deleted (facts.md 4)."""

from collections.abc import Callable

import pytest

from influx_backup_gui.demo.catalog import Refused
from influx_backup_gui.demo.server import DemoServer

DAY = 86_400 * 10**9
JANUARY = 1_767_225_600 * 10**9


def test_the_file_limit_counts_the_files_of_each_scan_after_pruning_by_time(
    make_server: Callable[..., DemoServer],
) -> None:
    """facts.md 4.1."""
    server = make_server(file_limit=2)
    for minute in range(0, 40, 10):
        server.write("d", f"t v={minute} {JANUARY + minute * 60 * 10**9}\nu v=1 {JANUARY}")
    server.persist()
    many = "2026-01-01T00:29:59Z"
    for query in (
        "SELECT * FROM t",
        "SELECT v FROM t LIMIT 1",
        "SELECT count(*) FROM t",
        f"SELECT v FROM t WHERE time < '{many}'",
    ):
        with pytest.raises(Refused, match="exceed file limit of 2 parquet files"):
            server.sql.query("d", query)
    assert len(server.sql.query("d", "SELECT v FROM t WHERE time < '2026-01-01T00:20:00Z'")) == 2
    # Two scans of two files each, though all four files are read.
    half = "SELECT v FROM t WHERE time {} '2026-01-01T00:20:00Z'"
    both = f"{half.format('<')} UNION ALL {half.format('>=')}"
    assert sorted(server.sql.query("d", both).column("v").to_pylist()) == [0, 10, 20, 30]
    # A table whose name is only a part of what was written is not scanned.
    assert len(server.sql.query("d", "SELECT v AS t1 FROM u")) == 1


def test_rows_older_than_the_retention_are_not_seen(make_server: Callable[..., DemoServer]) -> None:
    server = make_server()
    now = server.now()
    server.write("d", f"t v=1 {now - 2 * DAY}\nt v=2 {now}\nt v=3 {now + 2 * DAY}")
    server.catalog.databases["d"].retention_ns = DAY
    assert server.sql.query("d", "SELECT v FROM t ORDER BY v").column("v").to_pylist() == [2, 3]
    assert server.sql.query("d", "SELECT count(*) FROM t").column(0).to_pylist() == [2]
    server.catalog.databases["d"].retention_ns = None
    assert server.sql.query("d", "SELECT count(*) FROM t").column(0).to_pylist() == [3]


@pytest.mark.parametrize("persisted", [False, True])
def test_a_retention_takes_whole_blocks(make_server: Callable[..., DemoServer], persisted: bool) -> None:
    """facts.md 4.3: rows a little older than the cutoff may appear, also where only they are asked for."""
    server = make_server()
    block = 600 * 10**9
    start = server.now() // block * block - DAY
    server.write("d", f"t v=0 {start - 1}\nt v=1 {start}\nt v=2 {start + block - 1}")
    if persisted:
        server.persist()
    server.catalog.databases["d"].retention_ns = server.now() - start - block // 2
    older = f"WHERE time <= arrow_cast({start}, 'Timestamp(Nanosecond, None)')"
    for query, values in (("", [1, 2]), (older, [1])):
        assert server.sql.query("d", f"SELECT v FROM t {query} ORDER BY v").column("v").to_pylist() == values
    assert server.sql.query("d", 'SELECT count(*) FROM "t"').column(0).to_pylist() == [2]


def test_rows_come_block_by_block_and_the_blocks_in_no_order(make_server: Callable[..., DemoServer]) -> None:
    """facts.md 1.3: the order is undefined; so they came in recording core-3.6.0-files, step 20."""
    server = make_server()
    points = [f"t,h={host} v={minute}{host} {minute * 60 * 10**9}" for minute in (0, 9, 10, 20) for host in (1, 0)]
    server.write("d", "\n".join(points))
    for _ in range(2):
        for query in ('SELECT * FROM "t"', "SELECT v FROM t WHERE v < 999"):
            found = server.sql.query("d", query).column("v").to_pylist()
            assert found == [100, 101, 200, 201, 0, 90, 1, 91]
        server.persist()


def test_deleted_things_stay_queryable_under_their_new_names(make_server: Callable[..., DemoServer]) -> None:
    """facts.md 1.5, 1.6: they are renamed, and the old name is free at once."""
    server = make_server()
    server.write("d", "t v=1 1\nu v=1 1")
    server.drop_table("d", "t")
    renamed = next(n for n in server.catalog.databases["d"].tables if n.startswith("t-"))
    assert len(server.sql.query("d", f'SELECT * FROM "{renamed}"')) == 1
    with pytest.raises(Refused, match=r"table 'public\.iox\.t' not found"):
        server.sql.query("d", "SELECT * FROM t")
    server.drop_database("d")
    old = next(n for n in server.catalog.databases if n.startswith("d-"))
    server.write("d", "u v=2 1")
    assert server.sql.query(old, "SELECT v FROM u").column("v").to_pylist() == [1]
    assert server.sql.query("d", "SELECT v FROM u").column("v").to_pylist() == [2]
