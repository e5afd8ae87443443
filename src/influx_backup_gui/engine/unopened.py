"""The alert that the program could not even start: its catalog is damaged, or its disk is full or gone.

There is no outbox then and nothing is known of before, so it is sent at once, from memory, at most once a day.
"""

from __future__ import annotations

import logging
import time
import uuid

from influx_backup_gui.domain.alert import Alert, AlertKind
from influx_backup_gui.domain.errors import BackupError
from influx_backup_gui.domain.instants import CLOCKS_APART, DAY
from influx_backup_gui.domain.redact import without_secrets
from influx_backup_gui.engine.channels import deliver
from influx_backup_gui.store.places import Places
from influx_backup_gui.store.settings import load_settings

log = logging.getLogger(__name__)
# Its time says when it was told. Where the disk is full it cannot be written, and every start tells.
_MARK = ".told-unopened"


def tell_unopened(places: Places, error: BackupError) -> None:
    """Tell by every channel of the settings; nothing is raised."""
    now, mark = time.time_ns(), places.data / _MARK
    try:
        alerts = load_settings(places.config / "settings.json").alerts
        told = mark.stat().st_mtime_ns if mark.exists() else 0
    except (BackupError, OSError) as unreadable:
        log.error("nobody can be told: %s", unreadable)
        return
    if not alerts.wants(AlertKind.FAILURE) or now - DAY < told < now + CLOCKS_APART:
        return
    alert = Alert(
        uuid.uuid4().hex,
        AlertKind.FAILURE,
        now,
        f"FAILED: Influx Backup cannot start: {without_secrets(error.message)}",
        without_secrets(error.message),
        "No backup is taken, and nothing is checked, until this is mended. Archives are not touched.",
        error.hint,
    )
    for channel in alerts.channels:
        try:
            deliver(alerts, channel, alert)
        except BackupError as unsent:
            log.error("nobody could be told by %s: %s", channel, unsent.message)
            continue
        try:
            mark.touch()
        except OSError as full:
            log.info("when it was told could not be noted: %s", full)
