"""A verify job: every named archive is decoded again, and compared with a server where one is named."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import BackupError, Cancelled, ExitCode, Problem, problem_of
from influx_backup_gui.domain.humanize import counted, rows_of_tables_text
from influx_backup_gui.domain.job import Outcome, Run, VerifyJob
from influx_backup_gui.domain.live_comparison import (
    TableComparison,
    comparison_text,
    comparison_to_json,
    days_of_each,
    newer_text,
)
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.archives import existing, find_backup
from influx_backup_gui.engine.damage import record_proof
from influx_backup_gui.engine.gentle import GENTLE, Gentle
from influx_backup_gui.engine.live_comparison import compare_with_server
from influx_backup_gui.engine.meter import Meter, Share
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.run_ending import stopped
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.store.proof import AT_ONCE, Pace, Proof


@dataclass
class _Found:
    """What came of the archives so far; `damaged` and `restorable` as in the details of the run."""

    tables: int = 0
    rows: int = 0
    damaged: list[dict[str, Any]] = field(default_factory=list)
    restorable: list[dict[str, Any]] = field(default_factory=list)
    unread: list[tuple[Backup, BackupError]] = field(default_factory=list)
    compared: list[tuple[str, TableComparison]] = field(default_factory=list)


def run_verify(resources: Resources, job: VerifyJob, run: Run, context: JobContext) -> Run:
    """`details`: tables, rows, damaged[], restorable[], unread[], and compared[] with `against`.

    One backup that cannot be read (its disk is away, its password unknown) does not keep others from it. Where an error
    or a cancel stops it, what was found until then is in the details all the same.
    """
    backups = [find_backup(resources, key) for key in job.backups] or list(resources.catalog.backups())
    meter = Meter(context, (("verifying", 1.0),))
    gentle = Gentle(resources, run, meter, context.cancel) if job.gentle else None
    found = _Found()
    error: BackupError | None = None
    try:
        for number, asked in enumerate(backups):
            # Its repository may have been moved since this run began.
            backup = resources.catalog.backup(asked.id) or asked
            share = Share(meter, number / len(backups), 1 / len(backups), backup.name)
            _look_at(resources, job, backup, context, share, gentle, found)
        meter.finish()
    except BackupError as stopping:
        error = stopping
    run = replace(run, details=_details(job, found, len(backups)))
    if error is not None and (isinstance(error, Cancelled) or not found.damaged):
        return stopped(run, error, _damage(found).message if found.damaged else "")
    if found.unread and not found.damaged:
        return _unread(run, found.unread, len(backups))
    return _ended(run, found)


def _look_at(
    resources: Resources,
    job: VerifyJob,
    backup: Backup,
    context: JobContext,
    share: Share,
    gentle: Gentle | None,
    found: _Found,
) -> None:
    """One archive; `found` grows with what is wrong."""
    try:
        pace = gentle.pace_of(backup) if gentle else AT_ONCE
        proof = _verified(resources, backup, context, share.half(0) if job.against else share, pace)
    except Cancelled:
        raise
    except BackupError as error:
        found.unread.append((backup, error))
        return
    found.tables, found.rows = found.tables + proof.tables, found.rows + proof.rows
    # What was decoded days ago is not proved today.
    damage = record_proof(resources, backup, proof, proof.since or time.time_ns())
    resources.catalog.proofs.forget(backup.id)
    if damage is not None:
        found.damaged.extend(damage["damaged"])
        found.restorable.append(damage["restorable"])
    if job.against and not proof.damaged:
        tables = _compare(resources, backup, job.against, context, share.half(1))
        found.compared.extend((backup.name, table) for table in tables)


def _details(job: VerifyJob, found: _Found, backups: int) -> dict[str, object]:
    details: dict[str, object] = {
        "backups": backups,
        "tables": found.tables,
        "rows": found.rows,
        "damaged": found.damaged,
        "restorable": found.restorable,
        "unread": [{"backup": b.name, "reason": e.message} for b, e in found.unread],
    }
    if job.gentle:
        details[GENTLE] = True
    if job.against:
        most = days_of_each(table for _, table in found.compared)
        details["compared"] = [comparison_to_json(table, name, most) for name, table in found.compared]
    return details


def _verified(resources: Resources, backup: Backup, context: JobContext, share: Share, pace: Pace) -> Proof:
    password = resources.password_of(backup)
    return verify_archive(existing(resources, backup), password, backup.header, context, share.told, pace)


def _compare(
    resources: Resources, backup: Backup, server: str, context: JobContext, share: Share
) -> list[TableComparison]:
    client = resources.client(server, context.cancel)
    try:
        return list(
            compare_with_server(
                existing(resources, backup),
                resources.password_of(backup),
                client,
                context,
                share.told,
            )
        )
    finally:
        client.close()


def _unread(run: Run, unread: list[tuple[Backup, BackupError]], asked: int) -> Run:
    _, error = unread[0]
    of_all = f"{len(unread)} of {asked} backups could not be read. " if asked > 1 else ""
    problem = replace(problem_of(error), message=of_all + error.message)
    return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem)


def _ended(run: Run, found: _Found) -> Run:
    if found.damaged:
        problem = _damage(found)
        return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem)
    compared = [table for _, table in found.compared]
    newer = f" {newer_text(compared)}".rstrip()
    if differs := comparison_text(compared):
        return replace(run, outcome=Outcome.WARNING, summary=differs + newer)
    what = rows_of_tables_text(found.rows, found.tables)
    return replace(run, outcome=Outcome.SUCCEEDED, summary=f"{what}: all as saved.{newer}")


def _damage(found: _Found) -> Problem:
    first, left = found.damaged[0], found.restorable[0]
    return Problem(
        f"{counted(len(found.damaged), 'damaged place')} found, {'the first ' if found.damaged[1:] else ''}"
        f"in {first['backup']}: {first['member']}: {first['reason']}. "
        f"Still restorable from {left['backup']}: {left['text']}.",
        "Do not delete older backups. Take a new backup now, and check the disk.",
        int(ExitCode.DAMAGED),
    )
