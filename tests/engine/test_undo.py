"""A restore is undone from its safety backup: values come back, and what stays is counted and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import requests

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.engine import restore_added, restore_move
from influx_backup_gui.engine import undo as engine_undo
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.rows import same_rows
from tests.engine.restoring import LINES

Restored = Callable[..., Run]


@pytest.fixture
def restored(engine: Engine, server: DemoServer) -> Restored:
    """A restore of LINES over a table that has other values by now, lacks some rows, and has some of its own."""
    server.write("db", LINES)
    backup = engine.run(BackupJob("lab")).id
    server.drop_database("db")
    kept = [line.replace("temp=", "temp=9") for line in LINES.split("\n")[5:]]
    server.write("db", "\n".join([*kept, "home,room=mine temp=1 7"]))

    def restore(policy: IfExists = IfExists.MERGE) -> Run:
        return engine.run(RestoreJob(backup, "lab", if_exists=policy, confirmed=True))

    return restore


def undo(engine: Engine, run: Run, exactly: bool = False) -> Run:
    return engine.run(replace(engine.undo_job(run.id[:10], exactly), confirmed=True))


def told(run: Run, key: str) -> list[dict[str, Any]]:
    found: Any = run.details[key]
    return list(found)


def rows(server: DemoServer) -> pa.Table:
    return server.rows("db", "home")


def values(table: pa.Table) -> dict[tuple[int, str], float]:
    """(time in ns, room) → temp."""
    times = table["time"].cast("int64").to_pylist()
    return dict(zip(zip(times, table["room"].to_pylist(), strict=True), table["temp"].to_pylist(), strict=True))


def test_values_come_back_and_added_rows_are_named(engine: Engine, server: DemoServer, restored: Restored) -> None:
    before = rows(server)
    run = restored()
    assert run.outcome is Outcome.SUCCEEDED
    assert rows(server).num_rows == before.num_rows + 5
    server.write("db", f"home,room=r1 temp=5 {300 * SECOND}")

    undone = undo(engine, run)

    assert undone.outcome is Outcome.WARNING, undone.problem
    assert all(t["verified"] for t in told(undone, "tables"))
    (added,) = told(undone, "added")
    assert (added["database"], added["table"], added["rows"]) == ("db", "home", 6)
    assert [r["restored"] for r in added["named"]].count(True) == 5
    (since,) = [r for r in added["named"] if not r["restored"]]
    assert since == {"time": "1970-01-01T00:05:00Z", "key": "room='r1'", "restored": False}
    assert "6 rows of db.home that the safety backup does not have stayed" in undone.summary
    times = {r["time"] for r in added["named"] if r["restored"]}
    assert times == {f"1970-01-01T00:00:0{n}Z" for n in range(5)}
    assert values(before).items() <= values(rows(server)).items()


def test_undoing_twice_changes_nothing_more(engine: Engine, server: DemoServer, restored: Restored) -> None:
    run = restored()
    first = undo(engine, run)
    once = rows(server)
    second = undo(engine, run)
    assert second.outcome is Outcome.WARNING
    assert second.details["added"] == first.details["added"]
    assert same_rows(once, rows(server), ["room"]) is None


def test_exactly_what_was_there(engine: Engine, server: DemoServer, restored: Restored) -> None:
    before = rows(server)
    undone = undo(engine, restored(), exactly=True)
    assert (undone.outcome, undone.details["added"]) == (Outcome.SUCCEEDED, [])
    assert same_rows(before, rows(server), ["room"]) is None


def test_a_replacement_is_undone_with_its_retention_and_its_caches(
    engine: Engine, server: DemoServer, restored: Restored
) -> None:
    keep = 40_000 * DAY
    server.catalog.database("db").retention_ns = keep
    cache = {"db": "db", "table": "home", "name": "mine", "key_columns": ["room"]}
    assert requests.post(f"{server.url}/api/v3/configure/last_cache", json=cache, timeout=60).ok
    before = rows(server)
    run = restored(IfExists.REPLACE)
    assert (run.outcome, server.catalog.database("db").retention_ns) == (Outcome.SUCCEEDED, None)
    assert server.catalog.table("db", "home").last_caches == []

    undone = undo(engine, run, exactly=True)

    assert undone.outcome is Outcome.SUCCEEDED, undone.summary
    assert same_rows(before, rows(server), ["room"]) is None
    assert server.catalog.database("db").retention_ns == keep
    assert [c["name"] for c in server.catalog.table("db", "home").last_caches] == ["mine"]


def test_an_undoing_is_undone_as_any_restore(engine: Engine, server: DemoServer, restored: Restored) -> None:
    run = restored()
    after = rows(server)
    again = undo(engine, undo(engine, run, exactly=True), exactly=True)
    assert again.outcome is Outcome.SUCCEEDED
    assert same_rows(after, rows(server), ["room"]) is None


def test_the_plan_says_what_will_stay_and_what_may_be_better(
    engine: Engine, server: DemoServer, restored: Restored
) -> None:
    run, asked = restored(), len(server.requests)
    said = " ".join(d.text for d in engine.plan_restore(engine.undo_job(run.id)).differences)
    assert "At least 5 rows of db.home" in said
    assert "back beside, under another database name" in said
    assert {method for method, *_ in server.requests[asked:]} == {"GET"}


def test_a_restore_that_ended_in_the_middle_is_undone(engine: Engine, server: DemoServer, restored: Restored) -> None:
    before = rows(server)
    server.faults.add(Fault("status", sql="SELECT *", value=(401, ""), skip=1, times=None))
    run = restored()
    server.faults.clear()
    assert run.outcome is Outcome.FAILED
    assert run.details["safety_backup"]
    undone = undo(engine, run)
    assert undone.outcome in (Outcome.WARNING, Outcome.SUCCEEDED), undone.problem
    assert values(before).items() <= values(rows(server)).items()


def test_many_rows_that_stay_are_counted_and_the_first_are_named(
    engine: Engine, server: DemoServer, restored: Restored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_added, "NAMED_ROWS", 3)
    monkeypatch.setattr(restore_added, "TARGET_ROWS", 20)
    monkeypatch.setattr(restore_move, "TARGET_ROWS", 20)
    undone = undo(engine, restored())
    (added,) = told(undone, "added")
    assert (added["rows"], len(added["named"])) == (5, 3)
    assert {r["restored"] for r in added["named"]} == {True}


def test_without_its_archive_nobody_says_where_a_row_came_from(
    engine: Engine, server: DemoServer, restored: Restored
) -> None:
    run = restored()
    archive: Any = run.details["archive"]
    Path(archive["path"]).unlink()
    (added,) = told(undo(engine, run), "added")
    assert {r["restored"] for r in added["named"]} == {None}


def test_rows_that_cannot_be_listed_are_a_warning(
    engine: Engine, server: DemoServer, restored: Restored, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = restored()
    listing = restore_added.list_added

    def with_a_server_that_breaks(*args: Any) -> Any:
        server.faults.add(Fault("status", sql="count(*) AS n FROM", value=(500, "it broke"), times=None))
        return listing(*args)

    monkeypatch.setattr(engine_undo, "list_added", with_a_server_that_breaks)
    undone = undo(engine, run)
    assert undone.outcome is Outcome.WARNING
    assert "could not be listed" in undone.summary
    assert all(t["verified"] for t in told(undone, "tables"))


def test_what_overwrote_nothing_is_not_undone(engine: Engine, server: DemoServer, restored: Restored) -> None:
    run = restored(IfExists.MISSING)
    with pytest.raises(UsageError, match=r"added 5 rows to db\.home"):
        engine.undo_job(run.id)
    for key in ("", "no such run"):
        with pytest.raises(UsageError):
            engine.undo_job(key)
