"""The scratch database of a drill: one database of the backup at a time goes into it; it is removed in every ending.

A Core server (five databases) so needs room for one. What a crash leaves behind, `remove_scratch` removes later.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.drill import left_behind, scratch_name
from influx_backup_gui.domain.errors import BackupError, PlanRefused, UsageError
from influx_backup_gui.domain.instants import DAY
from influx_backup_gui.domain.job import DrillJob, Outcome, RestoreJob, Run
from influx_backup_gui.domain.manifest import Manifest, TableEntry
from influx_backup_gui.domain.progress import CancelToken, JobContext, Progress
from influx_backup_gui.domain.restore_plan import REFUSE, RestorePlan
from influx_backup_gui.engine.archives import existing
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.restore import restore
from influx_backup_gui.engine.restore_report import RestoreStopped, RowsRefused, TableReport
from influx_backup_gui.engine.restore_run import plan_on
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.processes import alive

log = logging.getLogger(__name__)
# Seconds that a server is given to remove a scratch database when the drill is over.
PATIENCE = 10.0
# Seconds after which an early end looks for the scratch database again; no server tells when a write is through.
# More than one: no name may be deleted twice within a second (domain/drill.py).
_LATE_WRITES = 1.1
# So many of the last drills, and of so many days, are looked at for what they left behind.
_LOOKED_AT, _DAYS = 100, 7


def remove_scratch(resources: Resources) -> tuple[str, ...]:
    """Remove what drills of ours that are over left behind, on every server that still has some; answers the names.

    Servers that do not answer keep it until the next time.
    """
    removed: list[str] = []
    since = time.time_ns() - _DAYS * DAY
    ended = (r for r in _over(resources) if r.outcome is not Outcome.SUCCEEDED and r.started > since)
    for server in sorted({r.server for r in ended if r.server}):
        try:
            client = resources.client(server, patience=PATIENCE)
            try:
                removed.extend(remove_left_behind(resources, server, client))
            finally:
                client.close()
        except BackupError as error:
            log.info("what a drill left on %s could not be looked for: %s", server, error.message)
    return tuple(removed)


def remove_left_behind(resources: Resources, server: str, client: Client) -> tuple[str, ...]:
    """Remove what drills of ours that are over left on one server; answers the names."""
    names = left_behind((d.name for d in client.databases()), (r.id for r in _over(resources, server)))
    for name in names:
        client.delete_database(name, for_ever=client.identity().release >= (3, 2))
    return names


def _over(resources: Resources, server: str | None = None) -> tuple[Run, ...]:
    going_on = {r.id for r in resources.catalog.open_runs(alive)}
    return tuple(r for r in resources.catalog.runs(_LOOKED_AT, "drill", server) if r.id not in going_on)


def by_database(tables: Iterable[TableEntry]) -> list[tuple[str, list[TableEntry]]]:
    """The tables of each database, by name."""
    found: dict[str, list[TableEntry]] = {}
    for table in tables:
        found.setdefault(table.database, []).append(table)
    return sorted(found.items())


class Scratch:
    """Restores one database after the other into one that bears the id of the run. Closes its client in the end.

    `connect` makes clients; with True one that no cancel ends, for cleaning up.
    """

    def __init__(
        self,
        resources: Resources,
        job: DrillJob,
        run_id: str,
        backup: Backup,
        manifest: Manifest,
        tables: Iterable[TableEntry],
        context: JobContext,
        connect: Callable[[bool], Client],
    ) -> None:
        self._resources, self._job, self._context = resources, job, context
        self._backup, self._manifest = backup, manifest
        self._connect, self._client = connect, connect(False)
        self._databases = by_database(tables)
        self._names = {database: scratch_name(run_id, n) for n, (database, _) in enumerate(self._databases)}
        self._rows, self._done = sum(t.rows for _, mine in self._databases for t in mine) or 1, 0
        # What could not be removed, in a sentence each.
        self.left = ""

    @property
    def client(self) -> Client:
        """The one that plans and reads."""
        return self._client

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def check(self) -> None:
        """Before the first write: the server answers, and has room for each database. PlanRefused where it has not."""
        for name in self._listed(self._client, *self._names.values()):
            raise UsageError(f"The server has a database {name} already.", "Remove it, then try again.")
        for database, tables in self._databases:
            self._planned(database, tables)

    def restored(self) -> Iterable[TableReport]:
        """Restore, compare and remove each database. Errors: those of a restore. Reports bear the backup's names."""
        for database, tables in self._databases:
            yield from self._one(database, tables)

    def _job_of(self, database: str, tables: list[TableEntry]) -> RestoreJob:
        return RestoreJob(
            self._backup.id,
            databases=((database, self._names[database]),),
            tables=tuple((t.database, t.table, t.table) for t in tables),
            connections=self._job.connections,
        )

    def _planned(self, database: str, tables: list[TableEntry]) -> RestorePlan:
        plan = plan_on(self._client, self._manifest, self._job_of(database, tables))
        if plan.blocked:
            raise PlanRefused(
                plan.refusal,
                "Nothing was written. A drill needs room for one more database; one that decodes only needs none.",
            )
        return plan

    def _one(self, database: str, tables: list[TableEntry]) -> tuple[TableReport, ...]:
        """One database. What no server would take is found before the first write, and then left out."""
        inner = JobContext(lambda p: self._context.progressed(self._part(p, tables)), self._context.cancel)
        reports: list[TableReport] = []
        answered = False
        try:
            try:
                found: Mapping[tuple[str, str], tuple[str, ...]] = {}
                reports.extend(self._brought_back(database, tables, inner))
            except RowsRefused as error:
                found = error.found
                rest = [t for t in tables if (t.database, t.table) not in found]
                reports.extend(self._brought_back(database, rest, inner) if rest else ())
            answered = True
        except RestoreStopped as stopped:
            raise stopped.cause from stopped
        finally:
            self._remove(self._names[database], answered)
        reports.extend(TableReport(*key, REFUSE, 0, False, " ".join(said)) for key, said in found.items())
        self._done += sum(t.rows for t in tables)
        return tuple(reports)

    def _brought_back(self, database: str, tables: list[TableEntry], context: JobContext) -> Iterator[TableReport]:
        """Restore these tables and compare them. Errors: those of a restore."""
        report = restore(
            existing(self._resources, self._backup),
            self._resources.password_of(self._backup),
            self._planned(database, tables),
            self._manifest,
            self._client,
            self._job_of(database, tables),
            context,
        )
        return (replace(t, database=database) for t in report.tables)

    def _remove(self, name: str, answered: bool) -> None:
        """Also after a cancel, or an error of the connection: with a client of its own.

        Where not every write was `answered`, one that was under way may make the database it names anew: it is
        looked for again. What comes later than that, `remove_scratch` finds.
        """
        client = self._connect(True)
        try:
            for_ever = client.identity().release >= (3, 2)
            client.delete_database(name, for_ever)
            if not answered:
                CancelToken().wait(_LATE_WRITES)
                if self._listed(client, name):
                    client.delete_database(name, for_ever)
            if self._listed(client, name):
                self._leaves(f"The server says that it removed the scratch database {name}, and still lists it.")
        except BackupError as error:
            self._leaves(f"The scratch database {name} could not be removed now: {error.message}")
            log.warning("%s", self.left)
        finally:
            client.close()

    def _leaves(self, sentence: str) -> None:
        self.left = f"{self.left} {sentence}".lstrip()

    def _listed(self, client: Client, *names: str) -> list[str]:
        return [d.name for d in client.databases() if d.name in names]

    def _part(self, progress: Progress, tables: list[TableEntry]) -> Progress:
        """The progress of one database as a part of the whole."""
        mine = sum(t.rows for t in tables)
        fraction = min((self._done + mine * progress.fraction) / self._rows, 1.0)
        whole = mine >= self._rows
        return replace(progress, fraction=fraction, seconds_left=progress.seconds_left if whole else None)
