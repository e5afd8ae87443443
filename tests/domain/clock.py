"""Clock faces of zones as instants, for tests of schedules."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.timetable import Timetable


def at(text: str, zone: str = "UTC", fold: int = 0) -> int:
    """The instant (ns) of a face such as `2026-03-29 01:59`."""
    face = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return round(face.timestamp()) * SECOND


def faces(instants: tuple[int, ...], zone: str) -> list[str]:
    """Instants as the zone's clock shows them, with its distance to UTC."""
    return [datetime.fromtimestamp(i // SECOND, ZoneInfo(zone)).isoformat(" ", "minutes") for i in instants]


def schedule(timetable: Timetable, zone: str, since: int, enabled: bool = True) -> Schedule:
    return Schedule("id", "nightly", BackupJob("lab"), timetable, zone, since, enabled=enabled)
