"""What a start finds of processes that died: half-written files, archives that are not listed yet, open runs.

The order makes it safe to die in the middle of this, too: files first, then the catalog, the open runs last.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from influx_backup_gui.domain.backup import Backup
from influx_backup_gui.domain.drill import scratch_name
from influx_backup_gui.domain.errors import BackupError, Busy
from influx_backup_gui.domain.job import Outcome, Run, Trigger
from influx_backup_gui.domain.restore_retention import RETENTIONS, unfinished_from_json
from influx_backup_gui.domain.unfinished import Unfinished
from influx_backup_gui.engine.move_steps import settle_moves, where_archives_are
from influx_backup_gui.engine.records import backup_to_json, unfinished_to_json
from influx_backup_gui.engine.resources import Resources
from influx_backup_gui.engine.unfinished import kept_paths, left_text
from influx_backup_gui.store.catalog import Catalog
from influx_backup_gui.store.files import is_file, is_folder, is_gone
from influx_backup_gui.store.processes import alive
from influx_backup_gui.store.repository import PARTIAL

_THROUGH_TRASH = ("delete", "prune", "untrash")


def recover(resources: Resources) -> tuple[Run, ...]:
    """Sweep, list what was finished, end the runs of dead processes as `interrupted`, and say so in the history.

    Answers the runs that were ended by this process.
    """
    catalog = resources.catalog
    settle_moves(resources, alive)
    announced, dead = catalog.announced_backups(alive), catalog.dead_runs(alive)
    if not announced and not dead:
        return ()
    swept = sweep(resources) if dead else ()
    if any(r.kind in _THROUGH_TRASH for r in dead):
        _settle_trash(catalog)
    own = {r.id for r in dead}
    others = [b for b in settle(catalog, announced) if b.id not in own]
    listed = {b.id: b for b in catalog.backups()}
    left = {u.run: u for u in catalog.unfinished.all()}
    first = dead[0].id if dead else ""

    def told(run: Run) -> Run:
        told = _told(resources, run, listed.get(run.id), left.get(run.id))
        return _adding(told, swept, others) if run.id == first else told

    ended = catalog.interrupt_open_runs(time.time_ns(), alive, told)
    if (swept or others) and first not in {r.id for r in ended}:
        now = time.time_ns()
        line = Run(uuid.uuid4().hex, "sweep", Trigger.MANUAL, Outcome.SUCCEEDED, now, now, "")
        catalog.end_run(_adding(line, swept, others))
    return ended


def sweep(resources: Resources) -> tuple[Path, ...]:
    """Remove what dead processes left behind in every repository that can be reached and that nobody works in."""
    removed: list[Path] = []
    for config in resources.repositories():
        if not is_folder(Path(config.path)):
            continue
        try:
            with resources.locked(config.name, "sweep") as repository:
                removed.extend(repository.sweep(kept=kept_paths(resources, time.time_ns())))
        except (Busy, BackupError, OSError):
            continue
    return tuple(removed)


def settle(catalog: Catalog, announced: Iterable[Backup]) -> list[Backup]:
    """List announced backups whose files got their names, forget the others; answers the listed ones.

    Only for those that nobody is publishing any more: their process is gone, or we hold the lock of their repository.
    """
    return [b for b in announced if _adopted(catalog, b)]


def swept_text(swept: tuple[Path, ...]) -> str:
    """What was removed, in a sentence; "" where nothing was."""
    half = [p for p in swept if p.name.endswith(PARTIAL)]
    if not half:
        return "Temporary files were removed." if swept else ""
    files = "file was" if len(half) == 1 else "files were"
    return f"{len(half)} half-written {files} removed."


def _settle_trash(catalog: Catalog) -> None:
    """A way into or out of the trash that was cut off: what lies in the trash is off the list, what is back is on it.

    Needs no lock: another process that is about to do the same does it once more.
    """
    listed = {b.id: b for b in catalog.backups()}
    taken = {b.path for b in listed.values()}
    for trash, backup in catalog.trashed.all():
        path = Path(backup.path)
        here, there = is_file(path), is_file(trash)
        if backup.id in listed and there and is_gone(path):
            catalog.remove_backup(backup.id)
        back = backup.id not in listed and here and is_gone(trash) and backup.path not in taken
        if back and path.stat().st_size == backup.bytes:
            catalog.put_backup(backup)


def _adopted(catalog: Catalog, backup: Backup) -> bool:
    """List an announced backup whose file got its name; forget it where the file never did.

    It was proved before it was announced. While its folder cannot be looked at (its disk is away, or fails), it waits.
    """
    path = Path(backup.path)
    if is_file(path) and path.stat().st_size == backup.bytes:
        catalog.put_backup(backup)
        return True
    if is_file(path) or (is_folder(path.parent) and is_gone(path)):
        catalog.withdraw_backup(backup.id)
    return False


def _told(resources: Resources, run: Run, backup: Backup | None, left: Unfinished | None) -> Run:
    """An interrupted run with what became of its work."""
    assert run.problem is not None
    if backup is not None:
        summary = f"{run.summary} Its archive {backup.name} was complete and proved by then; it is listed."
        problem = replace(run.problem, message=summary, hint="Nothing needs to be done: the backup can be used.")
        return replace(run, summary=summary, problem=problem, details={"backup": backup_to_json(backup)})
    if run.kind == "move":
        return replace(run, problem=replace(run.problem, hint=where_archives_are(resources, run)))
    if left is not None:
        hint = f"{left_text(left)} Archives that were proved before are untouched."
        resumable = {"resumable": unfinished_to_json(left)}
        return replace(run, problem=replace(run.problem, hint=hint), details={**run.details, **resumable})
    if run.kind in _THROUGH_TRASH:
        hint = "What was moved by then is where it was to go: in the list of backups, or in the trash."
        return replace(run, problem=replace(run.problem, hint=hint))
    if run.kind == "drill":
        hint = f"Its scratch database {scratch_name(run.id)} is removed when a drill or the scheduler runs again."
        return replace(run, problem=replace(run.problem, hint=hint))
    if run.kind != "restore":
        return run
    hint = "Tables that it was writing may be incomplete: go on with --if-exists missing, or remove them on the server."
    safety = run.details.get("safety_backup")
    saved = (f"What it overwrote is in the backup {safety['name']}.",) if isinstance(safety, dict) else ()
    said = (hint, *saved, *unfinished_from_json(run.details.get(RETENTIONS)), "The backup is untouched.")
    return replace(run, problem=replace(run.problem, hint=" ".join(said)))


def _adding(run: Run, swept: tuple[Path, ...], adopted: list[Backup]) -> Run:
    """The run with what else the start found."""
    names = ", ".join(b.name for b in adopted)
    said = [run.summary, swept_text(swept), f"Proved by then, and listed now: {names}." if adopted else ""]
    summary = " ".join(s for s in said if s)
    details = {**run.details, "swept": [str(p) for p in swept], "adopted": [backup_to_json(b) for b in adopted]}
    problem = run.problem and replace(run.problem, message=summary)
    return replace(run, summary=summary, problem=problem, details=details)
