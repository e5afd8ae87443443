"""A restore drill: bring a backup back somewhere disposable, compare every row, remove it again; or decode it only."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.drill import whose_turn
from influx_backup_gui.domain.errors import (
    ArchiveDamaged,
    BackupError,
    ExitCode,
    NotAuthorised,
    PlanRefused,
    Problem,
    ServerUnreachable,
    UsageError,
)
from influx_backup_gui.domain.humanize import counted, rows_of_tables_text, time_text
from influx_backup_gui.domain.instants import DAY, format_instant
from influx_backup_gui.domain.job import GOOD, DrillJob, DrillWay, Outcome, Run
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_plan import REFUSE
from influx_backup_gui.engine.archives import existing, find_backup, newest_proved, read_manifest, server_of
from influx_backup_gui.engine.damage import record_proof
from influx_backup_gui.engine.decode_drill import decoded_tables
from influx_backup_gui.engine.drill_scratch import PATIENCE, Scratch, remove_left_behind
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore_report import TableReport
from influx_backup_gui.engine.run_ending import stopped
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.influx.client import Client

STAND_IN = "the stand-in server inside the program"
# Why a server cannot be used for a drill, as opposed to what the drill finds.
_NO_SERVER = (ServerUnreachable, NotAuthorised, PlanRefused, UsageError)


@dataclass(frozen=True)
class _Drilled:
    """What was done. `left`: what could not be removed; `instead`: why it was only decoded."""

    tables: tuple[TableReport, ...]
    way: DrillWay
    where: str
    left: str = ""
    instead: str = ""


def drill_server(resources: Resources, job: DrillJob) -> str:
    """The name of the server that a drill uses; "" without one, and where no backup is found: the run says so."""
    if job.works_on or job.way is not DrillWay.SERVER:
        return job.works_on
    return server_of(resources, job.backup)


def run_drill(resources: Resources, job: DrillJob, run: Run, context: JobContext) -> Run:
    """`details`: archive, tables (as of a restore), compared, of_tables, rows, seconds, where, way, share, turn.

    Failed on one value that differs. Where the drill itself could not be finished, the archive alone is in the details;
    one that it finds damaged is marked so in the catalog.
    """
    newest = job.newest_of
    backup = newest_proved(resources, newest, run.started) if newest else find_backup(resources, job.backup)
    archive: dict[str, object] = {
        "archive": {
            "id": backup.id,
            "name": backup.name,
            "path": backup.path,
            "server": backup.server,
            "created": format_instant(backup.created),
        },
        "way": job.way.value,
    }
    # From now on others know what is being read: retention leaves it alone.
    resources.catalog.keep_details(run.id, {**run.details, **archive})
    try:
        existing(resources, backup)
        return _run(resources, job, replace(run, details=archive), backup, context)
    except ArchiveDamaged as error:
        damage = _all_damage(resources, backup, context)
        left = [f" Still restorable: {r['text']}." for r in damage.get("restorable", ())]
        return stopped(
            replace(run, details={**archive, **damage}), ArchiveDamaged(error.message + "".join(left), error.hint)
        )
    except BackupError as error:
        return stopped(replace(run, details=archive), error)


def _all_damage(resources: Resources, backup: Backup, context: JobContext) -> Mapping[str, Any]:
    """All that is damaged and what can still be restored, in the catalog too: the drill ended at the first place.

    Nothing where it cannot be told now; the archive is whole where a second reading finds it so.
    """
    try:
        proof = verify_archive(
            existing(resources, backup), resources.password_of(backup), backup.header, context, lambda *_: None
        )
    except BackupError:
        return {}
    found = record_proof(resources, backup, proof, time.time_ns())
    return {} if found is None else {"damaged": found["damaged"], "restorable": [found["restorable"]]}


def _run(resources: Resources, job: DrillJob, run: Run, backup: Backup, context: JobContext) -> Run:
    manifest = read_manifest(resources, backup.path)
    chosen, turn = whose_turn(manifest.tables, job.share, _turn(resources, job, run))
    if not chosen:
        said = "The backup holds no table: there is nothing that could be restored and compared."
        return replace(run, outcome=Outcome.SUCCEEDED, summary=said)
    started = time.monotonic()
    done = _drilled(resources, job, run, backup, manifest, chosen, context)
    seconds = time.monotonic() - started
    details: dict[str, object] = {
        **run.details,
        "tables": [asdict(t) for t in done.tables],
        "compared": sum(t.action != REFUSE for t in done.tables),
        "of_tables": len(manifest.tables),
        "rows": sum(t.rows for t in done.tables),
        "seconds": round(seconds, 3),
        "where": done.where,
        "way": done.way.value,
        "share": job.share,
        "turn": turn,
    }
    return _ended(replace(run, details=details), done, seconds)


def _turn(resources: Resources, job: DrillJob, run: Run) -> int:
    """Which share has its turn: by hand that of the day, by schedule the one behind the last that went well."""
    if job.share == 1 or not run.schedule:
        return run.started // DAY
    for before in resources.catalog.runs(1000, "drill", schedule=run.schedule):
        turn = before.details.get("turn")
        if before.outcome in GOOD and isinstance(turn, int):
            return turn + 1
    return 0


def _drilled(
    resources: Resources,
    job: DrillJob,
    run: Run,
    backup: Backup,
    manifest: Manifest,
    chosen: Sequence[TableEntry],
    context: JobContext,
) -> _Drilled:
    if job.way is DrillWay.DECODE:
        return _Drilled(decoded_tables(resources, backup, chosen, context), job.way, "")
    stand_in = job.way is DrillWay.STAND_IN
    with ExitStack() as stack:
        connect = _stand_in(stack, context) if stand_in else _server(resources, run.server, context)
        try:
            scratch = Scratch(resources, job, run.id, backup, manifest, chosen, context, connect)
            stack.callback(scratch.close)
            # Whether it answers is known after seconds; everything else is asked for a minute.
            scratch.client.identity()
            if not stand_in:
                remove_left_behind(resources, run.server, scratch.client)
            scratch.check()
        except _NO_SERVER as error:
            if not job.or_decode:
                raise
            instead = f"{run.server} cannot be used: {error.message}"
            return _Drilled(decoded_tables(resources, backup, chosen, context), DrillWay.DECODE, "", "", instead)
        tables = tuple(scratch.restored())
        return _Drilled(tables, job.way, STAND_IN if stand_in else run.server, scratch.left)


def _server(resources: Resources, name: str, context: JobContext) -> Callable[[bool], Client]:
    """Clients of a server; with True one that no cancel ends, for cleaning up."""
    return lambda lasting: (
        resources.client(name, patience=PATIENCE) if lasting else resources.client(name, context.cancel)
    )


def _stand_in(stack: ExitStack, context: JobContext) -> Callable[[bool], Client]:
    from influx_backup_gui.demo.server import DemoServer

    demo = stack.enter_context(DemoServer(token=None))
    return lambda lasting: Client(demo.url) if lasting else Client(demo.url, cancel=context.cancel)


def _ended(run: Run, done: _Drilled, seconds: float) -> Run:
    wrong = [t for t in done.tables if not t.verified]
    if wrong:
        lost = done.way is DrillWay.DECODE or all(t.action == REFUSE for t in wrong)
        found = "cannot be brought back" if lost else "came back otherwise than they were saved"
        problem = Problem(
            f"{len(wrong)} of {counted(len(done.tables), 'table')} {found}: "
            f"{wrong[0].database}.{wrong[0].table}: {wrong[0].problem}",
            "Do not rely on this backup. Verify it, take a new one, and look at the report.",
            int(ExitCode.FAILED),
        )
        return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem)
    what, took = rows_of_tables_text(sum(t.rows for t in done.tables), len(done.tables)), time_text(seconds)
    if done.way is DrillWay.DECODE:
        summary = (
            f"{what} decoded, recounted and put into line protocol in {took}. No server took them and nothing was read "
            "back: this proves less than a restore."
        )
    elif done.left:
        summary = f"{what} restored on {done.where} and compared row by row in {took}."
    else:
        summary = f"{what} restored on {done.where}, compared row by row and removed again in {took}."
    if done.instead:
        return replace(run, outcome=Outcome.WARNING, summary=f"{done.instead} Decoded only: {summary}")
    if done.left:
        return replace(run, outcome=Outcome.WARNING, summary=f"{summary} {done.left} It is tried again later.")
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary)
