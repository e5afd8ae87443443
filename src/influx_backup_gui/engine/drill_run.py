"""A restore drill: bring a backup back somewhere disposable, compare every row, remove it again.

One database at a time goes into a scratch database, so that a Core server (five databases) needs room for one. It is
removed in every ending; what a crash leaves behind, `remove_scratch` removes later.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import asdict, replace

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.drill import left_behind, scratch_name, whose_turn
from influx_backup_gui.domain.errors import BackupError, ExitCode, PlanRefused, Problem, UsageError
from influx_backup_gui.domain.humanize import counted, duration_text, rows_of_tables_text
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import DrillJob, Outcome, RestoreJob, Run
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.engine.archives import existing, find_backup, read_manifest
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore import RestoreStopped, restore
from influx_backup_gui.engine.restore_report import TableReport
from influx_backup_gui.engine.restore_run import plan_on
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.processes import alive

log = logging.getLogger(__name__)
DEMO = "the stand-in server inside the program"
# Seconds that a server is given to remove a scratch database when the drill is over.
_PATIENCE = 10.0
# Seconds after which an early end looks for the scratch database again; no server tells when a write is through.
_LATE_WRITES = (0.2, 0.8)
# So many of the last drills, and of so many days, are looked at for what they left behind.
_LOOKED_AT, _DAYS = 100, 7


def drill_server(resources: Resources, job: DrillJob) -> str:
    """The name of the server that a drill uses; "" with `demo`, and where no backup is found: the run says so."""
    if job.demo or job.server:
        return "" if job.demo else job.server
    try:
        return find_backup(resources, job.backup).server
    except BackupError:
        return ""


def run_drill(resources: Resources, job: DrillJob, run: Run, context: JobContext) -> Run:
    """`details`: archive, tables (as of a restore), rows, seconds, where, share. Failed on one value that differs."""
    backup = find_backup(resources, job.backup)
    manifest = read_manifest(resources, job.backup)
    chosen = whose_turn(manifest.tables, job.share, run.started)
    if not chosen:
        said = "No table has its turn today." if manifest.tables else "The backup holds no table."
        return replace(run, outcome=Outcome.SKIPPED, summary=said)
    started = time.monotonic()
    with ExitStack() as stack:
        connect = _stand_in(stack, context) if job.demo else _server(resources, run.server, context)
        client = connect(False)
        stack.callback(client.close)
        if not job.demo:
            _remove_left_behind(resources, run.server, client)
        rows = sum(t.rows for t in chosen) or 1
        drill = _Drill(resources, job, scratch_name(run.id), backup, manifest, rows, context, client, connect)
        tables = [t for database, mine in _by_database(chosen) for t in drill.one(database, mine)]
    seconds = time.monotonic() - started
    where = DEMO if job.demo else run.server
    details: dict[str, object] = {
        "archive": {"id": backup.id, "name": backup.name, "path": backup.path},
        "tables": [asdict(t) for t in tables],
        "rows": sum(t.rows for t in tables),
        "seconds": round(seconds, 3),
        "where": where,
        "share": job.share,
        "of_tables": len(manifest.tables),
    }
    return _ended(replace(run, details=details), tables, seconds, where, drill.left)


def remove_scratch(resources: Resources) -> tuple[str, ...]:
    """Remove what drills of ours that are over left behind, on every server that still has some; answers the names.

    Servers that do not answer keep it until the next time.
    """
    removed: list[str] = []
    since = time.time_ns() - _DAYS * DAY
    ended = (r for r in _over(resources) if r.outcome is not Outcome.SUCCEEDED and r.started > since)
    for server in sorted({r.server for r in ended if r.server}):
        try:
            client = resources.client(server, patience=_PATIENCE)
            try:
                removed.extend(_remove_left_behind(resources, server, client))
            finally:
                client.close()
        except BackupError as error:
            log.info("what a drill left on %s could not be looked for: %s", server, error.message)
    return tuple(removed)


def _over(resources: Resources, server: str | None = None) -> tuple[Run, ...]:
    going_on = {r.id for r in resources.catalog.open_runs(alive)}
    return tuple(r for r in resources.catalog.runs(_LOOKED_AT, "drill", server) if r.id not in going_on)


def _remove_left_behind(resources: Resources, server: str, client: Client) -> tuple[str, ...]:
    names = left_behind((d.name for d in client.databases()), (r.id for r in _over(resources, server)))
    for name in names:
        client.delete_database(name, for_ever=client.identity().release >= (3, 2))
    return names


def _server(resources: Resources, name: str, context: JobContext) -> Callable[[bool], Client]:
    """Clients of a server; with True one that no cancel ends, for cleaning up."""
    return lambda lasting: (
        resources.client(name, patience=_PATIENCE) if lasting else resources.client(name, context.cancel)
    )


def _stand_in(stack: ExitStack, context: JobContext) -> Callable[[bool], Client]:
    from influx_backup_gui.demo.server import DemoServer

    demo = stack.enter_context(DemoServer(token=None))
    return lambda lasting: Client(demo.url) if lasting else Client(demo.url, cancel=context.cancel)


def _by_database(tables: Iterable[TableEntry]) -> list[tuple[str, list[TableEntry]]]:
    found: dict[str, list[TableEntry]] = {}
    for table in tables:
        found.setdefault(table.database, []).append(table)
    return sorted(found.items())


class _Drill:
    """Restores one database after the other into `scratch`; `rows` are those of all that have their turn."""

    def __init__(
        self,
        resources: Resources,
        job: DrillJob,
        scratch: str,
        backup: Backup,
        manifest: Manifest,
        rows: int,
        context: JobContext,
        client: Client,
        connect: Callable[[bool], Client],
    ) -> None:
        self._resources, self._job, self._context = resources, job, context
        self._scratch, self._backup, self._manifest = scratch, backup, manifest
        self._client, self._connect = client, connect
        self._rows, self._done = rows, 0
        self.left = ""

    def one(self, database: str, tables: list[TableEntry]) -> tuple[TableReport, ...]:
        """Restore these tables of a database, compare, remove. Errors: those of a restore, before the first write too.

        The reports bear the names of the backup.
        """
        job = RestoreJob(
            self._job.backup,
            databases=((database, self._scratch),),
            tables=tuple((t.database, t.table, t.table) for t in tables),
            connections=self._job.connections,
        )
        if any(d.name == self._scratch for d in self._client.databases()):
            raise UsageError(f"The server has a database {self._scratch} already.", "Remove it, then try again.")
        plan = plan_on(self._client, self._manifest, job)
        if plan.blocked:
            raise PlanRefused(plan.refusal, "Nothing was written. A drill needs room for one more database.")
        inner = JobContext(lambda p: self._context.progressed(self._part(p, tables)), self._context.cancel)
        answered = False
        try:
            report = restore(
                existing(self._backup),
                self._resources.password_of(self._backup),
                plan,
                self._manifest,
                self._client,
                job,
                inner,
            )
            answered = True
        except RestoreStopped as stopped:
            raise stopped.cause from stopped
        finally:
            self._remove(answered)
        self._done += sum(t.rows for t in tables)
        return tuple(replace(t, database=database) for t in report.tables)

    def _remove(self, answered: bool) -> None:
        """Also after a cancel, or an error of the connection: with a client of its own.

        Where not every write was `answered`, one that was under way may make the database it names anew: it is
        looked for again. What comes later than that, `remove_scratch` finds.
        """
        client = self._connect(True)
        try:
            for_ever = client.identity().release >= (3, 2)
            client.delete_database(self._scratch, for_ever)
            for pause in () if answered else _LATE_WRITES:
                CancelToken().wait(pause)
                if any(d.name == self._scratch for d in client.databases()):
                    client.delete_database(self._scratch, for_ever)
        except BackupError as error:
            self.left = f"The scratch database {self._scratch} could not be removed now: {error.message}"
            log.warning("%s", self.left)
        finally:
            client.close()

    def _part(self, progress: Progress, tables: list[TableEntry]) -> Progress:
        """The progress of one database as a part of the whole."""
        mine = sum(t.rows for t in tables)
        fraction = min((self._done + mine * progress.fraction) / self._rows, 1.0)
        whole = mine >= self._rows
        return replace(progress, fraction=fraction, seconds_left=progress.seconds_left if whole else None)


def _ended(run: Run, tables: list[TableReport], seconds: float, where: str, left: str) -> Run:
    wrong = [t for t in tables if not t.verified]
    if wrong:
        problem = Problem(
            f"{len(wrong)} of {counted(len(tables), 'table')} came back otherwise than they were saved: "
            f"{wrong[0].database}.{wrong[0].table}: {wrong[0].problem}",
            "Do not rely on this backup. Verify it, take a new one, and look at the report.",
            int(ExitCode.FAILED),
        )
        return replace(run, outcome=Outcome.FAILED, summary=problem.message, problem=problem)
    what = rows_of_tables_text(sum(t.rows for t in tables), len(tables))
    summary = f"{what} restored on {where}, compared row by row and removed again in {duration_text(seconds)}."
    if left:
        return replace(run, outcome=Outcome.WARNING, summary=f"{summary} {left} It is tried again later.")
    return replace(run, outcome=Outcome.SUCCEEDED, summary=summary)
