"""What line protocol cannot carry is refused by name, in the plan and in the run, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ArchiveDamaged, Cancelled, ExitCode, PlanRefused
from influx_backup_gui.domain.instants import TimeRange
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.store.archive_reader import ArchiveReader
from tests.engine.restoring import again, bring_back

AGAIN = (("db", "again"),)


def load(server: DemoServer, table: str, tags: list[str], **columns: Any) -> None:
    """Rows at 1 ns, 2 ns… that came in by another way than line protocol."""
    count = len(next(iter(columns.values())))
    times = pa.array(range(1, count + 1), pa.timestamp("ns"))
    server.load_table("db", table, tags, pa.table({**columns, "time": times}))


def texts(*values: str | None) -> pa.Array:
    return pa.array(values, pa.string()).dictionary_encode()


def saved(engine: Engine) -> str:
    run = engine.run(BackupJob("lab"))
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    backup = run.details["backup"]
    assert isinstance(backup, dict)
    return str(backup["id"])


def changed(server: DemoServer, since: int) -> list[str]:
    return [path for method, path, *_ in server.requests[since:] if method != "GET"]


# --- values ----------------------------------------------------------------------------------------------------------


def test_the_plan_names_values_that_cannot_be_written(engine: Engine, server: DemoServer) -> None:
    load(server, "files", ["path"], path=texts("C:\\", "D:"), v=[1.0, 2.0])
    load(server, "floats", [], f=[1.0, float("nan")])
    server.write("db", "good,t=x v=1 1")
    backup, asked = saved(engine), len(server.requests)

    plan = engine.plan_restore(RestoreJob(backup, databases=AGAIN))

    told = {s["source"]["table"]: s for s in plan.to_json()["steps"]}
    assert [(t, s["action"], s["blocked"]) for t, s in told.items()] == [
        ("files", "refuse", True),
        ("floats", "refuse", True),
        ("good", "create", False),
    ]
    assert "Tag 'path' has the value 'C:\\\\', which ends with a backslash" in told["files"]["reason"]
    assert "Column 'f' holds NaN 1 time." in told["floats"]["reason"]
    assert plan.blocked
    assert changed(server, asked) == []


@pytest.mark.parametrize("if_exists", [IfExists.MERGE, IfExists.REPLACE])
def test_nothing_is_saved_for_what_cannot_be_restored(engine: Engine, server: DemoServer, if_exists: IfExists) -> None:
    load(server, "files", ["path"], path=texts("C:\\", "D:"), v=[1.0, 2.0])
    backup, asked = saved(engine), len(server.requests)

    run = engine.run(RestoreJob(backup, if_exists=if_exists, confirmed=True))

    assert run.problem is not None
    assert run.problem.exit_code == ExitCode.REFUSED
    assert "'path'" in run.problem.message
    assert [b.id for b in engine.backups()] == [backup]
    assert changed(server, asked) == []


def test_what_is_overwritten_is_saved_before_the_first_write(engine: Engine, server: DemoServer) -> None:
    server.write("db", "home v=1 1")
    backup, asked = saved(engine), len(server.requests)
    seen: list[Progress] = []

    job = RestoreJob(backup, if_exists=IfExists.REPLACE, confirmed=True)
    run = engine.run(job, context=JobContext(seen.append))

    assert run.outcome is Outcome.SUCCEEDED, run.problem
    safe = run.details["safety_backup"]
    assert isinstance(safe, dict)
    assert {b.id for b in engine.backups()} == {backup, safe["id"]}
    requests = server.requests[asked:]
    read = next(n for n, request in enumerate(requests) if "SELECT *" in str(request))
    assert read < next(n for n, (method, *_) in enumerate(requests) if method != "GET")
    assert "backing up what is overwritten" in {p.phase for p in seen}
    assert [p.fraction for p in seen] == sorted(p.fraction for p in seen)


def test_only_rows_of_the_range_count(engine: Engine, server: DemoServer) -> None:
    load(server, "files", ["path"], path=texts("C:\\", "D:"), v=[1.0, 2.0])
    job = RestoreJob(saved(engine), databases=AGAIN)
    assert engine.plan_restore(job).blocked
    later = replace(job, range=TimeRange(2))
    assert not engine.plan_restore(later).blocked
    assert engine.run(later).outcome is Outcome.SUCCEEDED
    assert server.rows("again", "files").num_rows == 1


def test_a_damaged_part_is_found_by_the_plan(engine: Engine, server: DemoServer) -> None:
    server.write("db", "home,room=a v=1 1")
    backup = saved(engine)
    path = Path(engine.backup(backup).path)
    with ArchiveReader(path) as archive:
        (part,) = [bytes(data) for _, _, data in archive.parts()]
    content = bytearray(path.read_bytes())
    content[content.find(part) + len(part) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ArchiveDamaged, match=r"db\.home"):
        engine.plan_restore(RestoreJob(backup, databases=AGAIN))


def test_a_plan_tells_progress_and_can_be_cancelled(engine: Engine, server: DemoServer) -> None:
    server.write("db", "home v=1 1")
    backup = saved(engine)
    seen: list[Progress] = []
    engine.plan_restore(RestoreJob(backup, databases=AGAIN), JobContext(seen.append))
    assert seen[-1].fraction == 1.0
    token = CancelToken()
    server.faults.add(Fault("call", path="configure/database", value=token.cancel))
    with pytest.raises(Cancelled):
        engine.plan_restore(RestoreJob(backup, databases=AGAIN), JobContext(cancel=token))


# --- names of columns ------------------------------------------------------------------------------------------------

ODD = ("ends\\", "new\nline", "tab\there")


@pytest.mark.parametrize("bad", ODD)
def test_a_column_whose_name_cannot_be_written_is_refused_where_it_holds_a_value(
    engine: Engine, server: DemoServer, bad: str
) -> None:
    load(server, "t", [], **{bad: [1.0, None], "v": [1.0, 2.0]})
    job = RestoreJob(saved(engine), databases=AGAIN)
    (step,) = engine.plan_restore(job).steps
    assert step.blocked
    assert f"Column {bad!r}: the name" in step.reason
    assert not engine.plan_restore(replace(job, range=TimeRange(2))).blocked


@pytest.mark.parametrize("bad", ODD)
def test_an_empty_column_of_any_name_comes_back(engine: Engine, server: DemoServer, bad: str) -> None:
    load(server, "t", ["t\\"], **{"t\\": texts(None, None), bad: pa.nulls(2, pa.float64()), "v": [1.0, 2.0]})
    run = engine.run(RestoreJob(saved(engine), databases=AGAIN))
    assert run.outcome is Outcome.SUCCEEDED, run.problem
    assert server.rows("again", "t").schema.names == server.rows("db", "t").schema.names
    assert same_rows(server.rows("db", "t"), server.rows("again", "t"), ["t\\"]) is None


def test_an_empty_column_that_the_server_refuses_is_left_out_and_named(engine: Engine, server: DemoServer) -> None:
    odd = {"t\\": texts(None), "__chunk_order": pa.nulls(1, pa.int64())}
    load(server, "t", ["a", "t\\"], **odd, a=texts("x"), v=[1.0])
    run = engine.run(RestoreJob(saved(engine), databases=AGAIN))
    assert run.outcome is Outcome.WARNING, run.problem
    assert "refused columns of these names, which hold no value: '__chunk_order', 't\\\\'." in run.summary
    assert server.rows("again", "t").schema.names == ["a", "time", "v"]
    assert server.rows("again", "t").num_rows == 1


def test_a_refused_table_with_no_such_column_stays_refused(engine: Engine, server: DemoServer) -> None:
    server.write("db", "t v=1 1")
    backup = saved(engine)
    server.faults.add(Fault("status", path="configure/table", value=(400, "no"), times=None))
    run = engine.run(RestoreJob(backup, databases=AGAIN))
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "400" in run.problem.message


def test_whoever_restores_without_a_look_at_the_plan_is_refused_too(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    rows = pa.table(
        {
            "path": pa.array(["C:\\", "D:"]).dictionary_encode(),
            "v": [1.0, 2.0],
            "time": pa.array([1, 2], pa.timestamp("ns")),
        }
    )
    server.load_table("db", "files", ["path"], rows)
    archive, asked = take(), len(server.requests)
    with pytest.raises(PlanRefused, match="'path'"):
        bring_back(client, archive, again())
    assert {method for method, *_ in server.requests[asked:]} == {"GET"}
