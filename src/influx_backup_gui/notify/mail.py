"""Sending a mail by SMTP, and saying what the server answered.

`smtplib` keeps the server's last answer to itself, so the conversation is led step by step. Every step waits at most
`timeout` seconds.
"""

from __future__ import annotations

import smtplib
import socket
import ssl
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from influx_backup_gui.domain.alert_settings import MailSettings, Security
from influx_backup_gui.domain.errors import BackupError, NotAuthorised, PartlyDelivered
from influx_backup_gui.notify.mail_errors import answer_text, refused, unreachable

TIMEOUT = 20.0
# RFC 5322, section 2.1.1.
_LONGEST_LINE = 998
_OK, _WILL_FORWARD, _LOGGED_IN = 250, 251, 235


@dataclass(frozen=True)
class Letter:
    """What is sent: plain text first, HTML as an alternative. `id` makes a letter that comes twice recognisable."""

    id: str
    subject: str
    text: str
    html: str
    at: int


def send(settings: MailSettings, password: str | None, letter: Letter, timeout: float = TIMEOUT) -> str:
    """Send a letter to all recipients; answers what the server said.

    Errors: ServerUnreachable, NotAuthorised (the login), PartlyDelivered, BackupError (all recipients, or the letter,
    refused).
    """
    with _conversation(settings, timeout) as smtp:
        if settings.user:
            _log_in(smtp, settings, password)
        _check(smtp.mail(settings.sender), settings, f"the sender {settings.sender}")
        bad = _recipients(smtp, settings)
        if len(bad) == len(settings.recipients):
            raise refused(settings, f"every recipient: {'; '.join(bad)}")
        said = _check(smtp.data(_bytes_of(message_of(settings, letter))), settings, "the mail")
    if bad:
        error = refused(settings, f"some recipients (the others have got it): {'; '.join(bad)}")
        raise PartlyDelivered(error.message, error.hint)
    return said


def message_of(settings: MailSettings, letter: Letter) -> EmailMessage:
    """The letter as it goes over the wire."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr(("Influx Backup", settings.sender))
    message["To"] = ", ".join(settings.recipients)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(datetime.fromtimestamp(letter.at // 1_000_000_000, UTC))
    message["Message-ID"] = f"<{letter.id}@{settings.sender.partition('@')[2]}>"
    # Nobody's holiday notice shall answer (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message


def _bytes_of(message: EmailMessage) -> bytes:
    # Folding may put a subject with a long word, such as an address, wholly on the second line: a blank before it.
    plain = str(message["Subject"]).isascii()
    return message.as_bytes(policy=SMTP.clone(max_line_length=_LONGEST_LINE) if plain else SMTP)


@contextmanager
def _conversation(settings: MailSettings, timeout: float) -> Iterator[smtplib.SMTP]:
    """A greeted server, by TLS where that was asked for; every error of network and protocol in words."""
    try:
        smtp = _connected(settings, timeout)
        try:
            smtp.ehlo_or_helo_if_needed()
            if settings.security is Security.STARTTLS:
                smtp.starttls(context=_trust(settings))
                smtp.ehlo_or_helo_if_needed()
            yield smtp
            _say_goodbye(smtp)
        finally:
            smtp.close()
    except (smtplib.SMTPException, OSError) as error:
        raise unreachable(settings, error, timeout) from error


def _connected(settings: MailSettings, timeout: float) -> smtplib.SMTP:
    name = socket.gethostname()
    # Asking the resolver for our full name can take longer than the mail itself.
    greeting = name if "." in name and name.isascii() else "[127.0.0.1]"
    host = settings.host.strip("[]")
    if settings.security is Security.TLS:
        return smtplib.SMTP_SSL(host, settings.port, greeting, timeout=timeout, context=_trust(settings))
    return smtplib.SMTP(host, settings.port, greeting, timeout=timeout)


def _trust(settings: MailSettings) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if settings.ca_file:
        try:
            context.load_verify_locations(settings.ca_file)
        except (OSError, ssl.SSLError) as error:
            reason = getattr(error, "strerror", None) or "it holds no certificates"
            raise BackupError(
                f"The certificates in {settings.ca_file} cannot be read: {reason}.",
                "Name a file in PEM.",
            ) from error
    return context


def _log_in(smtp: smtplib.SMTP, settings: MailSettings, password: str | None) -> None:
    if not password:
        raise NotAuthorised(
            f"There is no password for {settings.user} at {settings.host}.", "Store it again, or say where it is."
        )
    try:
        _authenticate(smtp, settings.user, password)
    except smtplib.SMTPAuthenticationError as error:
        said = answer_text(error.smtp_code, error.smtp_error).replace(password, "…")
        raise NotAuthorised(
            f"The mail server {settings.host} refused the login of {settings.user}: {said}",
            "Check user and password. Many providers want an app password, which is made in the account's settings.",
        ) from error
    except smtplib.SMTPServerDisconnected:
        raise
    except smtplib.SMTPException as error:
        raise NotAuthorised(
            f"The mail server {settings.host} offers no login that is known here.",
            "Many servers offer it only behind STARTTLS or TLS. A server that needs no login is used without a user.",
        ) from error


def _authenticate(smtp: smtplib.SMTP, user: str, password: str) -> None:
    if user.isascii() and password.isascii():
        smtp.login(user, password)
        return
    # smtplib encodes logins as ASCII only; RFC 4616 says UTF-8.
    ways = smtp.esmtp_features.get("auth", "").upper().split()
    if "PLAIN" not in ways:
        raise smtplib.SMTPNotSupportedError("AUTH PLAIN")
    secret = b64encode(f"\0{user}\0{password}".encode()).decode()
    code, said = smtp.docmd("AUTH", f"PLAIN {secret}")
    if code != _LOGGED_IN:
        raise smtplib.SMTPAuthenticationError(code, said)


def _recipients(smtp: smtplib.SMTP, settings: MailSettings) -> list[str]:
    """What was said about each recipient that was refused."""
    bad = []
    for recipient in settings.recipients:
        code, said = smtp.rcpt(recipient)
        if code not in (_OK, _WILL_FORWARD):
            bad.append(f"{recipient}: {answer_text(code, said)}")
    return bad


def _check(answer: tuple[int, bytes], settings: MailSettings, what: str) -> str:
    said = answer_text(*answer)
    if answer[0] != _OK:
        raise refused(settings, f"{what}: {said}")
    return said


def _say_goodbye(smtp: smtplib.SMTP) -> None:
    """The mail is accepted by now: what happens to the connection does not matter any more."""
    try:
        smtp.quit()
    except (smtplib.SMTPException, OSError):
        return
