"""What the monitor shows, gathered in one go from catalog, settings and folders. No network."""

from __future__ import annotations

from datetime import tzinfo

from influx_backup_gui.domain.backup import restorable
from influx_backup_gui.domain.day_calendar import day_calendar
from influx_backup_gui.domain.disk_forecast import growth_per_day, used_by_day
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Facts, Health, RepositoryState
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.outliers import alike, outliers
from influx_backup_gui.domain.overview import Overview, Space
from influx_backup_gui.domain.success_rates import success_rates
from influx_backup_gui.engine.health_facts import gather, recent_days, stays
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.trash import trashed

# Whole weeks, so that a calendar of weeks has no gap.
DAYS = 53 * 7


def overview(resources: Resources, now: int, zone: tzinfo, server: str = "", known: Facts | None = None) -> Overview:
    """The overview at `now` (ns), with days as `zone` counts them. BackupError where the catalog cannot be read.

    `known` are the facts of `now` where somebody gathered them already.
    """
    facts = gather(resources, now) if known is None else known
    health = assess(facts, now)
    mine = health.of(server)
    figures = resources.catalog.run_figures(now - (DAYS + 1) * DAY)
    if server:
        figures = tuple(r for r in figures if r.server == server)
    backups = [b for b in facts.backups if server in ("", b.server)]
    damaged = frozenset(b.id for b in backups if b.damaged)
    ended = tuple(r for r in figures if r.kind == "backup" and r.outcome is not None and r.started <= now)
    groups = alike(ended)
    return Overview(
        server=server,
        now=now,
        health=health if mine is None else Health(mine.colour, mine.reasons, (mine,)),
        facts=facts,
        rates=success_rates(figures, now),
        days=day_calendar(figures, damaged, zone, now, DAYS),
        runs=ended,
        slow=outliers(groups, lambda r: r.seconds if r.bytes is not None else None),
        odd=outliers(groups, lambda r: r.bytes),
        spaces=_spaces(resources, facts, now),
        oldest=min(restorable(backups, facts.missing, now), key=lambda b: b.created, default=None),
    )


def _spaces(resources: Resources, facts: Facts, now: int) -> tuple[Space, ...]:
    removed = resources.catalog.removed_stays(now, DAYS)
    bin_sizes: dict[str, list[int]] = {}
    for item in trashed(resources):
        bin_sizes.setdefault(item.repository, []).append(item.bytes)

    def space(state: RepositoryState) -> Space:
        there = [b for b in facts.backups if b.repository == state.name and b.id not in facts.missing]
        history = stays(facts.backups, removed, state.name)
        waiting = bin_sizes.get(state.name, [])
        return Space(
            state.name,
            state.path,
            state.unreachable,
            state.free,
            used=sum(b.bytes for b in there),
            archives=len(there),
            largest=max(there, key=lambda b: b.bytes, default=None),
            trash=sum(waiting),
            trashed=len(waiting),
            history=used_by_day(history, now, DAYS),
            growth=growth_per_day(recent_days(history, now)),
            full_at=state.full_at,
        )

    return tuple(space(s) for s in facts.repositories)
