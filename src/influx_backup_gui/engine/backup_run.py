"""A backup job from lock to outcome."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import Before
from influx_backup_gui.domain.drift import slow
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.humanize import rows_of_tables_text, rows_text, size_text, utc_text
from influx_backup_gui.domain.instants import DAY, SECOND, format_instant
from influx_backup_gui.domain.job import GOOD, BackupJob, Outcome, Run
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.unfinished import Unfinished, key_of
from influx_backup_gui.engine.backup import BackupTaker, Taken
from influx_backup_gui.engine.coverage import compared_with, pin_what_holds_it
from influx_backup_gui.engine.earlier_archives import Archives
from influx_backup_gui.engine.needed_in_trash import needed_in_trash
from influx_backup_gui.engine.presence import check_present
from influx_backup_gui.engine.records import backup_of, backup_to_json
from influx_backup_gui.engine.recovery import settle, swept_text
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.resuming import Resumption
from influx_backup_gui.engine.settings_keeping import keep_settings
from influx_backup_gui.engine.trash import trashed_to_json
from influx_backup_gui.engine.unfinished import kept_paths, make_room
from influx_backup_gui.store.files import is_file
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.trash import Trashed

log = logging.getLogger(__name__)
# What is usual: the last so many runs of so long (ns).
_RUNS, _USUALLY = 30, 366 * DAY


def run_backup(resources: Resources, job: BackupJob, run: Run, context: JobContext, afresh: bool = False) -> Run:
    """Take the backup; the run's `details` hold `backup`. Errors: every BackupError.

    It goes on with one of the same data that was cut off, unless it shall begin `afresh`.
    """
    resources.refresh_settings()
    repository = resources.repository(job.repository)
    check_present(resources.catalog, repository)
    repository.check_writable()
    password = _password(resources, job)
    with resources.locked(job.repository, f"backup of {job.server}", job.server) as repository:
        swept = repository.sweep(job.server, kept_paths(resources, time.time_ns()))
        # With the lock of this server held, whoever announced one of its backups is gone.
        left = resources.catalog.announced_backups(lambda _: False)
        settle(resources.catalog, [b for b in left if (b.repository, b.server) == (repository.name, job.server)])
        cut_off = None if afresh else _cut_off(resources, job, repository)

        def before() -> Before:
            return compared_with(resources, job, time.time_ns())

        def announced(taken: Taken) -> None:
            backup = _backup_of(job, taken, repository.name)
            pin_what_holds_it(resources, backup)
            resources.catalog.announce_backup(backup)

        def room(needed: int) -> tuple[Trashed, ...]:
            make_room(resources, repository, job.server, needed, cut_off)
            return repository.make_room(needed, needed_in_trash(resources))

        client = resources.client(job.server, context.cancel)
        try:
            taker = BackupTaker(
                job,
                resources.server(job.server),
                client,
                repository,
                context,
                password,
                resources.catalog.unfinished,
                cut_off,
                file_limit=resources.file_limit(job.server),
                make_room=room,
            )
            taken = taker.take(run.id, before, Archives(resources), announced)
        finally:
            client.close()
        backup = _backup_of(job, taken, repository.name)
        _list(resources, backup)
        _remember(resources, job.server, taken.file_limit)
        # Locked: in the folder below a disk that was unmounted they would say that it is the disk.
        keep_settings(resources, repository, time.time_ns())
    unusual = "" if taken.going_on is not None else unusually_slow(resources, run, backup)
    return _ended(run, backup, swept, taker, taken, unusual)


def _cut_off(resources: Resources, job: BackupJob, repository: Repository) -> Unfinished | None:
    """The newest backup of the same data that was cut off; with the lock held, nobody is working on it."""
    found = [
        u
        for u in resources.catalog.unfinished.all()
        if u.job == key_of(job) and repository.path in Path(u.path).parents and is_file(Path(u.path))
    ]
    return found[-1] if found else None


def _list(resources: Resources, backup: Backup) -> None:
    try:
        resources.catalog.put_backup(backup)
    except BackupError as error:
        error.hint = (
            f"The archive is complete and proved, and will be listed at the next start: {backup.path}. {error.hint}"
        )
        raise


def _remember(resources: Resources, server: str, file_limit: int | None) -> None:
    """Keep what was learned; the backup is as good without it."""
    if file_limit is None:
        return
    try:
        resources.remember_file_limit(server, file_limit)
    except BackupError as error:
        log.warning("the file limit of %s could not be remembered: %s", server, error.message)


def _backup_of(job: BackupJob, taken: Taken, repository: str) -> Backup:
    return backup_of(
        taken.manifest,
        str(taken.path),
        repository,
        taken.bytes,
        taken.proved,
        job.encrypt,
        job.pinned,
        header=taken.header,
    )


def unusually_slow(resources: Resources, run: Run, backup: Backup) -> str:
    """What to say where it took far longer than others of the same data."""
    seconds = (time.time_ns() - run.started) / SECOND
    before = [
        figures.seconds
        for figures in resources.catalog.run_figures(run.started - _USUALLY)
        if figures.seconds is not None
        and (figures.kind, figures.server, figures.schedule) == ("backup", run.server, run.schedule)
        and figures.databases == backup.databases
        and figures.outcome in GOOD
    ]
    return slow(seconds, before[-_RUNS:])


def _ended(run: Run, backup: Backup, swept: tuple[Path, ...], taker: BackupTaker, taken: Taken, unusual: str) -> Run:
    said = [f"{rows_of_tables_text(backup.rows, backup.tables)}, {size_text(backup.bytes)}, proved."]
    if taken.going_on is not None:
        left, rows = taken.going_on.left, taken.going_on.rows
        there = "1 row was" if rows == 1 else f"{rows_text(rows)} rows were"
        said.append(f"It went on from where it was cut off at {utc_text(left.saved)}: {there} there already.")
    if taker.begun_anew:
        said.append(f"What was cut off before could not be gone on with: {taker.begun_anew}.")
    if swept:
        said.append(f"Before it, {swept_text(swept)}")
    if taker.emptied:
        names = ", ".join(t.name for t in taker.emptied)
        said.append(f"For its space, this was removed for ever from the trash: {names}.")
    warnings = (*backup.warnings, *filter(None, (unusual,)))
    return replace(
        run,
        outcome=Outcome.WARNING if warnings else Outcome.SUCCEEDED,
        summary=" ".join((*said, *warnings[:1])),
        details={
            "backup": backup_to_json(backup),
            "resumed": None if taken.going_on is None else _resumed_to_json(taken.going_on),
            "swept": [str(p) for p in swept],
            "emptied": [trashed_to_json(t) for t in taker.emptied],
        },
    )


def _resumed_to_json(going_on: Resumption) -> dict[str, Any]:
    return {
        "begun": format_instant(going_on.left.begun),
        "cut_off": format_instant(going_on.left.saved),
        "parts": going_on.parts,
        "rows": going_on.rows,
    }


def _password(resources: Resources, job: BackupJob) -> str | None:
    if not job.encrypt:
        return None
    password = resources.password()
    if not password:
        raise UsageError(
            "There is no password to encrypt the archive with.",
            "Set INFLUX_BACKUP_PASSWORD, or store one in the keyring; without it no one can restore.",
        )
    return password


def estimate_backup(resources: Resources, job: BackupJob, cancel: CancelToken | None = None) -> dict[str, Any]:
    """What a backup would read: tables, rows, windows, bytes; `warnings`: what is chosen but not there."""
    client = resources.client(job.server, cancel)
    try:
        taker = BackupTaker(
            job,
            resources.server(job.server),
            client,
            resources.repository(job.repository),
            JobContext(),
            None,
            resources.catalog.unfinished,
            file_limit=resources.file_limit(job.server),
        )
        plans, warnings = taker.plan()
    finally:
        client.close()
    return {
        "tables": [
            {
                "database": p.table.database,
                "table": p.table.name,
                "rows": p.rows,
                "windows": len(p.windows),
                "bytes": p.bytes,
            }
            for p in plans
        ],
        "rows": sum(p.rows for p in plans),
        "bytes": sum(p.bytes for p in plans),
        "warnings": list(warnings),
    }
