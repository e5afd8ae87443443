"""A verify job: every named archive is decoded again, and compared with a server where one is named."""

from __future__ import annotations

import time
from dataclasses import replace
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
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.store.proof import AT_ONCE, Pace, Proof


def run_verify(resources: Resources, job: VerifyJob, run: Run, context: JobContext) -> Run:
    """`details`: tables, rows, damaged[], restorable[], unread[], and compared[] with `against`.

    One backup that cannot be read (its disk is away, its password unknown) does not keep others from it.
    """
    backups = [find_backup(resources, key) for key in job.backups] or list(resources.catalog.backups())
    meter = Meter(context, (("verifying", 1.0),))
    gentle = Gentle(resources, run, meter, context.cancel) if job.gentle else None
    tables = rows = 0
    damaged: list[dict[str, Any]] = []
    restorable: list[dict[str, Any]] = []
    unread: list[tuple[Backup, BackupError]] = []
    compared: list[tuple[str, TableComparison]] = []
    for number, asked in enumerate(backups):
        # Its repository may have been moved since this run began.
        backup = resources.catalog.backup(asked.id) or asked
        share = Share(meter, number / len(backups), 1 / len(backups), backup.name)
        try:
            pace = gentle.pace_of(backup) if gentle else AT_ONCE
            proof = _verified(resources, backup, context, share.half(0) if job.against else share, pace)
        except Cancelled:
            raise
        except BackupError as error:
            unread.append((backup, error))
            continue
        tables, rows = tables + proof.tables, rows + proof.rows
        # What was decoded days ago is not proved today.
        found = record_proof(resources, backup, proof, proof.since or time.time_ns())
        resources.catalog.proofs.forget(backup.id)
        if found is not None:
            damaged.extend(found["damaged"])
            restorable.append(found["restorable"])
        if job.against and not proof.damaged:
            tables_there = _compare(resources, backup, job.against, context, share.half(1))
            compared.extend((backup.name, table) for table in tables_there)
    meter.finish()
    details: dict[str, object] = {"backups": len(backups), "tables": tables, "rows": rows, "damaged": damaged}
    details["restorable"] = restorable
    if job.gentle:
        details[GENTLE] = True
    if job.against:
        most = days_of_each(table for _, table in compared)
        details["compared"] = [comparison_to_json(table, name, most) for name, table in compared]
    details["unread"] = [{"backup": b.name, "reason": e.message} for b, e in unread]
    if unread and not damaged:
        return _unread(run, details, unread, len(backups))
    return _ended(run, details, damaged, restorable, [table for _, table in compared])


def _verified(resources: Resources, backup: Backup, context: JobContext, share: Share, pace: Pace) -> Proof:
    password = resources.password_of(backup)
    return verify_archive(existing(backup), password, backup.header, context, share.told, pace)


def _compare(
    resources: Resources, backup: Backup, server: str, context: JobContext, share: Share
) -> list[TableComparison]:
    client = resources.client(server, context.cancel)
    try:
        return list(
            compare_with_server(
                existing(backup),
                resources.password_of(backup),
                client,
                context,
                share.told,
            )
        )
    finally:
        client.close()


def _unread(run: Run, details: dict[str, object], unread: list[tuple[Backup, BackupError]], asked: int) -> Run:
    _, error = unread[0]
    of_all = f"{len(unread)} of {asked} backups could not be read. " if asked > 1 else ""
    problem = replace(problem_of(error), message=of_all + error.message)
    return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem, details=details)


def _ended(
    run: Run,
    details: dict[str, object],
    damaged: list[dict[str, Any]],
    restorable: list[dict[str, Any]],
    compared: list[TableComparison],
) -> Run:
    if damaged:
        problem = Problem(
            f"{counted(len(damaged), 'damaged place')} found, {'the first ' if damaged[1:] else ''}"
            f"in {damaged[0]['backup']}: "
            f"{damaged[0]['member']}: {damaged[0]['reason']}. "
            f"Still restorable from {restorable[0]['backup']}: {restorable[0]['text']}.",
            "Do not delete older backups. Take a new backup now, and check the disk.",
            int(ExitCode.DAMAGED),
        )
        return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem, details=details)
    newer = f" {newer_text(compared)}".rstrip()
    if differs := comparison_text(compared):
        return replace(run, outcome=Outcome.WARNING, summary=differs + newer, details=details)
    what = rows_of_tables_text(int(str(details["rows"])), int(str(details["tables"])))
    return replace(run, outcome=Outcome.SUCCEEDED, details=details, summary=f"{what}: all as saved.{newer}")
