"""Where alerts go and which ones: what a person chose, without any secret."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from influx_backup_gui.domain.alert import DEFAULT_KINDS, AlertKind
from influx_backup_gui.domain.errors import UsageError

# Local part and domain in ASCII: what every mail server takes. Nothing that could begin another header or command.
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:]+\]?")
_SOURCE = re.compile(r"none|keyring|env:[A-Za-z_][A-Za-z0-9_]*|file:.+")


class Security(StrEnum):
    """How the way to the mail server is protected. `plain` is not: everybody on the way can read it."""

    STARTTLS = "starttls"
    TLS = "tls"
    PLAIN = "plain"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.PLAIN: 25}


@dataclass(frozen=True)
class MailSettings:
    """A mail server and who writes to whom.

    `password_source`: "none", "keyring", "env:NAME" or "file:PATH". `ca_file`: certificates (PEM) to trust beside those
    of the system. UsageError where something cannot be.
    """

    host: str
    recipients: tuple[str, ...]
    sender: str
    port: int = PORTS[Security.STARTTLS]
    security: Security = Security.STARTTLS
    user: str = ""
    password_source: str = "none"
    ca_file: str | None = None

    def __post_init__(self) -> None:
        if not _HOST.fullmatch(self.host):
            raise UsageError(f"{self.host!r} is no name of a mail server.", "For example smtp.example.org.")
        if not 0 < self.port < 65536:
            raise UsageError(f"{self.port} is no port.", "587 is usual for STARTTLS, 465 for TLS.")
        for address in (self.sender, *self.recipients):
            checked_address(address)
        if not self.recipients:
            raise UsageError("Nobody is named who shall get the mail.", "Name at least one recipient.")
        checked_source(self.password_source)
        if self.user and self.password_source == "none":
            raise UsageError("A user is named, but no password.", "Say where the password is, or leave out the user.")
        if any(ord(c) < 32 for c in self.user):
            raise UsageError("The user holds a control character.", "Write it as the provider does.")

    @property
    def warning(self) -> str:
        """What is unsafe about it, "" where nothing is."""
        if self.security is not Security.PLAIN or self.host in ("localhost", "127.0.0.1", "::1", "[::1]"):
            return ""
        what = "The password and every mail" if self.user else "Every mail"
        return f"{what} can be read by everybody on the way to {self.host}: use STARTTLS or TLS if it can."


@dataclass(frozen=True)
class AlertSettings:
    """`webhook_source` and `ping_source` say where the address is (it may hold a secret), in the words of
    `password_source`. `stuck_minutes`: how long a run may make no progress; 0 never tells.
    """

    mail: MailSettings | None = None
    webhook_source: str = "none"
    ping_source: str = "none"
    kinds: frozenset[AlertKind] = DEFAULT_KINDS
    stuck_minutes: int = 30

    def __post_init__(self) -> None:
        checked_source(self.webhook_source)
        checked_source(self.ping_source)
        if self.stuck_minutes < 0:
            raise UsageError("A time without progress is less than nothing.", "Give minutes, or 0 for never.")

    @property
    def channels(self) -> tuple[str, ...]:
        """Where alerts go: "mail", "webhook"."""
        found = ("mail",) if self.mail is not None else ()
        return (*found, "webhook") if self.webhook_source != "none" else found

    def wants(self, kind: AlertKind) -> bool:
        """Whether alerts of this kind are sent."""
        return bool(self.channels) and (kind is AlertKind.TEST or kind in self.kinds)


def checked_address(text: str) -> str:
    """A mail address; UsageError for what is none."""
    if not _ADDRESS.fullmatch(text) or len(text) > 254:
        raise UsageError(f"{text!r} is no mail address.", "For example admin@example.org, without a name around it.")
    return text


def checked_source(text: str) -> str:
    """Where a secret is; UsageError for an unknown place."""
    if not _SOURCE.fullmatch(text):
        raise UsageError(f"{text!r} is no place of a secret.", 'Known are "none", "keyring", "env:NAME", "file:PATH".')
    return text


NO_ALERTS = AlertSettings()
