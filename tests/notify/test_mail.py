"""Mail against a real SMTP server: what arrives, and what is said when it does not."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.alert_settings import MailSettings, Security
from influx_backup_gui.domain.errors import BackupError, NotAuthorised, ServerUnreachable
from influx_backup_gui.notify.mail import Letter, send
from influx_backup_gui.notify.wording import letter_of
from tests.notify.certificates import Authority
from tests.notify.mail_server import MailServer

SECRET = "pässword-77"
ALERT = Alert(
    "a1",
    AlertKind.FAILURE,
    1_795_000_000_000_000_000,
    "FAILED: home, 23 Nov 02:00: server unreachable",
    "The server home does not answer.",
    "What was written since the last proved backup is not saved.",
    "Is it on?",
    "home",
    (("Server", "home"), ("Started", "2026-11-23 02:00 UTC")),
    ("02:00:01 WARNING no answer <yet>", "02:00:09 ERROR gave up"),
)
LETTER = letter_of(ALERT)


def settings(server: MailServer, authority: Authority, security: Security, user: str = "") -> MailSettings:
    return MailSettings(
        host="localhost",
        recipients=("ann@example.org", "bob@example.org"),
        sender="backup@example.org",
        port=server.port,
        security=security,
        user=user,
        password_source="env:X" if user else "none",
        ca_file=str(authority.ca_file),
    )


@pytest.fixture
def plain() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_mail_arrives_encrypted_behind_a_login(authority: Authority, security: Security) -> None:
    context = authority.server("localhost")
    over = {"starttls": context} if security is Security.STARTTLS else {"tls": context}
    with MailServer(login=("ann", SECRET), **over) as server:  # type: ignore[arg-type]
        said = send(settings(server, authority, security, "ann"), SECRET, LETTER)
        assert said == "250 2.0.0 Ok: queued as 4711"
        (mail,) = server.mails
    assert (mail.encrypted, mail.user) == (True, "ann")
    assert (mail.sender, mail.recipients) == ("backup@example.org", ["ann@example.org", "bob@example.org"])
    assert mail.message["Subject"] == ALERT.subject
    assert mail.message["Auto-Submitted"] == "auto-generated"
    assert mail.message["Message-ID"] == "<a1@example.org>"
    assert mail.message.get_content_type() == "multipart/alternative"
    first = next(iter(mail.message.iter_parts()))
    assert first.get_content_type() == "text/plain", "text first"
    assert "What to do: Is it on?" in mail.text
    assert "no answer <yet>" in mail.text
    assert "no answer &lt;yet&gt;" in mail.html
    assert "http" not in mail.html, "nothing is loaded from anywhere"


def test_a_plain_server(plain: MailServer, authority: Authority) -> None:
    send(settings(plain, authority, Security.PLAIN), None, LETTER)
    assert not plain.mails[0].encrypted


def test_words_of_every_language_and_hostile_names(plain: MailServer, authority: Authority) -> None:
    hostile = 'Küche ☃ "x"\r\nBcc: eve@example.org\n\nbody <script>'
    alert = replace(ALERT, subject=f"FAILED: {hostile}", message=hostile, log=(hostile, "." * 3000, "."))
    send(settings(plain, authority, Security.PLAIN), None, letter_of(alert))
    (mail,) = plain.mails
    assert mail.message["Subject"] == 'FAILED: Küche ☃ "x" Bcc: eve@example.org body <script>'
    assert mail.message["Bcc"] is None
    assert mail.recipients == ["ann@example.org", "bob@example.org"]
    assert "Küche ☃" in mail.text
    assert "." * 3000 in mail.text
    assert "<script>" not in mail.html


def test_a_subject_with_a_long_word_begins_where_it_should(plain: MailServer, authority: Authority) -> None:
    subject = f"FAILED: home, 23 Nov 02:00: http://{'x' * 100}"
    send(settings(plain, authority, Security.PLAIN), None, letter_of(replace(ALERT, subject=subject)))
    assert plain.mails[0].message["Subject"] == subject


def test_refused_logins_name_no_password(authority: Authority) -> None:
    with MailServer(starttls=authority.server("localhost"), login=("ann", SECRET)) as server:
        over = settings(server, authority, Security.STARTTLS, "ann")
        with pytest.raises(NotAuthorised, match="refused the login of ann: 535") as caught:
            send(over, "wrong-88", LETTER)
        assert "wrong-88" not in f"{caught.value.message}{caught.value.hint}"
        with pytest.raises(NotAuthorised, match="no password"):
            send(over, None, LETTER)
        with pytest.raises(BackupError, match="530"):
            send(replace(over, user=""), None, LETTER)
        assert server.mails == []


def test_a_login_that_nobody_offers(plain: MailServer, authority: Authority) -> None:
    with pytest.raises(NotAuthorised, match="no login"):
        send(settings(plain, authority, Security.PLAIN, "ann"), SECRET, LETTER)


def test_a_refused_recipient_does_not_keep_others_from_it(plain: MailServer, authority: Authority) -> None:
    plain.refuse = ("bob@example.org",)
    with pytest.raises(BackupError, match="some recipients") as caught:
        send(settings(plain, authority, Security.PLAIN), None, LETTER)
    assert "bob@example.org: 550 5.1.1 no such user" in caught.value.message
    assert plain.mails[0].recipients == ["ann@example.org"]


def test_all_recipients_refused(plain: MailServer, authority: Authority) -> None:
    plain.refuse = ("ann@example.org", "bob@example.org")
    with pytest.raises(BackupError, match="every recipient"):
        send(settings(plain, authority, Security.PLAIN), None, LETTER)
    assert plain.mails == []


def test_a_refused_mail(plain: MailServer, authority: Authority) -> None:
    plain.answer = "552 5.3.4 message too big"
    with pytest.raises(BackupError, match=r"refused the mail: 552 5\.3\.4"):
        send(settings(plain, authority, Security.PLAIN), None, LETTER)


def test_a_slow_server(plain: MailServer, authority: Authority) -> None:
    plain.hold = 5.0
    with pytest.raises(ServerUnreachable, match=r"did not answer within 0\.3 s"):
        send(settings(plain, authority, Security.PLAIN), None, LETTER, timeout=0.3)


def test_down_and_back(plain: MailServer, authority: Authority) -> None:
    over = settings(plain, authority, Security.PLAIN)
    plain.stop()
    with pytest.raises(ServerUnreachable, match="cannot be reached"):
        send(over, None, LETTER)
    plain.start()
    send(over, None, LETTER)
    assert len(plain.mails) == 1


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_for_another_name_stops_it_before_the_password(authority: Authority, security: Security) -> None:
    context = authority.server("other.example.org")
    over = {"starttls": context} if security is Security.STARTTLS else {"tls": context}
    with MailServer(login=("ann", SECRET), **over) as server:  # type: ignore[arg-type]
        with pytest.raises(ServerUnreachable, match="is for another name: nothing was sent"):
            send(settings(server, authority, security, "ann"), SECRET, LETTER)
        assert server.mails == []


def test_certificates_that_are_not_trusted(authority: Authority) -> None:
    with MailServer(starttls=authority.server("localhost")) as server:
        over = settings(server, authority, Security.STARTTLS)
        with pytest.raises(ServerUnreachable, match="signed by nobody whom this machine knows"):
            send(replace(over, ca_file=None), None, LETTER)
        with pytest.raises(BackupError, match="cannot be read: No such file"):
            send(replace(over, ca_file="/nowhere.pem"), None, LETTER)
    expired = authority.server("localhost", days=-1)
    with MailServer(tls=expired) as server, pytest.raises(ServerUnreachable, match="expired"):
        send(settings(server, authority, Security.TLS), None, LETTER)


def test_the_wrong_kind_of_port(authority: Authority, plain: MailServer) -> None:
    with pytest.raises(ServerUnreachable, match="speaks no TLS there"):
        send(settings(plain, authority, Security.TLS), None, LETTER)
    with pytest.raises(ServerUnreachable, match="offers no STARTTLS; nothing was sent"):
        send(settings(plain, authority, Security.STARTTLS), None, LETTER)
    assert plain.mails == []
    with MailServer(tls=authority.server("localhost")) as server:
        with pytest.raises(ServerUnreachable) as caught:
            send(settings(server, authority, Security.PLAIN), None, LETTER, timeout=1.0)
        assert caught.value.hint


def test_a_name_that_nobody_knows(authority: Authority) -> None:
    over = MailSettings("mail.invalid", ("ann@example.org",), "backup@example.org")
    with pytest.raises(ServerUnreachable, match=r"no mail server mail\.invalid"):
        send(over, None, LETTER)


def test_a_server_that_hangs_up_or_is_busy() -> None:
    """What no well-behaved server does: a bare socket says it."""
    for greeting, said in ((b"", "closed the connection"), (b"421 4.3.2 try later\r\n", "421 4.3.2 try later")):
        with socket.create_server(("127.0.0.1", 0)) as listener:

            def answer(listener: socket.socket = listener, greeting: bytes = greeting) -> None:
                there, _ = listener.accept()
                with there:
                    there.sendall(greeting)

            thread = threading.Thread(target=answer)
            thread.start()
            over = MailSettings(
                "127.0.0.1", ("a@example.org",), "b@example.org", listener.getsockname()[1], Security.PLAIN
            )
            with pytest.raises(ServerUnreachable, match=said):
                send(over, None, LETTER)
            thread.join()


def test_a_letter_may_come_twice_and_be_recognised() -> None:
    assert isinstance(LETTER, Letter)
    assert letter_of(ALERT) == LETTER
