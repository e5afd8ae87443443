"""Webhook and dead-man ping against a real HTTP server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from influx_backup_gui.domain.alert import Ping
from influx_backup_gui.domain.errors import BackupError, NotAuthorised, ServerUnreachable, UsageError
from influx_backup_gui.notify.web import ping, post_alert
from tests.notify.certificates import Authority
from tests.notify.test_mail import ALERT
from tests.notify.web_server import WebServer

SECRET = "T0p/secret-hook"


@pytest.fixture
def web() -> Iterator[WebServer]:
    with WebServer() as server:
        yield server


def refused(web: WebServer, kind: type[BackupError], timeout: float = 5.0) -> str:
    """What is said: never the address."""
    with pytest.raises(kind) as caught:
        post_alert(f"{web.url}/{SECRET}?key={SECRET}", ALERT, timeout)
    said = f"{caught.value.message} {caught.value.hint}"
    assert SECRET not in said
    assert caught.value.hint
    return said


def test_a_webhook_gets_everything_as_json(web: WebServer) -> None:
    assert post_alert(f"{web.url}/{SECRET}", ALERT) == "200 OK"
    ((path, body),) = web.seen
    found = json.loads(body)
    assert path == f"/{SECRET}"
    assert (found["kind"], found["server"], found["subject"]) == ("failure", "home", ALERT.subject)
    assert found["facts"] == {"Server": "home", "Started": "2026-11-23 02:00 UTC"}
    assert found["log"] == list(ALERT.log)
    assert found["text"].startswith(f"{ALERT.subject}\n\nThe server home does not answer.")


def test_a_chat_takes_no_more_than_it_can(web: WebServer) -> None:
    post_alert(web.url, replace(ALERT, log=("x" * 5000,)))
    assert len(json.loads(web.seen[0][1])["content"]) < 2000


def test_what_a_service_says(web: WebServer) -> None:
    web.status, web.body = 404, b"no such hook"
    assert "404 Not Found. no such hook" in refused(web, BackupError)
    web.status = 403
    assert "refused it: 403" in refused(web, NotAuthorised)
    web.status, web.headers = 302, {"Location": "http://elsewhere.example.org/"}
    assert "sends it elsewhere" in refused(web, BackupError)
    assert len(web.seen) == 3, "nothing follows a redirection with an alert"


def test_a_service_that_is_silent_or_gone() -> None:
    with WebServer(hold=threading.Event()) as web:
        assert "did not answer within 0.2 s" in refused(web, ServerUnreachable, 0.2)
    assert "cannot be reached" in refused(web, ServerUnreachable)


def test_a_certificate_that_nobody_knows(authority: Authority) -> None:
    with WebServer(tls=authority.server("localhost")) as web:
        assert "certificate of localhost is not valid" in refused(web, ServerUnreachable)
        assert web.seen == []


@pytest.mark.parametrize(
    "address", ["", "ftp://x.org/a", "https://", "hooks.example.org/a", "https://a b/c", "file:///x", "http://[::1/x"]
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(UsageError):
        post_alert(address, ALERT)
    with pytest.raises(UsageError):
        ping(address, Ping.START, "")


def test_pings_go_where_a_watch_looks_for_them(web: WebServer) -> None:
    for event in Ping:
        assert ping(f"{web.url}/uuid?rid=1", event, "ünder way") == "200 OK"
    assert ping(f"{web.url}/uuid/", Ping.FAIL, "") == "200 OK"
    assert web.paths == ["/uuid/start?rid=1", "/uuid?rid=1", "/uuid/fail?rid=1", "/uuid/log?rid=1", "/uuid/fail"]
    assert web.seen[0][1].decode() == "ünder way"
