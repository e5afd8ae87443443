"""Mail servers of common providers, as their help pages name them; a test mail proves it for an account."""

from __future__ import annotations

from dataclasses import dataclass

from influx_backup_gui.domain.alert_settings import PORTS, Security


@dataclass(frozen=True)
class Preset:
    """A provider's server for outgoing mail, and what a person has to know besides."""

    name: str
    title: str
    host: str
    security: Security = Security.STARTTLS
    note: str = ""

    @property
    def port(self) -> int:
        """The usual port of its security; all of these use it."""
        return PORTS[self.security]


_APP_PASSWORD = "Needs an app password (not the one of the account)."
PRESETS = (
    Preset("gmail", "Gmail", "smtp.gmail.com", Security.STARTTLS, f"{_APP_PASSWORD} Two-step verification must be on."),
    Preset("icloud", "iCloud Mail", "smtp.mail.me.com", Security.STARTTLS, _APP_PASSWORD),
    Preset("yahoo", "Yahoo Mail", "smtp.mail.yahoo.com", Security.TLS, _APP_PASSWORD),
    Preset("fastmail", "Fastmail", "smtp.fastmail.com", Security.TLS, _APP_PASSWORD),
    Preset("gmx", "GMX", "mail.gmx.net", Security.STARTTLS, "POP3 and IMAP access must be switched on."),
    Preset("web.de", "WEB.DE", "smtp.web.de", Security.STARTTLS, "POP3 and IMAP access must be switched on."),
    Preset("t-online", "T-Online", "securesmtp.t-online.de", Security.TLS, "Needs the password for e-mail programs."),
    Preset("mailbox.org", "mailbox.org", "smtp.mailbox.org", Security.TLS),
    Preset("posteo", "Posteo", "posteo.de", Security.TLS),
    Preset(
        "office365",
        "Microsoft 365",
        "smtp.office365.com",
        Security.STARTTLS,
        "The administrator must allow authenticated SMTP for this mailbox.",
    ),
    Preset("sendgrid", "SendGrid", "smtp.sendgrid.net", Security.STARTTLS, "The user is the word apikey."),
    Preset("mailgun", "Mailgun", "smtp.mailgun.org", Security.STARTTLS),
    Preset("postmark", "Postmark", "smtp.postmarkapp.com", Security.STARTTLS, "User and password are the API token."),
    Preset("local", "A mail server on this machine", "localhost", Security.PLAIN, "Without a login."),
)


def preset(name: str) -> Preset | None:
    """The preset of that name."""
    return next((p for p in PRESETS if p.name == name), None)
