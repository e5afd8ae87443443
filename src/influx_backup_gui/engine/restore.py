"""Bring a backup back into a server and prove it: every window that was written is read back and compared.

The order of things (design.md section 7): check the needed parts, so that nothing is written from a damaged archive;
make databases and tables without retention; write ascending windows over many connections while the windows before
them are read back; look at the schema; set retention last.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError, PlanRefused
from influx_backup_gui.domain.job import RestoreJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.object_steps import ObjectReport, not_made_text
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.restore_plan import CREATE, REPLACE, SKIP, RestorePlan, refusing
from influx_backup_gui.domain.restore_retention import RetentionChange
from influx_backup_gui.domain.server import Table
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.restore_check import gone_again
from influx_backup_gui.engine.restore_move import RowMover
from influx_backup_gui.engine.restore_objects import make_objects
from influx_backup_gui.engine.restore_report import RestoreReport, RestoreStopped, RowsRefused, TableState
from influx_backup_gui.engine.restore_retention import Retentions
from influx_backup_gui.engine.restore_target import left_out, make_table, newcomer, schema_problems, tables_of
from influx_backup_gui.engine.restore_values import check_rows, needed
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive_reader import ArchiveReader

log = logging.getLogger(__name__)

_CHECKING, _SAVING, _RESTORING, _CLOSING = (
    "checking the archive",
    "backing up what is overwritten",
    "restoring",
    "closing",
)
_PHASES = ((_CHECKING, 0.1), (_RESTORING, 0.89), (_CLOSING, 0.01))
_PHASES_WITH_SAVING = ((_CHECKING, 0.1), (_SAVING, 0.2), (_RESTORING, 0.69), (_CLOSING, 0.01))
Key = tuple[str, str]
LEAVE_OUT = "Leave that table or time range out of the restore; the Parquet files in the archive still hold it."


def restore(
    archive: Path,
    password: str | None,
    plan: RestorePlan,
    manifest: Manifest,
    client: Client,
    job: RestoreJob,
    context: JobContext,
    save_first: Callable[[JobContext], None] | None = None,
    retentions_open: Callable[[Sequence[RetentionChange]], None] = lambda _: None,
) -> RestoreReport:
    """Do what the plan says. Nothing is written when the plan is blocked, or a needed part is damaged or not writable.

    `save_first` is called when all that is known and nothing is written yet; its errors end the restore.
    `retentions_open` is told which databases lack their retention, and again when they have it. Tables whose rows are
    not all there and right are not `verified` in the report. Errors: PlanRefused (RowsRefused where that is why),
    ArchiveDamaged (both before the first write), RestoreStopped (with the report so far) for all others.
    """
    if plan.blocked:
        raise PlanRefused(plan.refusal, "See every step with --dry-run.")
    retentions = Retentions(client, plan.retentions, retentions_open)
    return _Restorer(archive, password, plan, manifest, client, job, context, retentions).restore(save_first)


class _Restorer:
    """One execution of a plan."""

    def __init__(
        self,
        archive: Path,
        password: str | None,
        plan: RestorePlan,
        manifest: Manifest,
        client: Client,
        job: RestoreJob,
        context: JobContext,
        retentions: Retentions,
    ) -> None:
        self._archive, self._password, self._plan, self._client, self._job = archive, password, plan, client, job
        self._retentions = retentions
        self._context, self._cancel = context, context.cancel
        self._entries = {(t.database, t.table): t for t in manifest.tables}
        self._steps = {(s.source_database, s.source_table): s for s in plan.steps}
        self._states = {key: TableState(s) for key, s in self._steps.items()}
        self._numbers = {key: n for n, key in enumerate(self._steps, 1)}
        self._created_databases: list[str] = []
        self._created_tables: list[Key] = []
        self._left_out: dict[Key, tuple[str, ...]] = {}
        self._warnings: list[str] = list(plan.notes)
        self._phases: dict[str, float] = {}
        self._objects: tuple[ObjectReport, ...] = ()
        self._lock = threading.Lock()
        self._written = self._compared = 0
        self._total = plan.rows
        self._there: dict[str, dict[str, Table]] = {}

    def restore(self, save_first: Callable[[JobContext], None] | None) -> RestoreReport:
        """All steps; see the function of this name."""
        self._meter = Meter(self._context, _PHASES_WITH_SAVING if save_first else _PHASES)
        with ArchiveReader(self._archive, self._password) as archive:
            self._timed(_CHECKING, lambda: self._check_archive(archive))
            if save_first:
                self._meter.enter(_SAVING)
                inner = JobContext(lambda p: self._meter.update(p.fraction, table=p.table), self._cancel)
                self._timed(_SAVING, lambda: save_first(inner))
            try:
                self._make_targets()
                self._move_rows(archive)
                self._close()
            except Exception as error:
                if not isinstance(error, BackupError):
                    log.exception("fault in the middle of a restore")
                self._warnings.extend(self._retentions.unfinished)
                raise RestoreStopped(error, self._report()) from error
        self._meter.finish()
        return self._report()

    def _timed(self, phase: str, work: Callable[[], None]) -> None:
        started = time.monotonic()
        try:
            work()
        finally:
            self._phases[phase] = time.monotonic() - started

    def _report(self) -> RestoreReport:
        return RestoreReport(
            tuple(s.report() for s in self._states.values()),
            tuple(dict.fromkeys(self._warnings)),
            tuple(self._created_databases),
            tuple(self._created_tables),
            dict(self._phases),
            self._retentions.done,
            self._retentions.open,
            self._objects,
        )

    # --- before the first write -----------------------------------------------------------------------

    def _check_archive(self, archive: ArchiveReader) -> None:
        """Decode and recount every needed part, and refuse what line protocol cannot carry."""
        self._meter.enter(_CHECKING)

        def progressed(done: int, table: str) -> None:
            self._meter.update(done / self._total if self._total else 1.0, table=table)

        found = check_rows(archive, self._plan, self._job.range, self._cancel, progressed)
        if found:
            raise RowsRefused(refusing(self._plan, found).refusal, LEAVE_OUT, found)

    def _make_targets(self) -> None:
        """Databases without retention, and tables that are new. Those to be replaced wait until their turn."""
        self._retentions.lift()
        for database in self._plan.databases_to_create:
            self._client.create_database(database)
            self._created_databases.append(database)
        self._there = {d: tables_of(self._client, d) for d in {s.target_database for s in self._steps.values()}}
        for key, step in self._steps.items():
            if step.action == CREATE:
                if step.target_table in self._there[step.target_database]:
                    raise newcomer(step)
                self._make(key)

    def _make(self, key: Key) -> None:
        step = self._steps[key]
        self._left_out[key] = make_table(self._client, step, self._entries[key], self._plan.longest_text)
        self._created_tables.append((step.target_database, step.target_table))

    # --- rows -----------------------------------------------------------------------------------------

    def _move_rows(self, archive: ArchiveReader) -> None:
        self._meter.enter(_RESTORING)
        mover = RowMover(self._client, self._job.connections, self._cancel, self._there, self._progressed)
        try:
            self._timed("writing", lambda: self._move_parts(archive, mover))
            self._timed("comparing what was left", mover.drain)
        except BaseException:
            mover.close(give_up=True)
            raise
        mover.close()

    def _move_parts(self, archive: ArchiveReader, mover: RowMover) -> None:
        """Tables in the order of the archive; a table to be replaced is deleted when its turn has come."""
        begun: set[Key] = set()
        for entry, part, data in archive.parts(needed(self._plan, archive.manifest, self._job.range)):
            key = entry.database, entry.table
            if key not in begun:
                begun.add(key)
                self._begin(key)
            span = part.window.intersect(self._job.range)
            if span is not None:
                mover.move(self._states[key], entry, part, data, span)
        for key in [k for k in self._steps if k not in begun]:
            self._begin(key)
        for state in self._states.values():
            state.complete()

    def _begin(self, key: Key) -> None:
        if self._steps[key].action == REPLACE:
            self._make(key)

    def _progressed(self, state: TableState, written: int, compared: int) -> None:
        with self._lock:
            self._written += written
            self._compared += compared
            done, rows = 0.75 * self._written + 0.25 * self._compared, self._written
        step = state.step
        self._meter.update(
            done / self._total if self._total else 1.0,
            rows=rows,
            rows_expected=self._total,
            table=f"{step.target_database}.{step.target_table}",
            table_number=self._numbers[step.source_database, step.source_table],
            tables=len(self._steps),
        )

    # --- at the end -----------------------------------------------------------------------------------

    def _close(self) -> None:
        self._meter.enter(_CLOSING)
        now = {d: tables_of(self._client, d) for d in self._there}
        for key, step in self._steps.items():
            if step.action == SKIP:
                continue
            there, entry = now[step.target_database].get(step.target_table), self._entries[key]
            without, state = self._left_out.get(key, ()), self._states[key]
            for said in schema_problems(step, entry, there, without):
                state.wrong(said)
            if there is not None and state.first is not None:
                said = gone_again(self._client, step.target_database, step.target_table, state.first)
                if said:
                    state.wrong(said)
            self._warnings.extend(left_out(step, entry, there, without))
        wrong = {s.step.target_database for s in self._states.values() if not s.sound}
        if self._job.catalog:
            self._objects = make_objects(self._client, self._plan.objects, wrong)
            self._warnings.extend(not_made_text(self._objects))
        self._warnings.extend(self._retentions.set(wrong))
