"""Taking a backup: plan windows, read them truthfully, archive, prove, publish (design.md section 6)."""

from __future__ import annotations

import platform
import shutil
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

from influx_backup_gui import __version__
from influx_backup_gui.domain.coverage import Before, losses
from influx_backup_gui.domain.errors import ArchiveDamaged, NoSpace, TableGone
from influx_backup_gui.domain.humanize import size_text
from influx_backup_gui.domain.instants import HOUR, SECOND
from influx_backup_gui.domain.job import BackupJob
from influx_backup_gui.domain.manifest import DatabaseEntry, Manifest, Origin, TableEntry
from influx_backup_gui.domain.names import MemberFolders, backup_name
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.domain.server import Database, Identity, Role, ServerConfig, Table
from influx_backup_gui.domain.windows import Window, expiring, files_allowed, plan_windows
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.read_part import ReadPart
from influx_backup_gui.engine.selecting import selected
from influx_backup_gui.engine.server_objects import server_objects
from influx_backup_gui.engine.table_parts import ReadAhead, TableParts, TablePlan, dropped, untold_order
from influx_backup_gui.engine.window_reader import WindowReader
from influx_backup_gui.influx.client import Client
from influx_backup_gui.store.archive import ArchiveWriter
from influx_backup_gui.store.files import disk_errors, free_bytes
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.trash import Trashed

PHASES = (("planning", 0.02), ("reading", 0.83), ("proving", 0.15))
# What a buffered row may take in an archive where no file tells (measured.md: 16.5 bytes on the wire).
_BYTES_PER_ROW = 20


@dataclass(frozen=True)
class Taken:
    """A proved archive: its path, when (ns) it was proved, its size in bytes, and `header` (domain/backup.py).

    `file_limit` is what the server turned out to allow, None if it refused nothing.
    """

    manifest: Manifest
    path: Path
    proved: int
    bytes: int
    header: str
    file_limit: int | None = None


@dataclass
class _Progressed:
    """Rows and tables done so far (main thread only)."""

    rows: int = 0
    tables: int = 0


