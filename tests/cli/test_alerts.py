"""`alerts set`, `show`, `test`: against a real mail server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import pytest

from influx_backup_gui.cli.parser import build_parser
from tests.cli.conftest import Cli
from tests.notify.certificates import Authority
from tests.notify.mail_server import MailServer
from tests.store.test_secrets import MemoryKeyring

SECRET = "s3cret-of-ann"


@pytest.fixture
def ring(home: Path) -> MemoryKeyring:
    """Put back by the fixture `home`."""
    ring = MemoryKeyring()
    keyring.set_keyring(ring)
    return ring


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[tuple[MailServer, Authority]]:
    authority = Authority(tmp_path)
    with MailServer(starttls=authority.server("localhost"), login=("ann", SECRET)) as server:
        yield server, authority


def test_from_settings_to_a_mail_with_the_password_in_the_keyring(
    cli: Cli, ring: MemoryKeyring, mail: tuple[MailServer, Authority], typed: list[str], home: Path
) -> None:
    server, authority = mail
    typed.append(SECRET)
    said = cli(
        *("alerts", "set", "--host", "localhost", "--port", str(server.port), "--user", "ann", "--password-stdin"),
        *("--from", "backup@example.org", "--to", "ann@example.org", "--to", "bob@example.org"),
        *("--ca", str(authority.ca_file)),
    )
    assert said.code == 0
    assert "login: ann, password: keyring" in said.out
    assert ring.kept == {("influx-backup alerts", "mail password"): SECRET}
    said = cli("alerts", "test")
    assert (said.code, said.out) == (0, "mail: sent. The answer was: 250 2.0.0 Ok: queued as 4711\n")
    (received,) = server.mails
    assert (received.encrypted, received.user) == (True, "ann")
    assert received.recipients == ["ann@example.org", "bob@example.org"]
    assert received.message["Subject"] == "TEST: alerts of Influx Backup arrive"
    everything = [p for p in home.rglob("*") if p.is_file()]
    assert everything
    assert not [p for p in everything if SECRET.encode() in p.read_bytes()], "the secret is in no file of ours"
    cli("alerts", "set", "--no-mail")
    assert ring.kept == {}
    assert cli("alerts", "test").code == 2


def test_what_the_server_refuses_is_said(cli: Cli, mail: tuple[MailServer, Authority], tmp_path: Path) -> None:
    server, authority = mail
    secret = tmp_path / "secret"
    secret.write_text("wrong\n", encoding="utf-8")
    words = ("alerts", "set", "--host", "localhost", "--port", str(server.port), "--ca", str(authority.ca_file))
    login = ("--user", "ann", "--password-file", str(secret), "--from", "a@example.org", "--to", "b@example.org")
    assert cli(*words, *login).code == 0
    said = cli("alerts", "test")
    assert said.code == 6
    assert "refused the login of ann: 535" in said.err
    secret.write_text(SECRET, encoding="utf-8")
    server.refuse = ("b@example.org",)
    said = cli("alerts", "test", "--json")
    assert said.code == 3
    (channel,) = said.json["channels"]
    assert channel["problem"]["exit_code"] == 3
    assert "b@example.org: 550 5.1.1 no such user" in channel["problem"]["message"]
    server.stop()
    assert cli("alerts", "test").code == 5


def test_what_was_told_waits_or_could_not_be_sent(cli: Cli, mail: tuple[MailServer, Authority]) -> None:
    server, authority = mail
    assert cli("alerts", "list").out == "Nothing was told yet.\n"
    server.login = None
    words = ("--host", "localhost", "--port", str(server.port), "--ca", str(authority.ca_file))
    cli("alerts", "set", *words, "--from", "a@example.org", "--to", "b@example.org")
    cli("server", "add", "lab", "--url", "http://127.0.0.1:1")
    cli("alerts", "test")
    server.stop()
    assert cli("backup", "lab").code == 5
    first, second = cli("alerts", "list", "--json").json
    assert (first["kind"], first["sent"], first["attempts"], first["given_up"]) == ("failure", None, 1, False)
    assert "cannot be reached" in first["answer"]
    assert (second["kind"], second["attempts"], second["answer"]) == ("test", 1, "250 2.0.0 Ok: queued as 4711")
    assert second["sent"]
    lines = cli("alerts", "list").out.splitlines()
    assert "waits, 1 failed" in lines[1]
    assert "sent" in lines[2]
    assert cli("alerts", "list", "--limit", "0").code == 2
    assert "alerts-undelivered" in {r["kind"] for r in cli("status", "--json").json["reasons"]}


def test_settings_are_kept_and_changed_one_by_one(cli: Cli, home: Path) -> None:
    assert "go nowhere" in cli("alerts", "show").out
    login = ("--user", "ann@fastmail.com", "--password-env", "PW")
    cli("alerts", "set", "--preset", "fastmail", *login, "--to", "x@y.org")
    cli("alerts", "set", "--on", "summary", "--off", "recovery", "--webhook-env", "HOOK", "--stuck-minutes", "5")
    found = cli("alerts", "show", "--json").json
    mail = found["mail"]
    assert (mail["host"], mail["port"], mail["security"]) == ("smtp.fastmail.com", 465, "tls")
    assert (mail["sender"], mail["recipients"]) == ("ann@fastmail.com", ["x@y.org"])
    assert (mail["user"], mail["password_source"]) == ("ann@fastmail.com", "env:PW")
    assert (found["webhook_source"], found["ping_source"], found["stuck_minutes"]) == ("env:HOOK", "none", 5)
    assert "summary" in found["kinds"]
    assert "recovery" not in found["kinds"]
    cli("alerts", "set", "--security", "starttls")
    mail = cli("alerts", "show", "--json").json["mail"]
    assert (mail["port"], mail["security"]) == (587, "starttls")
    said = cli("alerts", "set", "--security", "plain", "--json")
    assert "can be read by everybody" in said.err
    assert cli("alerts", "set", "--no-webhook", "--user", "").code == 0
    kept = json.loads((home / "settings.json").read_text(encoding="utf-8"))["alerts"]
    assert (kept["webhook_source"], kept["mail"]["password_source"]) == ("none", "none")


@pytest.mark.parametrize(
    "words",
    [
        ("--host", "mail.example.org"),
        ("--host", "mail.example.org", "--to", "nobody"),
        ("--host", "mail.example.org", "--from", "a@b.org", "--to", "Ann <a@b.org>"),
        ("--host", "mail.example.org", "--from", "a@b.org", "--to", "a@b.org\nRCPT"),
        ("--host", "two words", "--from", "a@b.org", "--to", "a@b.org"),
        ("--host", "mail.example.org", "--from", "a@b.org", "--to", "a@b.org", "--port", "70000"),
        ("--host", "mail.example.org", "--from", "a@b.org", "--to", "a@b.org", "--user", "ann"),
        ("--host", "mail.example.org", "--from", "a@b.org", "--to", "a@b.org", "--ca", "nowhere.pem"),
        ("--password-env", "not a name", "--host", "mail.example.org", "--user", "u", "--to", "a@b.org"),
        ("--on", "summary", "--off", "summary"),
        ("--stuck-minutes", "-1"),
        ("--on", "test"),
        ("--password", "secret"),
        ("--webhook", "https://hooks.example.org/secret"),
    ],
)
def test_what_makes_no_sense_changes_nothing(cli: Cli, home: Path, words: tuple[str, ...]) -> None:
    assert cli("alerts", "set", *words).code == 2
    settings = home / "settings.json"
    assert not settings.exists()


def test_no_option_takes_a_secret() -> None:
    """Every option that is about a secret is a switch, or takes the name of a variable or of a file."""
    args = vars(build_parser().parse_args(["alerts", "set"]))
    secrets = {name for name in args if name.partition("_")[0] in ("password", "webhook", "ping")}
    assert secrets == {f"{s}_{w}" for s in ("password", "webhook", "ping") for w in ("stdin", "env", "file")}


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lines that come on stdin."""
    lines: list[str] = []

    class Stdin:
        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            return lines.pop(0) + "\n" if lines else ""

    monkeypatch.setattr("sys.stdin", Stdin())
    return lines
