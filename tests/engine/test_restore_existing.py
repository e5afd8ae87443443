"""Tables that exist: refused, completed, merged or replaced, each exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode, PlanRefused
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob, IfExists, RestoreJob
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.restore import restore
from influx_backup_gui.engine.restore_report import RestoreStopped
from influx_backup_gui.influx.client import Client
from tests.engine.restoring import LINES, WRITE, again, assert_same, bring_back, manifest_of, plan_for


def test_refuse_writes_nothing(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive, asked = take(), len(server.requests)
    with pytest.raises(PlanRefused):
        bring_back(client, archive, RestoreJob("b"))
    assert {method for method, *_ in server.requests[asked:]} == {"GET"}


def test_missing_adds_only_what_is_not_there(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES + "\nhome temp=1,gone=true 7\nhome,room=new temp=2 8")
    archive = take()
    server.write("again", "home,room=r0 temp=-1,own=1i 0\nhome temp=3 7\nhome,room=later temp=9 999999999999")
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 200)
    rows = {(r["room"], r["n"]): r for r in _dicts(server.rows("again", "home"))}
    assert rows["r0", None]["temp"] == -1.0
    assert rows[None, None]["temp"] == 3.0
    assert server.rows("again", "home").num_rows == 203


def _dicts(rows: pa.Table) -> list[dict]:
    return rows.drop_columns(["time"]).to_pylist()


def test_missing_with_everything_there_writes_nothing(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    report = bring_back(client, take(), RestoreJob("b", if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 0)
    assert not any(WRITE in path for _, path, *_ in server.requests)


def test_what_adds_rows_says_that_none_was_missing(engine: Engine, server: DemoServer) -> None:
    server.write("db", LINES)
    engine.run(BackupJob("lab"))

    same = engine.run(RestoreJob(engine.backups()[0].id, if_exists=IfExists.MISSING))

    assert same.summary == "Nothing was missing: 1 table compared row by row."


def test_missing_goes_on_after_a_restore_that_was_stopped(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", "\n".join(LINES.split("\n")[:120]))
    report = bring_back(client, archive, again(if_exists=IfExists.MISSING))
    assert (report.verified, report.tables[0].rows) == (True, 80)
    assert_same(server, "home")


def test_merge_writes_everything_and_keeps_other_fields(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nhome,room=half n=5i 1")
    archive = take()
    server.write("again", "home,room=half temp=8 1\nhome,room=own temp=9 1")
    report = bring_back(client, archive, again(if_exists=IfExists.MERGE))
    assert report.verified
    rows = {r["room"]: r for r in _dicts(server.rows("again", "home"))}
    assert rows["half"] == {"room": "half", "n": 5, "temp": 8.0}
    assert rows["own"]["temp"] == 9.0


@pytest.mark.parametrize("if_exists", [IfExists.MISSING, IfExists.MERGE])
def test_tables_that_were_created_meanwhile_with_more_rows_than_a_window(
    server: DemoServer, client: Client, take: Callable[[], Path], monkeypatch: pytest.MonkeyPatch, if_exists: IfExists
) -> None:
    from influx_backup_gui.engine import restore_move

    monkeypatch.setattr(restore_move, "TARGET_ROWS", 10)
    server.write("db", LINES)
    archive = take()
    server.write("again", "\n".join(f"home,room=x temp={n} {n * SECOND // 2}" for n in range(300)))
    report = bring_back(client, archive, again(if_exists=if_exists))
    assert (report.verified, report.tables[0].rows) == (True, 200)
    assert server.rows("again", "home").num_rows == 500


def test_replace_leaves_only_the_backup(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.write("again", 'home,other=x temp="text" 1\nkeep v=1 1')
    report = bring_back(client, archive, again(if_exists=IfExists.REPLACE))
    assert report.verified
    assert_same(server, "home")
    assert server.rows("again", "keep").num_rows == 1


def test_a_table_that_came_after_the_plan_is_not_written_to(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive, job = take(), again()
    manifest = manifest_of(archive)
    plan = plan_for(client, manifest, job)
    server.write("again", "home other=1 1")
    with pytest.raises(RestoreStopped, match="since the plan") as stopped:
        restore(archive, None, plan, manifest, client, job, JobContext())
    assert stopped.value.exit_code == ExitCode.REFUSED
    assert server.rows("again", "home").num_rows == 1
