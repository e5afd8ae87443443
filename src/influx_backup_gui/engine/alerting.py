"""Alerts: made, sent, and tested."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.errors import BackupError, Problem, UsageError, problem_of
from influx_backup_gui.engine.channels import deliver
from influx_backup_gui.engine.resources import Resources


@dataclass(frozen=True)
class Tried:
    """What came of sending an alert by one channel: the answer, or the problem."""

    channel: str
    answer: str = ""
    problem: Problem | None = None


def send_test(resources: Resources, now: int) -> tuple[Tried, ...]:
    """Send a test by every channel that is set up. UsageError where there is none."""
    channels = resources.settings.alerts.channels
    if not channels:
        raise UsageError("Alerts go nowhere yet.", "Say where they shall go first.")
    alert = Alert(
        uuid.uuid4().hex,
        AlertKind.TEST,
        now,
        "TEST: alerts of Influx Backup arrive",
        "This is a test. If you can read it, alerts arrive.",
        "You will be told when something goes wrong.",
        "Nothing needs to be done.",
    )
    return tuple(_try(resources, channel, alert) for channel in channels)


def _try(resources: Resources, channel: str, alert: Alert) -> Tried:
    try:
        return Tried(channel, deliver(resources.settings.alerts, channel, alert))
    except BackupError as error:
        return Tried(channel, problem=problem_of(error))
