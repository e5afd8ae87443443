"""Whether one server is protected as promised."""

from __future__ import annotations

from dataclasses import replace

from influx_backup_gui.domain.backup import Backup, restorable
from influx_backup_gui.domain.coverage_records import LossKind
from influx_backup_gui.domain.coverage_state import unexplained, waiting
from influx_backup_gui.domain.health_drills import drill_reasons
from influx_backup_gui.domain.health_records import Colour, Facts, Reason, ReasonKind
from influx_backup_gui.domain.health_runs import failed_backups, failed_others, stuck
from influx_backup_gui.domain.humanize import age_text, counted, utc_text
from influx_backup_gui.domain.instants import DAY, SECOND
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.promise import serves, unserved
from influx_backup_gui.domain.schedule import Schedule, backups_of, next_slots

# Without any schedule: days until it is worth a look, and until it is no protection any more.
_OLD, _TOO_OLD = 7, 30


def good_backups(facts: Facts, server: str, now: int) -> tuple[Backup, ...]:
    """What protects a server."""
    return restorable((b for b in facts.backups if b.server == server), facts.missing, now)


def server_reasons(facts: Facts, server: str, now: int) -> tuple[Reason, ...]:
    """Every reason of one server, the ones about its protection first."""
    good = good_backups(facts, server, now)
    found: list[Reason] = []
    mine = [s for s in facts.schedules if s.enabled and s.server == server]
    schedules = [s for s, _ in backups_of(mine)]
    if not good:
        found.append(_nothing_proved(facts, server))
    elif not schedules:
        found += _old(server, good, now)
    for schedule in schedules:
        found += _kept_promise(facts, schedule, good, now)
    for schedule in mine:
        found += _paused(facts, schedule, now)
    found += failed_backups(facts, server, good)
    found += _shrunk(facts, server, now)
    found += _warned(schedules, server, good)
    found += failed_others(facts, server, now)
    found += drill_reasons(facts, server, now)
    found += stuck(facts, server)
    return tuple(found)


def _nothing_proved(facts: Facts, server: str) -> Reason:
    mine = [b for b in facts.backups if b.server == server]
    away = any(b.whole for b in mine)
    return Reason(
        ReasonKind.NO_PROVED_BACKUP,
        Colour.RED,
        "There is no proved backup that can be reached." if away else "There is no proved backup.",
        "If this server were lost now, so would be all of its data.",
        "Connect the disk that holds its archives, or take a backup now." if away else "Take a backup now.",
        server,
        tuple(b.id for b in mine),
    )


def _old(server: str, good: tuple[Backup, ...], now: int) -> tuple[Reason, ...]:
    newest = max(good, key=lambda b: b.created)
    days = (now - newest.created) // DAY
    if days < _OLD:
        return ()
    colour = Colour.RED if days >= _TOO_OLD else Colour.AMBER
    return (
        Reason(
            ReasonKind.OLD_BACKUP,
            colour,
            f"The last proved backup is {counted(days, 'day')} old, and no schedule takes the next one.",
            "Everything that was written since then is not saved.",
            "Take a backup now, and make a schedule.",
            server,
            (newest.id,),
        ),
    )


def _kept_promise(facts: Facts, schedule: Schedule, good: tuple[Backup, ...], now: int) -> tuple[Reason, ...]:
    served = max((b.created for b in good if serves(b, schedule)), default=None)
    missed = unserved(schedule, served, now)
    if missed is None or now < (missed.late if good else missed.broken):
        return ()
    newest = f"the newest was taken {_age(served, now)}" if served is not None else "there is none"
    reason = Reason(
        ReasonKind.OVERDUE,
        Colour.RED,
        f"Schedule {schedule.name} has no proved backup for {utc_text(missed.slot)} or later: {newest}.",
        "Everything that was written since then is not saved.",
        "See why the schedule did not run (its history says so), and take a backup now.",
        schedule.server,
        (schedule.id,),
    )
    if now >= missed.broken:
        return (reason,)
    if _going_on(facts.runs, schedule.server, missed.slot):
        return ()
    soon = f"If no proved backup comes until {utc_text(missed.broken)}, the schedule's promise is broken."
    return (replace(reason, kind=ReasonKind.LATE, colour=Colour.AMBER, meaning=soon),)


