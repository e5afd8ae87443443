"""A backup that was cut off goes on where it stopped, and what comes of it is what one in one go would hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.job import MoveJob, Outcome, Selection
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.engine import checkpoints, moving, resuming
from influx_backup_gui.engine.engine import Engine
from tests.engine.cut_off.cutting import (
    JOB,
    SELECT,
    asked,
    assert_exact,
    cut,
    go_on,
    nothing_left,
    reads_of,
    resumed,
)

ENCRYPTED = replace(JOB, encrypt=True, selection=Selection(tables=(("db", "a"),)))


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
    nothing_left(engine)
    server.faults.clear()
    left = cut(engine, server)
    token = CancelToken()
    server.faults.add(Fault("call", sql=f'{SELECT} FROM "c"', skip=3, value=token.cancel))
    run = engine.run(JOB, context=JobContext(cancel=token))
    assert run.outcome is Outcome.CANCELLED
    (more,) = engine.unfinished()
    assert more.rows > left.rows
    assert_exact(go_on(engine), server)


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


def test_without_space_to_take_its_parts_over_it_begins_anew(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = cut(engine, server)
    free = iter([left.bytes - 1] * 3)
    monkeypatch.setattr("influx_backup_gui.engine.backup.free_bytes", lambda _: next(free, 10**12))
    run = go_on(engine)
    assert "not enough space" in run.summary
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
