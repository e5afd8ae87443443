"""A backup that was cut off goes on where it stopped, and what comes of it is what one in one go would hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.schema import Kind
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import DAY, SECOND, format_instant
from influx_backup_gui.domain.job import BackupJob, MoveJob, Outcome, Run, Selection, VerifyJob
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.unfinished import KEPT, Unfinished
from influx_backup_gui.domain.windows import plan_windows
from influx_backup_gui.engine import backup_planning, checkpoints, moving, part_check, resuming
from influx_backup_gui.engine import unfinished as keeping
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from influx_backup_gui.influx.sql_text import literal, quoted, where
from influx_backup_gui.store.archive_reader import ArchiveReader
from influx_backup_gui.store.columnar import read_parquet
from tests.engine.conftest import add_server

BLOCK = 600 * SECOND
JOB = BackupJob("lab", in_flight=1)
ENCRYPTED = replace(JOB, encrypt=True, selection=Selection(tables=(("db", "a"),)))
SELECT = "SELECT *"
TABLES = ("a", "b", "c")


def lines(table: str, blocks: int = 6, per_block: int = 10, first: int = 0) -> str:
    return "\n".join(
        f"{table},host=h{n % 3} v={block}.5,n={n}i {(first + block) * BLOCK + n * SECOND}"
        for block in range(blocks)
        for n in range(per_block)
    )


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of one block, and a checkpoint after each."""
    monkeypatch.setattr(backup_planning, "plan_windows", lambda *a, **k: plan_windows(*a, **{**k, "target_rows": 10}))
    monkeypatch.setattr(checkpoints, "EVERY", 0.0)


