"""A Parquet answer that is damaged, or of other rows: asked for again, then an error of the server in words."""

from __future__ import annotations

import io
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import BackupJob, IfExists, Outcome, RestoreJob, Run, VerifyJob
from influx_backup_gui.engine.engine import Engine
from tests.engine.backed_up import lines

READ = 'SELECT * FROM "t"'


def no_footer(body: bytes) -> bytes:
    return body[:4] + bytes(len(body) - 8) + body[-4:]


def flipped(body: bytes) -> bytes:
    """In the rows: the server's own pages have no checksums, so the packed values are made to be none."""
    return body[:4] + b"\xff" * 60 + body[64:]


def altered(change: Callable[[pa.Table], pa.Table]) -> Callable[[bytes], bytes]:
    def alter(body: bytes) -> bytes:
        sink = io.BytesIO()
        pq.write_table(change(pq.read_table(io.BytesIO(body))), sink)
        return sink.getvalue()

    return alter


def later(rows: pa.Table) -> pa.Table:
    at = rows.column_names.index("time")
    moved = pa.array([t + 10**18 for t in rows.column("time").cast(pa.int64()).to_pylist()], pa.timestamp("ns"))
    return rows.set_column(at, "time", moved)


DAMAGED = pytest.mark.parametrize(
    ("change", "said"),
    [
        (no_footer, "cannot be read"),
        (flipped, "cannot be read"),
        (altered(lambda rows: rows.drop_columns(["time"])), "they have no time"),
        (altered(later), "another time range"),
    ],
    ids=["no-footer", "flipped", "no-time", "other-range"],
)


@pytest.fixture
def backup(engine: Engine, server: DemoServer) -> str:
    server.write("db", lines("t", 3))
    server.persist()
    return engine.run(BackupJob("lab")).id


def compare(engine: Engine, backup: str) -> Run:
    return engine.run(VerifyJob((backup,), against="lab"))


def complete(engine: Engine, backup: str) -> Run:
    return engine.run(RestoreJob(backup, if_exists=IfExists.MISSING))


JOBS = pytest.mark.parametrize("job", [compare, complete])


@JOBS
@DAMAGED
def test_an_answer_that_stays_damaged(
    engine: Engine,
    server: DemoServer,
    backup: str,
    job: Callable[[Engine, str], Run],
    change: Callable[[bytes], bytes],
    said: str,
) -> None:
    struck = server.faults.add(Fault("alter_answer", sql=READ, value=change, times=None))
    before, asked = server.rows("db", "t"), len(server.requests)
    run = job(engine, backup)
    assert struck.hits >= 3, "it may pass"
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert not run.problem.unexpected, run.problem.message
    assert said in run.problem.message
    assert "db.t" in run.problem.message
    assert "server" in run.problem.message
    assert not [path for method, path, *_ in server.requests[asked:] if "write_lp" in path]
    server.faults.clear()
    assert server.rows("db", "t").equals(before)
    assert engine.backup(backup).damaged == "", "the archive is as good as before"


@JOBS
@DAMAGED
def test_an_answer_that_is_damaged_once(
    engine: Engine,
    server: DemoServer,
    backup: str,
    job: Callable[[Engine, str], Run],
    change: Callable[[bytes], bytes],
    said: str,
) -> None:
    struck = server.faults.add(Fault("alter_answer", sql=READ, value=change))
    run = job(engine, backup)
    assert struck.hits == 1
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
