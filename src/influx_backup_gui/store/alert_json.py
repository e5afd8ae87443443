"""Settings of alerts as JSON and back. No secret is ever in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from influx_backup_gui.domain.alert import AlertKind
from influx_backup_gui.domain.alert_settings import AlertSettings, MailSettings, Security
from influx_backup_gui.store.schedule_json import only_known


def alerts_to_json(alerts: AlertSettings) -> dict[str, Any]:
    """Keys as in the records."""
    return {
        "mail": None if alerts.mail is None else mail_to_json(alerts.mail),
        "webhook_source": alerts.webhook_source,
        "ping_source": alerts.ping_source,
        "kinds": [k.value for k in AlertKind if k in alerts.kinds],
        "stuck_minutes": alerts.stuck_minutes,
    }


def alerts_from_json(found: Mapping[str, Any]) -> AlertSettings:
    """The record. KeyError, TypeError, ValueError or UsageError where it cannot be understood."""
    only_known(found, *(f.name for f in fields(AlertSettings)))
    default = AlertSettings()
    mail = found.get("mail")
    return AlertSettings(
        mail=None if mail is None else _mail(mail),
        webhook_source=str(found.get("webhook_source", "none")),
        ping_source=str(found.get("ping_source", "none")),
        kinds=frozenset(AlertKind(k) for k in found["kinds"]) if "kinds" in found else default.kinds,
        stuck_minutes=int(found.get("stuck_minutes", default.stuck_minutes)),
    )


def mail_to_json(mail: MailSettings) -> dict[str, Any]:
    """Keys as in the record."""
    return {
        "host": mail.host,
        "port": mail.port,
        "security": mail.security.value,
        "user": mail.user,
        "password_source": mail.password_source,
        "sender": mail.sender,
        "recipients": list(mail.recipients),
        "ca_file": mail.ca_file,
    }


def _mail(found: Mapping[str, Any]) -> MailSettings:
    only_known(found, *(f.name for f in fields(MailSettings)))
    ca_file = found.get("ca_file")
    return MailSettings(
        host=str(found["host"]),
        recipients=tuple(str(r) for r in found["recipients"]),
        sender=str(found["sender"]),
        port=int(found["port"]),
        security=Security(found["security"]),
        user=str(found.get("user", "")),
        password_source=str(found.get("password_source", "none")),
        ca_file=None if ca_file is None else str(ca_file),
    )