def _going_on(runs: tuple[Run, ...], server: str, since: int) -> bool:
    return any(r.outcome is None and r.kind == "backup" and r.server == server and r.started >= since for r in runs)


def paused_until(facts: Facts, schedule: Schedule, now: int) -> int | None:
    """When (ns) the pause of this schedule, or of all, is over; None where it is not paused at `now`."""
    return max((p for p in (schedule.paused_until, facts.paused_until) if p is not None and p > now), default=None)


def _paused(facts: Facts, schedule: Schedule, now: int) -> tuple[Reason, ...]:
    """A pause is worth a look where a time of the schedule falls into it."""
    until = paused_until(facts, schedule, now)
    coming = next_slots(schedule, now, 1)
    if until is None or not coming or coming[0] >= until:
        return ()
    return (
        Reason(
            ReasonKind.PAUSED,
            Colour.AMBER,
            f"Schedule {schedule.name} is paused until {utc_text(until)}.",
            f"Its next time is {utc_text(coming[0])}; the {schedule.kind} will be caught up only after the pause.",
            "End the pause when it is no longer needed.",
            schedule.server,
            (schedule.id,),
        ),
    )


def _shrunk(facts: Facts, server: str, now: int) -> tuple[Reason, ...]:
    mine = [b for b in facts.backups if b.server == server]
    told = waiting(mine, facts.acknowledgements, now)
    if not told:
        return ()
    lost = [x for b in told for x in unexplained(b, facts.acknowledgements)]
    more = f" ({len(lost) - 1:,} more)" if lost[1:] else ""
    meaning = "Newer backups do not hold these rows; the ones before do. Nothing of this server is pruned meanwhile."
    hint = "Find out where the rows went; restore them from the backup before, or acknowledge that they are gone."
    if all(x.kind is LossKind.VALUES for x in lost):
        meaning = "Newer backups hold these values; the ones before hold the others. Nothing of this server is pruned."
        hint = "Compare the backup before with the server, and restore it beside; or acknowledge that these are right."
    return (
        Reason(
            ReasonKind.COVERAGE_SHRANK,
            Colour.RED,
            f"{lost[0].text}{more}",
            meaning,
            hint,
            server,
            tuple(b.id for b in told),
        ),
    )


def _warned(schedules: list[Schedule], server: str, good: tuple[Backup, ...]) -> tuple[Reason, ...]:
    """Warnings of the newest backup of the server and of each schedule; lost rows are told by themselves."""
    newest = {max(good, key=lambda b: b.created).id: max(good, key=lambda b: b.created)} if good else {}
    for schedule in schedules:
        mine = [b for b in good if serves(b, schedule)]
        if mine:
            last = max(mine, key=lambda b: b.created)
            newest[last.id] = last
    found = []
    for backup in newest.values():
        losses = {x.text for x in backup.coverage.losses}
        others = [w for w in backup.warnings if w not in losses]
        if others:
            more = f" ({counted(len(others) - 1, 'more warning')})" if len(others) > 1 else ""
            found.append(
                Reason(
                    ReasonKind.BACKUP_WARNING,
                    Colour.AMBER,
                    f"Backup {backup.name} has a warning: {others[0]}{more}",
                    "It is proved, but the server gave reason to look at what it holds.",
                    "Read its warnings; the next backup without one ends this.",
                    server,
                    (backup.id,),
                )
            )
    return tuple(found)


def _age(instant: int, now: int) -> str:
    return age_text((now - instant) / SECOND)
