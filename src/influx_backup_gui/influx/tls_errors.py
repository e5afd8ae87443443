"""What a refused certificate, or a connection without TLS, means. Nothing here lets one through."""

from __future__ import annotations

import ssl

import requests

from influx_backup_gui.domain.certificates import Flaw, flaw_of
from influx_backup_gui.domain.errors import BackupError, ServerUnreachable
from influx_backup_gui.influx.bodies import MayPass

_LONGEST = 300
_NOT_SENT = "Neither token nor rows were sent."
_SAYS = {
    Flaw.OTHER_NAME: "is for another name",
    Flaw.UNKNOWN_ISSUER: "is not trusted: it is signed by nobody whom this machine knows",
    Flaw.EXPIRED: "has expired",
    Flaw.NOT_YET_VALID: "is not valid yet",
    Flaw.OTHER: "is not valid",
}
_HINTS = {
    Flaw.OTHER_NAME: "Use the name that stands in the certificate. If that was right, somebody may be in between.",
    Flaw.UNKNOWN_ISSUER: "Give the certificate of your own authority with --ca FILE.",
    Flaw.EXPIRED: "Renew it; is the clock of this machine right?",
    Flaw.NOT_YET_VALID: "Is the clock of this machine right?",
    Flaw.OTHER: "Have it made anew.",
}


def check_authority(ca_file: str) -> None:
    """BackupError where a file holds no certificates that can be trusted."""
    try:
        ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        reason = getattr(error, "strerror", None) or "it holds no certificates"
        raise BackupError(f"The certificates in {ca_file} cannot be read: {reason}.", "Name a file in PEM.") from error


def tls_error(url: str, error: requests.exceptions.SSLError) -> BackupError | MayPass:
    """What to raise: a certificate is refused for good, a broken connection may work a little later."""
    cause = _cause(error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        flaw = flaw_of(cause.verify_code)
        return ServerUnreachable(
            f"The certificate of {url} {_SAYS[flaw]}. {_NOT_SENT} ({cause.verify_message})"[:_LONGEST], _HINTS[flaw]
        )
    said = cause.reason if isinstance(cause, ssl.SSLError) and cause.reason else type(cause).__name__
    return MayPass(
        ServerUnreachable(
            f"{url} does not speak TLS as it should ({said}).",
            "Is this the port for https, and not one for http? Nothing is sent without encryption instead.",
        )
    )


def _cause(error: BaseException) -> BaseException:
    """The error of the library below: requests and urllib3 wrap it, as an argument or as `reason`."""
    found: BaseException = error
    while True:
        inner = getattr(found, "reason", None)
        inner = inner if isinstance(inner, BaseException) else found.args[0] if found.args else None
        if not isinstance(inner, BaseException):
            return found
        found = inner
