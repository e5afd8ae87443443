"""Backups that were cut off and can be gone on with: which there are, how long they stay, what is said of them."""

from __future__ import annotations

import logging
import uuid
from contextlib import suppress
from pathlib import Path

from influx_backup_gui.domain.errors import BackupError, Busy, UsageError
from influx_backup_gui.domain.humanize import counted, rows_of_tables_text, size_text, utc_text
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.unfinished import Unfinished, over
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.store.files import free_bytes, is_file, is_folder, is_gone
from influx_backup_gui.store.processes import alive
from influx_backup_gui.store.repository import Repository
from influx_backup_gui.store.unfinished_backups import UnfinishedBackups

log = logging.getLogger(__name__)


def unfinished(resources: Resources) -> tuple[Unfinished, ...]:
    """Those that are there and that nobody is working on, oldest first."""
    going_on = {r.id for r in resources.catalog.open_runs(alive)}
    return tuple(u for u in resources.catalog.unfinished.all() if u.run not in going_on and is_file(Path(u.path)))


def discard_unfinished(resources: Resources, key: str) -> Unfinished:
    """Remove one that a person does not want; `key` is its path, its file's name, or the beginning of its run's id.

    UsageError where there is no such one; Busy while its server is backed up.
    """
    there = unfinished(resources)
    found = [u for u in there if key and (key in (u.path, Path(u.path).name, name_of(u)) or u.run.startswith(key))]
    if len(found) != 1:
        names = ", ".join(map(name_of, there))
        raise UsageError(
            f"{len(found)} backups that were cut off are called {key!r}.",
            f"There are: {names}." if names else "No backup that was cut off is kept.",
        )
    with resources.locked(found[0].repository, f"discard {name_of(found[0])}", found[0].server):
        discard(resources.catalog.unfinished, found[0])
    return found[0]


def kept_paths(resources: Resources, now: int) -> frozenset[Path]:
    """Half-written archives that a sweep leaves where they are. What is too old at `now` (ns) is forgotten."""
    known = resources.catalog.unfinished
    kept = []
    for left in known.all():
        # While its folder is not there (a disk that is not connected), nobody knows.
        if over(left, now) or (is_folder(Path(left.path).parent) and is_gone(Path(left.path))):
            known.forget(left.path)
        else:
            kept.append(Path(left.path))
    return frozenset(kept)


def expire(resources: Resources, now: int) -> Run | None:
    """Remove what is too old at `now` (ns); a line for the history where something was."""
    gone = []
    for left in unfinished(resources):
        if over(left, now):
            with suppress(BackupError, OSError), resources.locked(left.repository, "expiry", left.server):
                discard(resources.catalog.unfinished, left)
                gone.append(left)
    if not gone:
        return None
    names = ", ".join(f"{name_of(u)} ({size_text(u.bytes)})" for u in gone)
    said = f"Nobody went on with {counted(len(gone), 'backup')} that had been cut off; removed: {names}."
    details: dict[str, object] = {"swept": [u.path for u in gone]}
    run = Run(uuid.uuid4().hex, "sweep", Trigger.SCHEDULE, Outcome.SUCCEEDED, now, now, said, details=details)
    resources.catalog.end_run(run)
    return run


def make_room(resources: Resources, repository: Repository, server: str, needed: int, but: Unfinished | None) -> None:
    """Remove those of a repository, oldest first, until `needed` bytes are free; `but` one that is wanted.

    Call it with the lock of `server` held. What others work on stays.
    """
    for left in unfinished(resources):
        if left.repository != repository.name or left == but or free_bytes(repository.path) >= needed:
            continue
        if left.server == server:
            discard(resources.catalog.unfinished, left)
            continue
        with suppress(Busy), repository.lock("make room", left.server):
            discard(resources.catalog.unfinished, left)


def discard(known: UnfinishedBackups, left: Unfinished) -> None:
    """Remove the half-written archive and forget it. Call it with the lock of its server held."""
    # The file first: without it nobody sees the entry; a file that nobody knows would stay until the next sweep.
    with suppress(OSError):  # the next sweep removes it
        Path(left.path).unlink(missing_ok=True)
    known.forget(left.path)
    log.info("the backup that was cut off is discarded: %s", left.path)


def name_of(left: Unfinished) -> str:
    """What it would have been called."""
    return Path(left.path).name.removesuffix(".7z.partial")


def left_text(left: Unfinished) -> str:
    """What is there of it, and what becomes of that, in a sentence."""
    return (
        f"{rows_of_tables_text(left.rows, len(left.tables))} that were read are kept until {utc_text(left.until)}: "
        "the next backup of the same data goes on from there."
    )
