"""Which archives are being brought back just now: nothing may take them away meanwhile."""

from __future__ import annotations

from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.processes import alive

_READERS = ("drill", "restore")


def in_use(resources: Resources) -> frozenset[str]:
    """Ids of the backups that a drill or a restore reads, in whichever process: the run says so when it begins."""
    going_on = (r for r in resources.catalog.open_runs(alive) if r.kind in _READERS)
    archives = (r.details.get("archive") for r in going_on)
    return frozenset(str(a.get("id", "")) for a in archives if isinstance(a, dict))
