"""Schedules and retention policies as the JSON of the settings (instants as RFC 3339 text) and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.instants import TimeRange, format_instant, parse_instant
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay, Profile, Selection
from influx_backup_gui.domain.retention import RetentionPolicy
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import Cron, Daily, EveryHours, Monthly, Timetable


def schedule_to_json(schedule: Schedule) -> dict[str, Any]:
    """A schedule as it is kept."""
    return {
        "id": schedule.id,
        "name": schedule.name,
        "job": job_to_json(schedule.job),
        "timetable": timetable_to_json(schedule.timetable),
        "zone": schedule.zone,
        "since": format_instant(schedule.since),
        "retention": retention_to_json(schedule.retention),
        "rules": asdict(schedule.rules),
        "enabled": schedule.enabled,
        "paused_until": instant_text(schedule.paused_until),
    }


def schedule_from_json(found: Mapping[str, Any]) -> Schedule:
    """The schedule of such a record. ValueError, KeyError or TypeError where it is none."""
    only_known(
        found, "id", "name", "job", "timetable", "zone", "since", "retention", "rules", "enabled", "paused_until"
    )
    try:
        return Schedule(
            id=_text(found["id"]),
            name=_text(found["name"]),
            job=_job(found["job"]),
            timetable=_timetable(found["timetable"]),
            zone=_text(found["zone"]),
            since=parse_instant(_text(found["since"])),
            retention=retention_from_json(found["retention"]),
            rules=_rules(found["rules"]),
            enabled=_switch(found["enabled"]),
            paused_until=instant_of_text(found["paused_until"]),
        )
    except UsageError as error:
        raise ValueError(error.message) from error


def job_to_json(job: BackupJob | DrillJob) -> dict[str, Any]:
    """The job of a schedule as it is kept and shown."""
    if isinstance(job, DrillJob):
        return {
            "kind": "drill",
            "newest_of": job.newest_of,
            "server": job.server,
            "way": job.way.value,
            "share": job.share,
            "connections": job.connections,
            "or_decode": job.or_decode,
        }
    selection = job.selection
    return {
        "kind": "backup",
        "server": job.server,
        "databases": list(selection.databases),
        "tables": [list(t) for t in selection.tables],
        "since": instant_text(selection.range.first),
        "until": instant_text(selection.range.last),
        "name": job.name,
        "repository": job.repository,
        "profile": job.profile.value,
        "encrypt": job.encrypt,
        "note": job.note,
        "in_flight": job.in_flight,
        "pinned": job.pinned,
    }


def _job(found: Mapping[str, Any]) -> BackupJob | DrillJob:
    if found["kind"] == "drill":
        return _drill(found)
    if found["kind"] != "backup":
        raise ValueError(f"there is no job of kind {found['kind']!r}")
    only_known(found, *job_to_json(BackupJob("")))
    tables = tuple((_text(d), _text(t)) for d, t in found["tables"])
    span = TimeRange(instant_of_text(found["since"]), instant_of_text(found["until"]))
    return BackupJob(
        server=_text(found["server"]),
        selection=Selection(tuple(_text(d) for d in found["databases"]), tables, span),
        name=_text(found["name"]),
        repository=_text(found["repository"]),
        profile=Profile(found["profile"]),
        encrypt=_switch(found["encrypt"]),
        note=_text(found["note"]),
        in_flight=_number(found["in_flight"]),
        pinned=_switch(found["pinned"]),
    )


def _drill(found: Mapping[str, Any]) -> DrillJob:
    only_known(found, *job_to_json(DrillJob()))
    return DrillJob(
        server=_text(found["server"]),
        way=DrillWay(found["way"]),
        share=_number(found["share"]),
        connections=_number(found["connections"]),
        newest_of=_text(found["newest_of"]),
        or_decode=_switch(found["or_decode"]),
    )


def timetable_to_json(timetable: Timetable) -> dict[str, Any]:
    """A timetable as it is kept and shown: its kind, and what belongs to it."""
    if isinstance(timetable, Daily):
        return {"kind": "daily", "times": list(timetable.times), "weekdays": list(timetable.weekdays)}
    if isinstance(timetable, Monthly):
        return {"kind": "monthly", "day": timetable.day, "times": list(timetable.times)}
    if isinstance(timetable, EveryHours):
        return {"kind": "hours", "hours": timetable.hours, "start": format_instant(timetable.start)}
    return {"kind": "cron", "text": timetable.text}


def _timetable(found: Mapping[str, Any]) -> Timetable:
    kind = found["kind"]
    if kind == "daily":
        return Daily(_numbers(found["times"]), _numbers(found["weekdays"]))
    if kind == "monthly":
        return Monthly(_number(found["day"]), _numbers(found["times"]))
    if kind == "hours":
        return EveryHours(_number(found["hours"]), parse_instant(_text(found["start"])))
    if kind == "cron":
        return Cron(_text(found["text"]))
    raise ValueError(f"there is no timetable of kind {kind!r}")


def retention_to_json(policy: RetentionPolicy) -> dict[str, int]:
    """A policy as it is kept and shown."""
    return asdict(policy)


def retention_from_json(found: Mapping[str, Any]) -> RetentionPolicy:
    """The policy of such a record. ValueError or TypeError where it is none."""
    only_known(found, *(f.name for f in fields(RetentionPolicy)))
    try:
        return RetentionPolicy(**{name: _number(value) for name, value in found.items()})
    except UsageError as error:
        raise ValueError(error.message) from error


def _rules(found: Mapping[str, Any]) -> RunRules:
    only_known(found, *(f.name for f in fields(RunRules)))
    battery, metered = _switch(found["not_on_battery"]), _switch(found["not_metered"])
    return RunRules(battery, metered, _number(found["network_wait"]))


def instant_text(instant: int | None) -> str | None:
    """RFC 3339 text or None."""
    return None if instant is None else format_instant(instant)


def instant_of_text(found: object) -> int | None:
    """The instant of such a text; None for None."""
    return None if found is None else parse_instant(_text(found))


def only_known(found: Mapping[str, Any], *known: str) -> None:
    """ValueError for a key that is not known: it may be what somebody meant to keep, and would be lost when saved."""
    unknown = sorted(found.keys() - set(known))
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is not a number")
    return value


def _numbers(values: object) -> tuple[int, ...]:
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is not a list")
    return tuple(_number(v) for v in values)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is not true or false")
    return value
