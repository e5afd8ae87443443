"""What can go wrong with a mail server, in words."""

from __future__ import annotations

import smtplib
import socket
import ssl

from influx_backup_gui.domain.alert_settings import MailSettings, Security
from influx_backup_gui.domain.certificates import Flaw, flaw_of
from influx_backup_gui.domain.errors import BackupError, ServerUnreachable

_LONGEST = 300


def answer_text(code: int, said: bytes | str) -> str:
    """An answer of the server on one line: `550 5.1.1 no such user`."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:_LONGEST]


def refused(settings: MailSettings, what: str) -> BackupError:
    """The server answered, and does not want it."""
    return BackupError(
        f"The mail server {settings.host} refused {what}",
        "Check the addresses. Some servers take only mail of their own users, or want a login first.",
    )


def unreachable(settings: MailSettings, error: smtplib.SMTPException | OSError, timeout: float) -> BackupError:
    """An error of network, TLS or protocol."""
    where = f"The mail server {settings.host}:{settings.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(settings, error)
    if isinstance(error, ssl.SSLError):
        return ServerUnreachable(
            f"{where} speaks no TLS there ({error.reason or error}).",
            "Port 465 is usual for TLS from the first byte, 587 for STARTTLS: try the other one.",
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ServerUnreachable(
            f"{where} offers no STARTTLS; nothing was sent.",
            "Use TLS (port 465), or, only if nobody else is on the way, a plain connection.",
        )
    if isinstance(error, smtplib.SMTPResponseException):
        said = answer_text(error.smtp_code, error.smtp_error)
        return ServerUnreachable(f"{where} answered: {said}", "It may be busy, or refuse this machine: try later.")
    if isinstance(error, socket.gaierror):
        return ServerUnreachable(
            f"There is no mail server {settings.host}: its name is not known.", "Check the name and the network."
        )
    # smtplib calls a server that is silent in the middle disconnected.
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return ServerUnreachable(
            f"{where} did not answer within {timeout:g} s.",
            "Check name and port; many networks let nothing out through port 25.",
        )
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return ServerUnreachable(f"{where} closed the connection.", _other_security(settings))
    reason = getattr(error, "strerror", None) or str(error)
    return ServerUnreachable(f"{where} cannot be reached: {reason}.", "Is it running, and are name and port right?")


def _certificate(settings: MailSettings, error: ssl.SSLCertVerificationError) -> BackupError:
    where = f"The certificate of the mail server {settings.host}"
    flaw = flaw_of(error.verify_code)
    if flaw is Flaw.OTHER_NAME:
        return ServerUnreachable(
            f"{where} is for another name: nothing was sent. ({error.verify_message})",
            "Use the name that stands in the certificate. If that was right, somebody may be in between.",
        )
    if flaw is Flaw.UNKNOWN_ISSUER:
        return ServerUnreachable(
            f"{where} is signed by nobody whom this machine knows: nothing was sent. ({error.verify_message})",
            "If it is your own server, name the file of your certificates (CA).",
        )
    if flaw is Flaw.EXPIRED:
        return ServerUnreachable(
            f"{where} has expired: nothing was sent.", "Renew it; is the clock of this machine right?"
        )
    return ServerUnreachable(f"{where} is not valid: {error.verify_message}.", "Nothing was sent.")


def _other_security(settings: MailSettings) -> str:
    if settings.security is Security.PLAIN or settings.security is Security.STARTTLS:
        return "If this is a port for TLS (465), choose TLS."
    return "If this is a port for STARTTLS (587), choose STARTTLS."
