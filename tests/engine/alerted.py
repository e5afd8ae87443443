"""What tests of alerts share: a clock that is set on, alerts by mail, and what came."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from influx_backup_gui.demo.faults import Fault
from influx_backup_gui.domain.alert_settings import AlertSettings, MailSettings, Security
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.engine.alerting import Alerting
from influx_backup_gui.engine.engine import Engine
from tests.notify.mail_server import MailServer

JOB = BackupJob("lab")
REFUSED = Fault("status", path="/api/v3/configure/database", times=None, value=(400, "no token=abc123456789"))


class Clock:
    """The time, and how far it was set on (ns)."""

    ahead = 0

    def __call__(self) -> int:
        return time.time_ns() + self.ahead


def set_alerts(engine: Engine, mail: MailServer, **changes: Any) -> None:
    over = MailSettings("localhost", ("ann@example.org",), "backup@example.org", mail.port, Security.PLAIN)
    engine.update_settings(lambda s: replace(s, alerts=AlertSettings(over, **changes)))


def use_clock(engine: Engine, clock: Clock) -> None:
    engine.alerts.close()
    engine.alerts = Alerting(engine.resources, clock)


def subjects(engine: Engine, mail: MailServer) -> list[str]:
    """Of the mails that came since the last call."""
    engine.alerts.sending.close()
    found = [str(m.message["Subject"]) for m in mail.mails]
    mail.mails.clear()
    return found


def heads(engine: Engine, mail: MailServer) -> list[str]:
    """What stands before the first colon of each."""
    return [s.partition(":")[0] for s in subjects(engine, mail)]
