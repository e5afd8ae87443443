"""What a backup warns of although nothing is lost: shorter retention, and what is odd beside the one before."""

from __future__ import annotations

from influx_backup_gui.domain.clock_changes import utc_days_of_change
from influx_backup_gui.domain.coverage import Before, shortened
from influx_backup_gui.domain.drift import JUDGED, drift
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.slots import zone_named
from influx_backup_gui.store.local_zone import local_zone


def oddities(before: Before, now: Manifest, quiet_hours: int | None) -> tuple[str, ...]:
    """Sentences, in no need of an answer. `quiet_hours` is what a person named for the server.

    Sensors are taken to live by the clock of this machine.
    """
    lost = {(x.database, x.table) for x in now.coverage.losses}
    changed = utc_days_of_change(zone_named(local_zone()), now.created - JUDGED, now.created)
    return (*shortened(before, now), *drift(before.manifest, now, lost, quiet_hours, changed))
