"""Taking a backup: plan windows, read them truthfully, archive, prove, publish (design.md section 6)."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from influx_backup_gui.domain.agreement import RESTARTED
from influx_backup_gui.domain.coverage import Before, compare
from influx_backup_gui.domain.errors import (
    ArchiveDamaged,
    BackupError,
    Cancelled,
    NoSpace,
    NotAuthorised,
    QueryFailed,
    ServerUnreachable,
)
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.instants import SECOND
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.names import backup_name
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.server import Database, Identity, ServerConfig
from influx_backup_gui.domain.unfinished import Sitting, Unfinished, key_of, unusable
from influx_backup_gui.engine.backup_manifest import manifest_of
from influx_backup_gui.engine.backup_planning import Planner
from influx_backup_gui.engine.backup_reading import BackupReading
from influx_backup_gui.engine.checkpoints import Checkpoints
from influx_backup_gui.engine.look_back import suspicion
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.oddities import oddities
from influx_backup_gui.engine.resuming import Resumption, lineage
from influx_backup_gui.engine.selecting import absent, selected
from influx_backup_gui.engine.server_objects import server_objects
from influx_backup_gui.engine.table_parts import TablePlan, untold_order
from influx_backup_gui.engine.unfinished import discard, left_text
from influx_backup_gui.engine.values_since_restart import COMPARING, EarlierArchives, ValuesSinceRestart
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.files import disk_errors, free_bytes
from influx_backup_gui.store.memory import LARGE_BLOCK, return_freed_memory
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.trash import Trashed
from influx_backup_gui.store.unfinished_backups import UnfinishedBackups

log = logging.getLogger(__name__)
PHASES = (("planning", 0.02), ("reading", 0.83), (COMPARING, 0.0), ("proving", 0.15))


@dataclass(frozen=True)
class Taken:
    """A proved archive: its path, when (ns) it was proved, its size in bytes, and `header` (domain/backup.py).

    `file_limit` is what the server turned out to allow, None if it refused nothing. `going_on` is what was taken over.
    """

    manifest: Manifest
    path: Path
    proved: int
    bytes: int
    header: str
    file_limit: int | None = None
    going_on: Resumption | None = None


# The server, the network, or the person: what was read until then is as good as before.
_CUT_OFF = (ServerUnreachable, NotAuthorised, QueryFailed, Cancelled)


class BackupTaker:
    """One execution of a BackupJob. Errors: every `BackupError`; on any of them nothing half-made is left.

    `file_limit` is the number of files that the server is known to allow one query, None for its default. `known` is
    where half-written archives are remembered whose parts can be used, and `left` the one to go on with, if any;
    `make_room` removes what may go until so many bytes are free, and answers what went from the trash.
    """

    def __init__(
        self,
        job: BackupJob,
        server: ServerConfig,
        client: Client,
        repository: Repository,
        context: JobContext,
        password: str | None,
        known: UnfinishedBackups,
        left: Unfinished | None = None,
        clock: Callable[[], int] = time.time_ns,
        file_limit: int | None = None,
        make_room: Callable[[int], tuple[Trashed, ...]] = lambda _: (),
    ) -> None:
        self._job, self._server, self._client, self._repository = job, server, client, repository
        self._context, self._password, self._clock = context, password, clock
        self._known, self._left, self._make_room = known, left, make_room
        self._meter = Meter(context, PHASES)
        self._warnings: list[str] = []
        # What had to go from the trash for ever, so that there was space.
        self.emptied: tuple[Trashed, ...] = ()
        # Why `left` was not gone on with, "" where it was.
        self.begun_anew = ""
        self._file_limit = file_limit

    def take(
        self,
        backup_id: str,
        before: Callable[[], Before],
        archives: EarlierArchives,
        announced: Callable[[Taken], None] = lambda _: None,
    ) -> Taken:
        """Take, prove and publish; `announced` is told before the archive gets its name: no crash shall hide it.

        `before` is asked while the first windows are on their way, and `archives` for its archive after that.
        """
        created = self._clock()
        identity = self._client.identity()
        found = selected(self._client, self._job.selection)
        databases = found.databases
        name = backup_name(self._job.name, self._server.name, tuple(d.name for d in databases), created)
        final = self._repository.archive_path(self._server.name, name)
        partial = self._repository.partial_path(final)
        with ExitStack() as opened:
            opened.enter_context(disk_errors(final.parent))
            spool = opened.enter_context(self._spool(final))
            store = lineage(self._client, identity)
            going_on = self._going_on(created, identity, store, spool)
            if going_on is not None:
                opened.enter_context(going_on)
            writer = opened.enter_context(ArchiveWriter(final, self._password, partial))
            record = self._record(backup_id, partial, created, identity, store, going_on)
            checkpoints = Checkpoints(self._known, record, writer, going_on)
            reader = WindowReader(self._client, spool, self._job.profile, self._context.cancel, self._job.in_flight)
            planner = self._planner(identity, databases, created)
            reading = BackupReading(
                self._client, self._context, self._meter, planner, reader, writer, going_on, checkpoints
            )
            try:
                entries, last = reading.read(self._job.in_flight, lambda plans: self._check_space(plans, final), before)
                checkpoints.all_read(reading.done)
                objects = server_objects(self._client, databases, identity.release)
                self._warnings.extend((*reading.warnings, *objects.warnings))
                if last.manifest is None:
                    self._warnings.extend(suspicion(self._client, identity, databases))
                manifest = manifest_of(self._client, self._job, record, final.stem, created, databases, entries)
                values = ValuesSinceRestart(
                    archives, self._client.processes, self._password, self._context, self._meter
                )
                coverage = compare(last, manifest, values.others(last, manifest, writer))
                self._warnings.extend(values.warnings)
                coverage = replace(coverage, losses=(*coverage.losses, *reading.losses))
                self._warnings.extend(absent(self._job.selection, found, coverage.losses))
                manifest = self._warned(replace(manifest, coverage=coverage), last, planner, record)
                writer.finish(manifest, objects.catalog)
                header = self._prove(writer.partial)
            except BaseException as error:
                self._failed(error, checkpoints, reading, going_on)
                raise
            size = writer.partial.stat().st_size
            taken = Taken(manifest, final, self._clock(), size, header, reader.learned, going_on)
            announced(taken)
            checkpoints.complete()
            writer.publish()
        self._meter.finish()
        return taken

    def plan(self) -> tuple[tuple[TablePlan, ...], tuple[str, ...]]:
        """What would be read, for `--dry-run`, and what is chosen but not there; asks the server, changes nothing."""
        found = selected(self._client, self._job.selection)
        planner = self._planner(self._client.identity(), found.databases, self._clock())
        reader = WindowReader(self._client, Path(), self._job.profile, self._context.cancel, self._job.in_flight)
        with ThreadPoolExecutor(self._job.in_flight) as pool:
            plans = planner.plan(reader, pool, lambda *_: self._context.cancel.check())
        return plans, tuple(absent(self._job.selection, found))

    @contextmanager
    def _spool(self, final: Path) -> Iterator[Path]:
        spool = self._repository.spool(final.stem)
        try:
            yield spool
        finally:
            shutil.rmtree(spool, ignore_errors=True)

    def _planner(self, identity: Identity, databases: tuple[Database, ...], now: int) -> Planner:
        return Planner(self._job, self._client, identity, databases, now // SECOND * SECOND, self._file_limit)

    def _check_space(self, plans: Sequence[TablePlan], final: Path) -> None:
        """What the archive will take; only a few windows at a time are in the spool."""
        needed = int(sum(p.bytes for p in plans) * 1.2)
        free = self._room(needed, final)
        if needed > free:
            raise NoSpace(
                f"This backup needs about {size_text(needed)}; {size_text(free)} are free in {final.parent}.",
                "Free some space, delete old backups, or choose another repository.",
            )

    def _room(self, needed: int, final: Path) -> int:
        """Bytes that are free, after what may go has gone where they are fewer than needed."""
        if needed > free_bytes(final.parent):
            self.emptied = (*self.emptied, *self._make_room(needed))
        return free_bytes(final.parent)

    # --- going on ---------------------------------------------------------------------------------------

    def _going_on(self, now: int, identity: Identity, store: str, spool: Path) -> Resumption | None:
        """What was cut off, opened; None where there is nothing, or nothing that can be used: that goes."""
        left = self._left
        if left is None:
            return None
        mark = self._known.mark(left)
        reason = unusable(left, now, self._client.url, identity, store)
        if not reason and mark is not None:
            if self._room(left.bytes, spool) < left.bytes:
                reason = "there is not enough space to take its parts over"
            else:
                # Before it is touched: whatever happens with it, it happens TRIES times at most.
                self._known.set_tries(left.path, left.tries + 1)
                try:
                    return Resumption(left, mark, self._password, spool)
                except Exception as error:  # noqa: BLE001 - damaged input, or another password: it fails in many ways
                    log.warning("a backup that was cut off cannot be read: %s: %s", type(error).__name__, error)
                    reason = "it is damaged, or encrypted with another password"
        self.begun_anew = reason
        discard(self._known, left)
        return None

    def _record(
        self, run: str, partial: Path, created: int, identity: Identity, store: str, going_on: Resumption | None
    ) -> Unfinished:
        """What is known of this backup when it begins."""
        before = going_on.left if going_on is not None else None
        return Unfinished(
            path=str(partial),
            run=run,
            repository=self._repository.name,
            server=self._server.name,
            job=key_of(self._job),
            encrypted=self._job.encrypt,
            begun=before.begun if before else created // SECOND * SECOND,
            url=self._client.url,
            version=identity.version,
            edition=identity.edition,
            lineage=store,
            first_process=before.first_process if before else identity.process_id,
            process_id=identity.process_id,
            sittings=(*(before.sittings if before else ()), Sitting(created, created)),
        )

    def _failed(
        self, error: BaseException, checkpoints: Checkpoints, reading: BackupReading, going_on: Resumption | None
    ) -> None:
        """Keep what can be gone on with, where the archive itself is not what failed."""
        by_will = isinstance(error, Cancelled) and going_on is None
        left = checkpoints.cut_off(reading.done) if isinstance(error, _CUT_OFF) and not by_will else None
        if left is None:
            checkpoints.give_up()
        elif isinstance(error, BackupError):
            error.hint = f"{error.hint} {left_text(left)}".strip()

    # --- closing ----------------------------------------------------------------------------------------

    def _warned(self, manifest: Manifest, before: Before, planner: Planner, record: Unfinished) -> Manifest:
        """The manifest with all that a person should know."""
        began_with = {record.first_process, record.process_id} - {manifest.origin.process_id_after, ""}
        if not began_with <= self._client.processes(began_with):
            self._warnings.append(RESTARTED)
        if planner.orders_are_told:
            self._warnings.extend(untold_order(manifest.tables))
        self._warnings.extend(oddities(before, manifest, self._server.quiet_hours))
        # The worst first: it is what a summary says.
        return replace(manifest, warnings=(*(x.text for x in manifest.coverage.losses), *self._warnings))

    def _prove(self, partial: Path) -> str:
        from influx_backup_gui.store.proof import prove

        self._meter.enter("proving")
        return_freed_memory(LARGE_BLOCK)  # everything waits for the processor now
        proof = prove(
            partial,
            self._password,
            lambda done, total: self._meter.update(done / total if total else 1.0),
            self._context.cancel,
        )
        if proof.damaged:
            worst = proof.damaged[0]
            raise ArchiveDamaged(
                f"The archive that was just written is damaged: {worst.member}: {worst.reason}",
                "The disk or its cable may be failing. The backup was not kept; older backups are untouched.",
            )
        return proof.header
