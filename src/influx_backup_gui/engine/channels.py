"""The ways an alert leaves the machine. Network; the same for a test and for the real thing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from influx_backup_gui.domain.alert import Alert, Ping
from influx_backup_gui.domain.alert_settings import AlertSettings
from influx_backup_gui.domain.errors import BackupError, UsageError, problem_of
from influx_backup_gui.notify.mail import send
from influx_backup_gui.notify.web import ping, post_alert
from influx_backup_gui.notify.wording import letter_of
from influx_backup_gui.store.secrets import AlertSecret, read_alert_secret


@contextmanager
def _faults_told() -> Iterator[None]:
    """A fault on one way must not keep an alert from the others: it becomes a BackupError.

    What it says is left out, for it may hold the secret; where it came from is enough to find it.
    """
    try:
        yield
    except BackupError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other ways go on
        where = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in extract_tb(error.__traceback__)[-3:])
        problem = problem_of(error)
        raise BackupError(f"This is a fault in the program: {type(error).__name__}: {where}", problem.hint) from None


@_faults_told()
def deliver(settings: AlertSettings, channel: str, alert: Alert) -> str:
    """Send an alert by "mail" or "webhook"; answers what was answered. Errors: every BackupError."""
    if channel == "mail" and settings.mail is not None:
        password = read_alert_secret(settings.mail.password_source, AlertSecret.MAIL_PASSWORD)
        return send(settings.mail, password, letter_of(alert))
    if channel == "webhook" and (address := read_alert_secret(settings.webhook_source, AlertSecret.WEBHOOK)):
        return post_alert(address, alert)
    raise UsageError(f"Alerts by {channel} are not set up.", "Set them up first.")


@_faults_told()
def send_ping(settings: AlertSettings, event: Ping, note: str) -> str:
    """Say to the dead-man watch how it goes; answers what was answered. Errors: every BackupError."""
    address = read_alert_secret(settings.ping_source, AlertSecret.PING)
    if not address:
        raise UsageError("No address to ping is set up.", "Set it up first.")
    return ping(address, event, note)
