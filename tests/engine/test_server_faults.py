"""A server that goes away, changes, forgets or fills up while it is backed up or restored to."""

from __future__ import annotations

import json
import socket
import struct
import threading
from typing import Any

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import ExitCode
from influx_backup_gui.domain.instants import DAY, HOUR, SECOND
from influx_backup_gui.domain.job import IfExists, Outcome, RestoreJob, Run
from influx_backup_gui.domain.progress import CancelToken
from influx_backup_gui.domain.server import Type
from influx_backup_gui.engine import restore_check, restore_write
from influx_backup_gui.engine.engine import Engine
from influx_backup_gui.influx.client import Client
from influx_backup_gui.influx.rows import same_rows
from tests.engine.backed_up import JOB, nothing_half_made
from tests.engine.restoring import LINES
from tests.engine.retained import details

SELECT, WRITE = "SELECT *", "write_lp"
AGAIN = (("db", "again"),)


def problem_of(run: Run) -> tuple[int, str]:
    assert run.problem is not None
    assert run.problem.hint
    assert not run.problem.unexpected, run.problem
    return run.problem.exit_code, run.problem.message


def restored(server: DemoServer, table: str = "home") -> bool:
    return same_rows(server.rows("db", table), server.rows("again", table), ["room"]) is None


@pytest.fixture
def hasty(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients that wait a moment only."""

    def client(name: str, cancel: CancelToken | None = None) -> Client:
        return Client(engine.settings.server(name).url, cancel=cancel, timeout=(2, 0.3), patience=0.8)

    monkeypatch.setattr(engine.resources, "client", client)


@pytest.fixture
def archive(engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """A backup of 200 rows; restores of it write many small bodies, one after the other."""
    monkeypatch.setattr(restore_write, "BODY_BYTES", 1000)
    monkeypatch.setattr(restore_write, "FIRST_ROWS", 20)
    server.write("db", LINES)
    run = engine.run(JOB)
    assert run.outcome is Outcome.SUCCEEDED
    return run.id


def restore(engine: Engine, archive: str, **changes: Any) -> Run:
    return engine.run(RestoreJob(archive, databases=AGAIN, connections=1, **changes))


# --- the connection -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("hasty")
def test_a_stall_in_the_middle_of_a_body_passes(engine: Engine, server: DemoServer) -> None:
    server.write("db", LINES)
    fault = server.faults.add(Fault("stall", sql=SELECT, value=60))
    assert engine.run(JOB).outcome is Outcome.SUCCEEDED
    assert fault.hits == 1


@pytest.mark.usefixtures("hasty")
def test_a_stall_that_never_ends_is_a_problem(engine: Engine, server: DemoServer) -> None:
    server.write("db", LINES)
    server.faults.add(Fault("stall", sql=SELECT, value=60, times=None))
    run = engine.run(JOB)
    code, message = problem_of(run)
    assert (run.outcome, code) == (Outcome.FAILED, ExitCode.UNREACHABLE)
    assert "stopped answering" in message
    nothing_half_made(engine)
    assert engine.backups() == ()


def goes_away(server: DemoServer) -> threading.Thread:
    """Stop the server; it comes back at its port, as a new process with its data, once somebody has asked in vain."""
    address, gone = ("127.0.0.1", server.port), threading.Event()

    def away() -> None:
        server.stop()
        gone.set()
        with socket.socket() as nobody:
            nobody.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            nobody.bind(address)
            nobody.listen()
            asked, _ = nobody.accept()
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            asked.close()
        server.restart()
        server.start()

    thread = threading.Thread(target=away)
    thread.start()
    assert gone.wait(60)
    return thread


def test_a_server_that_is_away_for_a_moment_is_waited_for(engine: Engine, server: DemoServer) -> None:
    server.write("db", LINES)
    before, absence = server.process_id, list[threading.Thread]()
    server.faults.add(Fault("call", sql=SELECT, value=lambda: absence.append(goes_away(server))))
    run = engine.run(JOB)
    absence[0].join()
    assert run.outcome is Outcome.WARNING
    assert "restarted" in run.summary
    manifest = engine.manifest(run.id)
    assert manifest.rows == 200
    assert (manifest.origin.process_id_before, manifest.origin.process_id_after) == (before, server.process_id)
    assert before != server.process_id


def test_a_server_that_is_away_while_rows_are_restored(engine: Engine, server: DemoServer, archive: str) -> None:
    absence: list[threading.Thread] = []
    server.faults.add(Fault("call", path=WRITE, skip=3, value=lambda: absence.append(goes_away(server))))
    run = restore(engine, archive)
    absence[0].join()
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert restored(server)


# --- in the middle of a restore -----------------------------------------------------------------------


def goes_on(engine: Engine, server: DemoServer, archive: str) -> None:
    """What was begun can be completed."""
    server.faults.clear()
    run = restore(engine, archive, if_exists=IfExists.MISSING)
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert restored(server)


def test_a_token_that_ends_in_the_middle_leaves_a_report(engine: Engine, server: DemoServer, archive: str) -> None:
    server.faults.add(Fault("status", path=WRITE, skip=3, value=(401, ""), times=None))
    run = restore(engine, archive)
    code, _ = problem_of(run)
    assert (run.outcome, code) == (Outcome.FAILED, ExitCode.NOT_AUTHORISED)
    (table,) = details(run, "tables")
    assert not table["verified"]
    assert 0 < table["rows"] < 200
    assert server.rows("again", "home").num_rows == table["rows"]
    assert details(run, "created_databases") == ["again"]
    assert run.problem is not None
    assert "--if-exists missing" in run.problem.hint
    assert engine.runs()[0].details == json.loads(json.dumps(run.details))
    goes_on(engine, server, archive)


@pytest.mark.parametrize("what", ["table", "database"])
def test_what_is_dropped_in_the_middle_of_a_restore_is_noticed(
    engine: Engine, server: DemoServer, archive: str, what: str
) -> None:
    def drop() -> None:
        if what == "table":
            server.drop_table("again", "home")
        else:
            server.drop_database("again")

    struck = server.faults.add(Fault("call", path=WRITE, skip=5, value=drop))
    run = restore(engine, archive)
    assert struck.hits == 1
    code, message = problem_of(run)
    assert (run.outcome, code) == (Outcome.FAILED, ExitCode.FAILED)
    assert "home" in message
    assert [t["verified"] for t in details(run, "tables")] == [False]


def test_what_is_dropped_after_the_last_write_is_noticed(engine: Engine, server: DemoServer, archive: str) -> None:
    server.faults.add(Fault("call", sql=SELECT, value=lambda: server.drop_table("again", "home")))
    run = restore(engine, archive)
    assert run.outcome is Outcome.FAILED
    assert problem_of(run)[0] == ExitCode.FAILED
    assert [t["verified"] for t in details(run, "tables")] == [False]


def test_what_is_dropped_behind_rows_that_were_compared_is_noticed(
    engine: Engine, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next write makes database and table anew, as they were, and all that comes later is right."""
    server.write("db", LINES)
    server.sql.file_limit = 1
    for block in range(1, 4):
        server.write("db", f"home,room=r0 temp=1,n=1i {block * HOUR}")
    server.persist()
    first = engine.run(JOB)
    assert len(engine.manifest(first.id).parts) > 1
    compared = threading.Event()
    look = restore_check.Checker._compare

    def watched(checker: Any, window: Any, known: Any) -> str:
        said = look(checker, window, known)
        compared.set()
        return said

    def drop() -> None:
        assert compared.wait(60)
        server.drop_database("again")

    monkeypatch.setattr(restore_check.Checker, "_compare", watched)
    struck = server.faults.add(Fault("call", path=WRITE, skip=1, value=drop))
    run = restore(engine, first.id)
    assert struck.hits == 1
    assert run.outcome is Outcome.FAILED
    assert "had come back and are gone again" in problem_of(run)[1]


def test_a_table_that_somebody_makes_at_the_last_moment_is_not_written_to(
    engine: Engine, server: DemoServer, archive: str
) -> None:
    mine = f"home,room=r1 temp=-1 {SECOND}"
    struck = server.faults.add(Fault("call", path="configure/table", value=lambda: server.write("again", mine)))
    run = restore(engine, archive)
    assert struck.hits == 1
    assert run.outcome is Outcome.FAILED
    assert "has come to the server since the plan was made" in problem_of(run)[1]
    assert server.rows("again", "home")["temp"].to_pylist() == [-1]


def test_a_table_whose_making_was_answered_too_late_is_ours(engine: Engine, server: DemoServer, archive: str) -> None:
    """The answer is lost, and asked again the server says that there is one."""
    struck = server.faults.add(Fault("status", path="configure/table", value=(503, "")))
    server.faults.add(Fault("call", path="configure/table", value=lambda: made(server)))
    run = restore(engine, archive)
    assert struck.hits == 1
    assert [status for method, path, _, status in server.requests if path.endswith("/table")] == [200, 503, 409]
    assert (run.outcome, run.problem) == (Outcome.SUCCEEDED, None)
    assert restored(server)


def made(server: DemoServer) -> None:
    """As the request would."""
    client = Client(server.url)
    client.create_table("again", "home", ("room",), (("n", Type.INTEGER), ("temp", Type.FLOAT)))
    client.close()


def test_trap_24_a_limit_that_is_reached_after_the_plan_ends_before_the_first_row(
    engine: Engine, server: DemoServer, archive: str
) -> None:
    def others() -> None:
        for n in range(4):
            server.write(f"other{n}", "t v=1 1")

    struck = server.faults.add(Fault("call", path="configure/database", skip=1, value=others))
    run = restore(engine, archive)
    assert struck.hits == 1
    assert run.outcome is Outcome.FAILED
    assert "limit of 5 databases" in problem_of(run)[1]
    assert not [path for _, path, *_ in server.requests if WRITE in path]


def test_a_replacement_that_fails_says_what_it_left(engine: Engine, server: DemoServer, archive: str) -> None:
    """Rows, safety backup and the retention that was lifted: all of it is in the report, and nothing is lost."""
    client = Client(server.url)
    server.write("again", LINES.replace("temp=", "temp=1"))
    client.set_retention("again", 100 * 365 * DAY)
    client.close()
    server.faults.add(Fault("status", path=WRITE, skip=2, value=(401, ""), times=None))
    run = restore(engine, archive, if_exists=IfExists.REPLACE, confirmed=True)
    assert run.outcome is Outcome.FAILED
    safety = details(run, "safety_backup")
    assert safety["pinned"]
    assert safety["proved"]
    assert any("The database again kept rows for 36,500 days" in w for w in details(run, "warnings"))
    server.faults.clear()
    back = engine.run(RestoreJob(safety["id"], if_exists=IfExists.REPLACE, confirmed=True))
    assert back.problem is None
    assert server.rows("again", "home").column("temp").to_pylist()[0] == 10.5
