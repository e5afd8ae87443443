"""Alerts by webhook and dead-man ping, and by mail when the catalog itself is broken."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.job import Outcome, Run, Trigger, VerifyJob
from influx_backup_gui.engine import channels
from influx_backup_gui.engine.engine import Engine
from tests.engine.alerted import JOB, REFUSED, heads, set_alerts, subjects
from tests.engine.conftest import add_server
from tests.notify.mail_server import MailServer
from tests.notify.web_server import WebServer


@pytest.fixture
def web(told: Engine, mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with WebServer() as server:
        monkeypatch.setenv("HOOK", f"{server.url}/hook")
        monkeypatch.setenv("WATCH", f"{server.url}/watch")
        set_alerts(told, mail, webhook_source="env:HOOK", ping_source="env:WATCH")
        yield server


def test_a_watch_elsewhere_hears_of_every_backup(told: Engine, web: WebServer, server: DemoServer) -> None:
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths == ["/watch/start", "/watch"]
    server.faults.add(REFUSED)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths[2:] == ["/watch/start", "/watch/fail", "/hook"]
    assert b"abc123456789" not in web.seen[3][1]


def test_no_success_while_another_server_is_not_protected(told: Engine, web: WebServer, server: DemoServer) -> None:
    add_server(told, "forgotten", server.url)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths == ["/watch/start", "/watch/fail"]
    assert b"forgotten: There is no proved backup." in web.seen[1][1]


def test_what_a_person_cancelled_is_neither(told: Engine, web: WebServer) -> None:
    now = time.time_ns()
    told.alerts.run_ended(Run("x", "backup", Trigger.MANUAL, Outcome.CANCELLED, now, now, "", "lab"))
    told.run(VerifyJob())
    told.alerts.sending.close()
    assert web.paths == []


def test_one_way_that_is_closed_does_not_close_the_other(
    told: Engine, web: WebServer, mail: MailServer, server: DemoServer
) -> None:
    server.faults.add(REFUSED)
    web.status = 500
    told.run(JOB)
    assert heads(told, mail) == ["FAILED"]
    sent = {line.channel: line.sent is not None for line in told.resources.catalog.outbox.history()}
    assert sent == {"mail": True, "webhook": False}


def test_a_fault_of_one_way_does_not_close_the_other(
    told: Engine, web: WebServer, server: DemoServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Such as a keyring that fails in a way of its own. What it says may be the secret."""

    def broken(*_: object) -> str:
        raise RuntimeError("https://hooks.example.org/secret-of-mine")

    monkeypatch.setattr(channels, "send", broken)
    server.faults.add(REFUSED)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths[-1] == "/hook"
    said = {line.channel: line.said for line in told.resources.catalog.outbox.history()}
    assert "fault in the program: RuntimeError" in said["mail"]
    assert "secret-of-mine" not in said["mail"] + caplog.text
    monkeypatch.setattr(channels, "ping", broken)
    told.run(JOB)
    told.alerts.sending.close()
    assert web.paths.count("/hook") == 1, "the same alert again, bundled"
    (tried,) = [t for t in told.test_alerts() if t.channel == "ping"]
    assert tried.problem is not None


def test_a_test_goes_every_way_and_disturbs_no_watch(told: Engine, web: WebServer) -> None:
    tried = {t.channel: t.answer for t in told.test_alerts()}
    assert tried == {"mail": "250 2.0.0 Ok: queued as 4711", "webhook": "200 OK", "ping": "200 OK"}
    assert sorted(web.paths) == ["/hook", "/watch/log"]


def test_a_catalog_that_breaks_in_the_middle(
    told: Engine, mail: MailServer, server: DemoServer, tmp_path: Path
) -> None:
    """The run cannot be recorded any more; the mail goes out from memory, also at the second attempt."""
    assert told.run(JOB).outcome is Outcome.SUCCEEDED
    garbage(tmp_path / "home" / "catalog.sqlite")
    mail.stop()
    run = told.run(JOB)
    told.alerts.sending.close()
    assert run.outcome is Outcome.FAILED
    assert run.problem is not None
    assert "damaged" in run.problem.message
    mail.start()
    told.alerts.sending.flush()
    assert heads(told, mail) == ["FAILED"]
    told.alerts.sending.flush()
    assert subjects(told, mail) == []


def test_a_catalog_that_cannot_even_be_opened_is_told_once_a_day(
    told: Engine, mail: MailServer, tmp_path: Path
) -> None:
    told.close()
    garbage(tmp_path / "home" / "catalog.sqlite")
    for _ in range(3):
        with pytest.raises(BackupError, match="damaged"):
            Engine.open(tmp_path / "home")
    (subject,) = subjects(told, mail)
    assert subject.startswith("FAILED: Influx Backup cannot start: The catalog")


def garbage(path: Path) -> None:
    for beside in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        if beside.exists():
            with beside.open("r+b") as file:
                file.write(b"\xff" * max(4096, beside.stat().st_size))
