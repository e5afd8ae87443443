"""A proof report: what was saved in some time, what was proved, checked and restored, and what failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from influx_backup_gui.domain.backup import Backup, restorable
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Colour, Facts, Reason, ServerHealth
from influx_backup_gui.domain.job import BAD, GOOD, Outcome, Run, Trigger


@dataclass(frozen=True)
class Rate:
    """How many runs went well, of those that ended by themselves: skipped and cancelled ones are no failures."""

    good: int
    ended: int


@dataclass(frozen=True)
class ServerReport:
    """One server. `backups` were taken in the time and are in the catalog now, `proved` of them are proved.

    `oldest` is the oldest backup that could be restored now; `health` is of now.
    """

    server: str
    health: ServerHealth
    backups: int
    proved: int
    rows: int
    bytes: int
    oldest: Backup | None
    scheduled: Rate
    manual: Rate


@dataclass(frozen=True)
class Report:
    """All servers; `since` and `until` in ns. Runs are newest first: checks of archives, drills, restores, failures."""

    since: int
    until: int
    colour: Colour
    reasons: tuple[Reason, ...]
    servers: tuple[ServerReport, ...]
    checks: tuple[Run, ...]
    drills: tuple[Run, ...]
    restores: tuple[Run, ...]
    failures: tuple[Run, ...]
    warnings: tuple[Run, ...]


def report_of(facts: Facts, now: int, runs: Sequence[Run], since: int, until: int) -> Report:
    """The report from `since` to before `until`, with what can be restored `now` (all in ns); `runs` newest first."""
    health = assess(facts, now)
    good = restorable(facts.backups, facts.missing, now)
    mine = [r for r in runs if since <= r.started < until]
    return Report(
        since,
        until,
        health.colour,
        health.reasons,
        tuple(_server(s, facts.backups, good, mine, since, until) for s in health.servers),
        checks=_of_kind(mine, "verify"),
        drills=_of_kind(mine, "drill"),
        restores=_of_kind(mine, "restore"),
        failures=tuple(r for r in mine if r.outcome in BAD),
        warnings=tuple(r for r in mine if r.outcome is Outcome.WARNING),
    )


def _server(
    health: ServerHealth,
    backups: Sequence[Backup],
    good: Sequence[Backup],
    runs: Sequence[Run],
    since: int,
    until: int,
) -> ServerReport:
    taken = [b for b in backups if b.server == health.server and since <= b.created < until]
    own = [b for b in good if b.server == health.server]
    mine = [r for r in runs if r.kind == "backup" and r.server == health.server]
    return ServerReport(
        server=health.server,
        health=health,
        backups=len(taken),
        proved=sum(b in own for b in taken),
        rows=sum(b.rows for b in taken),
        bytes=sum(b.bytes for b in taken),
        oldest=min(own, key=lambda b: b.created, default=None),
        scheduled=rate_of(r.outcome for r in mine if r.trigger is not Trigger.MANUAL),
        manual=rate_of(r.outcome for r in mine if r.trigger is Trigger.MANUAL),
    )


def rate_of(outcomes: Iterable[Outcome | None]) -> Rate:
    """The rate of runs that ended so; None is one that has not ended."""
    known = tuple(outcomes)
    good = sum(o in GOOD for o in known)
    return Rate(good, good + sum(o in BAD for o in known))


def _of_kind(runs: Sequence[Run], kind: str) -> tuple[Run, ...]:
    return tuple(r for r in runs if r.kind == kind and r.outcome in (*GOOD, *BAD))
