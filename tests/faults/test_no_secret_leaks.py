"""After everything a person does on the command line, no secret is anywhere but where it was put."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.demo.server import DemoServer
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.store.files import write_atomically
from tests.cli.conftest import Cli, make_due
from tests.faults.conftest import LINES
from tests.leaks import Secrets, forms, found_in, leaked_files, leaked_processes, members
from tests.notify.certificates import Authority
from tests.notify.conftest import authority
from tests.notify.mail_server import MailServer

__all__ = ["authority"]
pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc")
INHIBIT = '#!/bin/sh\necho "$@" > "$0.words"\ncat\n'


@pytest.fixture
def secret() -> Secrets:
    return Secrets()


@pytest.fixture
def server(secret: Secrets) -> Iterator[DemoServer]:
    with DemoServer(token=secret.token) as demo:
        demo.write("db", LINES)
        yield demo


@pytest.fixture
def mail(secret: Secrets, authority: Authority) -> Iterator[MailServer]:
    with MailServer(starttls=authority.server("localhost"), login=("ann", secret.mail)) as made:
        yield made


class Person:
    """Uses the program, with the secrets in variables, and keeps what it printed."""

    def __init__(self, cli: Cli) -> None:
        self._cli, self.printed = cli, ""

    def __call__(self, *words: str, code: int = 0) -> None:
        said = self._cli(*words)
        self.printed += said.out + said.err
        assert said.code == code, (words, said)


@pytest.fixture
def person(secret: Secrets, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    holder = tmp_path / "bin" / "systemd-inhibit"
    holder.parent.mkdir()
    holder.write_text(INHIBIT)
    holder.chmod(0o755)
    monkeypatch.setenv("PATH", f"{holder.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LAB_TOKEN", secret.token)
    monkeypatch.setenv("MAIL_PASSWORD", secret.mail)
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", secret.archive)
    return Person(cli)


@pytest.mark.slow
def test_a_journey_on_the_command_line(
    person: Person,
    secret: Secrets,
    server: DemoServer,
    mail: MailServer,
    authority: Authority,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token_file = tmp_path / "token"
    write_atomically(token_file, f"{secret.token}\n".encode())
    person("server", "add", "lab", "--url", server.url, "--token-env", "LAB_TOKEN")
    person("server", "add", "file", "--url", server.url, "--token-file", str(token_file))
    smtp = ("--host", "localhost", "--port", str(mail.port), "--security", "starttls", "--ca", str(authority.ca_file))
    who = ("--user", "ann", "--password-env", "MAIL_PASSWORD", "--from", "a@example.org", "--to", "b@example.org")
    person("alerts", "set", *smtp, *who)
    person("alerts", "test")
    assert [m.user for m in mail.mails] == ["ann"]

    during: list[list[str]] = []
    look = Fault("call", sql='SELECT * FROM "', value=lambda: during.append(leaked_processes(secret, os.getpid())))
    server.faults.add(look)
    person("schedule", "add", "nightly", "--server", "lab", "--at", "02:00", "--zone", "UTC", "--encrypt")
    make_due(home, 2 * DAY)
    person("run-due", "--no-wait")
    assert during == [[]]
    assert (tmp_path / "bin" / "systemd-inhibit.words").exists(), "no program was started that could tell anything"

    person("backup", "lab", "--encrypt", "--name", "first")
    person("backup", "file", "--json")
    for words in (("show", "first"), ("verify", "--all"), ("drill", "first"), ("server", "test", "file")):
        person(*words)
    person("restore", "first", "--database", "db=again", "--json")
    person("settings", "export", str(tmp_path / "settings-export.json"))

    # What goes wrong is told in words, in the log, in the history and by mail.
    server.faults.add(Fault("status", path="/api/v3/", times=None, value=(401, f"bad token {secret.token}")))
    person("backup", "lab", code=6)
    server.faults.clear()
    monkeypatch.setenv("INFLUX_BACKUP_PASSWORD", "another one")
    person("verify", "first", code=3)
    person("runs", "--json")
    assert len(mail.mails) > 1

    assert leaked_files(tmp_path, secret, [token_file]) == []
    assert found_in(person.printed.encode(), secret.all()) == []
    for received in mail.mails:
        assert found_in(received.message.as_bytes(), secret.all()) == []
        assert found_in((received.text + received.html).encode(), secret.all()) == []


def test_the_journey_above_would_see_a_secret(secret: Secrets, tmp_path: Path) -> None:
    for number, form in enumerate(form for s in secret.all() for form in forms(s)):
        path = tmp_path / f"{number}.log"
        path.write_bytes(b"somewhere " + form + b" in a log")
        assert leaked_files(tmp_path, secret) != []
        path.unlink()
    assert leaked_files(tmp_path, secret) == []
    waits = ["sh", "-c", "cat", "sh"]
    environment = {**os.environ, "INHERITED": secret.archive}
    with subprocess.Popen([*waits, secret.token], stdin=subprocess.PIPE, env=environment) as child:
        found = leaked_processes(secret, os.getpid())
        child.kill()
    assert f"command line of {child.pid}: {secret.token}" in found
    assert f"environment of {child.pid}: {secret.archive}" in found


def test_members_of_an_archive_are_looked_at(secret: Secrets, tmp_path: Path) -> None:
    import py7zr

    with py7zr.SevenZipFile(tmp_path / "a.7z", "w", password=secret.archive, header_encryption=True) as archive:
        archive.writestr(f"password: {secret.mail}", "catalog.json")
    assert members((tmp_path / "a.7z").read_bytes(), secret.archive).keys() == {"catalog.json"}
    (found,) = leaked_files(tmp_path, secret)
    assert found == f"catalog.json: {secret.mail}"
