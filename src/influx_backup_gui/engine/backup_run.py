"""A backup job from lock to outcome."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.coverage import Before, selection_text
from influx_backup_gui.domain.errors import BackupError, UsageError
from influx_backup_gui.domain.humanize import rows_of_tables_text, size_text
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.engine.archives import previous
from influx_backup_gui.engine.backup import BackupTaker, Taken
from influx_backup_gui.engine.needed_in_trash import needed_in_trash
from influx_backup_gui.engine.records import backup_of, backup_to_json
from influx_backup_gui.engine.recovery import settle, swept_text
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.settings_keeping import keep_settings
from influx_backup_gui.engine.trash import trashed_to_json
from influx_backup_gui.store.trash import Trashed

log = logging.getLogger(__name__)


def run_backup(resources: Resources, job: BackupJob, run: Run, context: JobContext) -> Run:
    """Take the backup; the run's `details` hold `backup`. Errors: every BackupError."""
    resources.refresh_settings()
    resources.repository(job.repository).check_writable()
    password = _password(resources, job)
    with resources.locked(job.repository, f"backup of {job.server}", job.server) as repository:
        swept = repository.sweep(job.server)
        # With the lock of this server held, whoever announced one of its backups is gone.
        left = resources.catalog.announced_backups(lambda _: False)
        settle(resources.catalog, [b for b in left if (b.repository, b.server) == (repository.name, job.server)])

        def before() -> Before:
            return previous(resources, selection_text(job.server, job.selection), time.time_ns())

        def announced(taken: Taken) -> None:
            resources.catalog.announce_backup(_backup_of(job, taken, repository.name))

        client = resources.client(job.server, context.cancel)
        try:
            taker = BackupTaker(
                job,
                resources.server(job.server),
                client,
                repository,
                context,
                password,
                file_limit=resources.file_limit(job.server),
                spared=lambda: needed_in_trash(resources),
            )
            taken = taker.take(run.id, before, announced)
        finally:
            client.close()
        backup = _backup_of(job, taken, repository.name)
        _list(resources, backup)
    _remember(resources, job.server, taken.file_limit)
    keep_settings(resources, repository, time.time_ns())
    return _ended(run, backup, swept, taker.emptied)


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


def _ended(run: Run, backup: Backup, swept: tuple[Path, ...], emptied: tuple[Trashed, ...]) -> Run:
    warnings = backup.warnings
    summary = f"{rows_of_tables_text(backup.rows, backup.tables)}, {size_text(backup.bytes)}, proved."
    if swept:
        summary = f"{summary} Before it, {swept_text(swept)}"
    if emptied:
        names = ", ".join(t.name for t in emptied)
        summary = f"{summary} For its space, this was removed for ever from the trash: {names}."
    return replace(
        run,
        outcome=Outcome.WARNING if warnings else Outcome.SUCCEEDED,
        summary=f"{summary} {warnings[0]}" if warnings else summary,
        details={
            "backup": backup_to_json(backup),
            "swept": [str(p) for p in swept],
            "emptied": [trashed_to_json(t) for t in emptied],
        },
    )


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
    """What a backup would read: tables, rows, windows, bytes."""
    client = resources.client(job.server, cancel)
    try:
        taker = BackupTaker(
            job,
            resources.server(job.server),
            client,
            resources.repository(job.repository),
            JobContext(),
            None,
            file_limit=resources.file_limit(job.server),
        )
        plans = taker.plan()
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
    }