class BackupTaker:
    """One execution of a BackupJob. Errors: every `BackupError`; on any of them nothing half-made is left.

    `file_limit` is the number of files that the server is known to allow one query, None for its default.
    """

    def __init__(
        self,
        job: BackupJob,
        server: ServerConfig,
        client: Client,
        repository: Repository,
        context: JobContext,
        password: str | None,
        clock: Callable[[], int] = time.time_ns,
        file_limit: int | None = None,
        spared: Callable[[], Collection[Path]] = tuple,
    ) -> None:
        self._job, self._server, self._client, self._repository = job, server, client, repository
        self._context, self._password, self._clock = context, password, clock
        self._meter = Meter(context, PHASES)
        self._warnings: list[str] = []
        # What had to go from the trash for ever, so that there was space.
        self.emptied: tuple[Trashed, ...] = ()
        self._file_limit = file_limit
        # What of the trash stays there although space is needed.
        self._spared = spared

    def take(
        self, backup_id: str, before: Callable[[], Before], announced: Callable[[Taken], None] = lambda _: None
    ) -> Taken:
        """Take, prove and publish; `announced` is told before the archive gets its name: no crash shall hide it.

        `before` is asked while the first windows are on their way.
        """
        created = self._clock()
        self._cutoff = created // SECOND * SECOND
        identity = self._client.identity()
        databases = selected(self._client, self._job.selection)
        self._look_at(identity, databases)
        name = backup_name(self._job.name, self._server.name, tuple(d.name for d in databases), created)
        final = self._repository.archive_path(self._server.name, name)
        with disk_errors(final.parent), self._spool(final) as spool, ArchiveWriter(final, self._password) as writer:
            reader = WindowReader(self._client, spool, self._job.profile, self._context.cancel, self._job.in_flight)
            entries, last = self._read(databases, reader, writer, final, before)
            objects = server_objects(self._client, databases, identity.release)
            self._warnings.extend(objects.warnings)
            manifest = self._manifest(backup_id, final.stem, created, identity, databases, entries, last)
            writer.finish(manifest, objects.catalog)
            header = self._prove(writer.partial)
            taken = Taken(manifest, final, self._clock(), writer.partial.stat().st_size, header, reader.learned)
            announced(taken)
            writer.publish()
        self._meter.finish()
        return taken

    def plan(self) -> tuple[TablePlan, ...]:
        """What would be read, for `--dry-run`; asks the server, changes nothing."""
        self._cutoff = self._clock() // SECOND * SECOND
        databases = selected(self._client, self._job.selection)
        self._look_at(self._client.identity(), databases)
        reader = WindowReader(self._client, Path(), self._job.profile, self._context.cancel, self._job.in_flight)
        with ThreadPoolExecutor(self._job.in_flight) as pool:
            return self._plan(databases, reader, pool)

    @contextmanager
    def _spool(self, final: Path) -> Iterator[Path]:
        spool = self._repository.spool(final.stem)
        try:
            yield spool
        finally:
            shutil.rmtree(spool, ignore_errors=True)

    # --- planning -------------------------------------------------------------------------------------

    def _look_at(self, identity: Identity, databases: tuple[Database, ...]) -> None:
        """Keep what planning needs to know of the server, and say what it would not tell."""
        self._retentions = {d.name: d.retention_ns for d in databases}
        # Compaction and row deletes of Enterprise may make a file's rows fewer after it was listed (facts.md 5).
        self._files_are_final = identity.edition != "Enterprise"
        told = all(d.retention_known for d in databases)
        self._orders_are_told = told and identity.release >= (3, 2)
        if identity.release >= (3, 2) and not told:
            self._warnings.append(
                "The token may not read the system tables of the server: retention and the order of tags are not in "
                "this backup, and dropped tables cannot be told from others. Use an admin token."
            )

    def _plan(
        self, databases: tuple[Database, ...], reader: WindowReader, pool: ThreadPoolExecutor
    ) -> tuple[TablePlan, ...]:
        tables = [t for d in databases for t in d.tables]
        self._meter.enter("planning")
        plans = []
        for number, plan in enumerate(pool.map(lambda t: self._plan_table(t, reader), tables)):
            self._context.cancel.check()
            self._meter.update((number + 1) / len(tables), tables=len(tables))
            if plan is not None:
                plans.append(plan)
        return tuple(plans)

    def _plan_table(self, table: Table, reader: WindowReader) -> TablePlan | None:
        try:
            with reader.requests:
                return self._windows_of(table, reader)
        except TableGone:
            self._warnings.append(dropped(table))
            return None

    def _windows_of(self, table: Table, reader: WindowReader) -> TablePlan:
        span = self._job.selection.range
        files = self._client.files(table.database, table.name)
        windows: list[Window] = []
        for window in plan_windows(files, span, max_files=files_allowed(self._file_limit)):
            if window.expected is None:
                windows.extend(reader.plan_unknown(table.database, table.name, window, self._cutoff))
            else:
                windows.append(window)
        windows = self._as_far_as_they_stay(table, windows)
        rows = sum(w.expected or 0 for w in windows)
        known_rows = sum(f.rows for f in files) or 1
        per_row = sum(f.bytes for f in files) / known_rows or _BYTES_PER_ROW
        return TablePlan(table, tuple(windows), rows, int(rows * per_row))

    def _as_far_as_they_stay(self, table: Table, windows: list[Window]) -> list[Window]:
        """The windows without what cannot be expected of them: rows that may disappear by themselves meanwhile."""
        retention = self._retentions[table.database]
        if retention is not None:
            windows = list(expiring(windows, self._cutoff - retention + HOUR))
        return windows if self._files_are_final else [replace(w, least=0) for w in windows]

    def _check_space(self, plans: Sequence[TablePlan], final: Path) -> None:
        """What the archive will take; only a few windows at a time are in the spool."""
        needed = int(sum(p.bytes for p in plans) * 1.2)
        if needed > free_bytes(final.parent):
            self.emptied = self._repository.make_room(needed, self._spared())
        free = free_bytes(final.parent)
        if needed > free:
            raise NoSpace(
                f"This backup needs about {size_text(needed)}; {size_text(free)} are free in {final.parent}.",
                "Free some space, delete old backups, or choose another repository.",
            )

    # --- reading --------------------------------------------------------------------------------------

    def _read(
        self,
        databases: tuple[Database, ...],
        reader: WindowReader,
        writer: ArchiveWriter,
        final: Path,
        before: Callable[[], Before],
    ) -> tuple[list[TableEntry], Manifest | None]:
        # More than are in flight, so that the server is never idle: some count, decode, or wait with a file that came.
        pool = ThreadPoolExecutor(self._job.in_flight + 4, thread_name_prefix="window")
        try:
            plans = self._plan(databases, reader, pool)
            self._check_space(plans, final)
            self._meter.enter("reading")
            queued = ReadAhead(pool, reader, plans, self._job.in_flight + 4)
            last = before()
            self._warnings.extend(last.unread)
            return self._read_tables(plans, queued, writer), last.manifest
        except BaseException:
            # Whoever is still reading shall not go on for nothing.
            pool.shutdown(wait=False, cancel_futures=True)
            self._client.abort()
            raise
        finally:
            pool.shutdown(wait=True)

    def _read_tables(self, plans: Sequence[TablePlan], queued: ReadAhead, writer: ArchiveWriter) -> list[TableEntry]:
        done, expected = _Progressed(), sum(p.rows for p in plans)
        folders = MemberFolders()
        entries = []
        for number, plan in enumerate(plans, 1):
            parts = TableParts(plan.table, folders.folder(plan.table.database, plan.table.name), writer)
            for future in queued.of(plan):
                try:
                    read = _wait(future, self._context)
                except TableGone:
                    parts.complete = False
                    continue
                for part in read:
                    parts.add(part)
                done.rows += sum(p.rows for p in read)
                self._meter.update(
                    done.rows / expected if expected else number / len(plans),
                    rows=done.rows,
                    rows_expected=expected,
                    table=f"{plan.table.database}.{plan.table.name}",
                    table_number=number,
                    tables=len(plans),
                )
            writer.end_table()
            self._warnings.extend(parts.warnings())
            if parts.complete or parts.rows:
                entries.append(parts.entry())
        return entries

    # --- closing --------------------------------------------------------------------------------------

    def _manifest(
        self,
        backup_id: str,
        name: str,
        created: int,
        before_identity: Identity,
        databases: tuple[Database, ...],
        entries: list[TableEntry],
        before: Manifest | None,
    ) -> Manifest:
        after = self._client.identity()
        if after.process_id != before_identity.process_id:
            self._warnings.append(
                "The server was restarted during this backup. What was read after it may lack rows "
                "that the server does not show any more: take another backup."
            )
        origin = Origin(
            self._server.name,
            self._client.url,
            after.version,
            after.edition,
            after.cluster_uuid,
            before_identity.process_id,
            after.process_id,
        )
        manifest = Manifest(
            id=backup_id,
            name=name,
            note=self._job.note,
            created=created,
            cutoff=self._cutoff,
            profile=self._job.profile.value,
            origin=origin,
            selection=self._job.selection,
            databases=tuple(DatabaseEntry(d.name, d.retention_ns) for d in databases),
            tables=tuple(self._with_late_columns(entries)),
            versions=_versions(),
        )
        if self._orders_are_told:
            self._warnings.extend(untold_order(manifest.tables))
        if before is not None:
            self._warnings.extend(losses(before, manifest))
        return replace(manifest, warnings=tuple(self._warnings))

    def _with_late_columns(self, entries: list[TableEntry]) -> Iterator[TableEntry]:
        """Columns that were added while we read belong to the table (a part may hold them already)."""
        late: dict[str, dict[str, Table]] = {}
        for entry in entries:
            if entry.database not in late:
                late[entry.database] = self._tables_now(entry.database)
            now = late[entry.database].get(entry.table)
            if now is None or set(now.columns) == set(entry.columns):
                yield entry
            else:
                yield _widened(entry, now)

    def _tables_now(self, database: str) -> dict[str, Table]:
        try:
            return {t.name: t for t in self._client.tables(database)}
        except TableGone:
            return {}

    def _prove(self, partial: Path) -> str:
        from influx_backup_gui.store.proof import prove

        self._meter.enter("proving")
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


def _wait(future: Future[list[ReadPart]], context: JobContext) -> list[ReadPart]:
    """The result; a cancel is noticed within a fifth of a second."""
    while not wait((future,), timeout=0.2).done:
        context.cancel.check()
    return future.result()


def _widened(entry: TableEntry, now: Table) -> TableEntry:
    by_name = {c.name: c for c in entry.columns} | {c.name: c for c in now.columns}
    columns = tuple(by_name[n] for n in sorted(by_name))
    known = now.series_key is not None
    tags = now.tags if known else tuple(c.name for c in columns if c.role is Role.TAG)
    return replace(entry, columns=columns, series_key=tags, series_key_known=known)


def _versions() -> dict[str, str]:
    libraries = {name: metadata.version(name) for name in ("pyarrow", "py7zr")}
    return {"influx-backup": __version__, "python": platform.python_version(), **libraries}
