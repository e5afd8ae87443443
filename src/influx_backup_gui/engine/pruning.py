"""Retention applied: which backups of the repositories go, and moving them to the trash.

A backup belongs to a kind: its server and its selection. The schedules that take the kind into the repository say what
is kept of it (where several do, all must agree that one goes); a schedule without a rule, and a kind that no schedule
takes, follow their repository's policy. The repository's `max_bytes` then holds for all kinds together. What the
catalog lists and the disk does not hold, whole, counts for nothing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.coverage_state import waiting
from influx_backup_gui.domain.errors import BackupError, Busy, UsageError
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.job import Outcome, PruneJob, Run
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.retention import RetentionPolicy, Verdict, agreed, verdicts, within_size
from influx_backup_gui.domain.schedule import Schedule, backups_of
from influx_backup_gui.domain.slots import zone_named
from influx_backup_gui.engine.deletion import throw_away
from influx_backup_gui.engine.in_use import in_use
from influx_backup_gui.engine.presence import check_present, looked_at
from influx_backup_gui.engine.records import backup_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.run_ending import stopped
from influx_backup_gui.store.files import is_folder
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.settings import RepositoryConfig


@dataclass(frozen=True)
class PrunePlan:
    """A verdict for every backup that the job is about, newest first, and what a person should know besides."""

    verdicts: tuple[Verdict, ...]
    warnings: tuple[str, ...] = ()

    @property
    def removed(self) -> tuple[Backup, ...]:
        """What would go, oldest first."""
        return tuple(v.backup for v in reversed(self.verdicts) if not v.keep)


def plan_prune(
    resources: Resources,
    job: PruneJob,
    now: int,
    schedules: Sequence[Schedule] | None = None,
    repositories: Sequence[RepositoryConfig] | None = None,
) -> PrunePlan:
    """What retention says now (ns), or would say if these were the schedules and repositories. Changes nothing."""
    asked = resources.settings.schedules if schedules is None else schedules
    configs = resources.repositories() if repositories is None else repositories
    chosen = resources.repository(job.repository).name if job.repository else ""
    found: list[Verdict] = []
    for config in configs:
        if chosen in ("", config.name):
            found += _of_repository(resources, config, now, asked)
    mine = [v for v in found if job.server in ("", v.backup.server)]
    mine.sort(key=lambda v: (v.backup.created, v.backup.id), reverse=True)
    asked_for = [c for c in configs if chosen in ("", c.name)]
    return PrunePlan(tuple(mine), _warnings(resources, asked_for, mine, found, now))


def run_prune(resources: Resources, job: PruneJob, run: Run, context: JobContext) -> Run:
    """Move to the trash what the plan says, oldest first; `details` hold `removed`, `bytes` and `warnings`.

    Also where an error or a cancel stops it: what went until then is in the details.
    """
    removed: list[Backup] = []
    warnings: list[str] = []
    chosen = [c for c in resources.repositories() if job.repository in ("", c.name)]
    away = {c.name: why for c in chosen if (why := _away(resources, c))}
    error: BackupError | None = None
    try:
        for config in chosen:
            if config.name not in away:
                _prune(resources, replace(job, repository=config.name), context, removed, warnings)
    except BackupError as stopping:
        error = stopping
    size = sum(b.bytes for b in removed)
    details: dict[str, object] = {
        "removed": [backup_to_json(b) for b in removed],
        "bytes": size,
        "warnings": [*away.values(), *warnings],
    }
    run = replace(run, details=details)
    if error is not None:
        return stopped(run, error, _summary(removed, size) if removed else "")
    said = [*away.values(), _summary(removed, size)] if removed or not away else [*away.values()]
    return replace(run, outcome=Outcome.WARNING if away else Outcome.SUCCEEDED, summary=" ".join(said))


def _away(resources: Resources, config: RepositoryConfig) -> str:
    """Why nothing can be said about what is in a repository; "" where it is there."""
    if not is_folder(Path(config.path)):
        return f"The repository {config.name!r} is not there: {config.path}."
    return _not_mounted(resources, config)


def _not_mounted(resources: Resources, config: RepositoryConfig) -> str:
    try:
        check_present(resources.catalog, Repository.of(config))
    except BackupError as error:
        return f"{error.message} {error.hint}".strip()
    return ""


def _prune(
    resources: Resources, job: PruneJob, context: JobContext, removed: list[Backup], warnings: list[str]
) -> None:
    """One repository; `removed` and `warnings` grow with what is done."""
    with resources.locked(job.repository, "prune", job.server) as repository:
        plan = plan_prune(resources, job, time.time_ns())
        for backup in plan.removed:
            context.cancel.check()
            try:
                throw_away(resources, repository, backup)
            except (Busy, UsageError) as since:  # somebody began to read it, or pinned it, since the plan
                warnings.append(since.message)
            else:
                removed.append(backup)
        warnings.extend(plan.warnings)


def frozen_since(resources: Resources, server: str, now: int) -> Backup | None:
    """The newest backup that told that rows are gone, which no person has acknowledged yet."""
    mine = [b for b in resources.catalog.backups() if b.server == server]
    return next(iter(waiting(mine, resources.settings.acknowledgements, now)), None)


def _of_repository(
    resources: Resources, config: RepositoryConfig, now: int, schedules: Sequence[Schedule]
) -> tuple[Verdict, ...]:
    """Of all its kinds, for they share its size: none gives way to another one that has something older."""
    kinds: dict[tuple[str, str], list[Backup]] = {}
    here, missing = looked_at(b for b in resources.catalog.backups() if b.repository == config.name)
    for backup in here:
        gone = backup.id in missing and not backup.damaged
        as_it_is = replace(backup, damaged="its file is not there") if gone else backup
        kinds.setdefault((backup.server, backup.selection), []).append(as_it_is)
    found: list[Verdict] = []
    used = in_use(resources)
    for (owner, selection), backups in kinds.items():
        policies = _policies(resources, config, selection, schedules)
        frozen = _frozen(resources, owner, now)
        found += agreed([verdicts(backups, policy, now, zone, frozen, used) for policy, zone in policies])
    return within_size(found, config.retention.max_bytes)


def _policies(
    resources: Resources, config: RepositoryConfig, selection: str, schedules: Sequence[Schedule]
) -> Sequence[tuple[RetentionPolicy, tzinfo]]:
    own = replace(config.retention, max_bytes=0)
    found: list[tuple[RetentionPolicy, tzinfo]] = []
    for schedule, job in backups_of(schedules):
        policy = schedule.retention
        where = job.repository or resources.settings.default_repository
        if where == config.name and selection_text(job.server, job.selection) == selection:
            if policy.keeps_all:
                policy = replace(own, minimum=max(own.minimum, policy.minimum))
            found.append((policy, zone_named(schedule.zone)))
    return found or [(own, UTC)]


def _frozen(resources: Resources, server: str, now: int) -> str:
    first = frozen_since(resources, server, now)
    if first is None:
        return ""
    return f"{server} is frozen: rows are gone in {first.name} (look: influx-backup coverage show {server})"


def _warnings(
    resources: Resources,
    configs: Sequence[RepositoryConfig],
    mine: Sequence[Verdict],
    found: Sequence[Verdict],
    now: int,
) -> tuple[str, ...]:
    said = [f"{v.backup.name} is dated in the future: a clock was wrong." for v in mine if v.backup.created > now]
    servers = sorted({v.backup.server for v in mine})
    said += [
        f"{reason}. Nothing of it is removed." for server in servers if (reason := _frozen(resources, server, now))
    ]
    # The program's own folder is made with the first backup: nothing is to be told before.
    listed = {v.backup.repository for v in found}
    said += [away for config in configs if config.name in listed and (away := _away(resources, config))]
    for config in configs:
        kept = sum(v.backup.bytes for v in found if v.keep and v.backup.repository == config.name)
        allowed = config.retention.max_bytes
        if allowed and kept > allowed:
            said.append(f"{config.name} keeps {size_text(kept)}, more than the {size_text(allowed)} that are allowed.")
    return tuple(said)


def _summary(removed: Sequence[Backup], size: int) -> str:
    if not removed:
        return "Nothing was removed: retention keeps every backup."
    many = "1 backup" if len(removed) == 1 else f"{len(removed)} backups"
    return f"Moved {many} to the trash ({size_text(size)})."
