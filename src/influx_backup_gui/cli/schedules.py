"""Commands `schedule add|list|show|enable|disable|pause|remove|history`."""

from __future__ import annotations

import time
import uuid
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from influx_backup_gui.cli.arguments import limit
from influx_backup_gui.cli.backups import job_of
from influx_backup_gui.cli.drills import drill_of
from influx_backup_gui.cli.parser import build_parser
from influx_backup_gui.cli.retention import policy_of, policy_text
from influx_backup_gui.cli.session import Session
from influx_backup_gui.cli.texts import brief_instant, brief_time
from influx_backup_gui.domain.errors import ExitCode, UsageError
from influx_backup_gui.domain.instants import parse_instant
from influx_backup_gui.domain.job import BackupJob, DrillJob, DrillWay
from influx_backup_gui.domain.schedule import RunRules, Schedule
from influx_backup_gui.domain.timetable import LAST_DAY, Cron, Daily, EveryHours, Monthly, Timetable, parse_times
from influx_backup_gui.engine.records import run_to_json
from influx_backup_gui.engine.schedules import schedule_document, with_schedule, without_schedule
from influx_backup_gui.store.local_zone import local_zone
from influx_backup_gui.store.run_query import RunFilter

_OF_BACKUPS = (
    *("database", "table", "since", "until", "name", "repository", "profile", "encrypt", "note", "in_flight"),
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def add(args: Namespace, session: Session) -> int:
    """`schedule add`."""
    now = time.time_ns()
    made = Schedule(
        id=uuid.uuid4().hex,
        name=args.schedule,
        job=_drill(args) if args.drill else _backup(args),
        timetable=_timetable(args, now),
        zone=args.zone or local_zone(),
        since=now,
        retention=policy_of(args),
        rules=RunRules(args.not_on_battery, args.not_metered, args.network_wait),
    )
    session.engine.update_settings(lambda s: with_schedule(s, made, now))
    if isinstance(made.job, BackupJob) and made.job.encrypt:
        session.output.note(
            "hint: the password is needed without a person: see INFLUX_BACKUP_PASSWORD, or the keyring."
        )
    return _shown(session, made.name)


def show_all(_: Namespace, session: Session) -> int:
    """`schedule list`."""
    found = [_document(session, s) for s in session.engine.settings.schedules]
    if session.output.json:
        session.output.document(found)
    elif found:
        heads = ("SCHEDULE", "KIND", "SERVER", "WHEN", "NEXT (UTC)", "LAST", "")
        session.output.table(heads, [_row(d) for d in found])
    else:
        session.output.line("No schedule yet: influx-backup schedule add NAME --server S --at 02:00.")
    return int(ExitCode.SUCCEEDED)


def show(args: Namespace, session: Session) -> int:
    """`schedule show`."""
    return _shown(session, args.schedule)


def enable(args: Namespace, session: Session) -> int:
    """`schedule enable`: slots count from now on."""
    return _changed(session, args.schedule, lambda s: replace(s, enabled=True))


def disable(args: Namespace, session: Session) -> int:
    """`schedule disable`."""
    return _changed(session, args.schedule, lambda s: replace(s, enabled=False))


def pause(args: Namespace, session: Session) -> int:
    """`schedule pause`: what is missed meanwhile is caught up once."""
    try:
        until = None if args.until is None else parse_instant(args.until)
    except ValueError as error:
        raise UsageError(f"--until: {error}", "Times are RFC 3339 in UTC; without --until the pause ends.") from error
    return _changed(session, args.schedule, lambda s: replace(s, paused_until=until))


def remove(args: Namespace, session: Session) -> int:
    """`schedule remove`: backups and history stay."""
    gone = session.engine.settings.schedule(args.schedule)
    session.engine.update_settings(lambda s: without_schedule(s, gone.id))
    session.engine.resources.catalog.slots.forget(gone.id)
    if session.output.json:
        session.output.document({"removed": gone.name})
    else:
        session.output.line(f"Schedule {gone.name} is removed; its backups stay.")
    return int(ExitCode.SUCCEEDED)


def history(args: Namespace, session: Session) -> int:
    """`schedule history`: also what was skipped, held back or late."""
    wanted = session.engine.settings.schedule(args.schedule).id if args.schedule else None
    runs = session.engine.find_runs(RunFilter(schedule=wanted, scheduled=True), limit(args))
    if session.output.json:
        session.output.document([run_to_json(r) for r in runs])
    elif runs:
        names = {s.id: s.name for s in session.engine.settings.schedules}
        rows = [
            (
                brief_time(r.started),
                names.get(r.schedule, str(r.details.get("schedule_name", ""))),
                r.kind,
                brief_time(r.slot),
                r.outcome.value if r.outcome else "running",
                r.summary,
            )
            for r in runs
        ]
        session.output.table(("STARTED (UTC)", "SCHEDULE", "KIND", "SLOT (UTC)", "OUTCOME", "SUMMARY"), rows)
    else:
        session.output.line("Nothing ran by a schedule yet.")
    return int(ExitCode.SUCCEEDED)


def _backup(args: Namespace) -> BackupJob:
    given = _not_default(args, ("on", "demo", "decode", "or_decode", "share", "connections"))
    if given:
        raise UsageError(f"{given} belongs to a drill.", "Add --drill, or leave it out.")
    return job_of(args)


def _drill(args: Namespace) -> DrillJob:
    given = _not_default(args, (*_OF_BACKUPS, *(name for name in vars(args) if name.startswith("keep_"))))
    if given:
        raise UsageError(
            f"{given} belongs to a backup.", "A drill brings back what the newest backup holds; leave it out."
        )
    asked = drill_of(args)
    if args.on and asked.way is not DrillWay.SERVER:
        raise UsageError("--on names a server for a drill that uses none.", "Leave it out, or --demo or --decode.")
    return replace(asked, newest_of=args.server, server=args.on)


def _not_default(args: Namespace, names: Iterable[str]) -> str:
    """The first of these options that was given, "" where none was."""
    default = build_parser().parse_args(["schedule", "add", "x", "--server", "x"])
    given = (n for n in names if getattr(args, n) != getattr(default, n))
    return next((f"--{n.replace('_', '-')}" for n in given), "")


def _timetable(args: Namespace, now: int) -> Timetable:
    chosen = [args.cron is not None, args.every_hours is not None, args.at is not None]
    if sum(chosen) != 1:
        raise UsageError(
            "Say when, in one way.", "--at 02:00 [--days mon,fri | --day 31 | --day last], --every-hours N, or --cron."
        )
    if ((args.days or args.day) and args.at is None) or (args.days and args.day):
        raise UsageError("--days or --day belong to --at, and not both.", "For example --at 02:00 --days mon,fri.")
    if args.cron is not None:
        return Cron(args.cron)
    if args.every_hours is not None:
        return EveryHours(args.every_hours, now)
    times = parse_times(args.at)
    if args.day:
        return Monthly(_day_of_month(args.day), times)
    return Daily(times, _weekdays(args.days))


def _day_of_month(text: str) -> int:
    if text == "last":
        return LAST_DAY
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 31:
        raise UsageError(f"{text!r} is no day of a month.", "Give 1 to 31, or last.")
    return int(text)


def _weekdays(text: str) -> tuple[int, ...]:
    words = [w.strip().lower()[:3] for w in text.split(",") if w.strip()]
    unknown = [w for w in words if w not in _DAYS]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no day of the week.", f"Known: {', '.join(_DAYS)}.")
    return tuple(sorted({_DAYS.index(w) for w in words}))


def _changed(session: Session, name: str, change: Any) -> int:
    now, known = time.time_ns(), session.engine.settings.schedule(name)
    session.engine.update_settings(lambda s: with_schedule(s, change(s.schedule(known.id)), now))
    return _shown(session, known.id)


def _shown(session: Session, name: str) -> int:
    document = _document(session, session.engine.settings.schedule(name))
    if session.output.json:
        session.output.document(document)
        return int(ExitCode.SUCCEEDED)
    facts = [
        ("schedule", document["name"]),
        ("server", document["server"]),
        ("when", document["when"]),
        ("next", ", ".join(map(brief_instant, document["next"])) or "never: it is switched off"),
        *_does(document),
        ("state", _state(document)),
        ("last", f"{document['last']['outcome']}: {document['last']['summary']}" if document["last"] else "none yet"),
    ]
    for name_of_fact, value in facts:
        session.output.line(f"{name_of_fact + ':':<10}{value}")
    return int(ExitCode.SUCCEEDED)


def _document(session: Session, schedule: Schedule) -> dict[str, Any]:
    last = next(iter(session.engine.runs(1, kind=schedule.kind, schedule=schedule.id)), None)
    return schedule_document(schedule, time.time_ns(), last)


def _does(document: dict[str, Any]) -> list[tuple[str, str]]:
    if document["kind"] == "backup":
        return [("keeps", policy_text(document["retention"]) or "what its repository keeps")]
    job = document["job"]
    where = {"server": job["server"] or document["server"], "stand-in": "the stand-in server (proves less)"}
    what = "all tables" if job["share"] == 1 else f"one table in {job['share']}, others each time"
    way = "decodes only, without a server (proves least)" if job["way"] == "decode" else f"on {where[job['way']]}"
    either = "; decodes only where that cannot be used" if job["or_decode"] else ""
    return [("drills", f"the newest backup of {document['server']}, {what}, {way}{either}")]


def _row(document: dict[str, Any]) -> tuple[str, ...]:
    following = brief_instant(document["next"][0]) if document["next"] else ""
    last = document["last"]["outcome"] or "running" if document["last"] else ""
    return document["name"], document["kind"], document["server"], document["when"], following, last, _state(document)


def _state(document: dict[str, Any]) -> str:
    if not document["enabled"]:
        return "off"
    return f"paused until {brief_instant(document['paused_until'])}" if document["paused_until"] else "on"