@pytest.fixture(autouse=True)
def hasty(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def client(name: str, cancel: CancelToken | None = None, patience: float = 0.3) -> Client:
        return Client(engine.settings.server(name).url, cancel=cancel, timeout=(2, 2), patience=patience)

    monkeypatch.setattr(engine.resources, "client", client)


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(token=None, profile="3.7") as demo:
        for table in TABLES:
            demo.write("db", lines(table))
        demo.persist()
        yield demo


def cut(engine: Engine, server: DemoServer, job: BackupJob = JOB, at: tuple[str, int] = ("b", 2)) -> Unfinished:
    """Let the network break at a block (from 1) of a table; answers what is left."""
    table, block = at
    window = f"{SELECT} FROM {quoted(table)} WHERE time >= {literal(format_instant(block * BLOCK))}"
    fault = server.faults.add(Fault("reset", sql=window, times=None))
    run = engine.run(job)
    assert run.problem is not None
    assert (run.outcome, run.problem.exit_code, fault.hits > 0) == (Outcome.FAILED, ExitCode.UNREACHABLE, True)
    server.faults.clear()
    (left,) = engine.unfinished()
    assert "goes on from there" in run.problem.hint
    return left


def go_on(engine: Engine, job: BackupJob = JOB, outcome: Outcome = Outcome.SUCCEEDED) -> Run:
    run = engine.run(job)
    assert run.outcome is outcome, run
    nothing_half_made(engine)
    backup: Any = run.details["backup"]
    assert engine.run(VerifyJob((backup["id"],))).outcome is Outcome.SUCCEEDED
    return run


def nothing_half_made(engine: Engine) -> None:
    folder = engine.resources.places.repository
    assert [p.name for p in folder.rglob("*") if ".partial" in p.name or ".spool" in p.name] == []
    assert engine.unfinished() == engine.resources.catalog.unfinished.all() == ()


def archived(run: Run, table: str, password: str | None = None) -> pa.Table:
    backup: Any = run.details["backup"]
    with ArchiveReader(Path(backup["path"]), password) as archive:
        entry = archive.manifest.table("db", table)
        assert entry is not None
        wanted = {p.member for p in entry.parts}
        return pa.concat_tables([read_parquet(data) for _, _, data in archive.parts(wanted)], promote_options="default")


def assert_exact(run: Run, server: DemoServer, tables: tuple[str, ...] = TABLES, password: str | None = None) -> None:
    for table in tables:
        assert same_rows(archived(run, table, password), server.rows("db", table), ["host"]) is None, table


def asked(server: DemoServer, since: int) -> list[str]:
    """The reads that the server was asked for."""
    return [p["q"] for _, _, p, _ in server.requests[since:] if p.get("q", "").startswith(f'{SELECT} FROM "')]


def reads_of(left: Unfinished) -> set[str]:
    """How the proved parts were asked for."""
    return {f"{SELECT} FROM {quoted(t.table.name)}{where(p.range)}" for t in left.tables for p in t.parts}


def resumed(run: Run) -> Any:
    return run.details["resumed"]


# --- it goes on ---------------------------------------------------------------------------------------


def test_what_was_read_before_the_network_broke_is_not_read_again(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    first = asked(server, 0)
    since = len(server.requests)
    run = go_on(engine)
    assert_exact(run, server)
    again, proved = asked(server, since), reads_of(left)
    assert proved <= set(first), "the log of the server shows such requests"
    assert (len(proved), left.rows) == (9, 80)  # a has a window without rows behind its last block
    assert not proved & set(again)
    assert resumed(run)["rows"] == left.rows
    assert "It went on from where it was cut off" in run.summary
    assert engine.runs(1, kind="backup") == (run,)


def test_it_is_the_same_as_in_one_go_and_says_when_it_was_read(engine: Engine, server: DemoServer) -> None:
    whole = engine.manifest(engine.run(JOB).id)
    left = cut(engine, server)
    run = go_on(engine)
    manifest = engine.manifest(run.id)
    for one, other in zip(whole.tables, manifest.tables, strict=True):
        assert replace(one, read=None) == replace(other, read=None)
    assert (whole.sittings, whole.warnings, manifest.warnings) == ((), (), ())
    ((begun, saved),) = manifest.sittings
    assert manifest.cutoff == left.begun <= begun <= saved == left.saved < manifest.created
    a, b, c = (t.read for t in manifest.tables)
    assert a is not None
    assert b is not None
    assert c is not None
    assert a[1] <= saved, "all of it was read before"
    assert b[0] <= saved < b[1]
    assert c[0] > manifest.created


@pytest.fixture
def few_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is safe is remembered only when the network breaks: each key of an encrypted archive takes 0.2 s."""
    monkeypatch.setattr(checkpoints.Checkpoints, "part_added", lambda *_: None)


@pytest.mark.usefixtures("few_keys")
def test_an_encrypted_one_goes_on_and_says_no_more_than_before(engine: Engine, server: DemoServer) -> None:
    engine.use_password(lambda: "secret")
    left = cut(engine, server, ENCRYPTED, at=("a", 1))
    content = Path(left.path).read_bytes()
    assert b"PAR1" not in content
    assert b"parquet" not in content
    run = go_on(engine, ENCRYPTED)
    assert resumed(run)["parts"] == 1
    assert_exact(run, server, ("a",), "secret")


@pytest.mark.slow
@pytest.mark.usefixtures("few_keys")
def test_with_another_password_it_begins_anew(engine: Engine, server: DemoServer) -> None:
    engine.use_password(lambda: "secret")
    cut(engine, server, ENCRYPTED, at=("a", 1))
    engine.use_password(lambda: "another")
    run = go_on(engine, ENCRYPTED)
    assert "another password" in run.summary
    assert_exact(run, server, ("a",), "another")


def test_a_third_attempt_goes_on_with_the_second(engine: Engine, server: DemoServer) -> None:
    cut(engine, server, at=("a", 4))
    second = cut(engine, server, at=("b", 1))
    assert [len(t.parts) for t in second.tables] == [7, 1]
    since = len(server.requests)
    run = go_on(engine)
    assert_exact(run, server)
    assert len(asked(server, since)) == 21 - 8
    assert len(engine.manifest(run.id).sittings) == 2


def test_an_attempt_that_gets_no_further_loses_nothing(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    server.faults.add(Fault("reset", sql="date_bin", skip=2, times=None))
    assert engine.run(JOB).outcome is Outcome.FAILED
    server.faults.clear()
    assert engine.unfinished() == (left,)
    assert_exact(go_on(engine), server)


def test_a_cancel_leaves_nothing_but_what_was_cut_off_before(engine: Engine, server: DemoServer) -> None:
    token = CancelToken()
    server.faults.add(Fault("call", sql='FROM "b"', skip=9, value=token.cancel))
    assert engine.run(JOB, context=JobContext(cancel=token)).outcome is Outcome.CANCELLED
    nothing_half_made(engine)
    server.faults.clear()
    left = cut(engine, server)
    token = CancelToken()
    server.faults.add(Fault("call", sql=f'{SELECT} FROM "c"', skip=3, value=token.cancel))
    run = engine.run(JOB, context=JobContext(cancel=token))
    assert run.outcome is Outcome.CANCELLED
    (more,) = engine.unfinished()
    assert more.rows > left.rows
    assert_exact(go_on(engine), server)


# --- what changed meanwhile ---------------------------------------------------------------------------


def test_late_rows_of_a_proved_window_are_read(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    server.write("db", f"a,host=late v=1.0,n=1i {2 * BLOCK + 7}")
    since = len(server.requests)
    run = go_on(engine)
    assert_exact(run, server)
    assert len(set(asked(server, since)) & reads_of(left)) == 1
    assert resumed(run)["parts"] == 8


def test_rows_that_a_restarted_server_hides_stay_and_are_told(engine: Engine, server: DemoServer) -> None:
    now = server.now() // BLOCK
    server.write("db", lines("a", first=now - 3))  # so that the tables are still there after it
    server.write("db", lines("b", first=now - 3))
    server.persist()
    cut(engine, server)
    server.restart(lookback_seconds=3600)
    run = go_on(engine, outcome=Outcome.WARNING)
    assert archived(run, "a").num_rows == 120
    manifest = engine.manifest(run.id)
    hidden, also, suspicion, restarted = manifest.warnings
    assert "may show less than it stores" in suspicion
    assert "restarted" in restarted
    assert hidden.startswith("The server no longer shows 60 rows of db.a that it showed before")
    assert [x.text for x in manifest.coverage.losses] == [hidden, also]
    assert [w.loss.kind.value for w in engine.losses("lab", server.now())] == ["hidden", "hidden"]
    assert "gen1-lookback-duration" in hidden
    assert manifest.origin.process_id_before != manifest.origin.process_id_after == server.process_id
    assert {p.note for t in manifest.tables if t.table == "a" for p in t.parts} == {part_check.KEPT, ""}


def test_expired_rows_are_no_loss(engine: Engine, server: DemoServer) -> None:
    server.catalog.databases["db"].retention_ns = server.now() - 3 * BLOCK
    cut(engine, server)
    server.catalog.databases["db"].retention_ns = server.now() - 5 * BLOCK
    run = go_on(engine)
    assert archived(run, "a").num_rows < 30
    assert engine.manifest(run.id).warnings == ()


def test_a_dropped_table_stays_as_far_as_it_was_read(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    for table in ("a", "b"):
        server.drop_table("db", table)
    run = go_on(engine, outcome=Outcome.WARNING)
    assert (archived(run, "a").num_rows, archived(run, "b").num_rows) == (60, 20)
    manifest = engine.manifest(run.id)
    assert [t.complete for t in manifest.tables] == [True, False, False]
    assert len(manifest.warnings) == 2
    assert_exact(run, server, ("c",))


def test_a_dropped_database_stays_as_far_as_it_was_read(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    server.drop_database("db")
    server.write("other", "t,host=x v=1.0 1")
    run = go_on(engine, outcome=Outcome.WARNING)
    assert archived(run, "a").num_rows == 60
    assert {d.name for d in engine.manifest(run.id).databases} == {"db", "other"}


def test_a_table_that_was_made_anew_with_other_types_is_read_anew(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    server.drop_table("db", "a")
    server.catalog.create_table("db", "a", [("host", Kind.TAG), ("v", Kind.STRING)])
    server.write("db", 'a,host=x v="text" 1')
    run = go_on(engine)
    assert_exact(run, server)


def test_columns_that_were_added_are_taken(engine: Engine, server: DemoServer) -> None:
    cut(engine, server)
    server.write("db", f"a,host=x,zone=z v=1.0,more=2.0 {BLOCK}")
    run = go_on(engine)
    assert same_rows(archived(run, "a"), server.rows("db", "a"), ["host", "zone"]) is None
    assert_exact(run, server, ("b", "c"))


def test_damaged_bytes_are_read_again(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    path = Path(left.path)
    data = bytearray(path.read_bytes())
    data[data.index(b"PAR1") + 30] ^= 1
    path.write_bytes(data[: left.bytes - 20])
    since = len(server.requests)
    run = go_on(engine)
    assert_exact(run, server)
    assert len(set(asked(server, since)) & reads_of(left)) == 2  # the changed one and the one that is cut
    assert resumed(run)["parts"] == 7


# --- another server -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "restart", "another", "goes_on"),
    [
        ("3.7", False, False, True),
        ("3.7", True, False, True),
        ("3.7", False, True, False),
        ("3.4", True, False, True),  # no cluster uuid yet, but the ids of nodes
        ("3.4", True, True, False),
        ("3.2", False, False, True),
        ("3.2", True, False, False),  # it cannot be told
    ],
)
def test_it_goes_on_only_with_the_same_server(
    engine: Engine, profile: str, restart: bool, another: bool, goes_on: bool
) -> None:
    with DemoServer(token=None, profile=profile) as demo:
        add_server(engine, "old", demo.url)
        for table in TABLES:
            demo.write("db", lines(table))
        demo.persist()
        job = replace(JOB, server="old")
        left = cut(engine, demo, job)
        if restart:
            demo.restart()
        if another:
            demo.cluster_uuid = "another"
        run = engine.run(job)
        assert run.problem is None
        assert (resumed(run) is not None) == goes_on
        assert ("could not be gone on with" in run.summary) != goes_on
        assert (run.outcome is Outcome.WARNING) == (goes_on and restart)
        assert_exact(run, demo)
        assert not Path(left.path).exists()
        nothing_half_made(engine)


# --- how long it stays --------------------------------------------------------------------------------


def test_it_stays_for_its_own_job_only_and_not_for_ever(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    other = replace(JOB, selection=Selection(tables=(("db", "c"),)))
    assert resumed(engine.run(other)) is None
    assert engine.unfinished() == (left,)
    keeping.expire(engine.resources, left.until - 1)
    assert engine.unfinished() == (left,)
    line = keeping.expire(engine.resources, left.until)
    assert line is not None
    assert (engine.runs(1), line.kind) == ((line,), "sweep")
    nothing_half_made(engine)
    assert keeping.expire(engine.resources, left.until + KEPT) is None


def test_a_start_leaves_it_and_sweeps_the_rest(engine: Engine, server: DemoServer, tmp_path: Path) -> None:
    left = cut(engine, server)
    stray = Path(left.path).with_name("stray.7z.partial")
    stray.touch()
    keeping_now = keeping.kept_paths(engine.resources, left.saved)
    with engine.resources.repository().lock("test"):
        assert engine.resources.repository().sweep(kept=keeping_now) == (stray,)
    assert keeping.kept_paths(engine.resources, left.begun + 8 * DAY) == frozenset()
    with engine.resources.repository().lock("test"):
        assert engine.resources.repository().sweep(kept=keeping.kept_paths(engine.resources, left.saved)) == (
            Path(left.path),
        )
    nothing_half_made(engine)


def test_a_person_can_discard_it(engine: Engine, server: DemoServer) -> None:
    left = cut(engine, server)
    assert engine.discard_unfinished(left.run[:8]) == left
    nothing_half_made(engine)


def test_without_space_to_take_its_parts_over_it_begins_anew(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = cut(engine, server)
    free = iter([left.bytes - 1] * 3)
    monkeypatch.setattr("influx_backup_gui.engine.backup.free_bytes", lambda _: next(free, 10**12))
    run = go_on(engine)
    assert "not enough space" in run.summary
    assert_exact(run, server)


def test_it_goes_on_in_a_repository_that_was_moved_meanwhile(
    engine: Engine, server: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = cut(engine, server)
    data = Path(left.path).read_bytes()
    monkeypatch.setattr(moving, "link_file", lambda *_: False)
    assert engine.run(MoveJob("default", str(tmp_path / "moved"))).outcome is Outcome.SUCCEEDED
    (there,) = engine.unfinished()
    assert there == replace(left, path=str(tmp_path / "moved" / "lab" / Path(left.path).name))
    assert Path(there.path).read_bytes() == data
    assert not Path(left.path).parent.exists()

    run = go_on(engine)

    assert resumed(run)["rows"] == left.rows
    assert_exact(run, server)


def test_one_that_crashes_the_program_is_given_up(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(engine, server)
    with monkeypatch.context() as patched:
        patched.setattr(resuming.Resumption, "take", lambda *_: 1 / 0)
        for _ in range(3):
            assert engine.run(JOB).outcome is Outcome.FAILED
            assert len(engine.unfinished()) == 1
    run = go_on(engine)
    assert "3 attempts" in run.summary
    assert_exact(run, server)
