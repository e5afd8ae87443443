"""What can be asked of the engine. Nothing here changes anything.

What needs pyarrow or py7zr is imported by the methods that need it: who only lists waits for neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.backup_diff import TableDifference, compare_backups
from influx_backup_gui.domain.health import assess
from influx_backup_gui.domain.health_records import Facts, Health
from influx_backup_gui.domain.job import BackupJob, PruneJob, RestoreJob, Run
from influx_backup_gui.domain.manifest import Manifest
from influx_backup_gui.domain.metrics import metrics_text
from influx_backup_gui.domain.overview import Overview
from influx_backup_gui.domain.progress import CancelToken, JobContext
from influx_backup_gui.domain.report import Report
from influx_backup_gui.domain.restore_plan import RestorePlan
from influx_backup_gui.domain.salvage import Salvage
from influx_backup_gui.domain.schedule import Schedule
from influx_backup_gui.domain.seal import Seal, seals_of
from influx_backup_gui.domain.server import ServerConfig
from influx_backup_gui.domain.server_objects import ServerObjects
from influx_backup_gui.domain.slots import zone_named
from influx_backup_gui.domain.storage_use import StorageUse
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.domain.wanted_rows import Wanted
from influx_backup_gui.engine.archives import find_backup, read_contents, read_manifest
from influx_backup_gui.engine.coverage import (
    WaitingLoss,
    losses_waiting,
)
from influx_backup_gui.engine.health_facts import gather
from influx_backup_gui.engine.inspection import inspect_server, probe_address, probe_server
from influx_backup_gui.engine.overview import overview
from influx_backup_gui.engine.presence import emptied, looked_at
from influx_backup_gui.engine.pruning import PrunePlan, plan_prune
from influx_backup_gui.engine.reporting import proof_report
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.support_file import save_support_file
from influx_backup_gui.engine.trash import trashed
from influx_backup_gui.engine.unfinished import unfinished
from influx_backup_gui.store.local_zone import local_zone
from influx_backup_gui.store.outbox import Sent
from influx_backup_gui.store.run_query import RunFilter
from influx_backup_gui.store.settings import RepositoryConfig, Settings
from influx_backup_gui.store.trash import Trashed


class Questions:
    """Answers are nouns; `plan_*` and `undo_job` say what would happen."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @property
    def settings(self) -> Settings:
        """The settings; replaced whole by `Engine.update_settings`."""
        return self.resources.settings

    def repositories(self) -> tuple[RepositoryConfig, ...]:
        """The configured folders, the default one first."""
        return self.resources.repositories()

    def emptied(self, repository: str) -> int:
        """How many backups are listed in a folder that holds nothing of this program any more; 0 for all others."""
        return emptied(self.resources.catalog, self.resources.repository(repository))

    def inspect(self, server: str, count: bool = True, cancel: CancelToken | None = None) -> dict[str, Any]:
        """Databases, tables, columns, and with `count` rows and time span. Network."""
        return inspect_server(self.resources, server, count, cancel)

    def test_server(self, server: str) -> dict[str, Any]:
        """Version, edition, databases and what the token may read. Network."""
        return probe_server(self.resources, server)

    def test_address(
        self, config: ServerConfig, token: str | None, cancel: CancelToken | None = None
    ) -> dict[str, Any]:
        """As `test_server`, of a server that is not configured yet. Network."""
        return probe_address(config, token, cancel)

    def backups(self) -> tuple[Backup, ...]:
        """All backups of the catalog, newest first."""
        return self.resources.catalog.backups()

    def looked_at(self, backups: Iterable[Backup]) -> tuple[tuple[Backup, ...], frozenset[str]]:
        """The backups, damaged where the file has another size, and the ids of those whose file nobody can see now.

        Looks for each: a disk may let that wait.
        """
        return looked_at(backups)

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Backups that were cut off and can be gone on with, oldest first."""
        return unfinished(self.resources)

    def backup(self, key: str) -> Backup:
        """The backup of that id, name or path; UsageError otherwise."""
        return find_backup(self.resources, key)

    def manifest(self, key: str) -> Manifest:
        """The manifest, read from the archive itself."""
        return read_manifest(self.resources, key)

    def contents(self, key: str) -> tuple[Manifest, ServerObjects]:
        """The manifest, and what the archive holds beside rows, read from the archive itself."""
        return read_contents(self.resources, key)

    def compare_backups(self, before: str, after: str) -> tuple[TableDifference, ...]:
        """Tables, columns and rows per day of two backups, read from the archives."""
        return compare_backups(self.manifest(before), self.manifest(after))

    def rows(self, wanted: Wanted, count: int, last: bool = False, around: int | None = None) -> Any:
        """The first, the last, or about `count` rows around an instant (ns), as an Arrow table in ascending time.

        Times and tags are texts in it. Errors: UsageError for a table that is not there, and those of the archive.
        """
        from influx_backup_gui.engine.extract import look

        return look(self.resources, wanted, count, last, around)

    def take_out(self, wanted: Wanted, form: str, path: Path, context: JobContext | None = None) -> int:
        """Write rows to a new file in one of FORMATS; answers how many. On any error no file is left."""
        from influx_backup_gui.engine.extract import take_out

        return take_out(self.resources, wanted, form, path, context)

    def runs(
        self, limit: int = 100, kind: str | None = None, server: str | None = None, schedule: str | None = None
    ) -> tuple[Run, ...]:
        """History, newest first; `schedule` is the id of one."""
        return self.resources.catalog.runs(limit, kind, server, schedule)

    def find_runs(self, wanted: RunFilter, limit: int = 100) -> tuple[Run, ...]:
        """The history that a filter lets through, newest first."""
        return self.resources.catalog.find_runs(wanted, limit)

    def metrics(self, now: int) -> str:
        """Health and history at `now` (ns) in Prometheus' text format."""
        facts = gather(self.resources, now)
        return metrics_text(facts, assess(facts, now), self.resources.catalog.count_runs(), now)

    def report(self, since: int, until: int, now: int) -> Report:
        """What was saved, proved, checked and restored from `since` to before `until` (ns), and health at `now`."""
        return proof_report(self.resources, since, until, now)

    def facts(self, now: int) -> Facts:
        """What health at `now` (ns) follows from: `domain.health.assess`."""
        return gather(self.resources, now)

    def overview(self, now: int, server: str = "", facts: Facts | None = None) -> Overview:
        """Health, rates, days, figures and disks at `now` (ns), of one server or ("") of all; days are local ones.

        `facts` are those of `now`, where they are known already.
        """
        return overview(self.resources, now, zone_named(local_zone()), server, facts)

    def storage(self) -> tuple[StorageUse, ...]:
        """What archives there are of each server and database. Reads some manifests."""
        from influx_backup_gui.engine.storage import storage

        return storage(self.resources)

    def save_support_file(self, path: Path, now: int) -> tuple[str, ...]:
        """Versions, settings, health, last runs and the log as a zip without secrets; answers what is in it."""
        return save_support_file(self.resources, path, now)

    def seals(self) -> dict[str, Seal]:
        """The seal of every backup that a drill said something about, by its id."""
        seals = seals_of(self.resources.catalog.drill_results())
        damaged = [b.id for b in self.resources.catalog.backups() if b.damaged and b.id in seals]
        return {**seals, **{i: replace(seals[i], damaged=True) for i in damaged}}

    def salvage(self, key: str) -> Salvage | None:
        """What can still be restored from a damaged backup; None where it is whole, or nobody knows how it is not."""
        from influx_backup_gui.engine.damage import salvage_of

        return salvage_of(self.resources, key)

    def drills(self, backup_id: str) -> tuple[Run, ...]:
        """The restore drills of a backup, newest first."""
        found = self.resources.catalog.runs(10_000, "drill")
        return tuple(r for r in found if _archive_id(r) == backup_id)

    def losses(self, server: str, now: int) -> tuple[WaitingLoss, ...]:
        """What a server no longer shows, and no person has acknowledged at `now` (ns). UsageError: not known."""
        return losses_waiting(self.resources, server, now)

    def plan_backup(self, job: BackupJob, cancel: CancelToken | None = None) -> dict[str, Any]:
        """What a backup would read: tables, rows, windows, bytes. Network; changes nothing."""
        from influx_backup_gui.engine.backup_run import estimate_backup

        return estimate_backup(self.resources, job, cancel)

    def plan_restore(self, job: RestoreJob, context: JobContext | None = None) -> RestorePlan:
        """What a restore would do. Network, and decodes the rows of the backup (10 M a second); changes nothing."""
        from influx_backup_gui.engine.restore_run import plan_for

        return plan_for(self.resources, job, context or JobContext())

    def undo_job(self, key: str, exactly: bool = False) -> RestoreJob:
        """The restore that undoes the one of that id (or its beginning), to be planned and run as any other.

        UsageError where there is nothing to undo.
        """
        from influx_backup_gui.engine.undo import job_to_undo

        return job_to_undo(self.resources, key, exactly)

    def plan_prune(
        self,
        job: PruneJob,
        now: int,
        schedules: Sequence[Schedule] | None = None,
        repositories: Sequence[RepositoryConfig] | None = None,
    ) -> PrunePlan:
        """What retention would remove at `now` (ns), and why; also if these were the schedules and repositories."""
        return plan_prune(self.resources, job, now, schedules, repositories)

    def trashed(self) -> tuple[Trashed, ...]:
        """What lies in the trash, oldest first."""
        return trashed(self.resources)

    def health(self, now: int, server: str | None = None) -> Health:
        """Green, amber or red at `now` (ns), with reasons; with `server` only of that one (UsageError: not known)."""
        found = assess(gather(self.resources, now), now)
        if server is None:
            return found
        self.resources.server(server)
        mine = found.of(server)
        return found if mine is None else Health(mine.colour, mine.reasons, (mine,))

    def sent_alerts(self, limit: int = 100) -> tuple[Sent, ...]:
        """Alerts that went out, wait, or could not be sent, newest first; one for each channel."""
        return self.resources.catalog.outbox.history(limit)


def _archive_id(run: Run) -> str:
    archive = run.details.get("archive")
    return str(archive.get("id", "")) if isinstance(archive, dict) else ""
