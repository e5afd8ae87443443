"""A repository moves to another folder: copied, verified there, switched over, and only then removed where it was.

The order makes it safe to die at any moment, and to be without any of the two disks afterwards:
1. The catalog notes what is about to happen (store/moves.py).
2. Every file is laid down at the target, and verified there: archives of the catalog are decoded and recounted, all
   else is read back from the disk and compared.
3. The settings name the new folder: one rename of a file. Before it the old folder counts, behind it the new one.
4. The catalog names the new paths. Until then it names the old ones, and they are still there.
5. What is at the target, whole, is removed from the old folder. What else lies there stays.
Both folders are locked meanwhile; whoever waited for one looks into the settings again (`Resources.locked`).
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.errors import ArchiveDamaged, BackupError, Cancelled, NoSpace, PasswordNeeded, UsageError
from influx_backup_gui.domain.humanize import counted, size_text
from influx_backup_gui.domain.job import MoveJob, Outcome, Run
from influx_backup_gui.domain.progress import JobContext
from influx_backup_gui.engine.meter import Meter
from influx_backup_gui.engine.move_steps import half_name, remove_copies, remove_moved, switch, switched
from influx_backup_gui.engine.recovery import settle
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.settings_keeping import keep_settings
from influx_backup_gui.engine.unfinished import kept_paths
from influx_backup_gui.engine.verify import verify_archive
from influx_backup_gui.store.copying import Told, copy_file, link_file, read_digest
from influx_backup_gui.store.files import disk_errors, free_bytes, fsync_directory, make_folder
from influx_backup_gui.store.kept_settings import kept_in, this_machine
from influx_backup_gui.store.moves import Move
from influx_backup_gui.store.processes import alive
from influx_backup_gui.store.repository import SUFFIX, Repository

log = logging.getLogger(__name__)
_COPYING, _WAITING, _REMOVING = "copying and verifying", "waiting until nobody reads there", "removing"
_PHASES = ((_COPYING, 0.98), (_WAITING, 0.0), (_REMOVING, 0.02))
# Runs that opened an archive may open it once more.
_READING = ("verify", "restore", "drill")
_LOOK_SECONDS = 0.5


@dataclass
class _Done:
    """What came of it so far."""

    proofs: dict[str, tuple[int, str]] = field(default_factory=dict)
    archives: int = 0
    bytes: int = 0
    warnings: list[str] = field(default_factory=list)


def run_move(resources: Resources, job: MoveJob, run: Run, context: JobContext) -> Run:
    """`details`: repository, from, to, archives, bytes, proved, warnings, stayed. Errors: every BackupError.

    On an error before the switch everything is as it was. Behind it the move has happened, and what could not be
    removed from the old folder is a warning.
    """
    target = Path(job.path).expanduser().absolute()
    with resources.locked(job.repository, f"move to {target}") as source:
        with disk_errors(target):
            _check(resources, source, target)
        move = Move(run.id, source.name, source.path, target, made=not target.exists())
        details = {"repository": source.name, "from": str(source.path), "to": str(target)}
        resources.catalog.keep_details(run.id, details)
        resources.catalog.moves.begin(move)
        return _Mover(resources, move, source, context).moved(run)


def _check(resources: Resources, source: Repository, target: Path) -> None:
    """UsageError where it cannot go there."""
    own = resources.places
    if target in (own.config, own.data, own.logs):
        raise UsageError(f"In {target} the program keeps other things.", "Choose another folder.")
    if not source.path.is_dir():
        raise BackupError(f"The repository {source.name!r} is not there: {source.path}.", "Is the disk connected?")
    for config in resources.repositories():
        ours, theirs = target.resolve(), Path(config.path).resolve()
        if ours.is_relative_to(theirs) or theirs.is_relative_to(ours):
            what = "the same folder as" if ours == theirs else "not apart from"
            raise UsageError(f"{target} is {what} that of repository {config.name!r}.", "Choose another folder.")
    if os.path.lexists(target) and not target.is_dir():
        raise UsageError(f"{target} is no folder.", "Choose a folder, or a name that is not there yet.")
    taken = {p.parts[0] for p in source.belongings()} & (
        {p.name for p in target.iterdir()} if target.exists() else set()
    )
    if taken or any(Repository("", target).belongings()):
        raise UsageError(f"{target} holds archives, or folders of the same names, already.", "Choose an empty folder.")
    if not target.exists() and not target.parent.is_dir():
        raise UsageError(f"{target.parent} is not there.", "Is the disk connected and mounted? Or make it first.")


class _Mover:
    """One move, with the old folder locked and the row in the catalog."""

    def __init__(self, resources: Resources, move: Move, source: Repository, context: JobContext) -> None:
        self._resources, self._move, self._context = resources, move, context
        self._source, self._target = source, Repository(move.repository, move.target)
        self._meter = Meter(context, _PHASES)
        self._done = _Done()

    def moved(self, run: Run) -> Run:
        try:
            if self._move.made:
                with disk_errors(self._move.target.parent):
                    self._move.target.mkdir()
            self._target.check_writable()
            with self._target.lock(f"move from {self._move.source}"):
                left = self._resources.catalog.announced_backups(lambda _: False)
                settle(self._resources.catalog, [b for b in left if b.repository == self._source.name])
                self._source.sweep(kept=kept_paths(self._resources, time.time_ns()))
                self._lay_down()
                self._meter.enter(_WAITING)
                self._wait_for_readers()
                switch(self._resources, self._move, self._done.proofs)
                return self._ended(run, self._remove())
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        """As it was, unless the settings name the new folder by now: the next start ends it then."""
        if switched(self._resources, self._move):
            return
        try:
            if remove_copies(self._move):
                self._resources.catalog.moves.end(self._move.run)
        except (BackupError, OSError) as error:
            log.warning("what was copied to %s could not be removed yet: %s", self._move.target, error)

    # --- copy and verify ------------------------------------------------------------------------------

    def _lay_down(self) -> None:
        """Every file at the target, verified."""
        sizes = {p: (self._move.source / p).stat().st_size for p in self._source.belongings()}
        disk = self._disk()
        self._check_space(sum(sizes.values()), disk)
        listed = {Path(b.path): b for b in self._resources.catalog.backups() if b.repository == self._source.name}
        self._meter.enter(_COPYING)
        total, before = max(2 * sum(sizes.values()), 1), 0
        for path, size in sizes.items():
            first = before

            def told(done: int, first: int = first, path: Path = path) -> None:
                self._meter.update((first + done) / total, table=path.stem, bytes=(first + done) // 2)

            self._lay_down_one(path, size, listed.get(self._move.source / path), told)
            before += 2 * size
        self._check_all_there(sizes, disk)
        self._tell_others()

    def _disk(self) -> int:
        with disk_errors(self._move.target):
            return self._move.target.stat().st_dev

    def _check_all_there(self, sizes: Mapping[Path, int], disk: int) -> None:
        """A disk that was pulled out leaves its folder behind, which takes what is written on another disk."""
        found = {p: (self._move.target / p).stat() for p in sizes if (self._move.target / p).is_file()}
        if {p: (stat.st_size, stat.st_dev) for p, stat in found.items()} != {p: (s, disk) for p, s in sizes.items()}:
            raise BackupError(
                f"{self._move.target} lies on another disk than before, or something was taken out of it meanwhile.",
                "Everything is where it was. What is left on a disk that was pulled out can be removed.",
            )

    def _check_space(self, needed: int, disk: int) -> None:
        target = self._move.target
        with disk_errors(self._move.source):
            same_disk = disk == self._move.source.stat().st_dev
        if not same_disk and (free := free_bytes(target)) < needed:
            raise NoSpace(
                f"The archives take {size_text(needed)}, and {target} has {size_text(free)} free.",
                "Choose a larger disk, or remove archives first. Nothing was moved.",
            )

    def _lay_down_one(self, path: Path, size: int, backup: Backup | None, told: Told) -> None:
        source, target = self._move.source / path, self._move.target / path
        partial = target.with_name(half_name(self._move))
        self._context.cancel.check()
        with disk_errors(target.parent):
            make_folder(target.parent)
        linked = link_file(source, partial)
        digest = "" if linked else copy_file(source, partial, self._context.cancel, told)
        told(size)
        proved = backup is not None and not backup.damaged and self._proved(backup, source, partial, size, told)
        if not (linked or proved) and read_digest(partial, self._context.cancel, lambda n: told(size + n)) != digest:
            raise ArchiveDamaged(
                f"{path} came to the new folder otherwise than it was read.",
                "Check that disk, its cable and the memory of this machine. Everything is where it was.",
            )
        with disk_errors(target.parent):
            partial.rename(target)
            fsync_directory(target.parent)
        told(2 * size)
        if path.suffix == SUFFIX:
            self._done.archives += 1
        self._done.bytes += size

    def _proved(self, backup: Backup, source: Path, partial: Path, size: int, told: Told) -> bool:
        """Whether the archive is decoded and recounted at its new place; False where its password is not known.

        ArchiveDamaged where it is not what it should be.
        """
        try:
            password = self._resources.password_for(source) if backup.encrypted else None
            proof = verify_archive(
                partial,
                password,
                backup.header,
                self._context,
                lambda rows, of: told(size + size * rows // max(of, 1)),
            )
        except PasswordNeeded:
            self._done.warnings.append(f"{backup.name} is encrypted and was compared only: its password is not known.")
            return False
        if proof.damaged:
            where = proof.damaged[0]
            what = "" if where.member == partial.name else f"{where.member}: "
            raise ArchiveDamaged(
                f"{backup.name} is not whole at its new place: {what}{where.reason}",
                "Everything is where it was. Verify it there: what is known as damaged is moved as it is.",
            )
        self._done.proofs[backup.id] = (time.time_ns(), proof.header)
        return True

    def _tell_others(self) -> None:
        """What a person should know about what was moved."""
        damaged = [b.name for b in self._resources.catalog.backups() if b.repository == self._source.name and b.damaged]
        if damaged:
            self._done.warnings.append(f"Damaged, and moved as they are: {', '.join(damaged)}.")
        others = sorted({k.machine for k in kept_in(self._move.source)} - {this_machine()})
        if others:
            names = ", ".join(others)
            self._done.warnings.append(f"Archives of {names} lie there, too: name the new folder on that machine.")

    # --- switch and remove ----------------------------------------------------------------------------

    def _wait_for_readers(self) -> None:
        """Until no run goes on that may know an old path. Cancelled where a person asks to stop."""
        catalog = self._resources.catalog
        while any(r.kind in _READING and r.id != self._move.run for r in catalog.open_runs(alive)):
            self._context.cancel.wait(_LOOK_SECONDS)

    def _remove(self) -> tuple[str, ...]:
        """Take away what is at the new place; answers the names of what stays in the old folder."""
        self._meter.enter(_REMOVING)
        self._resources.repoint_passwords(self._move.source, self._move.target)
        try:
            # Some may have begun while the paths were changed.
            self._wait_for_readers()
            stayed = remove_moved(self._move)
        except Cancelled:
            self._done.warnings.append(f"What is in {self._move.source} is removed when the program starts again.")
            return ()
        except (BackupError, OSError) as error:
            said = error.message if isinstance(error, BackupError) else str(error)
            self._done.warnings.append(f"What is left in {self._move.source} could not be removed: {said}")
            stayed = ()
        self._resources.catalog.moves.end(self._move.run)
        return stayed

    def _ended(self, run: Run, stayed: tuple[str, ...]) -> Run:
        keep_settings(self._resources, self._target, time.time_ns())
        self._meter.finish()
        done, move = self._done, self._move
        summary = (
            f"Moved {counted(done.archives, 'archive')} ({size_text(done.bytes)}) to {move.target}, verified there."
        )
        if stayed:
            summary = f"{summary} What is not of this program stayed in {move.source}: {', '.join(stayed[:3])}."
        if done.warnings:
            summary = f"{summary} {done.warnings[0]}"
        details: dict[str, object] = {
            "repository": move.repository,
            "from": str(move.source),
            "to": str(move.target),
            "archives": done.archives,
            "bytes": done.bytes,
            "proved": len(done.proofs),
            "warnings": done.warnings,
            "stayed": list(stayed),
        }
        outcome = Outcome.WARNING if done.warnings else Outcome.SUCCEEDED
        return replace(run, outcome=outcome, summary=summary, details=details)
