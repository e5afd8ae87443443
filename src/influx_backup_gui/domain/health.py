"""Health: one pure function that every face uses (header, tray, `status`, e-mail, `--json`).

The rule in prose:
* Red, not protected as promised: no proved backup at all, or none within the schedule's promise (domain/promise.py);
  the last backup or drill failed and nothing proved came after it; an archive is damaged; rows are gone and no person
  has acknowledged it; a folder of archives that is needed cannot be used.
* Amber, needs a look: late, paused, a backup with a warning, less than 14 days of disk, proofs older than promised, a
  restore or upkeep that failed, archives that are not where they should be, clocks that were wrong, alerts that could
  not be sent, no keyring where one is needed.
* Green: none of that. Unknown counts as failure.
* A proof says that an archive can be brought back, not that it is fresh: what counts is when the newest backup that is
  proved, whole and in its place began to read. Verifying last week's archive makes nothing fresh, and a file's date
  says nothing at all.
* Where no schedule is switched on for a server, nobody promised anything: amber after 7 days without a new proved
  backup, red after 30.
* Runs that a person cancelled, that were skipped, or that found the repository busy say nothing about protection; nor
  do requests by hand that made no sense.
"""

from __future__ import annotations

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.health_machine import machine_reasons
from influx_backup_gui.domain.health_records import (
    Colour,
    Facts,
    Health,
    Reason,
    ReasonKind,
    ServerHealth,
    colour_of,
    worst_first,
)
from influx_backup_gui.domain.health_runs import tells
from influx_backup_gui.domain.health_server import good_backups, paused_until, server_reasons
from influx_backup_gui.domain.job import Run
from influx_backup_gui.domain.schedule import backups_of, next_slots

_OF_FOLDERS = (ReasonKind.REPOSITORY_UNREACHABLE, ReasonKind.DISK_FILLING)


def assess(facts: Facts, now: int) -> Health:
    """The health at `now` (ns). Everything it depends on is in its arguments."""
    general = machine_reasons(facts, now)
    if not facts.servers:
        general = (*general, _no_server())
    own = {name: server_reasons(facts, name, now) for name in facts.servers}
    reasons = worst_first([*general, *(r for found in own.values() for r in found)])
    servers = tuple(_server(facts, name, own[name], general, now) for name in facts.servers)
    return Health(colour_of(reasons), reasons, servers)


def _server(facts: Facts, name: str, own: tuple[Reason, ...], general: tuple[Reason, ...], now: int) -> ServerHealth:
    reasons = worst_first([*own, *(r for r in general if _concerns(facts, r, name))])
    return ServerHealth(
        server=name,
        colour=colour_of(reasons),
        reasons=reasons,
        backups=sum(b.server == name for b in facts.backups),
        last_proved=_newest(good_backups(facts, name, now)),
        last_run=_last_run(facts, name),
        next_slot=_next_slot(facts, name, now),
    )


def _concerns(facts: Facts, reason: Reason, server: str) -> bool:
    """Whether a general reason is about this server: a folder that it does not use is not."""
    if reason.kind not in _OF_FOLDERS:
        return reason.server in ("", server)
    return reason.subjects[0] in {
        facts.default_repository,
        *(j.repository for s, j in backups_of(facts.schedules) if s.enabled and j.server == server),
        *(b.repository for b in facts.backups if b.server == server),
    }


def _newest(backups: tuple[Backup, ...]) -> Backup | None:
    return max(backups, key=lambda b: b.created, default=None)


def _last_run(facts: Facts, server: str) -> Run | None:
    return next((r for r in facts.runs if r.kind == "backup" and r.server == server and tells(r)), None)


def _next_slot(facts: Facts, server: str, now: int) -> int | None:
    """When the next backup of a server starts; a slot that falls into a pause is caught up when that ends."""
    mine = [s for s, j in backups_of(facts.schedules) if s.enabled and j.server == server]
    coming = [
        max(found[0], paused_until(facts, schedule, now) or 0)
        for schedule in mine
        if (found := next_slots(schedule, now, 1))
    ]
    return min(coming, default=None)


def _no_server() -> Reason:
    return Reason(
        ReasonKind.NO_SERVER,
        Colour.AMBER,
        "No server is configured.",
        "Nothing is being saved.",
        "Add the server that shall be backed up.",
    )
