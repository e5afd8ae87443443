"""`verify --against`: per table and day equal, more, fewer or other values; nothing else is told than what is so."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.coverage import LOOK_BACK
from influx_backup_gui.domain.instants import DAY, SECOND, TimeRange
from influx_backup_gui.domain.job import BackupJob, Outcome, Run, Selection, VerifyJob
from influx_backup_gui.domain.live_comparison import OVERWRITTEN
from influx_backup_gui.engine import live_comparison
from influx_backup_gui.engine.engine import Engine
from tests.engine.conftest import add_server

# One row on each of ten days.
LINES = "\n".join(f"home,room=a temp={n}.5,n={n}i {n * DAY}" for n in range(10))


def compared(engine: Engine, server: str = "lab") -> tuple[Run, dict[str, Any]]:
    run = engine.run(VerifyJob((), server))
    tables: Any = run.details["compared"]
    return run, {f"{t['database']}.{t['table']}": t for t in tables}


@pytest.fixture
def saved(engine: Engine, server: DemoServer) -> None:
    server.write("db", LINES + "\nother v=1 1")
    assert engine.run(BackupJob("lab")).outcome is Outcome.SUCCEEDED


def test_what_is_as_it_was_is_equal(engine: Engine, saved: None) -> None:
    run, tables = compared(engine)
    assert (run.outcome, run.summary) == (Outcome.SUCCEEDED, "11 rows of 2 tables: all as saved.")
    assert {n: (t["state"], t["equal_days"], t["days"]) for n, t in tables.items()} == {
        "db.home": ("equal", 10, []),
        "db.other": ("equal", 1, []),
    }


def test_every_day_says_what_is_other_there(engine: Engine, server: DemoServer, saved: None) -> None:
    server.write("db", f"home,room=a temp=99.5 {2 * DAY}")
    server.write("db", f"home,room=b temp=1 {3 * DAY}\nhome,room=a temp=1 {40 * DAY}\nnew v=1 7")
    server.write("db", f"home,room=a temp=1 {time.time_ns() + DAY}")
    run, tables = compared(engine)
    assert run.outcome is Outcome.WARNING
    assert run.summary == (
        "The server differs from the backup in 2 tables (first of all db.home): values differ on 1 day, "
        "it has more rows on 3 days. 1 row is newer than the backup."
    )
    home = tables["db.home"]
    assert (home["state"], home["rows"], home["server_rows"], home["newer"]) == ("differs", 10, 12, 1)
    assert (home["equal_days"], home["notes"]) == (8, [OVERWRITTEN])
    differs, late, gap = home["days"]
    value = {"time": "1970-01-03T00:00:00Z", "key": "room=a", "column": "temp", "backup": "2.5", "server": "99.5"}
    assert (differs["day"], differs["state"], differs["examples"]) == ("1970-01-03", "differs", [value])
    assert (late["day"], late["state"], late["only_server"]) == ("1970-01-04", "more", 1)
    assert (gap["day"], gap["state"], gap["only_server"]) == ("1970-02-10", "more", 1)
    assert (tables["db.new"]["state"], tables["db.new"]["days"][0]["only_server"]) == ("more", 1)
    assert tables["db.other"]["state"] == "equal"


def test_rows_that_are_only_newer_are_no_difference(engine: Engine, server: DemoServer, saved: None) -> None:
    server.write("db", f"home,room=a temp=1 {time.time_ns()}\nborn v=1 {time.time_ns()}")
    run, _ = compared(engine)
    assert (run.outcome, run.summary.partition(": ")[2]) == (
        Outcome.SUCCEEDED,
        "all as saved. 2 rows are newer than the backup.",
    )


def test_a_server_that_forgot_has_fewer(engine: Engine, server: DemoServer) -> None:
    old, now = time.time_ns() - 80 * DAY, time.time_ns() - SECOND
    server.write("db", f"home temp=1 {old}\nhome temp=2 {now}")
    server.persist()
    engine.run(BackupJob("lab"))
    server.restart(lookback_seconds=30 * 86_400)
    run, tables = compared(engine)
    assert run.outcome is Outcome.WARNING
    (day,) = tables["db.home"]["days"]
    assert (day["state"], day["only_backup"], day["expired"]) == ("fewer", 1, False)
    assert tables["db.home"]["notes"] == [LOOK_BACK]
    server.catalog.database("db").retention_ns = 60 * DAY
    assert "expired since" in compared(engine)[1]["db.home"]["notes"][0]


def test_a_table_that_is_gone_is_missing(engine: Engine, server: DemoServer, saved: None) -> None:
    server.drop_table("db", "other")
    run, tables = compared(engine)
    assert (tables["db.other"]["state"], tables["db.other"]["missing"]) == ("fewer", True)
    assert "in 1 table (db.other): 1 table missing." in run.summary


def test_rows_that_vanish_for_one_query_are_asked_again(engine: Engine, server: DemoServer, saved: None) -> None:
    fault = server.faults.add(Fault("vanish_rows", sql='SELECT * FROM "home"'))
    run, _ = compared(engine)
    assert (fault.hits, run.outcome) == (1, Outcome.SUCCEEDED)


@pytest.mark.parametrize("limit", [1, 3])
def test_windows_are_cut_where_the_server_refuses_so_much(engine: Engine, server: DemoServer, limit: int) -> None:
    for n in range(8):
        server.write("db", f"home temp={n} {n * DAY}")
        server.persist()
    engine.run(BackupJob("lab"))
    server.write("db", f"home temp=77 {5 * DAY}\nhome temp=1 {3 * DAY + 1}")
    server.sql.file_limit = limit
    refused = server.faults.add(Fault("slow", sql='"home"', times=None, value=0.0))
    _, tables = compared(engine)
    assert [(d["day"], d["state"]) for d in tables["db.home"]["days"]] == [
        ("1970-01-04", "more"),
        ("1970-01-06", "differs"),
    ]
    assert refused.hits > 16 // limit


def test_a_window_that_grew_is_read_in_pieces(
    engine: Engine, server: DemoServer, saved: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.write("db", f"home,room=a temp=99.5 {2 * DAY}")
    whole = compared(engine)[1]
    monkeypatch.setattr(live_comparison, "_TOO_MANY", 3)
    monkeypatch.setattr(live_comparison, "TARGET_ROWS", 2)
    reads = server.faults.add(Fault("slow", sql='SELECT * FROM "home"', times=None, value=0.0))
    assert compared(engine)[1] == whole
    assert reads.hits > 1


def test_a_range_is_compared_within_its_bounds(engine: Engine, server: DemoServer) -> None:
    server.write("db", LINES)
    engine.run(BackupJob("lab", Selection(range=TimeRange(2 * DAY, 5 * DAY))))
    server.write("db", f"home,room=a temp=9 {DAY}\nhome,room=b temp=9 {6 * DAY}")
    run, tables = compared(engine)
    assert (run.outcome, tables["db.home"]["equal_days"]) == (Outcome.SUCCEEDED, 3)


@pytest.fixture
def old_and_new(tmp_path: Path) -> Iterator[tuple[Engine, DemoServer, DemoServer]]:
    with DemoServer(token=None, profile="3.0") as old, DemoServer(token=None, profile="3.6") as new:
        engine = Engine.open(tmp_path / "home")
        add_server(engine, "old", old.url)
        add_server(engine, "new", new.url)
        yield engine, old, new
        engine.close()


@pytest.mark.parametrize("source", ["old", "new"])
def test_trap_15_a_tag_that_was_not_given_is_the_same_on_either_side(
    old_and_new: tuple[Engine, DemoServer, DemoServer], source: str
) -> None:
    engine, old, new = old_and_new
    for server in (old, new):
        server.write("db", "t,a=x v=1 1\nt,b=y v=2 2\nt v=3 3")
    assert engine.run(BackupJob(source)).outcome is Outcome.SUCCEEDED
    assert [compared(engine, against)[0].outcome for against in ("old", "new")] == [Outcome.SUCCEEDED] * 2
    new.write("db", "t v=4 3")
    assert compared(engine, "new")[1]["db.t"]["days"][0]["changed"] == 1
