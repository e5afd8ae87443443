"""Schedules of the settings: put, removed; and as `--json` shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import format_instant
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.schedule import Schedule, changed, next_slots
from influx_backup_gui.domain.timetable_text import timetable_text
from influx_backup_gui.store.schedule_json import schedule_to_json
from influx_backup_gui.store.settings import Settings


def with_schedule(settings: Settings, schedule: Schedule, now: int) -> Settings:
    """The settings with a new schedule, or another state of one that is known by its id, from `now` (ns) on.

    UsageError where another schedule has that name, or the server is not known.
    """
    for name in sorted(schedule.servers):
        settings.server(name)
    if any(s.name == schedule.name and s.id != schedule.id for s in settings.schedules):
        raise UsageError(f"There is a schedule {schedule.name!r} already.", "Choose another name, or remove it first.")
    old = next((s for s in settings.schedules if s.id == schedule.id), None)
    if old is None:
        return replace(settings, schedules=(*settings.schedules, schedule))
    new = changed(old, schedule, now)
    return replace(settings, schedules=tuple(new if s.id == new.id else s for s in settings.schedules))


def without_schedule(settings: Settings, name: str) -> Settings:
    """The settings without that schedule; UsageError where there is none. Its backups and its history stay."""
    gone = settings.schedule(name)
    return replace(settings, schedules=tuple(s for s in settings.schedules if s.id != gone.id))


def schedule_document(schedule: Schedule, now: int, last: Run | None) -> dict[str, Any]:
    """A schedule with its rule in words, its next five times and how it last ended."""
    slots = next_slots(schedule, now, 5) if schedule.enabled else ()
    return {
        **schedule_to_json(schedule),
        "kind": schedule.kind,
        "server": schedule.server,
        "when": f"{timetable_text(schedule.timetable)} ({schedule.zone})",
        "next": [format_instant(s) for s in slots],
        "last": last
        and {
            "id": last.id,
            "outcome": last.outcome.value if last.outcome else None,
            "started": format_instant(last.started),
            "summary": last.summary,
        },
    }
