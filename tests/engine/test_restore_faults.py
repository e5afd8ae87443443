"""Rows that the server refuses, faults that pass, and ends that come early: the report says how far it came."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob, RestoreJob
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.engine import restore_write
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.engine.restore_report import RestoreStopped
from influx_backup_gui.influx.client import Client
from tests.engine.restoring import AGAIN, LINES, SELECT, WRITE, again, assert_same, bring_back


def test_a_rejected_batch_is_halved_until_the_bad_line_is_found(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES + "\nother v=1 1")
    archive = take()
    reason = '{"error":"parsing failed for write_lp endpoint","data":{"error_message":"no thirteen"}}'
    server.faults.add(Fault("status", path=WRITE, body_contains="temp=13.5 ", value=(400, reason), times=None))
    report = bring_back(client, archive, again())
    home, other = report.tables
    assert (home.verified, home.rows, other.verified) == (False, 199, True)
    (said,) = home.refused
    assert said.startswith("room='r1' at 1970-01-01T00:00:13Z: ")
    assert "no thirteen" in said
    assert "refused 1 row: " in home.problem
    assert server.rows("again", "home").num_rows == 199


def test_refused_rows_without_end_are_counted_not_named(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("status", path=WRITE, value=(400, '{"error":"never"}'), times=None))
    (home,) = bring_back(client, archive, again()).tables
    assert (home.verified, home.rows) == (False, 0)
    assert len(home.refused) <= 30
    assert "200 rows" in home.problem
    assert sum(p.endswith(WRITE) for _, p, *_ in server.requests) < 120


@pytest.mark.parametrize(
    "fault",
    [
        Fault("status", path=WRITE, value=(503, ""), times=2),
        Fault("status", path=WRITE, value=(429, "slow down"), times=2),
        Fault("status", path=WRITE, value=(500, "write buffer error: error from wal: wal buffer full with 100000 ops")),
        Fault("status", path=WRITE, value=(500, "catalog update error: retry"), times=2),
        Fault("reset", path=WRITE, times=2),
        Fault("reset", sql=SELECT, times=2),
        Fault("cut_body", sql=SELECT, value=100),
    ],
    ids=lambda f: f"{f.kind}-{f.value}",
)
def test_a_fault_that_passes_leaves_an_exact_restore(
    server: DemoServer, client: Client, take: Callable[[], Path], fault: Fault
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(fault)
    assert bring_back(client, archive, again()).verified
    assert fault.hits == fault.times
    assert_same(server, "home")


def test_a_restart_of_the_server_in_the_middle(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("call", path=WRITE, value=server.restart))
    server.faults.add(Fault("reset", path=WRITE))
    assert bring_back(client, archive, again()).verified


def test_a_server_that_goes_away_ends_it_with_a_report(
    server: DemoServer, client: Client, take: Callable[[], Path]
) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("status", path=WRITE, value=(503, "gone"), times=None))
    with pytest.raises(RestoreStopped) as stopped:
        bring_back(client, archive, again())
    assert stopped.value.exit_code == ExitCode.UNREACHABLE
    report = stopped.value.report
    assert report.created_databases == ("again",)
    assert [t.verified for t in report.tables] == [False]
    assert "again" in stopped.value.hint
    assert "missing" in stopped.value.hint


def test_a_token_that_ends_stops_it(server: DemoServer, client: Client, take: Callable[[], Path]) -> None:
    server.write("db", LINES)
    archive = take()
    server.faults.add(Fault("status", path=WRITE, value=(401, ""), times=None))
    with pytest.raises(RestoreStopped) as stopped:
        bring_back(client, archive, again())
    assert stopped.value.exit_code == ExitCode.NOT_AUTHORISED


@pytest.mark.parametrize("where", [Fault("slow", path=WRITE, value=60), Fault("slow", sql=SELECT, value=60)], ids=str)
def test_a_cancel_waits_for_no_answer(
    server: DemoServer, take: Callable[[], Path], where: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore_write, "BODY_BYTES", 500)
    server.write("db", LINES)
    archive = take()
    slow = server.faults.add(replace(where, times=None))
    token = CancelToken()
    client = Client(server.url, cancel=token)
    cancelled: list[float] = []

    def cancel() -> None:
        look, end = threading.Event(), time.monotonic() + 60
        while not slow.hits and time.monotonic() < end:
            look.wait(0.02)
        cancelled.append(time.monotonic())
        token.cancel()

    watcher = threading.Thread(target=cancel)
    watcher.start()
    with pytest.raises(RestoreStopped) as stopped:
        bring_back(client, archive, again(connections=3), JobContext(cancel=token))
    assert time.monotonic() - cancelled[0] < 30
    watcher.join()
    client.close()
    assert slow.hits
    assert stopped.value.exit_code == ExitCode.CANCELLED
    assert stopped.value.report.created_databases == ("again",)
    assert not [t.name for t in threading.enumerate() if t.name.startswith(("write", "check"))]


def test_a_file_limit_halves_the_read_back(tmp_path: Path) -> None:
    with DemoServer(token=None, file_limit=3) as server:
        from tests.engine.conftest import add_server

        engine = Engine.open(tmp_path)
        add_server(engine, "lab", server.url)
        server.write("db", "\n".join(f"home,room=r{n % 3} temp={n} {n * 600 * SECOND}" for n in range(20)))
        server.persist()
        run = engine.run(BackupJob("lab"))
        backup = run.details["backup"]
        assert isinstance(backup, dict)
        server.faults.add(Fault("call", sql=SELECT, value=server.persist))
        assert engine.run(RestoreJob(backup["id"], databases=AGAIN)).problem is None
        assert_same(server, "home")
        engine.close()
