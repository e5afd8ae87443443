"""A backup job from lock to outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from influx_backup_gui.domain.coverage import selection_text
from influx_backup_gui.domain.errors import UsageError
from influx_backup_gui.domain.humanize import rows_text, size_text
from influx_backup_gui.domain.job import BackupJob, Outcome, Run
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.archives import previous
from influx_backup_gui.engine.backup import BackupTaker, Taken
from influx_backup_gui.engine.records import backup_of, backup_to_json
from influx_backup_gui.engine.resources import Resources


def run_backup(resources: Resources, job: BackupJob, run: Run, context: JobContext) -> Run:
    """Take the backup; the run's `details` hold `backup`. Errors: every BackupError."""
    repository = resources.repository(job.repository)
    repository.check_writable()
    password = _password(resources, job)
    with repository.lock(f"backup of {job.server}"):
        repository.sweep()
        before = previous(resources, selection_text(job.server, job.selection))
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
            )
            taken = taker.take(run.id, before)
            if taken.file_limit is not None:
                resources.remember_file_limit(job.server, taken.file_limit)
        finally:
            client.close()
    return _recorded(resources, job, run, taken, repository.name)


def _recorded(resources: Resources, job: BackupJob, run: Run, taken: Taken, repository: str) -> Run:
    backup = backup_of(
        taken.manifest, str(taken.path), repository, taken.path.stat().st_size, taken.proved, job.encrypt, job.pinned
    )
    resources.catalog.put_backup(backup)
    warnings = taken.manifest.warnings
    summary = f"{rows_text(backup.rows)} rows of {backup.tables} tables, {size_text(backup.bytes)}, proved."
    return replace(
        run,
        outcome=Outcome.WARNING if warnings else Outcome.SUCCEEDED,
        summary=f"{summary} {warnings[0]}" if warnings else summary,
        details={"backup": backup_to_json(backup)},
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


def estimate_backup(resources: Resources, job: BackupJob) -> dict[str, Any]:
    """What a backup would read: tables, rows, windows, bytes."""
    client = resources.client(job.server)
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
